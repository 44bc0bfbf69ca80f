import { describe, expect, it } from 'vitest';
import { Random } from '../../server/demo/shoppers/random.ts';
import { busyness } from '../../server/demo/shoppers/rhythm.ts';
import { bigShop } from '../../server/demo/shoppers/shop.ts';
import { simulate } from '../../server/demo/shoppers/simulate.ts';
import { type HourlyCounts, silenceOf } from '../../server/domain/silence.ts';
import { DAY_MS, HOUR_MS, hourNumber } from '../../server/domain/zone.ts';

const ZONE = 'Asia/Seoul';
const WEEK = 7 * 24;
/** A Monday, midnight in Seoul. */
const MONDAY = Date.UTC(2026, 5, 28, 15);
const FIRST = hourNumber(MONDAY, ZONE);

/** When events happened, as hour numbers with their fraction, in order. */
type Past = readonly number[];

/** What is known at an hour of the past before it. */
function countsAt(past: Past, now: number): HourlyCounts {
  const counts = new Array<number>(Math.max(0, Math.floor(now) - FIRST + 1)).fill(0);
  for (const at of past) {
    if (at > now) break;
    counts[Math.floor(at) - FIRST] = (counts[Math.floor(at) - FIRST] ?? 0) + 1;
  }
  return { from: FIRST, counts };
}

function silenceAt(past: Past, now: number, visits?: Past) {
  const last = past.findLast((at) => at <= now);
  if (last === undefined) return undefined;
  return silenceOf(countsAt(past, now), visits && countsAt(visits, now), last, now);
}

/** Hours from week `from` to week `to` at which somebody would be told, looked at every hour. */
function alarms(past: Past, from: number, to: number, visits?: Past): number[] {
  const hours = Array.from({ length: (to - from) * WEEK }, (_, index) => FIRST + from * WEEK + index + 0.5);
  return hours.filter((now) => silenceAt(past, now, visits));
}

/** How long after `cut` it is noticed that nothing came any more, in hours; undefined when never within three weeks. */
function noticedAfter(past: Past, cut: number, visits?: Past): number | undefined {
  const cutOff = past.filter((at) => at < cut);
  for (let now = cut; now < cut + 3 * WEEK; now += 0.5) if (silenceAt(cutOff, now, visits)) return now - cut;
  return undefined;
}

/** Events that come one by one, `perHour(hour number)` on average. */
function poisson(seed: number, weeks: number, perHour: (hour: number) => number): number[] {
  const random = new Random(seed);
  const past: number[] = [];
  for (let hour = FIRST; hour < FIRST + weeks * WEEK; hour++) {
    const count = random.poisson(perHour(hour));
    past.push(...Array.from({ length: count }, () => hour + random.share()).sort((a, b) => a - b));
  }
  return past;
}

const busy = Array.from({ length: WEEK }, (_, hour) => busyness(MONDAY + hour * HOUR_MS, ZONE));
const byRhythm = (mean: number) => (hour: number) => mean * (busy[(hour - FIRST) % WEEK] ?? 1);

