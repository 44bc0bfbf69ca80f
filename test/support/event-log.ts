/** What the event log of a database holds, for tests that compare it with what they were told. */
import type { Database } from 'better-sqlite3';
import { idOf } from '../../server/storage/sqlite/event-key.ts';
import { monthOf, startOfMonth } from '../../server/storage/sqlite/event-partition.ts';

/** The id of every row of every site, also of a second one with the same id. */
export function recordedIds(db: Database): string[] {
  const months = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'event_[0-9]*'")
    .pluck()
    .all();
  const dated = months.flatMap((table) =>
    db
      .prepare<[], { number: number; rest: number | string }>(`SELECT number, rest FROM ${table}`)
      .all()
      .map(({ number, rest }) => idOf(number, rest, startOfMonth(monthOf(table))) as string),
  );
  return [...dated, ...db.prepare<[], string>('SELECT id FROM event_other').pluck().all()];
}
