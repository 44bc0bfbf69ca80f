/**
 * The load generator: a process of its own, so that it is measured by nobody and measures with nothing else on its mind. The
 * bare route and Dangol get the same requests from it.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Drive } from './drive.ts';
import type { Result } from './tally.ts';
import type { Traffic } from './traffic.ts';

/** Requests for one server over so many connections. */
export type Shoppers = { url: string; connections: number; traffic: Traffic };

/** What the process is asked; it answers with a {@link Told}. */
export type Asked = { shoppers: Shoppers; drive: Drive };
export type Told = { result: Result } | { error: string };

/** Node before 22.18 takes TypeScript only when told to. */
export const runsTypeScript = ['--experimental-strip-types', '--no-warnings'];

export class Load {
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;

  constructor() {
    // As JSON, a wait without end would come back as null.
    this.#process = fork(join(import.meta.dirname, 'process.ts'), {
      execArgv: runsTypeScript,
      serialization: 'advanced',
    });
    this.#ended = once(this.#process, 'exit').then(() => {});
  }

  /** Runs alone: one run at a time. The same shoppers go on where they stopped. */
  async run(shoppers: Shoppers, drive: Drive): Promise<Result> {
    const asked: Asked = { shoppers, drive };
    const told = Promise.withResolvers<Told>();
    this.#process.once('message', told.resolve);
    this.#ended.then(() => told.resolve({ error: 'The load generator has ended.' }));
    this.#process.send(asked);
    const answer = await told.promise;
    if ('error' in answer) throw new Error(answer.error);
    return answer.result;
  }

  async stop(): Promise<void> {
    if (this.#process.connected) this.#process.disconnect();
    await this.#ended;
  }
}
