/**
 * Row 8: the disk is full, really. Customers are told to come again, within a second, and when there is space again the same
 * process goes on by itself.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { atLeast, atMost, type Form, type Row } from '../support/scoreboard.ts';
import { type Server, startServer } from '../support/server.ts';
import { audit, toRows } from './audit.ts';
import { openCouponShop } from './coupon-shop.ts';
import { Customers } from './customers.ts';
import type { Fault } from './fault.ts';
import { isWhole } from './ledger.ts';
import { healthOf, Newcomers } from './newcomers.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';

const DISK_MEGABYTES = 96;
/** Room for some dozens of batches. */
const LEFT_BYTES = 2_000_000;
const TIMES: Record<Form, number> = { short: 2, long: 20 };
/** How long it stays full. */
const FULL_MS: Record<Form, number> = { short: 500, long: 5_000 };
const NEWCOMERS_MEANWHILE = 5;
const RECOVERY_MS = 5_000;
/** For all that customers still want; the short form runs beside other tests. */
const LEAVE_MS: Record<Form, number> = { short: 30_000, long: RECOVERY_MS };
const HEALTH_ASKS = 30;
const FILL_MS = 20_000;

export const diskFull: Fault = {
  name: 'disk-full',
  needs: ['small disk'],
  async check(form, { entry }) {
    const disk = await mountSmallDisk(DISK_MEGABYTES);
    try {
      const server = await startServer({ dataFolder: disk.folder, entry });
      try {
        return await fillAgainAndAgain(server, disk, form);
      } finally {
        await server.stop('SIGKILL');
      }
    } finally {
      await disk.remove();
    }
  },
  mutants: [
    {
      name: 'a full disk that is taken for a mistake of ours',
      breaks: [{ file: 'server/storage/sqlite/fault.ts', from: '(FULL|IOERR|', to: '(IOERR|' }],
    },
    {
      name: 'a /health that writes nothing',
      breaks: [{ file: 'server/http/health.ts', from: 'await store.ping();', to: '' }],
    },
  ],
};

async function fillAgainAndAgain(server: Server, disk: SmallDisk, form: Form): Promise<Row[]> {
  const shop = await openCouponShop(server, 1_000);
  const newcomers = new Newcomers(server.url, shop.siteKey, form);
  const { told } = newcomers;
  let lies = 0;
  let slowest = 0;
  for (let time = 0; time < TIMES[form]; time++) {
    await disk.fill(LEFT_BYTES);
    // Customers write until nothing can be written any more, and keep trying.
    const customers = new Customers(shop.siteKey, 4, { told });
    customers.open(server.url);
    const until = performance.now() + FILL_MS;
    while (told.refusals + told.mistakes.length === 0 && performance.now() < until) await wait(5);
    const waiting = [];
    for (let each = 0; each < NEWCOMERS_MEANWHILE; each++) {
      const newcomer = newcomers.next();
      if (!(await newcomer.send())) waiting.push(newcomer);
      await wait(FULL_MS[form] / NEWCOMERS_MEANWHILE);
    }
    if (!(await saysSo(server.url))) {
      // A log that began anew has room again, and then all is well indeed.
      const newcomer = newcomers.next();
      if (!(await newcomer.send())) {
        waiting.push(newcomer);
        lies++;
      }
    }
    await disk.free();
    for (const newcomer of waiting) slowest = Math.max(slowest, await newcomer.sendUntilTaken(RECOVERY_MS));
    if (!(await customers.leave(LEAVE_MS[form]))) slowest = Number.POSITIVE_INFINITY;
    if ((await healthOf(server.url)) !== 200) slowest = Number.POSITIVE_INFINITY;
    customers.close();
  }
  const { toldToComeAgain } = newcomers;
  const under = `on a disk that was full ${TIMES[form]} times`;
  return [
    atLeast(`newcomers told to come again ${under}`, toldToComeAgain, '', 1),
    ...toRows([await audit(server, shop, told, told.events)], under),
    ...newcomers.rows(under),
    atMost(`times /health said that all was well while nothing was recorded ${under}`, lies, '', 0),
    atMost(`longest way back when there was space again, without a restart, ${under}`, slowest, 'ms', RECOVERY_MS),
    atMost(`files damaged ${under}`, isWhole(server.dataFolder) ? 0 : 1, '', 0),
  ];
}

/** What /health writes is smaller than any batch: a few times there is room for that still. */
async function saysSo(url: string): Promise<boolean> {
  for (let asked = 0; asked < HEALTH_ASKS; asked++) if ((await healthOf(url)) === 503) return true;
  return false;
}
