/** What a decision is made from besides the person, and what it asks to be written down. */
import type { CampaignDefinition, CampaignState } from '../contract/campaign.ts';
import type { ArmedTrigger } from '../contract/decision.ts';
import type { CampaignId, EventId, OfferId } from '../contract/ids.ts';
import type { SiteSettings } from '../contract/site.ts';

/** A campaign as it stands: one immutable version of it. */
export type CampaignVersion = {
  id: CampaignId;
  version: number;
  state: CampaignState;
  createdAt: number;
  definition: CampaignDefinition;
};

/** The site and its figures that rules compare with. */
export type SiteFacts = {
  settings: SiteSettings;
  /** Mean order so far in minor units; absent before the first order. */
  averageOrderMinor?: number;
};

/** The page that is open now. */
export type PageFacts = {
  url: string;
  /** Nobody will read the answer. */
  leaving: boolean;
};

/** Figures of campaigns that bound them. Both are of this moment: reading and claiming are one transaction. */
export type CampaignCounts = {
  /** Coupons that may still be issued; Infinity when nothing bounds them. */
  stockLeft: (campaign: CampaignId) => number;
  /** Showings to everybody so far. */
  shownInAll: (campaign: CampaignId) => number;
};

/** Gates in the order they are asked. */
export const gates = [
  'site',
  'consent',
  'state',
  'schedule',
  'page',
  'trigger',
  'audience',
  'had_it',
  'limits',
  'fatigue',
  'stock',
  'rollout',
  'holdout',
  'priority',
] as const;
export type Gate = (typeof gates)[number];

/** Why one campaign was not shown, or that it won. `detail` holds the values that the gate compared. */
export type Verdict = {
  campaign: CampaignId;
  version: number;
  outcome: 'won' | 'refused';
  gate?: Gate;
  detail?: Record<string, unknown>;
};

/** The offer that won, before its coupon is claimed and its texts are filled in. */
export type OfferPlan = {
  campaign: CampaignVersion;
  arm: string;
  /** 1 for the first showing. */
  turn: number;
  trigger: EventId;
  /** Set when the person had this offer before: the same row, the same arm, the same code. */
  offer?: OfferId;
  leasedUntil: number;
};

export type DecideResult = {
  winner?: OfferPlan;
  /** Would-be impressions: people who qualified and were held out. Written down as offers of the arm `holdout`. */
  heldOut: OfferPlan[];
  armed: ArmedTrigger[];
  /** One per campaign that an event of the batch could trigger. */
  trace: Verdict[];
};

/** What an event asks to be written down beside itself. Times are the event's. */
export type Effect =
  /** `metric` is an event name, or one of `visitors`, `sessions`, `people`, `revenue`. */
  | { kind: 'count'; metric: string; at: number; channel: string; amount: number }
  | { kind: 'order'; at: number; transactionId: string; valueMinor: number; coupon?: string }
  | {
      kind: 'offer';
      campaign: CampaignId;
      offer: OfferId;
      arm: string;
      /** `shown`, `clicked`, `dismissed` and `copied` count once per turn; `converted` once per person, `order` each time. */
      became: 'shown' | 'clicked' | 'dismissed' | 'copied' | 'converted' | 'order';
      at: number;
      /** With `order`. */
      valueMinor?: number;
    };
