/** What of an order is counted: made from what a page claimed and what the shop stated, the same whichever came first. */
import type { Channel } from '../contract/audience.ts';
import type { CampaignId, OfferId, PersonId } from '../contract/ids.ts';
import { countItems } from './filter.ts';
import { type Stated, statedAt } from './order-statement.ts';

/** Of orders that no page told of, nobody knows what brought them. */
export type OrderChannel = Channel | 'unknown';

/** A campaign whose goal the order reached. */
export type Credit = { campaign: CampaignId; offer: OfferId; arm: string };

/** What a page told: the first one that told of the order. */
export type Claim = {
  /** The transaction id that it told. */
  name: string;
  person: PersonId;
  at: number;
  valueMinor: number;
  itemCount: number;
  channel: OrderChannel;
  coupon?: string;
  cartToken?: string;
  credits: Credit[];
  /** Thought to be of this order for its cart or its customer, not for its name: a claim of the right name takes its place. */
  guessed?: true;
};

/** What is counted of an order, and for whom. Money is minor units. */
export type Booking = {
  /** Whose order it is; absent while nobody knows. */
  person?: PersonId;
  /** Whose campaigns are credited: of who was in the browser. */
  creditor?: PersonId;
  at: number;
  channel: OrderChannel;
  /** What it earned: refunds are taken off. */
  valueMinor: number;
  /** What of that the shop's server says is paid. */
  confirmedMinor: number;
  itemCount: number;
  coupons: string[];
  credits: Credit[];
};

/** An order as it is known. */
export type OrderState = {
  claim?: Claim;
  stated?: Stated;
  /** What is counted now; null for nothing. Absent of an order that only a page told of: see {@link bookedOf}. */
  booked?: Booking | null;
};

/** What is counted of an order now; undefined for nothing. */
export function bookedOf({ claim, booked }: OrderState): Booking | undefined {
  return booked === undefined ? claim && claimed(claim) : (booked ?? undefined);
}

/**
 * What is to be counted of an order. Nothing of one that was cancelled or given back whole, or whose worth nobody told yet. What
 * the shop stated counts before what a page claimed.
 *
 * @param owner whose it is, as far as that is known.
 * @param credits of an order that no page told of.
 */
export function bookingOf({ claim, stated }: OrderState, owner: PersonId | undefined, credits: Credit[]) {
  if (!stated) return claim && claimed(claim);
  const { status, valueMinor, items, coupons } = stated.fields;
  const worthMinor = valueMinor?.value ?? claim?.valueMinor;
  if (worthMinor === undefined || status?.value === 'cancelled' || status?.value === 'refunded') return undefined;
  const givenBackMinor = Object.values(stated.refunds).reduce((sum, { value }) => sum + value, 0);
  const leftMinor = Math.max(0, worthMinor - givenBackMinor);
  if (leftMinor === 0 && givenBackMinor > 0) return undefined;
  const creditor = claim?.person ?? owner;
  const booking: Booking = {
    ...(owner !== undefined && { person: owner }),
    ...(creditor !== undefined && { creditor }),
    at: stated.fields.at?.value ?? claim?.at ?? statedAt(stated),
    channel: claim?.channel ?? 'unknown',
    valueMinor: leftMinor,
    confirmedMinor: status?.value === 'paid' ? leftMinor : 0,
    itemCount: items ? countItems(items.value) : (claim?.itemCount ?? 0),
    coupons: coupons?.value ?? couponsOf(claim),
    credits: claim?.credits ?? credits,
  };
  return booking;
}

function claimed(claim: Claim): Booking {
  const { person, at, channel, valueMinor, itemCount, credits } = claim;
  return {
    person,
    creditor: person,
    at,
    channel,
    valueMinor,
    confirmedMinor: 0,
    itemCount,
    coupons: couponsOf(claim),
    credits,
  };
}

function couponsOf(claim: Claim | undefined): string[] {
  return claim?.coupon === undefined ? [] : [claim.coupon];
}
