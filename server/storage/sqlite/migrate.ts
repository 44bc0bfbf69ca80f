import type Database from 'better-sqlite3';
import { StoreError } from '../store.ts';
import { FIRST } from './migrations/0001-first.ts';

/** In order; the number of a migration is its place, counted from 1. A released one is never edited. */
const migrations: readonly string[] = [FIRST];

/** The schema that this Dangol writes. */
export const newestSchema = migrations.length;

/** Brings the schema up to the newest number, each step in a transaction of its own. Throws for a newer database. */
export function migrate(db: Database.Database): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > newestSchema) {
    throw new StoreError(
      'store_unavailable',
      `The database has schema ${version}, this Dangol knows ${newestSchema}: it was written by a newer one. Start that one.`,
    );
  }
  migrations.slice(version).forEach((sql, index) => {
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${version + index + 1}`);
    }).immediate();
  });
}
