/** What a benchmark needs around it: the server as it is built now, a load, the bare route. All of it ends with the benchmark. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServer, type ServerBuild } from '../faults/build.ts';
import type { Check, Form, Row } from '../support/scoreboard.ts';
import { finish, freePort, type Server, startServer } from '../support/server.ts';
import { Load, runsTypeScript } from './load/load.ts';
import type { Options } from './options.ts';
import { printProfiles } from './profile.ts';
import { openShop, pidOf, type Shop } from './shop.ts';

export class Stage {
  readonly options: Options;
  readonly load = new Load();
  readonly #build: ServerBuild;
  readonly #ending: (() => Promise<unknown>)[] = [];

  /** The benchmark as a line of the scoreboard. */
  static check(name: string, options: Options, run: (stage: Stage, form: Form) => Promise<Row[]>): Check {
    return {
      name,
      async run(form) {
        const stage = new Stage(await buildServer(), options);
        try {
          return await run(stage, form);
        } finally {
          await stage.#end();
        }
      },
    };
  }

  private constructor(build: ServerBuild, options: Options) {
    this.#build = build;
    this.options = options;
    this.atEnd(() => build.remove());
    this.atEnd(() => this.load.stop());
  }

  /** Dangol with a shop of its own and so many live campaigns. The folder is removed at the end when none is given. */
  async openShop(campaigns: number, dataFolder?: string): Promise<Shop> {
    const options = { entry: this.#build.entry, env: await this.#profiling(), ...(dataFolder && { dataFolder }) };
    const shop = await openShop(campaigns, options);
    this.atEnd(() => shop.server.stop());
    return shop;
  }

  /** A server on a database that is there already, for as long as `use` takes: the next one needs the folder for itself. */
  async onDatabase<Result>(dataFolder: string, use: (server: Server) => Promise<Result>): Promise<Result> {
    const server = await startServer({ entry: this.#build.entry, dataFolder, env: await this.#profiling() });
    try {
      return await use(server);
    } finally {
      await server.stop();
    }
  }

  /** Runs `dangol` with arguments on a data folder. Rejects with what it printed when it fails. */
  async dangol(args: string[], dataFolder: string): Promise<void> {
    const env = { DANGOL_DATA: dataFolder, ...(await this.#profiling()) };
    const { code, output } = await finish(args, env, this.#build.entry);
    if (code !== 0) throw new Error(`dangol ${args.join(' ')} ended with ${code}:\n${output}`);
  }

  /** The bare route. */
  async startBare(): Promise<{ url: string; pid: number }> {
    const port = await freePort();
    const bare = fork(join(import.meta.dirname, 'bare.ts'), [String(port)], { execArgv: runsTypeScript });
    this.atEnd(async () => {
      const ended = once(bare, 'exit');
      bare.kill();
      await ended;
    });
    await once(bare, 'message');
    return { url: `http://127.0.0.1:${port}`, pid: pidOf({ process: bare }) };
  }

  /** An empty folder that goes away at the end. */
  async folder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'dangol-bench-'));
    this.atEnd(() => rm(folder, { recursive: true, force: true }));
    return folder;
  }

  /** The last thing started is the first to end. */
  atEnd(end: () => Promise<unknown>): void {
    this.#ending.unshift(end);
  }

  /** Makes every thread of a process leave a profile when it ends, if that is asked for; they are printed at the end. */
  async #profiling(): Promise<Record<string, string>> {
    if (!this.options.profile) return {};
    const folder = await this.folder();
    this.atEnd(() => printProfiles(folder));
    return { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` };
  }

  async #end(): Promise<void> {
    const failures: unknown[] = [];
    for (const end of this.#ending) await end().catch((failure) => failures.push(failure));
    if (failures.length > 0) throw failures[0];
  }
}
