/** How long a server takes to answer its first batch, with a large database that nobody has read since the machine started. */
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { atMost, type Row } from '../support/scoreboard.ts';
import { BROWSER, batch, SHOP } from '../support/shopper.ts';
import type { LargeDatabase } from './large-database.ts';
import type { Stage } from './stage.ts';

const STARTS = 3;

export async function startTimes(stage: Stage, database: LargeDatabase): Promise<Row[]> {
  const times: number[] = [];
  for (let start = 0; start < STARTS; start++) {
    await forgetCached(database.dataFolder);
    const startedAt = performance.now();
    await stage.onDatabase(database.dataFolder, async ({ url }) => {
      await firstAnswer(url, database.shop.siteKey);
      times.push((performance.now() - startedAt) / 1_000);
    });
  }
  const what = `start to the first answer, ${database.size} on disk and not in memory, slowest of ${STARTS} starts`;
  return [atMost(what, Math.max(...times), 's', 2)];
}

async function firstAnswer(url: string, siteKey: string): Promise<void> {
  const answer = await fetch(`${url}/v1/batch`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', origin: SHOP, 'user-agent': BROWSER },
    body: JSON.stringify(batch(Date.now(), { site: siteKey })),
  });
  if (!answer.ok) throw new Error(`The first batch was answered with ${answer.status}: ${await answer.text()}`);
}

/** Asks the system to drop the files of a folder from its cache (`posix_fadvise`, by way of GNU dd). */
async function forgetCached(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    await promisify(execFile)('dd', [`if=${join(folder, name)}`, 'iflag=nocache', 'count=0', 'status=none']);
  }
}
