/**
 * Brings commits to the disk while the next ones are being worked out. SQLite would flush within each commit and stand still
 * meanwhile, and with fsync, which also waits for the file system to note when the log was written last: up to 600 ms where
 * the checkpointer has just made the database grow. A log that is written over needs nothing noted, and fdatasync knows.
 *
 * Nobody may be answered before a flush that began after his commit.
 *
 * The writer hears of a flush from a port, into which it can look between two writes of a group. Of its own event loop it hears
 * between two groups only, milliseconds later, and everybody whose commit is on disk waits for that: with 128 customers at a
 * time 0.22 and 0.24 of a bare route's requests where it is 0.28 with the port, in turns. (On the HTTP thread a flush's end is
 * heard of at once, but under three times the peak an answer then takes one more turn of that thread's loop, 100 ms, and a
 * quarter less is done; with the port as much as before.) The thread costs 11 MB.
 */
import { closeSync, openSync } from 'node:fs';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Database } from 'better-sqlite3';
import { StoreError } from '../store.ts';
import type { Flushed, FlusherStart } from './flusher.ts';

/** The thread allocates next to nothing; with V8's own bounds it would keep room for more. */
const SMALL_HEAP = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 16 };

type Done = (error?: StoreError) => void;

export class LogFlush {
  readonly #db: Database;
  readonly #log: number;
  readonly #port: MessagePort;
  /** Waits for the flush that is on its way; absent when none is. */
  #done: Done | undefined;
  /** A flush failed, and nobody knows what of the log is on the disk. */
  #isDoubtful = false;

  /**
   * @param db the connection that writes; its commits flush nothing any more.
   * @param flusher the bundled `flusher.ts`.
   */
  constructor(db: Database, file: string, flusher: URL) {
    this.#db = db;
    this.#log = openSync(`${file}-wal`, 'r+');
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.on('message', (flushed: Flushed) => this.#settle(flushed));
    const workerData: FlusherStart = { log: this.#log, port: port2 };
    new Worker(flusher, { workerData, transferList: [port2], resourceLimits: SMALL_HEAP });
    // The log is still flushed before a checkpoint and before it begins anew: https://sqlite.org/pragma.html#pragma_synchronous
    db.pragma('synchronous = NORMAL');
  }

  /**
   * Calls back when all that was committed before is on disk, or with the StoreError of what hindered it. One flush at a time:
   * the next may begin when this one has called back.
   */
  begin(done: Done): void {
    this.#done = done;
    this.#port.postMessage('flush');
  }

  /** To be called between two writes of a group: calls back at once if the flush has succeeded by now. */
  look(): void {
    if (!this.#done) return;
    const flushed: Flushed | undefined = receiveMessageOnPort(this.#port)?.message;
    if (!flushed) return;
    if (flushed.hindrance === undefined) this.#settle(flushed);
    // The group lies behind what did not reach the disk: it is to be among what is refused, and so has to end first.
    else setImmediate(() => this.#settle(flushed));
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

  /** Ends the thread too. A flush on its way calls nobody back any more. */
  close(): void {
    this.#port.close();
    closeSync(this.#log);
  }

  #settle({ hindrance }: Flushed): void {
    const done = this.#done;
    this.#done = undefined;
    this.#isDoubtful ||= hindrance !== undefined;
    done?.(hindrance === undefined ? undefined : doubt(new Error(hindrance)));
  }
}

function doubt(cause: Error): StoreError {
  return new StoreError('store_unavailable', `The write-ahead log could not be flushed: ${cause.message}.`, { cause });
}
