/** A second server on one data folder refuses to start and says why; the first goes on. */
import { once } from 'node:events';
import { atMost, type Row } from '../support/scoreboard.ts';
import { freePort, outputOf, run, type Server, startServer } from '../support/server.ts';
import { audit, toRows } from './audit.ts';
import { openCouponShop } from './coupon-shop.ts';
import { Customers } from './customers.ts';
import type { Fault } from './fault.ts';

const LEAVE_MS = 30_000;
const REFUSES_MS = 15_000;

export const twoServers: Fault = {
  name: 'two-servers',
  async check(_form, { entry }) {
    const first = await startServer({ entry });
    try {
      const shop = await openCouponShop(first, 10_000);
      const customers = new Customers(shop.siteKey, 4);
      customers.open(first.url);
      await customers.told.nextAnswer();
      const { code, said } = await startSecond(first, entry);
      const allAnswered = await customers.leave(LEAVE_MS);
      const { told } = customers;
      return [
        atMost('second servers that started on a data folder in use', code === 1 ? 0 : 1, '', 0),
        atMost('refusals that do not name the folder', said.includes(first.dataFolder) ? 0 : 1, '', 0),
        atMost('customers of the first who were not answered', allAnswered ? 0 : 1, '', 0),
        ...toRows([await audit(first, shop, told, told.events)], 'while a second server tried'),
      ] satisfies Row[];
    } finally {
      await first.stop('SIGKILL');
    }
  },
  mutants: [
    {
      name: 'a lock that is not taken',
      breaks: [{ file: 'server/storage/sqlite/lock.ts', from: "db.exec('BEGIN EXCLUSIVE');", to: '' }],
    },
  ],
};

/** How it ended, null when it did not by itself. */
async function startSecond({ dataFolder }: Server, entry: string): Promise<{ code: number | null; said: string }> {
  const second = run(['serve'], { DANGOL_PORT: String(await freePort()), DANGOL_DATA: dataFolder }, entry);
  const output = outputOf(second);
  const ended = once(second, 'exit');
  const started = once(second.stdout ?? second, 'data');
  const late = setTimeout(() => second.kill('SIGKILL'), REFUSES_MS);
  // Where it says something on its standard output it has started.
  await Promise.race([ended, started]);
  if (second.exitCode === null && output().includes('/demo/')) second.kill('SIGKILL');
  const [code] = await ended;
  clearTimeout(late);
  return { code, said: output() };
}
