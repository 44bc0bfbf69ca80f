/**
 * What the dashboard asks and is told. All but the first three need the session cookie; every change also needs the
 * header `x-dangol: 1`, which a foreign page cannot send.
 *
 * | route | body → answer |
 * |---|---|
 * | GET /api/session | → SessionInfo |
 * | POST /api/setup | setupSchema → SessionInfo |
 * | POST /api/sign-in | signInSchema → SessionInfo |
 * | POST /api/sign-out | → SessionInfo |
 * | GET, POST /api/sites | → SiteInfo[]; SiteSettings → SiteInfo (201) |
 * | PUT /api/sites/:site | SiteSettings → SiteInfo |
 * | GET /api/sites/:site/access | → SiteAccess |
 * | POST /api/sites/:site/access/api-key | → NewSecret |
 * | POST, PUT /api/sites/:site/access/identify | → NewSecret; IdentifyRule → SiteAccess |
 * | PUT /api/sites/:site/access/webhooks | WebhookSecret → SiteAccess |
 * | GET /api/sites/:site/home | → HomeReport |
 * | GET /api/sites/:site/live | → server-sent events, each a LiveEvent |
 * | GET, POST /api/sites/:site/sample | → SampleReport; SampleChange → SampleReport |
 * | GET /api/sites/:site/install | → InstallReport |
 * | GET /api/sites/:site/warnings | → ShopWarning[] |
 * | GET /api/sites/:site/first-party | → FirstPartyReport |
 * | POST /api/sites/:site/reach | { audience } → ReachReport |
 * | POST /api/sites/:site/preview | PreviewRequest → PreviewAnswer |
 * | GET, POST /api/sites/:site/campaigns(?archived=true) | → Campaign[]; CampaignDefinition → Campaign, a draft (201) |
 * | GET, PUT /api/sites/:site/campaigns/:id | → Campaign; SaveCampaign → Campaign |
 * | POST /api/sites/:site/campaigns/:id/state | StateChange → Campaign |
 * | POST /api/sites/:site/campaigns/:id/duplicate | → Campaign, a draft (201) |
 * | POST /api/sites/:site/campaigns/:id/codes | text/csv, one code a row → ImportedCodes |
 * | GET /api/sites/:site/campaigns/:id/results | → CampaignResults |
 * | GET /api/sites/:site/campaigns/:id/results.csv | → text/csv, by day and arm |
 * | GET /api/sites/:site/campaigns/:id/codes.csv | → text/csv, each code and what became of it |
 * | GET, PUT /api/sites/:site/mapping | → MappingReport; SaveMapping → MappingReport |
 * | POST /api/sites/:site/mapping/publish | MappingChange → MappingReport |
 * | POST /api/sites/:site/mapping/discard | MappingChange → MappingReport |
 * | GET /api/sites/:site/mapping/versions/:version | → MappingVersion |
 * | POST /api/sites/:site/mapping/versions/:version/restore | MappingChange → MappingReport |
 * | POST /api/sites/:site/pick | PickLinkRequest → PickLink |
 * | GET /api/openapi.json | → the OpenAPI document |
 */
import type { CampaignDefinition, CampaignFigures, CampaignState } from './campaign.ts';
import type { ConsentCount } from './consent.ts';
import type { Coupon } from './coupon.ts';
import type { DecidedCoupon } from './decision.ts';
import type { FieldFault } from './error.ts';
import type { Params } from './event.ts';
import type { ComparedField, Platform, Source } from './heard.ts';
import type { Message } from './message.ts';
import type { Payload, PayloadFault } from './payload.ts';
import type { SiteSettings } from './site.ts';

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;

/** `POST /api/setup` makes the owner with the one-time link that the first start printed. */
export const setupSchema = {
  type: 'object',
  required: ['token', 'name', 'password'],
  additionalProperties: false,
  properties: {
    token: { type: 'string', minLength: 1, maxLength: 100 },
    name: { type: 'string', minLength: 1, maxLength: 80 },
    password: { type: 'string', minLength: PASSWORD_MIN, maxLength: PASSWORD_MAX },
  },
} as const;

