/**
 * Has a kind of event fallen silent? Judged against the shop's own rhythm: how many would have come by now at these hours of
 * the week, and how unlikely it is that none did.
 *
 * The rate of each hour of the week is its mean over the last weeks before the silence began. A rate known from `n` events
 * is itself uncertain, so the chance of none where `m` are expected is that of the gamma-Poisson mixture, (1 + m/n)^-n,
 * not e^-m. Nor do events come one by one: a visitor looks at several pages. So `n` and `m` are counted in bursts, whose
 * mean size is the index of dispersion of the hours, as quasi-Poisson models have it (McCullagh and Nelder 1989, 6.2).
 * And shops have holidays, which no such process has: a kind that depends on visitors is expected in proportion to those
 * who came, and a silence must be longer than any of the weeks before, measured in events expected.
 */

/** Events of one kind by hour of the wall clock in the shop; `from` is the hour number of the first, see `zone.ts`. */
export type HourlyCounts = { from: number; counts: readonly number[] };

/** So many were to be expected since it fell silent. */
export type Silence = { expected: number };

const WEEK_HOURS = 7 * 24;
/** Weeks that a rhythm is read from. More would remember another season, fewer do not know the hours of a week. */
const MAX_WEEKS = 4;
const MIN_WEEKS = 2;
/** Fewer in those weeks have no rhythm. Judgement. */
const MIN_EVENTS = 30;
/** A restart or a deployment is no silence. Judgement. */
const MIN_HOURS = 1;
/** Chance of a false alarm for one kind of event in the weeks that a rhythm is read from. Judgement: one in eight years. */
const FALSE_ALARMS = 0.01;
/** A silence has to be so much longer than the longest one before. Judgement. */
const BEYOND_LONGEST = 1.5;

/**
 * @param kind its counts, at least from {@link MAX_WEEKS} weeks before `lastHour` on, or from the first event.
 * @param visits the same of what it depends on: page views for everything that happens on pages.
 * @param lastHour when the last one came, and `nowHour`: hour numbers with their fraction.
 * @returns undefined when it is not silent, or nobody can tell.
 */
export function silenceOf(
  kind: HourlyCounts,
  visits: HourlyCounts | undefined,
  lastHour: number,
  nowHour: number,
): Silence | undefined {
  if (nowHour - lastHour < MIN_HOURS) return undefined;
  const rhythm = rhythmOf(kind, Math.floor(lastHour) + 1);
  if (!rhythm) return undefined;
  const expected = expectedIn(rhythm, lastHour, nowHour) * shareOfVisits(visits, lastHour, nowHour);
  if (surpriseOf(expected, rhythm) < Math.log(rhythm.events / rhythm.burst / FALSE_ALARMS)) return undefined;
  if (expected < BEYOND_LONGEST * longestSilence(kind, rhythm)) return undefined;
  return { expected };
}

/** Mean events by hour of the week, read from the hours `from` to `until`, and how many come together. */
type Rhythm = { from: number; until: number; weeks: number; events: number; means: Float64Array; burst: number };

function rhythmOf(kind: HourlyCounts, until: number): Rhythm | undefined {
  const firstAt = kind.from + kind.counts.findIndex((count) => count > 0);
  const weeks = Math.min(MAX_WEEKS, Math.floor((until - firstAt) / WEEK_HOURS));
  if (firstAt < kind.from || weeks < MIN_WEEKS) return undefined;
  const from = until - weeks * WEEK_HOURS;
  const means = new Float64Array(WEEK_HOURS);
  let events = 0;
  for (let hour = from; hour < until; hour++) {
    const count = countAt(kind, hour);
    events += count;
    means[slotOf(hour)] = (means[slotOf(hour)] ?? 0) + count / weeks;
  }
  if (events < MIN_EVENTS) return undefined;
  let squares = 0;
  for (let hour = from; hour < until; hour++) squares += (countAt(kind, hour) - (means[slotOf(hour)] ?? 0)) ** 2;
  // One week in `weeks` is used up by the means.
  const burst = Math.max(1, (squares / events) * (weeks / (weeks - 1)));
  return { from, until, weeks, events, means, burst };
}

function expectedIn({ means }: Rhythm, from: number, until: number): number {
  let expected = 0;
  for (let hour = Math.floor(from); hour < until; hour++) {
    const share = Math.min(hour + 1, until) - Math.max(hour, from);
    expected += share * (means[slotOf(hour)] ?? 0);
  }
  return expected;
}

/** Visits that came since, of those that the rhythm of visits had expected; at most 1. */
function shareOfVisits(visits: HourlyCounts | undefined, lastHour: number, nowHour: number): number {
  if (!visits) return 1;
  const since = Math.floor(lastHour);
  const rhythm = rhythmOf(visits, since + 1);
  if (!rhythm) return 0;
  let came = 0;
  for (let hour = since; hour < nowHour; hour++) came += countAt(visits, hour);
  const expected = expectedIn(rhythm, since, nowHour);
  return expected > 0 ? Math.min(1, came / expected) : 0;
}

/** −ln of the chance that none came. */
function surpriseOf(expected: number, { events, weeks, burst }: Rhythm): number {
  const known = Math.min(events, expected * weeks);
  return known > 0 ? (known / burst) * Math.log1p(expected / known) : 0;
}

/** Events that were expected in the longest run of hours without any. */
function longestSilence(kind: HourlyCounts, { from, until, means }: Rhythm): number {
  let longest = 0;
  let expected = 0;
  for (let hour = from; hour < until; hour++) {
    expected = countAt(kind, hour) > 0 ? 0 : expected + (means[slotOf(hour)] ?? 0);
    longest = Math.max(longest, expected);
  }
  return longest;
}

function countAt({ from, counts }: HourlyCounts, hour: number): number {
  return counts[hour - from] ?? 0;
}

function slotOf(hour: number): number {
  return hour % WEEK_HOURS;
}
