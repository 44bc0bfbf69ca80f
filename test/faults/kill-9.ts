/**
 * The server is killed at random moments under load, over and over on one data folder, and customers try again. It shows
 * that a crash of the process loses nothing; that a crash of the machine loses nothing either is shown by `fsync-order`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { atLeast, atMost, type Form, type Row } from '../support/scoreboard.ts';
import { freePort, startServer } from '../support/server.ts';
import { audit, type Findings, isClean, toRows } from './audit.ts';
import type { ServerBuild } from './build.ts';
import { openCouponShop } from './coupon-shop.ts';
import { Customers } from './customers.ts';
import type { Fault } from './fault.ts';
import { killMutants } from './kill-9-mutants.ts';
import { isWhole } from './ledger.ts';

const ROUNDS: Record<Form, number> = { short: 30, long: 1_000 };
/** Acknowledged events a kill, so that nobody is safe by standing still. The short form also runs on machines that are busy. */
const PROGRESS: Record<Form, number> = { short: 30, long: 300 };
const AT_A_TIME = 48;
/** Between the first acknowledgement of a round and its end. */
const LIFE_MS = { least: 10, most: 160 };
const LEAVE_MS = 30_000;

export const kill9: Fault = {
  name: 'kill-9',
  machine: 'first',
  async check(form, build) {
    const folder = await mkdtemp(join(tmpdir(), 'dangol-kill-'));
    try {
      return await killAgainAndAgain(folder, form, build);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  mutants: killMutants,
};

async function killAgainAndAgain(dataFolder: string, form: Form, { entry }: ServerBuild): Promise<Row[]> {
  const port = await freePort();
  const start = () => startServer({ dataFolder, port, entry });
  let server = await start();
  const shop = await openCouponShop(server, ROUNDS[form] * AT_A_TIME);
  const customers = new Customers(shop.siteKey, AT_A_TIME);
  const { told } = customers;
  let kills = 0;
  let damaged = 0;
  let found: Findings = {};
  try {
    while (kills < ROUNDS[form] && damaged === 0 && isClean(found)) {
      const before = told.sizes();
      const answered = told.nextAnswer();
      customers.open(server.url);
      await answered;
      await wait(LIFE_MS.least + Math.random() * (LIFE_MS.most - LIFE_MS.least));
      customers.close();
      await server.stop('SIGKILL');
      kills++;
      if (!isWhole(dataFolder)) damaged++;
      server = await start();
      found = await audit(server, shop, told, told.since(before));
    }
    const { acknowledged, answers } = told;
    customers.open(server.url);
    const allAnswered = await customers.leave(LEAVE_MS);
    const under = `under ${kills} kills`;
    return [
      ...toRows([found, await audit(server, shop, told, told.events)], under),
      atMost(`times the file was damaged ${under}`, damaged, '', 0),
      atMost(`customers who were not answered in the end ${under}`, allAnswered ? 0 : 1, '', 0),
      atLeast(
        `acknowledged events a kill, in ${Math.round(answers / kills)} batches`,
        acknowledged / kills,
        '',
        PROGRESS[form],
      ),
    ];
  } finally {
    customers.close();
    await server.stop('SIGKILL');
  }
}