describe('a kind of event that comes as it used to', () => {
  const kinds = ['page_view', 'view_item', 'add_to_cart', 'begin_checkout', 'purchase'];

  it.each([
    [5, 1],
    [5, 2],
    [15, 1],
    [15, 2],
    [60, 1],
    [60, 2],
    [300, 1],
  ])('is never called silent in ten weeks of a shop with %i sessions a day (seed %i)', (sessionsPerDay, seed) => {
    const shop = bigShop('https://shop.example/', 300);
    const plan = { seed, shop, zone: ZONE, from: MONDAY, until: MONDAY + 70 * DAY_MS, sessionsPerDay };
    const pasts = new Map<string, number[]>(kinds.map((kind) => [kind, []]));
    for (const { name, at } of simulate(plan)) pasts.get(name)?.push(FIRST + (at - MONDAY) / HOUR_MS);
    const visits = pasts.get('page_view') ?? [];
    for (const [kind, past] of pasts) {
      expect([kind, alarms(past, 0, 10, kind === 'page_view' ? undefined : visits)]).toEqual([kind, []]);
    }
  });

  it('may keep quiet at night and on closed weekends', () => {
    const open = (hour: number) => hour % 24 >= 9 && hour % 24 < 19 && (hour - FIRST) % WEEK < 5 * 24;
    const past = poisson(3, 8, (hour) => (open(hour) ? 6 : 0));
    expect(alarms(past, 0, 8)).toEqual([]);
  });

  it('may fall back to normal after the sale of the year', () => {
    const sale = (hour: number) => (hour - FIRST >= 3 * WEEK && hour - FIRST < 3 * WEEK + 72 ? 20 : 1);
    const past = poisson(4, 8, (hour) => byRhythm(0.4)(hour) * sale(hour));
    expect(alarms(past, 0, 8)).toEqual([]);
  });

  it('may stop while nobody visits the shop: over the holidays, or because the server was off', () => {
    const away = (hour: number) => hour - FIRST >= 5 * WEEK && hour - FIRST < 5 * WEEK + 96;
    const visits = poisson(5, 7, (hour) => byRhythm(30)(hour) * (away(hour) ? 0.02 : 1));
    const orders = poisson(6, 7, (hour) => (away(hour) ? 0 : byRhythm(0.8)(hour)));
    expect(alarms(orders, 0, 7, visits)).toEqual([]);
    expect(alarms(orders, 5, 6).length).toBeGreaterThan(0);
  });

  it('has no rhythm in its first two weeks, nor with a handful of events', () => {
    const cut = FIRST + 13 * 24;
    expect(noticedAfter(poisson(7, 2, byRhythm(5)), cut)).toBeUndefined();
    const tiny = poisson(8, 8, byRhythm(12 / (28 * 24)));
    expect(noticedAfter(tiny, FIRST + 6 * WEEK)).toBeUndefined();
  });

  it('is not silent because it never came', () => {
    expect(silenceOf({ from: FIRST, counts: new Array(8 * WEEK).fill(0) }, undefined, FIRST, FIRST + 8 * WEEK)).toBe(
      undefined,
    );
  });
});

describe('a kind of event that stops', () => {
  /** Monday, 10 in the morning, after six weeks. */
  const CUT = FIRST + 6 * WEEK + 10;

  it.each([
    [2, 24 * 6],
    [10, 40],
    [100, 8],
    [1_000, 2],
  ])('is noticed when %i came a day, within %i hours', (perDay, hours) => {
    const past = poisson(9, 7, byRhythm(perDay / 24));
    expect(noticedAfter(past, CUT)).toBeLessThanOrEqual(hours);
    expect(alarms(past, 0, 6)).toEqual([]);
  });

  it('is noticed later when it stops in the evening: nobody shops at night', () => {
    const past = poisson(10, 7, byRhythm(4));
    const morning = noticedAfter(past, CUT) ?? Number.POSITIVE_INFINITY;
    const night = noticedAfter(past, CUT + 15) ?? Number.POSITIVE_INFINITY;
    expect(night).toBeGreaterThan(morning + 1);
    expect(night).toBeLessThan(24);
  });

  it('is noticed while visitors come as ever, and not sooner because more do', () => {
    const orders = poisson(11, 7, byRhythm(1));
    const visits = poisson(12, 9, byRhythm(30));
    const crowd = visits.flatMap((at) => (at < CUT ? [at] : [at, at, at]));
    const after = noticedAfter(orders, CUT, visits);
    expect(after).toBeLessThan(24);
    expect(noticedAfter(orders, CUT, crowd)).toBeGreaterThanOrEqual((after ?? 0) - 1);
  });

  it('says how many were to be expected since', () => {
    const past = poisson(13, 7, () => 2);
    const cutOff = past.filter((at) => at < CUT);
    expect(silenceAt(cutOff, CUT + 24)?.expected).toBeCloseTo(48, -1);
  });

  it('stays silent: the weeks of silence do not become its rhythm', () => {
    const cutOff = poisson(14, 7, () => 2).filter((at) => at < CUT);
    expect(silenceAt(cutOff, CUT + 6 * WEEK)?.expected).toBeGreaterThan(1_500);
  });
});
