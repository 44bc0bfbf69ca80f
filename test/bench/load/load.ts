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

export class Load {
  readonly #process: ChildProcess;

  constructor() {
    this.#process = fork(join(import.meta.dirname, 'process.ts'), { serialization: 'advanced' });
  }

  /** Runs alone: one run at a time. The requests are made once for the same `shoppers` object and go on where they stopped. */
  async run(shoppers: Shoppers, drive: Drive): Promise<Result> {
    const asked: Asked = { shoppers, drive };
    this.#process.send(asked);
    const [told] = (await once(this.#process, 'message')) as [Told];
    if ('error' in told) throw new Error(told.error);
    return told.result;
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.disconnect();
    await ended;
  }
}
