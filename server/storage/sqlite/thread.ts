import { Worker } from 'node:worker_threads';
import { StoreError } from '../store.ts';
import type { Call, Failure, FromWorker, Method, Reply, ToWorker, WorkerStart } from './protocol.ts';

/** Calls that may wait for one thread; at 5,000 a second this is two seconds. More are refused, so that memory is bounded. */
const MAX_WAITING = 10_000;

export type Listeners = {
  /** Hears of unforeseen errors, with their stack. */
  log: (message: string) => void;
  /** Hears that the thread ended although nobody closed it. */
  broke: () => void;
};
type Waiting = { resolve(value: unknown): void; reject(error: StoreError): void };

/** One storage thread as the HTTP thread sees it: calls out, promises back. */
export class StorageThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #log: (message: string) => void;
  readonly #ended: Promise<void>;
  #nextId = 1;
  /** Why no more calls are taken. */
  #refusal: StoreError | undefined;

  /** Resolves when the database is open. Rejects with the StoreError of what hindered it. */
  static async open(entry: URL, start: WorkerStart, { log, broke }: Listeners): Promise<StorageThread> {
    const worker = new Worker(entry, { workerData: start });
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
      if ('replies' in message) for (const reply of message.replies) this.#settle(reply);
    });
    worker.on('error', (error) => {
      log(`The storage thread broke: ${error instanceof Error ? error.stack : error}`);
    });
    this.#ended = new Promise((resolve) => {
      worker.once('exit', () => {
        if (!this.#refusal) broke();
        this.#refuseAll(new StoreError('store_unavailable', 'The storage thread has ended; start the server again.'));
        resolve();
      });
    });
  }

  /** Rejects with a StoreError. */
  call(method: Method, args: unknown[]): Promise<unknown> {
    if (this.#refusal) return Promise.reject(this.#refusal);
    if (this.#waiting.size >= MAX_WAITING) {
      return Promise.reject(
        new StoreError('overloaded', `The store has ${MAX_WAITING} calls waiting; try again later.`),
      );
    }
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#post({ id, method, args });
    });
  }

  /** Takes no more calls; those that wait are answered. */
  refuse(): void {
    this.#refusal ??= new StoreError('closing', 'The store is closing.');
  }

  /** Answers the calls that wait, takes no more, and ends. */
  async close(): Promise<void> {
    this.refuse();
    this.#post('close');
    await this.#ended;
  }

  #post(message: Call | ToWorker): void {
    this.#worker.postMessage(message);
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
