/**
 * Keeps the write-ahead log short without ever stopping the writer for long. A connection of its own, on a thread of its
 * own, copies the log into the file (PASSIVE: it waits for nobody); what the writer added meanwhile, the writer copies
 * itself between two groups, and its next commit starts the log again from the beginning.
 *
 * Only a reader that stays on an old state of the database for minutes can hinder that: the log then grows, and says so.
 */
import type { Database } from 'better-sqlite3';

/**
 * Log that is worth copying. Flushes of the log wait for what a checkpoint writes, so it is little at a time: under full load the
 * longest answers took 40 to 160 ms with 16 MB, and up to 380 ms with 128 MB, at the same rate.
 */
const WORTH_BYTES = 16_777_216;
/** Share of that which the writer copies itself: some milliseconds and one flush. */
const SHORT = 1 / 8;
/** A log longer than this is told of: a reader holds it. Told again at each doubling. */
export const WARN_BYTES = 268_435_456;
/** Nothing is added to a log of this length before some of it can be copied: the disk is not filled for a reader's sake. */
export const MOST_BYTES = 480_000_000;
/** How often the log is looked at; a look takes 10 µs. */
export const LOOK_MS = 50;
/** Rounds in which a checkpoint may catch up with a writer that goes on. */
const ROUNDS = 4;

type Log = { busy: number; log: number; checkpointed: number };

/** The write-ahead log through one connection. */
export class Checkpoint {
  readonly #look;
  readonly #copy;
  readonly #copyAll;
  readonly #pageBytes: number;
  readonly #worthBytes: number;
  readonly #shortBytes: number;
  readonly #mostBytes: number;

  constructor(db: Database, worthBytes = WORTH_BYTES, mostBytes = MOST_BYTES) {
    this.#worthBytes = worthBytes;
    this.#mostBytes = mostBytes;
    this.#shortBytes = worthBytes * SHORT;
    this.#look = db.prepare<[], Log>('PRAGMA wal_checkpoint(NOOP)');
    this.#copy = db.prepare<[], Log>('PRAGMA wal_checkpoint(PASSIVE)');
    this.#copyAll = db.prepare<[], Log>('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#pageBytes = db.pragma('page_size', { simple: true }) as number;
  }

  /** Copies a log that is worth it, until what is left is short. Returns the bytes of the log that are in use. */
  copy(): number {
    let state = this.#look.get() as Log;
    if (this.#left(state) < this.#worthBytes && !this.#isFull(state)) return this.#used(state);
    for (let round = 0; round < ROUNDS && this.#left(state) > this.#shortBytes / 2; round++) {
      state = this.#copy.get() as Log;
    }
    return this.#used(state);
  }

  /**
   * For the writer, between two transactions: copies the short rest of a long log, so that the log starts again; and the whole
   * rest of a log that outran the other connection. Returns whether the log is as long as it may be even so: a reader holds it.
   */
  finish(): boolean {
    let state = this.#look.get() as Log;
    const left = this.#left(state);
    const isShort = this.#used(state) >= this.#worthBytes && left > 0 && left <= this.#shortBytes;
    // While the other connection copies, this one is told that it may not, and how long the log is it is not told.
    if (isShort || this.#isFull(state)) state = this.#copy.get() as Log;
    return this.#isFull(state);
  }

  /** Copies the whole log and waits for readers to let it. */
  copyAll(): void {
    this.#copyAll.get();
  }

  /** Once all of it is copied the next commit starts it again, however long it is. */
  #isFull(state: Log): boolean {
    return this.#used(state) >= this.#mostBytes && this.#left(state) > 0;
  }

  #used({ log }: Log): number {
    return log * this.#pageBytes;
  }

  #left({ log, checkpointed }: Log): number {
    return (log - checkpointed) * this.#pageBytes;
  }
}
