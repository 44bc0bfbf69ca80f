/**
 * Row 10: another process reads one state of the database for minutes, so that the write-ahead log cannot begin anew. Nobody
 * waits for it, the log stays bounded, and it is short again when the reader has gone.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { atLeast, atMost, type Form, type Row } from '../support/scoreboard.ts';
import { startServer } from '../support/server.ts';
import { audit, toRows } from './audit.ts';
import { openCouponShop } from './coupon-shop.ts';
import { Customers } from './customers.ts';
import type { Fault } from './fault.ts';
import { pinReader } from './ledger.ts';

const PINNED_MS: Record<Form, number> = { short: 3_000, long: 180_000 };
/** For so long the load goes on after the reader has gone. */
const AFTER_MS: Record<Form, number> = { short: 1_000, long: 30_000 };
/** About 1,000 events a second, in batches of three or four. */
const AT_A_TIME = 24;
const PAUSE_MS = 75;
const MOST_LOG_MB = 512;
/** What SQLite cuts the log back to once it begins anew, and a little that is added meanwhile. */
const SHORT_LOG_MB = 72;
/** The short form runs beside other tests. Who waits for the reader waits for all of its three seconds there. */
const STALL_MS: Record<Form, number> = { short: 2_500, long: 1_000 };
const LEAVE_MS = 30_000;

export const pinnedReader: Fault = {
  name: 'pinned-reader',
  machine: 'alone',
  async check(form, { entry }) {
    const server = await startServer({ entry });
    try {
      const shop = await openCouponShop(server, form === 'long' ? 100_000 : 5_000);
      const customers = new Customers(shop.siteKey, AT_A_TIME, { pauseMs: PAUSE_MS });
      const { told } = customers;
      const logMegabytes = async () => (await stat(join(server.dataFolder, 'dangol.db-wal'))).size / 1e6;
      customers.open(server.url);
      await wait(500);

      const before = { log: await logMegabytes(), events: told.acknowledged };
      told.times.length = 0;
      const letGo = pinReader(server.dataFolder);
      await wait(PINNED_MS[form]);
      const pinned = {
        log: await logMegabytes(),
        events: told.acknowledged - before.events,
        slowest: slowest(told.times),
      };
      told.times.length = 0;
      letGo();
      await wait(AFTER_MS[form]);
      const after = { log: await logMegabytes(), slowest: slowest(told.times) };
      await customers.leave(LEAVE_MS);

      const seconds = PINNED_MS[form] / 1_000;
      const rate = pinned.events / seconds;
      const under = `while a reader was pinned for ${seconds} s`;
      const kilobytes = (((pinned.log - before.log) * 1_000) / Math.max(1, pinned.events)).toPrecision(2);
      return [
        atLeast(`events a second ${under}`, rate, '', form === 'long' ? 900 : 30),
        atMost(`write-ahead log ${under}, ${kilobytes} KB an event`, pinned.log, 'MB', MOST_LOG_MB),
        atMost(`longest answer ${under}`, pinned.slowest, 'ms', STALL_MS[form]),
        atMost('longest answer after the reader had gone', after.slowest, 'ms', STALL_MS[form]),
        atMost(`write-ahead log ${AFTER_MS[form] / 1_000} s after the reader had gone`, after.log, 'MB', SHORT_LOG_MB),
        ...toRows([await audit(server, shop, told, told.events)], under),
      ] satisfies Row[];
    } finally {
      await server.stop('SIGKILL');
    }
  },
  mutants: [
    {
      name: 'a checkpoint that waits for readers',
      breaks: [{ file: 'server/storage/sqlite/worker.ts', from: 'checkpoint.finish()', to: 'checkpoint.copyAll()' }],
    },
  ],
};

function slowest(times: readonly number[]): number {
  return times.reduce((most, one) => Math.max(most, one), 0);
}