/** `POST /api/sign-in`. */
export const signInSchema = {
  type: 'object',
  required: ['name', 'password'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 80 },
    password: { type: 'string', minLength: 1, maxLength: PASSWORD_MAX },
  },
} as const;

/** `GET /api/session`. */
export type SessionInfo = { state: 'signed_in'; name: string } | { state: 'signed_out' } | { state: 'needs_setup' };

/** A site as the dashboard sees it. */
export type SiteInfo = SiteSettings & {
  id: number;
  key: string;
  /** Where the tag is served from, without a slash at the end. */
  publicUrl: string;
  /** Path of the tag there, and the collector's from the folder of the tag. */
  tagPath: string;
  batchPath: string;
  /** True for the site of the demo shop. */
  demo: boolean;
};

/** Totals of one span of time. Money is integer minor units. */
export type Totals = {
  visitors: number;
  sessions: number;
  productViews: number;
  carts: number;
  checkouts: number;
  /** Sessions that got so far, each counted once however often it did. */
  viewSessions: number;
  cartSessions: number;
  checkoutSessions: number;
  orderSessions: number;
  orders: number;
  /** What the orders earned; what was cancelled or given back is taken off. */
  revenueMinor: number;
  /** What of the revenue the shop's own server says is paid. */
  confirmedMinor: number;
  messagesShown: number;
};

/** `GET /api/sites/:site/home`: today in the site's zone, the day before up to the same hour, and the last 14 days, oldest first. */
export type HomeReport = {
  today: Totals;
  yesterday: Totals;
  days: { day: string; totals: Totals }[];
  /** By hour of today, 0–23: sessions and orders. */
  hours: { sessions: number[]; orders: number[] };
};

/** `GET …/sample`: made-up shoppers for the demo shop, or for a site that has none of its own yet. They are loaded once. */
export type SampleReport = {
  state: 'offered' | 'unfit' | 'loading' | 'stopped' | 'loaded';
  /** Length of the history, up to when it was asked for. */
  days: number;
  /** How much of it is loaded, 0–1. */
  share: number;
  visits: number;
  events: number;
};

/** `POST …/sample`: loading begins, goes on or stops. What was loaded stays. */
export const sampleChangeSchema = {
  type: 'object',
  required: ['state'],
  additionalProperties: false,
  properties: { state: { enum: ['loading', 'stopped'] } },
} as const;
export type SampleChange = { state: 'loading' | 'stopped' };

/** One line of the live feed (`GET /api/sites/:site/live`, server-sent events named `event`). */
export type LiveEvent = {
  at: number;
  name: string;
  /** Short name of the person: the customer id, or the first letters of the person id. */
  who: string;
  /** Id of the visitor: whose browser it was, before and after a log-in. */
  visitor: string;
  url: string;
  /** What it was about, when that can be said in a few words: an item's name, a search term, an order's value. */
  about?: string;
  /** What it tells of products and money; absent for kinds of event that tell of neither. */
  payload?: Payload;
};

/** `GET /api/sites/:site/install`: has the shop been seen? */
export type InstallReport = {
  /** Kinds of event by name, with how many came and when the last one did. */
  seen: { name: string; count: number; lastAt: number }[];
  /** By kind of event and source: what became of what the source told. */
  sources: SourceReport[];
  /** What the newest events of each kind tell; none for a kind that has not come lately. */
  payloads: PayloadReport[];
  /** Platforms that pages were found to be of, the latest first. */
  platforms: { platform: Platform; lastAt: number }[];
  /** Orders that the shop's own server told of, by webhook or API. */
  statedOrders: number;
  /** Origins that reported but are not on the list, newest first. */
  refusedOrigins: { origin: string; count: number; lastAt: number }[];
};

