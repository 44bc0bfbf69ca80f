/** Turns what SQLite throws into the one error the rest of the server knows. */
import Database from 'better-sqlite3';
import { StoreError } from '../store.ts';

/**
 * The disk or the file, not the request: the same request may succeed later.
 * Families of https://sqlite.org/rescode.html; extended codes begin with the family's name.
 */
const UNAVAILABLE =
  /^SQLITE_(FULL|IOERR|READONLY|BUSY|LOCKED|CANTOPEN|CORRUPT|NOTADB|NOMEM|PERM|AUTH|PROTOCOL|INTERRUPT|NOLFS)/;

/** Of these, what no waiting mends: pages of the file are not what they were. */
const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/;

/** `store_unavailable` for disk and lock trouble, `internal` for anything unforeseen; a StoreError stays as it is. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  if (error instanceof Database.SqliteError && UNAVAILABLE.test(error.code)) {
    const what = DAMAGED.test(error.code)
      ? `The database is damaged (${error.code}): ${error.message}. See what is wrong with: dangol check. ` +
        'Stop the server and restore a backup with: dangol restore FILE.'
      : `The database cannot be used now (${error.code}): ${error.message}.`;
    return new StoreError('store_unavailable', what, { cause: error });
  }
  const message = error instanceof Error ? error.message : String(error);
  return new StoreError('internal', `The store met something unforeseen: ${message}`, { cause: error });
}
