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

  constructor() {
    this.#process = fork(join(import.meta.dirname, 'process.ts'), { execArgv: runsTypeScript });
  }

  /** Runs alone: one run at a time. The requests are made once for the same `shoppers` object and go on where they stopped. */
  async run(shoppers: Shoppers, drive: Drive): Promise<Result> {
    const asked: Asked = { shoppers, drive };
    this.#process.send(asked);
    const told = await Promise.race([once(this.#process, 'message'), once(this.#process, 'exit')]);
    const [first] = told as [Told | number | null];
    if (first === null || typeof first === 'number') throw new Error('The load generator has ended; it said why.');
    if ('error' in first) throw new Error(first.error);
    return first.result;
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.disconnect();
    await ended;
  }
}
