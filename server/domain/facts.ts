/** What a decision is made from besides the person, and what it asks to be written down. */
import type { CampaignDefinition, CampaignState } from '../contract/campaign.ts';
import type { ArmedTrigger } from '../contract/decision.ts';
import type { CampaignId, EventId, OfferId, VisitorId } from '../contract/ids.ts';
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
  /** Global Privacy Control is set in this browser. */
  gpc: boolean;
};

/** Figures of campaigns that bound them. Both are of this moment: reading and claiming are one transaction. */
export type CampaignCounts = {
  /** Coupons that may still be issued; Infinity when nothing bounds them. */
  stockLeft: (campaign: CampaignId) => number;
  /** Showings to everybody so far, and offers still leased. */
  shownInAll: (campaign: CampaignId) => number;
};

/** All that a decision is made from besides the person, the events and the campaigns. */
export type DecisionFacts = {
  site: SiteFacts;
  page: PageFacts;
  counts: CampaignCounts;
  /** Whose browser asks: `this session` is the last one of this visitor. */
  visitor: VisitorId;
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
  /** Session of the trigger. */
  session: string;
  /** Set when the person had this offer before: the same row, the same arm, the same code. */
  offer?: OfferId;
  /** 0 for a hold-out. */
  leasedUntil: number;
};

export type DecideResult = {
  winner?: OfferPlan;
  /** Would-be impressions: people who qualified and were held out. Written down as offers of the arm `holdout`. */
  heldOut: OfferPlan[];
  armed: ArmedTrigger[];
  /** One per campaign that an event of the batch triggered, on a page that it may be shown on: others say nothing of people. */
  trace: Verdict[];
};

/** Counts that are not counts of one event name. An event that bears such a name is not counted under it. */
export const measures = ['visitors', 'people', 'sessions', 'orders', 'revenue'] as const;
export type Measure = (typeof measures)[number];

/** Steps from a visit to an order. A session that took one is counted once, under {@link sessionsWith}. */
export const journey = ['view_item', 'add_to_cart', 'begin_checkout', 'purchase'] as const;
export type JourneyStep = (typeof journey)[number];

/** Metric of the sessions that took a step. No event name holds a colon, so none is counted under it. */
export function sessionsWith(step: JourneyStep): string {
  return `sessions:${step}`;
}

/** Metric of page views of visitors who did not agree to be remembered: how many, and nothing else. */
export const UNNAMED_VIEWS = 'views:unnamed';

/** Metric of the revenue that the shop's server says is paid, in minor units. */
export const CONFIRMED_REVENUE = 'revenue:confirmed';

/** What an event asks to be written down beside itself. Times are the event's. */
export type Effect =
  /**
   * `metric` is an event name or a {@link Measure}. `visitors` and `people` count once per day of the site's zone,
   * `orders` once per transaction, `revenue` in minor units, {@link sessionsWith} once per session.
   */
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
