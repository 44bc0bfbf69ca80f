/**
 * Row 12: the server is asked to end under load. What is under way is answered, whoever comes later is told to come again or
 * finds the door shut, and nothing acknowledged is missing after the next start.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { atMost, type Form, type Row } from '../support/scoreboard.ts';
import { freePort, startServer } from '../support/server.ts';
import { audit, type Findings, isClean, toRows } from './audit.ts';
import { openCouponShop } from './coupon-shop.ts';
import { Customers } from './customers.ts';
import type { Fault } from './fault.ts';
import { isWhole } from './ledger.ts';

const TIMES: Record<Form, number> = { short: 3, long: 100 };
/** So many that each waits some 20 ms for its answer, several times as long as SURELY_SENT_MS. */
const AT_A_TIME = 96;
const END_MS = 10_000;
const LEAVE_MS = 30_000;
/**
 * A request that was sent so long before the signal is under way. One that is sent at the very moment may meet a connection
 * that the server has just closed because nothing moved on it: HTTP has no way to tell.
 */
const SURELY_SENT_MS = 5;

export const sigterm: Fault = {
  name: 'sigterm',
  async check(form, { entry }) {
    const dataFolder = await mkdtemp(join(tmpdir(), 'dangol-end-'));
    try {
      return await endAgainAndAgain(dataFolder, form, entry);
    } finally {
      await rm(dataFolder, { recursive: true, force: true });
    }
  },
  mutants: [
    {
      name: 'an end without a drain',
      breaks: [{ file: 'server/commands/serve.ts', from: 'await drain(app, stopJobs());', to: 'process.exit(0);' }],
    },
  ],
};

async function endAgainAndAgain(dataFolder: string, form: Form, entry: string): Promise<Row[]> {
  const port = await freePort();
  let server = await startServer({ dataFolder, port, entry });
  const shop = await openCouponShop(server, TIMES[form] * 2_000);
  const customers = new Customers(shop.siteKey, AT_A_TIME);
  const { told } = customers;
  const count = { cut: 0, notZero: 0, damaged: 0 };
  let slowest = 0;
  let found: Findings = {};
  try {
    for (let time = 0; time < TIMES[form] && isClean(found); time++) {
      const before = told.sizes();
      customers.open(server.url);
      await told.nextAnswer();
      await wait(300 + Math.random() * 300);
      const askedAt = performance.now();
      told.cutOff.length = 0;
      const ended = server.stop('SIGTERM');
      // Whoever comes while the server ends is told so; whoever comes after it ended waits for the next.
      if ((await ended) !== 0) count.notZero++;
      customers.close();
      slowest = Math.max(slowest, performance.now() - askedAt);
      count.cut += told.cutOff.filter((sentAt) => sentAt < askedAt - SURELY_SENT_MS).length;
      if (!isWhole(dataFolder)) count.damaged++;
      server = await startServer({ dataFolder, port, entry });
      // After each end what is new, and in the end all: or it would take the longer the more there is.
      found = await audit(server, shop, told, told.since(before));
    }
    customers.open(server.url);
    const allAnswered = await customers.leave(LEAVE_MS);
    const under = `at ${TIMES[form]} ends under load`;
    return [
      atMost(`longest time to end ${under}`, slowest, 'ms', END_MS),
      atMost(`ends with an exit code other than 0 ${under}`, count.notZero, '', 0),
      atMost(`requests under way that were cut off ${under}`, count.cut, '', 0),
      ...toRows([found, await audit(server, shop, told, told.events)], under),
      atMost(`files damaged ${under}`, count.damaged, '', 0),
      atMost(`customers who were not answered by the next server ${under}`, allAnswered ? 0 : 1, '', 0),
    ];
  } finally {
    customers.close();
    await server.stop('SIGKILL');
  }
}
