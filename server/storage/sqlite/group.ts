/**
 * Group commit: one flush to disk for all writes that wait. Each write has a savepoint of its own, so that one that
 * fails leaves nothing behind and does not take the others with it. Nobody is answered before the commit.
 */
import type { Database } from 'better-sqlite3';
import type { StoreError } from '../store.ts';
import { toStoreError } from './fault.ts';

export type Outcome<Value> = { value: Value } | { error: StoreError };

export type Group = <Value>(writes: readonly (() => Value)[]) => Outcome<Value>[];

/**
 * Runs writes in one transaction; the outcomes are in their order. When the transaction itself fails (full disk, I/O error),
 * so does every write in it. `forget` is called whenever something was rolled back.
 */
export function openGroup(db: Database, forget: () => void): Group {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const savepoint = db.prepare('SAVEPOINT one');
  const release = db.prepare('RELEASE one');
  const rollbackOne = db.prepare('ROLLBACK TO one');

  function runOne<Value>(write: () => Value): Outcome<Value> {
    savepoint.run();
    try {
      const value = write();
      release.run();
      return { value };
    } catch (error) {
      forget();
      // SQLite ends the whole transaction by itself when the disk fails; there is no savepoint left then.
      if (!db.inTransaction) throw error;
      rollbackOne.run();
      release.run();
      return { error: toStoreError(error) };
    }
  }

  return (writes) => {
    try {
      begin.run();
      const outcomes = writes.map(runOne);
      commit.run();
      return outcomes;
    } catch (error) {
      forget();
      if (db.inTransaction) rollback.run();
      const failure = { error: toStoreError(error) };
      return writes.map(() => failure);
    }
  };
}
