import type { DecidedCoupon } from '../contract/decision.ts';
import type { OfferId } from '../contract/ids.ts';
import type { OfferPlan } from './facts.ts';
import { HOLDOUT, type LedgerEntry, type Person } from './person.ts';

/**
 * Writes a won offer into the ledger: leased, not yet shown. `offer` is `plan.offer` when there is one, else a new id;
 * `coupon` the person's own coupon of the campaign, always the same one.
 */
export function withOffer(
  person: Person,
  plan: OfferPlan,
  offer: OfferId,
  coupon: DecidedCoupon | undefined,
  now: number,
): Person {
  const before = person.ledger[plan.campaign.id];
  const sameTurn = before?.turn === plan.turn;
  const entry: LedgerEntry = { ...(sameTurn ? before : withoutReactions(before)), ...facts(plan, offer, before, now) };
  entry.leasedUntil = plan.leasedUntil;
  if (coupon) entry.coupon = coupon;
  return withEntry(person, plan, entry);
}

/** Writes the would-be showing of a person who is held out. */
export function withHoldOut(person: Person, plan: OfferPlan, offer: OfferId, now: number): Person {
  const before = person.ledger[plan.campaign.id];
  const entry: LedgerEntry = {
    ...before,
    ...facts(plan, offer, before, now),
    arm: HOLDOUT,
    times: plan.turn,
    firstShownAt: before?.firstShownAt ?? now,
    lastShownAt: now,
    lastSession: plan.session,
  };
  return withEntry(person, plan, entry);
}

/** The ledger once an order is credited to an offer of the person. */
export function converted(person: Person, offer: OfferId, at: number): Pick<Person, 'ledger'> {
  return withEntryOf(person, offer, (entry) => ({ ...entry, convertedAt: entry.convertedAt ?? at }));
}

/** The ledger once no order is credited to an offer of the person any more. */
export function unconverted(person: Person, offer: OfferId): Pick<Person, 'ledger'> {
  return withEntryOf(person, offer, ({ convertedAt: _gone, ...entry }) => entry);
}

function withEntryOf(
  { ledger }: Person,
  offer: OfferId,
  change: (entry: LedgerEntry) => LedgerEntry,
): Pick<Person, 'ledger'> {
  const found = Object.entries(ledger).find(([, entry]) => entry.offer === offer);
  return { ledger: found ? { ...ledger, [found[0]]: change(found[1]) } : ledger };
}

function facts(plan: OfferPlan, offer: OfferId, before: LedgerEntry | undefined, now: number) {
  return {
    offer,
    since: before?.since ?? now,
    arm: plan.arm,
    version: plan.campaign.version,
    turn: plan.turn,
    trigger: plan.trigger,
    leasedUntil: 0,
    times: before?.times ?? 0,
  };
}

/** A new turn may be clicked, closed and copied once more. */
function withoutReactions(entry: LedgerEntry | undefined): Partial<LedgerEntry> {
  const { clickedAt: _clicked, dismissedAt: _dismissed, copiedAt: _copied, ...rest } = entry ?? {};
  return rest;
}

function withEntry(person: Person, plan: OfferPlan, entry: LedgerEntry): Person {
  return { ...person, ledger: { ...person.ledger, [plan.campaign.id]: entry } };
}
