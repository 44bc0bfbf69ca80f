/**
 * What a shop of some years has: a database of many millions of events. It is filled through `dangol import`, and everything
 * that may grow with it is measured on it. The half year of history is made anew for every run, and removed afterwards.
 */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { atLeast, atMost, type Check, tryRun } from '../support/scoreboard.ts';
import { growth } from './growth.ts';
import type { Options } from './options.ts';
import { writePast } from './past.ts';
import { reportTimes } from './report-times.ts';
import { short } from './rounds.ts';
import type { Shop } from './shop.ts';
import { Stage } from './stage.ts';
import { startTimes } from './start-times.ts';
import { steadyLoad } from './steady-load.ts';

const LIVE_CAMPAIGNS = 100;
const SHORT_EVENTS = 20_000;

/** A database on disk, and no server on it. */
export type LargeDatabase = {
  /** `20,000,000 events on disk`. */
  size: string;
  dataFolder: string;
  /** Of the shop whose past it holds. */
  shop: Pick<Shop, 'siteKey' | 'siteId'>;
  campaigns: number;
  /** Ids of its visitors, one a line. */
  regulars: string;
};

export const largeDatabase = (options: Options): Check =>
  Stage.check('large-database', options, async (stage, form) => {
    const events = form === 'short' ? Math.min(SHORT_EVENTS, options.events) : options.events;
    const folder = await stage.folder();
    const regulars = join(folder, 'regulars.txt');
    const past = join(folder, 'past.jsonl');
    const dataFolder = join(folder, 'data');
    const shop = await stage.openShop(LIVE_CAMPAIGNS, dataFolder);
    await shop.server.stop();
    await writePast(past, regulars, events, Date.now());

    const seconds = await secondsOf(stage.dangol(['import', past, `--site=${shop.siteKey}`], dataFolder));
    await rm(past);
    const bytes = await bytesIn(dataFolder);
    const size = `${short(events)} events`;
    const database = { size, dataFolder, shop, campaigns: LIVE_CAMPAIGNS, regulars };
    const rows = [
      atLeast(`bulk import of ${size}`, events / seconds, 'events/s', 60_000),
      atMost(`disk per event, everything in the data folder, ${size}`, bytes / events, 'bytes', 110),
    ];
    // One that breaks takes nothing away from the others.
    for (const [name, run] of Object.entries(parts)) {
      rows.push(...(await tryRun({ name, run: () => run(stage, database, form) }, form)));
    }
    return rows;
  });

const parts = { start: startTimes, 'steady-load': steadyLoad, 'report-times': reportTimes, growth };

async function secondsOf(work: Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work;
  return (performance.now() - startedAt) / 1_000;
}

/** Size of all files in a folder and the folders in it. */
async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
