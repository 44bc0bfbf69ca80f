/**
 * Brings commits to the disk while the next ones are being worked out. SQLite would flush within each commit and stand still
 * meanwhile, and with fsync, which also waits for the file system to note when the log was written last: up to 600 ms where
 * the checkpointer has just made the database grow. A log that is written over needs nothing noted, and fdatasync knows.
 *
 * Nobody may be answered before a flush that began after his commit.
 */
import { closeSync, fdatasync, openSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { StoreError } from '../store.ts';

export class LogFlush {
  readonly #db: Database;
  readonly #log: number;
  /** A flush failed, and nobody knows what of the log is on the disk. */
  #isDoubtful = false;

  /** @param db the connection that writes; its commits flush nothing any more. */
  constructor(db: Database, file: string) {
    this.#db = db;
    this.#log = openSync(`${file}-wal`, 'r+');
    // The log is still flushed before a checkpoint and before it begins anew: https://sqlite.org/pragma.html#pragma_synchronous
    db.pragma('synchronous = NORMAL');
  }

  /** Calls back when all that was committed before is on disk, or with the StoreError of what hindered it. */
  begin(done: (error?: StoreError) => void): void {
    fdatasync(this.#log, (error) => {
      if (!error) return done();
      this.#isDoubtful = true;
      done(doubt(error));
    });
  }

  /**
   * To be called before a commit. A flush that succeeds after one that failed proves nothing, because the system may have
   * dropped what it could not write (https://wiki.postgresql.org/wiki/Fsync_Errors): only a log that was copied into the
   * file, and the file flushed, may be gone on with.
   *
   * @throws StoreError, or what SQLite throws, while that cannot be done.
   */
  requireTrust(): void {
    if (!this.#isDoubtful) return;
    const [{ busy }] = this.#db.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }];
    if (busy) throw doubt(new Error('something reads the database'));
    this.#isDoubtful = false;
  }

  close(): void {
    closeSync(this.#log);
  }
}

function doubt(cause: Error): StoreError {
  return new StoreError('store_unavailable', `The write-ahead log could not be flushed: ${cause.message}.`, { cause });
}
