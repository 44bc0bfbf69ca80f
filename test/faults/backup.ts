/**
 * Row 11: a backup made while 2,000 events a second come in holds everything that was acknowledged before it began, is whole,
 * and becomes the database again.
 */
import { copyFile, mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { CollectAnswer } from '../../server/contract/collect.ts';
import type { VisitorId } from '../../server/contract/ids.ts';
import { checkUp } from '../../server/storage/sqlite/checkup.ts';
import { atMost, type Form, type Row } from '../support/scoreboard.ts';
import { finish, type Server, startServer } from '../support/server.ts';
import { batch, event } from '../support/shopper.ts';
import { openTestStore } from '../support/store.ts';
import type { ServerBuild } from './build.ts';
import { Connection } from './connection.ts';
import { openCouponShop } from './coupon-shop.ts';
import type { Fault } from './fault.ts';

const SHOPPERS = 8;
const EVENTS_A_BATCH = 10;
/** Of one shopper: 2,000 events a second in all. */
const BATCH_EVERY_MS = (1_000 * SHOPPERS * EVENTS_A_BATCH) / 2_000;

export const backup: Fault = {
  name: 'backup',
  machine: 'alone',
  check,
  mutants: [
    {
      name: 'the file is copied without its log',
      breaks: [
        {
          file: 'server/storage/sqlite/backup.ts',
          from: 'await db.backup(target, { progress: ({ totalPages }) => totalPages });',
          to: "await import('node:fs/promises').then((fs) => fs.copyFile(source, target));",
        },
      ],
    },
  ],
};

async function check(form: Form, { entry }: ServerBuild): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dangol-backup-'));
  const server = await startServer({ entry, dataFolder: join(folder, 'data') });
  try {
    const { siteKey } = await openCouponShop(server, 0);
    const load = startLoad(server, siteKey);
    await wait(form === 'long' ? 60_000 : 500);
    const before = load.acknowledged();
    const copy = join(folder, 'copy.db');
    const startedAt = performance.now();
    const { code, output } = await finish(['backup', copy], { DANGOL_DATA: server.dataFolder }, entry);
    const seconds = (performance.now() - startedAt) / 1_000;
    await load.stop();
    await server.stop();
    if (code !== 0) return [atMost(`backup under load: ${output}`, code ?? -1, '', 0)];
    return [
      atMost('backup under load: acknowledged events that it lacks', Math.max(0, before - (await count(copy))), '', 0),
      ...(await drill(copy, server.dataFolder, entry)),
      ...(form === 'long' ? [await speed(copy, seconds)] : []),
    ];
  } finally {
    await server.stop('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
}

/** Restores the copy into the data folder and looks at what is there then. */
async function drill(copy: string, dataFolder: string, entry: string): Promise<Row[]> {
  const { code } = await finish(['restore', copy], { DANGOL_DATA: dataFolder }, entry);
  const restored = join(dataFolder, 'dangol.db');
  return [
    atMost('restore: exit code', code ?? -1, '', 0),
    atMost('restore: faults found afterwards', checkUp(restored).length, '', 0),
    atMost(
      'restore: events that the backup had and the database has not',
      (await count(copy)) - (await count(restored)),
      '',
      0,
    ),
  ];
}

/** The copy is flushed and then read once more to be checked; compared with `cp` and a flush of the same file. */
async function speed(copy: string, seconds: number): Promise<Row> {
  const startedAt = performance.now();
  await copyFile(copy, `${copy}.again`);
  const handle = await open(`${copy}.again`, 'r+');
  await handle.sync().finally(() => handle.close());
  const plain = (performance.now() - startedAt) / 1_000;
  const { size } = await stat(copy);
  const what = `backup of ${Math.round(size / 1e6)} MB under load, checked, process start included, beyond twice a flushed copy of ${plain.toFixed(2)} s`;
  return atMost(what, seconds - 2 * plain, 's', 1);
}

async function count(file: string): Promise<number> {
  const store = openTestStore(file);
  try {
    const sites = await store.listSites();
    const reports = await Promise.all(sites.map(({ id }) => store.installReport(id)));
    const kinds = reports.flatMap(({ seen }) => seen).filter(({ name }) => name === 'page_view');
    return kinds.reduce((sum, kind) => sum + kind.count, 0);
  } finally {
    await store.close();
  }
}

/** Shoppers who come until they are stopped. */
function startLoad({ url }: Server, site: string): { acknowledged: () => number; stop: () => Promise<void> } {
  let acknowledged = 0;
  let going = true;
  const shop = async (shopper: number) => {
    const connection = await Connection.open(url);
    const visitor = `backup-shopper-${shopper}` as VisitorId;
    while (going) {
      const events = Array.from({ length: EVENTS_A_BATCH }, () => event(Date.now()));
      const { status, body } = await connection.send(JSON.stringify(batch(Date.now(), { site, visitor, events })));
      if (status === 200) acknowledged += (JSON.parse(body) as CollectAnswer).accepted;
      await wait(BATCH_EVERY_MS);
    }
    connection.close();
  };
  const shoppers = Promise.all(Array.from({ length: SHOPPERS }, (_, shopper) => shop(shopper)));
  return {
    acknowledged: () => acknowledged,
    async stop() {
      going = false;
      await shoppers;
    },
  };
}
