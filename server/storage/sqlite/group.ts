/**
 * Group commit: one flush to disk for all writes that wait. Nobody is answered before the commit.
 *
 * Writes that fail are seldom, so none has a savepoint of its own (two statements and a journal in memory for each of a
 * thousand a second): when one throws, the group is undone and its writes run again one by one, each in a transaction of
 * its own, so that the bad one fails alone.
 */
import type { Database } from 'better-sqlite3';
import type { StoreError } from '../store.ts';
import { toStoreError } from './fault.ts';

export type Outcome<Value> = { value: Value } | { error: StoreError };

export type Group = <Value>(writes: readonly (() => Value)[]) => Outcome<Value>[];

/** What writes into one connection and keeps in memory, within a transaction, what can be written at its end. */
export type Grouped = {
  readonly db: Database;
  /** Writes down what the writes left in memory; called before the commit, in the transaction. */
  flush(): void;
  /** Drops what is kept in memory; called whenever something was rolled back. */
  forget(): void;
};

/**
 * Runs writes in one transaction; the outcomes are in their order. A write may run twice, the first time undone. When the
 * disk fails (full, I/O error), so does every write of the group.
 */
export function openGroup(grouped: Grouped): Group {
  const { db } = grouped;
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');

  function runTogether<Value>(writes: readonly (() => Value)[]): Outcome<Value>[] {
    try {
      begin.run();
      const outcomes = writes.map((write) => ({ value: write() }));
      grouped.flush();
      commit.run();
      return outcomes;
    } catch (thrown) {
      grouped.forget();
      // SQLite ends the whole transaction by itself when the disk fails.
      if (db.inTransaction) rollback.run();
      const error = toStoreError(thrown);
      if (writes.length === 1 || error.code === 'store_unavailable') return writes.map(() => ({ error }));
      return writes.flatMap((write) => runTogether([write]));
    }
  }

  return runTogether;
}