/** What one source told of one kind of event. All but `used` were dropped: see `contract/heard.ts`. */
export type SourceReport = {
  name: string;
  source: Source;
  used: number;
  double: number;
  same: number;
  unused: number;
  /** Beside a more trusted source, which said something else: in which field, how often. */
  differs: { field: ComparedField; count: number }[];
  lastAt: number;
};

/** What the newest events of a kind tell. */
export type PayloadReport = {
  name: string;
  /** So many were looked at, of which so many had each fault. */
  looked: number;
  faults: { fault: PayloadFault; count: number }[];
  /** The newest one, as it is on record. */
  sample: { at: number; url: string; params: Params };
};

/** Where pages of an origin reached this server. */
export type Arrival = {
  origin: string;
  /** Host and port that they asked. */
  host: string;
  /** It belongs to the shop's own domain. */
  firstParty: boolean;
  /** When that began, and when it was last seen. */
  since: number;
  lastAt: number;
};

/** `GET /api/sites/:site/first-party`: through which domain pages report, and what their visitors agreed to. */
export type FirstPartyReport = {
  /** Last seen first. */
  arrivals: Arrival[];
  /** Last told first. */
  consents: ConsentCount[];
  /** Page views of visitors who did not agree, today in the site's zone; nothing else is known of them. */
  unnamedViews: number;
};

/**
 * `GET …/warnings`: what used to arrive and does not any more, and prices that stopped making sense. `silent`: against the
 * shop's own rhythm so many were to be expected since the last one came. `unpriced`: of the newest of a kind only this share
 * has a price, where `usual` had. `shifted`: the newest prices are so many times what they were, a power of ten.
 */
export type ShopWarning =
  | { kind: 'silent'; name: string; lastAt: number; expected: number }
  | { kind: 'prices'; name: string; fault: 'unpriced'; share: number; usual: number }
  | { kind: 'prices'; name: string; fault: 'shifted'; factor: number };

/** `POST /api/sites/:site/reach`: how many people fit an audience now. */
export type ReachReport = {
  /** People looked at; fewer than all when there are very many. */
  looked: number;
  fit: number;
  people: number;
};

/** `GET …/campaigns/:id/results`. */
export type CampaignResults = {
  id: string;
  /** One entry per variant that was ever drawn, and `holdout` when there is one. */
  arms: ({ arm: string } & CampaignFigures & { revenuePerQualifiedMinor: number })[];
  /** By day of the site's zone, oldest first. */
  days: { day: string; shown: number; clicked: number; converted: number; revenueMinor: number }[];
  coupons: { issued: number; redeemed: number; left?: number };
  /** Why people who met the trigger were not shown it, by gate. */
  refusals: { gate: string; count: number }[];
  /** Against the hold-out; absent when there is none or nobody in it yet. */
  uplift?: {
    /** Share converted among the shown minus among the held out. */
    conversionRate: number;
    /** Bounds of a 95 % interval of it (Newcombe's hybrid score interval, 1998). */
    low: number;
    high: number;
    /** Extra revenue per qualified person, minor units. */
    revenuePerPersonMinor: number;
  };
};

/** `POST …/campaigns/:id/state`. */
export const stateChangeSchema = {
  type: 'object',
  required: ['state'],
  additionalProperties: false,
  properties: { state: { enum: ['live', 'paused', 'archived', 'draft'] } },
} as const;
export type StateChange = { state: CampaignState };

/** `PUT …/campaigns/:id`: `base` is the version that was edited, so that two editors cannot overwrite each other unseen. */
export type SaveCampaign = { base: number; definition: CampaignDefinition };

/** `POST …/preview`: a message with its personal parts filled in for a made-up shopper. */
export type PreviewRequest = { message: Message; coupon?: Coupon };
export type PreviewAnswer = { message: Message; coupon?: DecidedCoupon; faults: FieldFault[] };

/** `POST …/codes`. `faults` name the rows that were left out: `row/17`. */
export type ImportedCodes = { added: number; known: number; faults: FieldFault[] };
