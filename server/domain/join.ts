import type { Item } from '../contract/event.ts';
import { MAX_ITEMS } from '../contract/limits.ts';
import { lineKey } from './cart.ts';
import { MAX_REMEMBERED_EVENTS, Past } from './past.ts';
import { type LedgerEntry, MAX_REMEMBERED_ORDERS, MAX_REMEMBERED_SESSIONS, type Person, type Tally } from './person.ts';

/**
 * Unites two persons that turned out to be one; the result bears the id and the customer of `survivor`, and its attributes
 * where both have one. What limits and counts go by (memory, figures, ledger) comes out the same whichever of the two
 * survives, and in whatever order several are joined.
 */
export function joinPersons(survivor: Person, other: Person): Person {
  const [older, newer] = survivor.lastSeenAt <= other.lastSeenAt ? [survivor, other] : [other, survivor];
  const customerId = survivor.customerId ?? other.customerId;
  const device = newer.device ?? older.device;
  return {
    id: survivor.id,
    ...(customerId && { customerId }),
    loggedIn: survivor.loggedIn || other.loggedIn,
    attributes: { ...other.attributes, ...survivor.attributes },
    firstSeenAt: Math.min(survivor.firstSeenAt, other.firstSeenAt),
    lastSeenAt: newer.lastSeenAt,
    ...(device && { device }),
    past: Past.of(
      unite(
        survivor.past.events,
        other.past.events,
        ({ at }) => at,
        ({ id }) => id,
        MAX_REMEMBERED_EVENTS,
      ),
    ),
    tallies: uniteBy(survivor.tallies, other.tallies, addTallies),
    sessionCount: survivor.sessionCount + other.sessionCount,
    sessions: unite(
      survivor.sessions,
      other.sessions,
      ({ startedAt }) => startedAt,
      ({ id }) => id,
      MAX_REMEMBERED_SESSIONS,
    ),
    cart: uniteCarts(older.cart, newer.cart),
    orderCount: survivor.orderCount + other.orderCount,
    revenueMinor: survivor.revenueMinor + other.revenueMinor,
    orders: unite(
      survivor.orders,
      other.orders,
      ({ at }) => at,
      (order) => order.transactionId,
      MAX_REMEMBERED_ORDERS,
    ),
    ledger: uniteBy(survivor.ledger, other.ledger, uniteEntries) as Person['ledger'],
    shownAt: [...new Set([...survivor.shownAt, ...other.shownAt])].sort((a, b) => a - b),
  };
}

/** Each thing once, by time and then by name, the newest `most` of them. */
function unite<Thing>(
  some: readonly Thing[],
  others: readonly Thing[],
  timeOf: (thing: Thing) => number,
  nameOf: (thing: Thing) => string,
  most: number,
): Thing[] {
  const byName = new Map([...some, ...others].map((thing) => [nameOf(thing), thing]));
  const inOrder = [...byName.values()].sort((a, b) => timeOf(a) - timeOf(b) || (nameOf(a) < nameOf(b) ? -1 : 1));
  return inOrder.slice(-most);
}

function uniteBy<Value>(
  some: Record<string, Value>,
  others: Record<string, Value>,
  both: (one: Value, other: Value) => Value,
): Record<string, Value> {
  const united = new Map(Object.entries(some));
  for (const [key, value] of Object.entries(others)) {
    const known = united.get(key);
    united.set(key, known === undefined ? value : both(known, value));
  }
  return Object.fromEntries(united);
}

function addTallies(one: Tally, other: Tally): Tally {
  return {
    count: one.count + other.count,
    firstAt: Math.min(one.firstAt, other.firstAt),
    lastAt: Math.max(one.lastAt, other.lastAt),
  };
}

/** Lines of either cart. A shop that moves the guest's cart into the member's tells the same line twice: the larger quantity counts. */
function uniteCarts(older: readonly Item[], newer: readonly Item[]): Item[] {
  const lines = new Map(older.map((line) => [lineKey(line), line]));
  for (const line of newer) {
    const quantity = Math.max(lines.get(lineKey(line))?.quantity ?? 0, line.quantity ?? 1);
    lines.set(lineKey(line), { ...line, quantity });
  }
  return [...lines.values()].slice(-MAX_ITEMS);
}

/**
 * Two entries of one campaign: the earlier offer keeps its arm and code, so a hold-out that came first stays one. What was
 * shown to either was shown to the person. A turn that is still open on some page stays open, so that no second one begins.
 */
function uniteEntries(one: LedgerEntry, other: LedgerEntry): LedgerEntry {
  const [first, second] = isEarlier(one, other) ? [one, other] : [other, one];
  const times = one.times + other.times;
  const open = [one, other]
    .filter((entry) => entry.times < entry.turn)
    .sort(byLease)
    .at(-1);
  const newest = [first, second].sort(byShowing).at(-1) ?? second;
  const formerOffers = [...(first.formerOffers ?? []), ...(second.formerOffers ?? []), second.offer];
  return defined({
    offer: first.offer,
    formerOffers: [...new Set(formerOffers)].filter((offer) => offer !== first.offer).sort(),
    since: first.since,
    arm: first.arm,
    version: first.version,
    turn: open ? times + 1 : times,
    trigger: (open ?? newest).trigger,
    leasedUntil: open?.leasedUntil ?? 0,
    times,
    firstShownAt: pick(Math.min, one.firstShownAt, other.firstShownAt),
    lastShownAt: pick(Math.max, one.lastShownAt, other.lastShownAt),
    lastSession: newest.lastSession,
    clickedAt: pick(Math.min, one.clickedAt, other.clickedAt),
    dismissedAt: pick(Math.min, one.dismissedAt, other.dismissedAt),
    copiedAt: pick(Math.min, one.copiedAt, other.copiedAt),
    convertedAt: pick(Math.min, one.convertedAt, other.convertedAt),
    coupon: first.coupon ?? second.coupon,
  });
}

function isEarlier(one: LedgerEntry, other: LedgerEntry): boolean {
  return one.since < other.since || (one.since === other.since && one.offer <= other.offer);
}

function byLease(a: LedgerEntry, b: LedgerEntry): number {
  return a.leasedUntil - b.leasedUntil || (a.trigger < b.trigger ? -1 : 1);
}

function byShowing(a: LedgerEntry, b: LedgerEntry): number {
  return (a.lastShownAt ?? 0) - (b.lastShownAt ?? 0) || (a.trigger < b.trigger ? -1 : 1);
}

function pick(choose: (...times: number[]) => number, one?: number, other?: number): number | undefined {
  const known = [one, other].filter((time) => time !== undefined);
  return known.length > 0 ? choose(...known) : undefined;
}

type Loose = { [Field in keyof LedgerEntry]: LedgerEntry[Field] | undefined };

/** Leaves out what is undefined: the entry is stored as JSON and compared with others. */
function defined(entry: Loose): LedgerEntry {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as LedgerEntry;
}
