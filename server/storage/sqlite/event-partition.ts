/**
 * Events lie in one table per month of the time that their id begins with. The id is made once by the browser, so a
 * repeat always meets its twin in the same table, whenever it comes; the cost of one insert does not grow with the
 * years, and retention drops a table. Ids of clocks that are wildly off go to `event_other`; an id from a clock ahead may
 * come again when its time has come, so every insert looks there as well.
 *
 * Each table has its rowid and one unique key and nothing more: a second index was measured to make inserts 5 to 10
 * times slower.
 */
import type { EventId } from '../../contract/ids.ts';

export const OTHER = 'event_other';
/** Names of the monthly tables, as a GLOB. */
export const PARTITION_PATTERN = 'event_[0-9]*';

/** Digits of base-36 milliseconds at the front of an event id. */
const TIME_DIGITS = 8;
/** Nothing was recorded earlier: an older id comes from a clock that was never set. Bounds the number of tables. */
const FIRST_AT = Date.UTC(2020, 0);
/** Clocks of phones are right to seconds; a day covers wrong zones. */
const AHEAD_MS = 86_400_000;

/** Name of the table an event belongs to: `event_202611`. Once an id has a month it has it for ever. */
export function partitionOf(id: EventId, now: number): string {
  const madeAt = Number.parseInt(id.slice(0, TIME_DIGITS), 36);
  if (!(madeAt >= FIRST_AT && madeAt <= now + AHEAD_MS)) return OTHER;
  const made = new Date(madeAt);
  return `event_${made.getUTCFullYear()}${String(made.getUTCMonth() + 1).padStart(2, '0')}`;
}

/** First moment after the month of a partition, milliseconds UTC. */
export function endOfPartition(table: string): number {
  return Date.UTC(Number(table.slice(6, 10)), Number(table.slice(10, 12)));
}

/** Sorts before every id made at `at` or later. */
export function firstIdAt(at: number): string {
  return Math.max(0, at).toString(36).padStart(TIME_DIGITS, '0');
}

/** Makes the table of a partition. `table` comes from {@link partitionOf}, never from outside. */
export function partitionSql(table: string): string {
  return `
CREATE TABLE IF NOT EXISTS ${table} (
  number INTEGER PRIMARY KEY,
  site_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  visitor INTEGER NOT NULL,
  name TEXT NOT NULL,
  at INTEGER NOT NULL,
  url TEXT NOT NULL,
  referrer TEXT,
  params TEXT,
  UNIQUE (site_id, id)
) STRICT`;
}
