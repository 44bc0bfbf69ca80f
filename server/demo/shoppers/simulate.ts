/** All visits to a shop over a span of time, and their events in order of time. */
import type { HistoryEvent } from '../../contract/history.ts';
import { idAt } from './id.ts';
import { Random } from './random.ts';
import { busyness, startOfHour } from './rhythm.ts';
import type { Shop } from './shop.ts';
import { drawShopper, nextVisitAt, type Shopper } from './shopper.ts';
import { type Effect, type Step, type Visit, visit } from './visit.ts';

export type Plan = {
  /** The same seed and plan give the same shoppers, visits and events. */
  seed: number;
  shop: Shop;
  /** IANA zone by whose clock people shop. */
  zone: string;
  /** Milliseconds UTC; `until` is not reached. */
  from: number;
  until: number;
  /** On an average day; the first weeks have only new shoppers, as a shop has that just opened. */
  sessionsPerDay: number;
  effect?: Effect;
};

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Shoppers who may be on their way back at once. More are never heard of again: 300 MB is enough. */
const MAX_RETURNING = 500_000;

/**
 * Visits in the order in which they begin. Who comes back is settled when a visit is drawn, not by how it went, so that
 * visits may be played side by side.
 */
export function* visits({ seed, shop, zone, from, until, sessionsPerDay, effect }: Plan): Generator<Visit, void> {
  const arrivals = new Random(seed, 1);
  const returning = new Map<number, Shopper[]>();
  let waiting = 0;
  let due: Shopper[] = [];
  let shoppers = 0;
  for (let hour = startOfHour(from); hour < until; hour += HOUR_MS) {
    const back = returning.get(hour) ?? [];
    returning.delete(hour);
    // Those who are late come first.
    due = [...back.reverse(), ...due];
    const moments = drawMoments(arrivals, hour, (sessionsPerDay / 24) * busyness(hour, zone));
    for (const at of moments) {
      if (at < from || at >= until) continue;
      const known = due.pop();
      if (known) waiting--;
      const shopper = known ?? drawShopper(arrivals, ++shoppers, at);
      yield visit(shop, shopper, at, new Random(seed ^ arrivals.bits(), arrivals.bits()), effect);
      const next = nextVisitAt(shopper, at, arrivals);
      if (next === undefined || next >= until || waiting >= MAX_RETURNING) continue;
      // Not in the same hour: the same visit would go on.
      const nextHour = Math.max(startOfHour(next), hour + HOUR_MS);
      const others = returning.get(nextHour);
      if (others) others.push(shopper);
      else returning.set(nextHour, [shopper]);
      waiting++;
    }
  }
}

function drawMoments(random: Random, hour: number, mean: number): Float64Array {
  const moments = new Float64Array(random.poisson(mean));
  for (let index = 0; index < moments.length; index++) moments[index] = hour + random.below(HOUR_MS);
  return moments.sort();
}

/** Events in order of time; memory is bounded by the visits of an hour or two and the shoppers who will come back. */
export function* simulate(plan: Plan): Generator<HistoryEvent, void> {
  const minutes = new Map<number, HistoryEvent[]>();
  const ids = new Random(plan.seed, 2);
  let reached = Math.floor(plan.from / MINUTE_MS);
  for (const one of visits(plan)) {
    const minute = Math.floor(one.startedAt / MINUTE_MS);
    for (; reached < minute; reached++) yield* take(minutes, reached);
    for (const step of one.steps) keepAll(minutes, one, step, ids);
  }
  for (; minutes.size > 0; reached++) yield* take(minutes, reached);
}

/** Share of a page's time after which its end is reached. */
const SCROLLED_AFTER = 0.6;

function keepAll(minutes: Map<number, HistoryEvent[]>, { browser }: Visit, step: Step, ids: Random): void {
  const { visitor, device } = browser;
  let { at } = step;
  for (const { name, params } of step.events) {
    const event: HistoryEvent = { visitor, id: idAt(at, ids), name, at, url: step.url };
    if (name === 'page_view') {
      if (step.referrer) event.referrer = step.referrer;
      event.device = device;
    }
    if (params) event.params = params;
    keep(minutes, event);
    at++;
  }
  if (step.depth < 100 || step.events.at(-1)?.name !== 'view_item') return;
  at = Math.max(at, step.at + Math.round(step.stayMs * SCROLLED_AFTER));
  keep(minutes, { visitor, id: idAt(at, ids), name: 'scroll', at, url: step.url, params: { percent: 90 } });
}

function keep(minutes: Map<number, HistoryEvent[]>, event: HistoryEvent): void {
  const minute = Math.floor(event.at / MINUTE_MS);
  const events = minutes.get(minute);
  if (events) events.push(event);
  else minutes.set(minute, [event]);
}

function take(minutes: Map<number, HistoryEvent[]>, minute: number): HistoryEvent[] {
  const events = minutes.get(minute);
  if (!events) return [];
  minutes.delete(minute);
  return events.sort((a, b) => a.at - b.at);
}
