/** Whether one person is in an audience, read from the tree each time. */
import type { Condition } from '../../../server/contract/audience.ts';
import type { Window } from '../../../server/contract/filter.ts';
import type { SiteFacts } from '../../../server/domain/facts.ts';
import type { PastEvent } from '../../../server/domain/past.ts';
import type { Person, Session } from '../../../server/domain/person.ts';
import { isOnClock } from './local-time.ts';
import { holdAll, holdOnItem, isWithin, own, passes, pieces } from './values.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Somebody at a moment. `extra` is an event that has not happened yet but is thought of as if it just had. */
export type Subject = {
  person: Person;
  site: SiteFacts;
  session: Session | undefined;
  now: number;
  extra: PastEvent | undefined;
};

/** The path of the condition that does not hold, or undefined. Of `all` it is the first; of `any` and `not` they themselves. */
export function unmet(condition: Condition, subject: Subject, path: string[] = []): string | undefined {
  if (condition.kind === 'all') {
    for (const [index, one] of condition.of.entries()) {
      const found = unmet(one, subject, [...path, 'of', String(index)]);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return holds(condition, subject) ? undefined : path.join('/');
}

function holds(condition: Condition, subject: Subject): boolean {
  const { person, site, session, now } = subject;
  switch (condition.kind) {
    case 'all':
      return condition.of.every((one) => holds(one, subject));
    case 'any':
      return condition.of.some((one) => holds(one, subject));
    case 'not':
      return !holds(condition.of, subject);
    case 'event': {
      const { name, where, within, times } = condition;
      if (!within && (where ?? []).length === 0) return isWithin(tally(subject, name).count, times);
      const inWindow = (event: PastEvent) =>
        within?.session ? session !== undefined && event.session === session.id : event.at >= startOf(within, subject);
      const done = remembered(subject, name).filter((event) => inWindow(event) && holdAll(where, event));
      return isWithin(done.length, times);
    }
    case 'elapsed': {
      const { name, where, which, hours } = condition;
      const done = remembered(subject, name).filter((event) => holdAll(where, event));
      const { firstAt, lastAt } =
        (where ?? []).length > 0 ? { firstAt: done[0]?.at, lastAt: done.at(-1)?.at } : tally(subject, name);
      const at = which === 'first' ? firstAt : lastAt;
      return at !== undefined && isWithin((now - at) / HOUR, hours);
    }
    case 'sessions': {
      const { within, weekdays, hours, times } = condition;
      if (!within && !weekdays && !hours) return isWithin(person.sessionCount, times);
      const begun = person.sessions.filter(({ startedAt }) => startedAt >= startOf(within, subject));
      const { zone } = site.settings;
      return isWithin(begun.filter(({ startedAt }) => isOnClock(startedAt, zone, weekdays, hours)).length, times);
    }
    case 'attribute':
      return passes(condition, own(person.attributes, condition.property));
    case 'visit':
      return condition.is === (person.sessionCount > 1 ? 'returning' : 'new');
    case 'login':
      return condition.is === (person.loggedIn ? 'in' : 'out');
    case 'source':
      return passes(condition, sourceOf(session, condition.property));
    case 'device':
      return passes(condition, own(person.device, condition.property));
    case 'cart': {
      const { where, count, value } = condition;
      const items = person.cart.filter((item) => holdOnItem(where, item));
      let worth = 0;
      for (const { price = 0, quantity = 1 } of items) worth += price * quantity;
      const needed = count ?? (value ? {} : { atLeast: 1 });
      return isWithin(pieces(items), needed) && isWithin(worth, value);
    }
    case 'orders':
      return ordersHold(condition, subject);
  }
}

function ordersHold(condition: Extract<Condition, { kind: 'orders' }>, subject: Subject): boolean {
  const { person, site } = subject;
  const { measure, within, range, aboveSiteAverage } = condition;
  let count = person.orderCount;
  let minor = person.revenueMinor;
  if (within) {
    const recent = person.orders.filter(({ at }) => at >= startOf(within, subject));
    count = recent.length;
    minor = 0;
    for (const { valueMinor } of recent) minor += valueMinor;
  }
  const { averageOrderMinor } = site;
  if (aboveSiteAverage) {
    if (averageOrderMinor === undefined || count === 0 || minor / count <= averageOrderMinor) return false;
  }
  // The currencies of the cases: the won has no minor unit, the others have a hundred.
  const unit = site.settings.currency === 'KRW' ? 1 : 100;
  if (measure === 'count') return isWithin(count, range);
  if (measure === 'revenue') return isWithin(minor / unit, range);
  return count > 0 && isWithin(minor / count / unit, range);
}

function sourceOf(session: Session | undefined, property: string): unknown {
  if (!session) return undefined;
  if (property === 'channel' || property === 'referrer' || property === 'landing') return session[property];
  return own(session.utm, property);
}

function startOf(within: Window | undefined, { session, now }: Subject): number {
  if (!within) return Number.NEGATIVE_INFINITY;
  if (within.session) return session ? session.startedAt : Number.POSITIVE_INFINITY;
  return within.days === undefined ? now - (within.hours ?? 0) * HOUR : now - within.days * DAY;
}

/** Remembered events of a name, oldest first. */
function remembered({ person, extra }: Subject, name: string): PastEvent[] {
  return [...person.past.events, ...(extra ? [extra] : [])].filter((event) => event.name === name);
}

/** Of all time. */
function tally({ person, extra }: Subject, name: string): { count: number; firstAt?: number; lastAt?: number } {
  const before = own(person.tallies, name) as Person['tallies'][string] | undefined;
  if (extra?.name !== name) return before ?? { count: 0 };
  return { count: (before?.count ?? 0) + 1, firstAt: before?.firstAt ?? extra.at, lastAt: extra.at };
}
