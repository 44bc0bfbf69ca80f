import { Worker } from 'node:worker_threads';
import { StoreError } from '../store.ts';
import type { Call, Failure, FromWorker, Method, Reply, ToWorker, WorkerStart } from './protocol.ts';

/**
 * A thread that has let a call wait so long takes nothing more of shoppers' pages until it was answered: a bound on time holds
 * at any speed of the disk and for calls of any size, and bounds what lies in memory to what can arrive meanwhile.
 */
const MAX_WAIT_MS = 1_000;
/**
 * What shoppers' pages cause, which comes by the thousand and again by itself. Whoever saves a campaign in the moment that
 * a disk stands still is one person, who would rather wait.
 */
const IMPATIENT: ReadonlySet<Method> = new Set<Method>([
  'collect',
  'collectJson',
  'countView',
  'noteArrival',
  'noteRefusedOrigin',
]);
/** Calls that may wait whatever their age: the bound of a moment in which everything arrives at once. */
const MAX_WAITING = 10_000;
/** A call that waited so long is given up; it may be carried out yet, and may be sent again. */
const PATIENCE_MS = 10_000;
const SWEEP_MS = 1_000;
/**
 * Most of what a call makes is dead when it is answered, so a small nursery is enough: after a burst of twenty times what the
 * server can do it held 541 to 561 MB, with V8's own choice 633 to 677 MB, and did as many requests a second.
 */
const YOUNG_MB = 12;

export type Listeners = {
  /** Hears of unforeseen errors, with their stack. */
  log: (message: string) => void;
  /** Hears that the thread ended although nobody closed it. */
  broke: () => void;
};
type Waiting = { since: number; resolve(value: unknown): void; reject(error: StoreError): void };

/** One storage thread as the HTTP thread sees it: calls out, promises back. */
export class StorageThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #log: (message: string) => void;
  readonly #ended: Promise<void>;
  readonly #sweep: NodeJS.Timeout;
  /** Calls of this turn of the event loop. */
  #outbox: Call[] = [];
  /** When the oldest of those that wait was asked; Infinity when none waits. */
  #oldestAt = Number.POSITIVE_INFINITY;
  #nextId = 1;
  /** Why no more calls are taken. */
  #refusal: StoreError | undefined;

  /** Resolves when the database is open. Rejects with the StoreError of what hindered it. */
  static async open(entry: URL, start: WorkerStart, { log, broke }: Listeners): Promise<StorageThread> {
    const worker = new Worker(entry, { workerData: start, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
    await new Promise<void>((resolve, reject) => {
      worker.once('message', (message: FromWorker) => {
        if ('failed' in message) reject(toError(message.failed));
        else resolve();
      });
      worker.once('error', (error) => {
        reject(new StoreError('store_unavailable', 'The storage thread could not be started.', { cause: error }));
      });
    });
    return new StorageThread(worker, { log, broke });
  }

  private constructor(worker: Worker, { log, broke }: Listeners) {
    this.#worker = worker;
    this.#log = log;
    worker.on('message', (message: FromWorker) => {
      if ('warning' in message) log(message.warning);
      if ('replies' in message) this.#settleAll(message.replies);
    });
    this.#sweep = setInterval(() => this.#giveUp(performance.now() - PATIENCE_MS), SWEEP_MS).unref();
    worker.on('error', (error) => {
      log(`The storage thread broke: ${error instanceof Error ? error.stack : error}`);
    });
    this.#ended = new Promise((resolve) => {
      worker.once('exit', () => {
        clearInterval(this.#sweep);
        if (!this.#refusal) broke();
        this.#refuseAll(new StoreError('store_unavailable', 'The storage thread has ended; start the server again.'));
        resolve();
      });
    });
  }

  /** Calls that wait. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** How long the oldest of the calls that wait has waited, milliseconds; 0 when none waits. */
  waitedMs(): number {
    return Math.max(0, performance.now() - this.#oldestAt);
  }

  /** Rejects with a StoreError: `overloaded` when too much waits already, or this call waited too long. */
  call(method: Method, args: unknown[]): Promise<unknown> {
    if (this.#refusal) return Promise.reject(this.#refusal);
    const isLate = IMPATIENT.has(method) && this.waitedMs() > MAX_WAIT_MS;
    if (isLate || this.#waiting.size >= MAX_WAITING) {
      return Promise.reject(new StoreError('overloaded', 'The store has too much to do; try again later.'));
    }
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const since = performance.now();
      if (this.#waiting.size === 0) this.#oldestAt = since;
      this.#waiting.set(id, { since, resolve, reject });
      if (this.#outbox.push({ id, method, args }) === 1) setImmediate(() => this.#send());
    });
  }

  /** Takes no more calls; those that wait are answered. */
  refuse(): void {
    this.#refusal ??= new StoreError('closing', 'The store is closing.');
  }

  /** Answers the calls that wait, takes no more, and ends. */
  async close(): Promise<void> {
    this.refuse();
    this.#send();
    this.#post('close');
    await this.#ended;
  }

  #send(): void {
    if (this.#outbox.length === 0) return;
    const calls = this.#outbox;
    this.#outbox = [];
    this.#post(calls);
  }

  #post(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #settleAll(replies: Reply[]): void {
    for (const reply of replies) this.#settle(reply);
    this.#noteOldest();
  }

  /** Calls are answered in the order they were asked, so the first is the oldest. */
  #noteOldest(): void {
    const [oldest] = this.#waiting.values();
    this.#oldestAt = oldest?.since ?? Number.POSITIVE_INFINITY;
  }

  #giveUp(askedBefore: number): void {
    for (const [id, { since, reject }] of this.#waiting) {
      if (since > askedBefore) break;
      this.#waiting.delete(id);
      reject(new StoreError('overloaded', `The store has not answered for ${PATIENCE_MS / 1_000} s; try again later.`));
    }
    this.#noteOldest();
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('value' in reply) {
      waiting?.resolve(reply.value);
      return;
    }
    if (reply.failure.stack) this.#log(reply.failure.stack);
    waiting?.reject(toError(reply.failure));
  }

  #refuseAll(error: StoreError): void {
    this.#refusal ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function toError({ code, message }: Failure): StoreError {
  return new StoreError(code, message);
}
