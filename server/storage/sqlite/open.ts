/** Opens the database file: settings that durability rests on, then the migrations. */
import Database from 'better-sqlite3';
import { StoreError } from '../store.ts';
import { migrate } from './migrate.ts';

/** "DNGL": tells our file from any other SQLite database. */
export const APPLICATION_ID = 0x44_4e_47_4c;
/** How long a lock of another connection is waited for. A backup or a report may hold one for a moment. */
const BUSY_MS = 5_000;
/**
 * The write-ahead log takes whole pages, and most that a batch changes are far apart. Measured with batches of three events:
 * 4 KiB put 9.7 KB an event into the log where 8 KiB put 16.6 (four batches a commit), 4.2 KB where 8 KiB put 6.0 (32 a
 * commit), at the same time a batch. Holds only for a new file.
 */
const PAGE_BYTES = 4_096;
/**
 * Of each connection; the system keeps the file in memory anyway. A server with three million events on disk held 375 MB after
 * 62,450 more where it was 443 with 64 MiB, and an event took the writer 174 µs of processor time beside 175; reports took as
 * long. An import into that database took 46 µs an event beside 43, once, on a busy machine.
 */
const CACHE_KIB = 16_384;
/** A write-ahead log that grew beyond its usual length is cut back to this; a shorter one is written over as it is. */
const WAL_LIMIT_BYTES = 67_108_864;
/** What `PRAGMA synchronous` answers for FULL. */
const FULL = 2;

/** Opens for writing; makes and migrates the file as needed. Throws StoreError when it is not a database of ours. */
export function openWriter(file: string): Database.Database {
  const db = new Database(file, { timeout: BUSY_MS });
  try {
    requireOwnFile(db, file);
    db.pragma(`page_size = ${PAGE_BYTES}`);
    db.pragma('journal_mode = WAL');
    // better-sqlite3 is compiled so that a WAL commit is not flushed to disk unless FULL is asked for here.
    // The server's writer then flushes by itself, see flush.ts.
    db.pragma('synchronous = FULL');
    // On macOS a flush reaches the platter only this way; elsewhere it changes nothing.
    db.pragma('fullfsync = ON');
    db.pragma(`journal_size_limit = ${WAL_LIMIT_BYTES}`);
    // A checkpoint in the middle of a commit would stop everybody; see checkpoint.ts.
    db.pragma('wal_autocheckpoint = 0');
    setCommon(db);
    requireDurable(db, file);
    migrate(db);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Opens an existing database for reading beside the writer. */
export function openReader(file: string): Database.Database {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_MS });
  setCommon(db);
  return db;
}

/** Opens an existing database for copying its write-ahead log into it. */
export function openCheckpointer(file: string): Database.Database {
  const db = new Database(file, { fileMustExist: true, timeout: BUSY_MS });
  db.pragma('synchronous = FULL');
  db.pragma('fullfsync = ON');
  return db;
}

function setCommon(db: Database.Database): void {
  db.pragma('foreign_keys = ON');
  db.pragma(`cache_size = -${CACHE_KIB}`);
  db.pragma('temp_store = MEMORY');
}

function requireOwnFile(db: Database.Database, file: string): void {
  const id = db.pragma('application_id', { simple: true });
  const isEmpty = db.prepare('SELECT COUNT(*) FROM sqlite_schema').pluck().get() === 0;
  if (isEmpty || id === APPLICATION_ID) return;
  throw new StoreError('store_unavailable', `${file} is a database of another program; give Dangol a file of its own.`);
}

/** Refuses to run where an acknowledged write could be lost with the power. */
function requireDurable(db: Database.Database, file: string): void {
  const journal = db.pragma('journal_mode', { simple: true });
  const synchronous = db.pragma('synchronous', { simple: true });
  if (journal === 'wal' && synchronous === FULL) return;
  throw new StoreError(
    'store_unavailable',
    `${file} must be opened with journal_mode wal and synchronous 2 (FULL); got ${journal} and ${synchronous}. ` +
      'Put it on a local disk.',
  );
}
