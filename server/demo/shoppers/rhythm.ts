/** When people shop: the hours of a day and the days of a week, by the clock on the shop's wall. */
import { Temporal } from 'temporal-polyfill';

/** Sessions in each hour of an average day, relative. Judgement: a lunch peak, a larger one late in the evening, a quiet night. */
export const hourly = [
  55, 33, 20, 13, 11, 13, 22, 40, 61, 83, 98, 108, 116, 110, 104, 101, 100, 101, 102, 106, 118, 131, 127, 96,
] as const;

/** Monday first: people shop at work. */
export const weekly = [1.1, 1.07, 1.04, 1.02, 0.95, 0.87, 0.95] as const;

const HOUR_MS = 3_600_000;
const MEAN_HOURLY = hourly.reduce((sum, weight) => sum + weight, 0) / hourly.length;

/** How busy the hour of a moment is in a zone; 1 is the mean of a week. Takes 20 µs: ask once an hour. */
export function busyness(at: number, zone: string): number {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return ((hourly[wall.hour] ?? 0) / MEAN_HOURLY) * (weekly[wall.dayOfWeek - 1] ?? 1);
}

/** First moment of the hour that `at` lies in. No zone moves its hours by less than a quarter. */
export function startOfHour(at: number): number {
  return at - (at % HOUR_MS);
}
