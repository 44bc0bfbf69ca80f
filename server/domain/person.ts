/**
 * One compact state per person: all that a decision needs, rebuildable from the event log.
 * Plain data but for the past: it is stored as JSON, so nothing in it may be a Map, a Set or a Date. A new field has to be
 * stored as well.
 */
import type { Channel } from '../contract/audience.ts';
import type { Device } from '../contract/collect.ts';
import type { DecidedCoupon } from '../contract/decision.ts';
import type { Item, Params, Scalar } from '../contract/event.ts';
import type { CampaignId, CustomerId, EventId, OfferId, PersonId, VisitorId } from '../contract/ids.ts';
import type { JourneyStep } from './facts.ts';
import { Past } from './past.ts';

/** Sessions remembered one by one. */
export const MAX_REMEMBERED_SESSIONS = 100;
/** Orders remembered one by one. */
export const MAX_REMEMBERED_ORDERS = 100;

/** An event after the collector has checked it and corrected its time. */
export type RecordedEvent = {
  id: EventId;
  name: string;
  /** Milliseconds UTC, by the server's clock. */
  at: number;
  url: string;
  referrer?: string;
  params: Params;
  /** JSON of `params` from whoever wrote it already: it is long, and both the log and the memory ask for it. */
  json?: string;
  /**
   * Young and of the page that is open now: it may cause a popup. A repeat of such an event is fresh as well, because its
   * answer may have been lost; it is decided again but not folded into the person again.
   */
  fresh: boolean;
};

/** One visit: silence of less than 30 minutes, one campaign. */
export type Session = {
  /** `visitor.startedAt`: made of facts, so the log gives the same id again. */
  id: string;
  visitor: VisitorId;
  startedAt: number;
  lastAt: number;
  channel: Channel;
  landing: string;
  referrer?: string;
  /** `utm_source`, `utm_medium`, `utm_campaign`, `utm_term`, `utm_content`, and the name of the click id in `click_id`. */
  utm: Record<string, string>;
  /** Steps of the journey that it took, in the order in which it did; absent when it took none. */
  steps?: readonly JourneyStep[];
};

/** An order the shop's page told of. `valueMinor` is in the currency of the site. */
export type Order = { at: number; transactionId: string; valueMinor: number; itemCount: number };

/** The arm of those who qualify but see nothing. */
export const HOLDOUT = 'holdout';

/** What one campaign has been to one person. It is never forgotten while the campaign exists. */
export type LedgerEntry = {
  offer: OfferId;
  /** Offers of this campaign that a join gave up for `offer`: a page may still report about them. */
  formerOffers?: OfferId[];
  /** When it was first decided, milliseconds UTC: the earlier one wins a join. */
  since: number;
  /** Key of the variant, or `holdout`. Drawn once, kept for ever, also through a join. */
  arm: string;
  version: number;
  /** Showings begun; the current one is `turn`. */
  turn: number;
  /** The event that caused the current turn: its repeat gets the same answer. */
  trigger: EventId;
  /** The current turn may be shown until then; 0 once it is shown or for a hold-out. */
  leasedUntil: number;
  /** Showings confirmed (for a hold-out: would-be showings). */
  times: number;
  firstShownAt?: number;
  lastShownAt?: number;
  /** Session of the last showing. */
  lastSession?: string;
  clickedAt?: number;
  dismissedAt?: number;
  copiedAt?: number;
  convertedAt?: number;
  coupon?: DecidedCoupon;
};

/** How often one kind of event happened, ever. */
export type Tally = { count: number; firstAt: number; lastAt: number };

export type Person = {
  id: PersonId;
  customerId?: CustomerId;
  /** Whether the last identity event was a log-in and not a log-out. */
  loggedIn: boolean;
  /** What the shop told us of its customer. */
  attributes: Record<string, Scalar>;
  firstSeenAt: number;
  lastSeenAt: number;
  device?: Device;
  /** Events one by one. */
  past: Past;
  /** Of all time, by event name. */
  tallies: Record<string, Tally>;
  sessionCount: number;
  /** Newest last, at most MAX_REMEMBERED_SESSIONS. */
  sessions: Session[];
  /** The cart now. */
  cart: Item[];
  /** All time. */
  orderCount: number;
  revenueMinor: number;
  /** Newest last, at most MAX_REMEMBERED_ORDERS. */
  orders: Order[];
  ledger: Record<CampaignId, LedgerEntry>;
  /** When messages were shown, newest last, those of the last two days: the fatigue budget. */
  shownAt: number[];
};

/** A copy that events are folded into: what grows with each of them is its own, all else it shares with `person`. */
export function workingCopy(person: Person): Person {
  return {
    ...person,
    past: person.past.copy(),
    tallies: { ...person.tallies },
    sessions: [...person.sessions],
  };
}

/** A person nobody knows anything of yet. */
export function newPerson(id: PersonId, now: number): Person {
  return {
    id,
    loggedIn: false,
    attributes: {},
    firstSeenAt: now,
    lastSeenAt: now,
    past: Past.of([]),
    tallies: {},
    sessionCount: 0,
    sessions: [],
    cart: [],
    orderCount: 0,
    revenueMinor: 0,
    orders: [],
    ledger: {},
    shownAt: [],
  };
}
