/** Counts an order, and takes it back: wherever its money and its coupons show. Both are exact, so a correction is one of each. */
import type { PersonId } from '../../contract/ids.ts';
import type { Site } from '../../contract/site.ts';
import { CONFIRMED_REVENUE } from '../../domain/facts.ts';
import { converted, unconverted } from '../../domain/ledger.ts';
import { withOrder, withoutOrder } from '../../domain/order.ts';
import type { Booking, Credit } from '../../domain/order-booking.ts';
import type { Person } from '../../domain/person.ts';
import { dayOf } from '../../domain/zone.ts';
import type { Nouns } from './nouns.ts';

/** Counts `after` in place of `before`, each undefined for nothing. `name` is the one that the order is kept under. */
export function rebook(
  nouns: Nouns,
  site: Site,
  name: string,
  before: Booking | undefined,
  after: Booking | undefined,
) {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  if (before) count(nouns, site, name, before, -1);
  if (after) count(nouns, site, name, after, 1);
}

function count(nouns: Nouns, site: Site, name: string, booking: Booking, sign: 1 | -1): void {
  const { person, creditor, at, valueMinor, itemCount, coupons } = booking;
  nouns.orders.add(site.id, { orders: sign, revenueMinor: sign * valueMinor });
  countInRollups(nouns, site, booking, sign);
  change(nouns, site, person, (one) =>
    Object.assign(
      one,
      sign > 0
        ? withOrder(one, { at, transactionId: name, valueMinor, itemCount })
        : withoutOrder(one, { transactionId: name, valueMinor }),
    ),
  );
  for (const coupon of coupons) {
    if (sign < 0) nouns.coupons.release(site.id, coupon, name);
    else nouns.coupons.redeem(site.id, { coupon, person: creditor, transactionId: name, at });
  }
  for (const credit of booking.credits) countCredit(nouns, site, booking, credit, sign);
}

function countInRollups(nouns: Nouns, site: Site, booking: Booking, sign: 1 | -1): void {
  const { at, channel, valueMinor, confirmedMinor } = booking;
  const amounts = { orders: 1, revenue: valueMinor, [CONFIRMED_REVENUE]: confirmedMinor };
  for (const [metric, amount] of Object.entries(amounts)) {
    if (amount !== 0)
      nouns.rollups.add(site.id, site.zone, { kind: 'count', metric, at, channel, amount: sign * amount });
  }
}

/** The first order of an offer converts it; without any it is not converted. */
function countCredit(nouns: Nouns, site: Site, booking: Booking, credit: Credit, sign: 1 | -1): void {
  const { at, valueMinor, confirmedMinor, creditor } = booking;
  const { campaign, offer, arm } = credit;
  const tally = (day: number, added: Parameters<typeof nouns.figures.add>[4]) =>
    nouns.figures.add(site.id, campaign, dayOf(day, site.zone), arm, added);
  tally(at, { orders: sign, revenueMinor: sign * valueMinor, confirmedMinor: sign * confirmedMinor });
  const { orders, convertedAt } = nouns.offers.credit(site.id, offer, sign, sign * valueMinor);
  if (sign > 0 && convertedAt === null) {
    nouns.offers.convert(site.id, offer, at);
    tally(at, { converted: 1 });
    change(nouns, site, creditor, (person) => Object.assign(person, converted(person, offer, at)));
  }
  if (sign < 0 && orders === 0 && convertedAt !== null) {
    nouns.offers.convert(site.id, offer, null);
    tally(convertedAt, { converted: -1 });
    change(nouns, site, creditor, (person) => Object.assign(person, unconverted(person, offer)));
  }
}

function change(nouns: Nouns, site: Site, id: PersonId | undefined, how: (person: Person) => void): void {
  const record = id && nouns.people.findById(site.id, id);
  if (record) how(nouns.people.change(site.id, record).person);
}
