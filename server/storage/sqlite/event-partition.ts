/**
 * Events lie in one table per site and month of the time that their id begins with. The id is made once by the browser, so a
 * repeat always meets its twin in the same table, whenever it comes; the cost of one insert does not grow with the
 * years, and retention drops a table. Ids of clocks that are wildly off go to `event_other`; an id from a clock ahead may
 * come again when its time has come, so while that table holds anything every event is looked for there as well.
 *
 * Each monthly table has its key and nothing more: a second index was measured to make inserts 5 to 10 times slower.
 */

/** Name of the partition of wrong clocks. */
export const OTHER = 'other';

/** Nothing was recorded earlier: an older id comes from a clock that was never set. Bounds the number of tables. */
const FIRST_AT = Date.UTC(2020, 0);
/** Clocks of phones are right to seconds; a day covers wrong zones. */
export const AHEAD_MS = 86_400_000;

/** The month of an id made at `at`, `202611`, or {@link OTHER}. Once an id has a month it has it for ever. */
export function partitionOf(at: number, now: number): string {
  if (!(at >= FIRST_AT && at <= now + AHEAD_MS)) return OTHER;
  const made = new Date(at);
  return `${made.getUTCFullYear()}${String(made.getUTCMonth() + 1).padStart(2, '0')}`;
}

/** The table of a partition: `event_202611_1` for site 1. Never made of what comes from outside. */
export function tableOf(siteId: number, partition: string): string {
  return partition === OTHER ? 'event_other' : `event_${partition}_${siteId}`;
}

/** The months of a site, as a GLOB of table names. */
export function monthsPattern(siteId: number): string {
  return `event_[0-9][0-9][0-9][0-9][0-9][0-9]_${siteId}`;
}

/** The month of a table that {@link monthsPattern} found. */
export function monthOf(table: string): string {
  return table.slice(6, 12);
}

/** First moment of a month, milliseconds UTC. */
export function startOfMonth(month: string): number {
  return Date.UTC(Number(month.slice(0, 4)), Number(month.slice(4)) - 1);
}

/** First moment after a month, milliseconds UTC. */
export function endOfMonth(month: string): number {
  return Date.UTC(Number(month.slice(0, 4)), Number(month.slice(4)));
}

/**
 * Makes the table of a month. A column of type ANY holds the number of a word or a text (`words.ts`).
 *
 * | column | meaning |
 * |---|---|
 * | number, rest | the event's id (`event-key.ts`) |
 * | late | milliseconds from the time in the id to when it happened by the server's clock |
 * | begun | milliseconds from the beginning of its session to it |
 * | about | JSON of campaign and variant, of an event that tells of an offer |
 * | before | the person's event before it (`event-chain.ts`) |
 */
export function monthSql(table: string): string {
  return `
CREATE TABLE IF NOT EXISTS ${table} (
  number INTEGER PRIMARY KEY,
  rest ANY NOT NULL,
  visitor INTEGER NOT NULL,
  name ANY NOT NULL,
  late INTEGER NOT NULL,
  begun INTEGER NOT NULL,
  url ANY NOT NULL,
  referrer ANY,
  params ANY,
  about ANY,
  before ANY
) STRICT`;
}
