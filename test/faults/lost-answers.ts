/** Row 7: half of the answers are lost on the way back. Who asks again gets the same offer with the same code, and only one. */
import { setTimeout as wait } from 'node:timers/promises';
import { atLeast, atMost, type Form, type Row } from '../support/scoreboard.ts';
import { type Server, startServer } from '../support/server.ts';
import { countLost, countTwice, countWrongImpressions } from './audit.ts';
import { openCouponShop } from './coupon-shop.ts';
import { Customers } from './customers.ts';
import { openDroppingProxy } from './dropping-proxy.ts';
import type { Fault } from './fault.ts';
import { codesOnRecord } from './ledger.ts';

const SHARE = 0.5;
const CUSTOMERS_AT_ONCE = 24;
const LAST_MS: Record<Form, number> = { short: 1_500, long: 60_000 };
const LEAVE_MS = 30_000;

export const lostAnswers: Fault = {
  name: 'lost-answers',
  async check(form, { entry }) {
    const server = await startServer({ entry });
    try {
      return await loseAnswers(server, form);
    } finally {
      await server.stop('SIGKILL');
    }
  },
  mutants: [
    {
      name: 'a repeat is decided anew',
      breaks: [{ file: 'server/domain/decide.ts', from: 'if (again) return', to: 'if (again && now < 0) return' }],
    },
  ],
};

async function loseAnswers(server: Server, form: Form): Promise<Row[]> {
  const shop = await openCouponShop(server, form === 'short' ? 5_000 : 100_000);
  const proxy = await openDroppingProxy(server.url, SHARE);
  const customers = new Customers(shop.siteKey, CUSTOMERS_AT_ONCE);
  customers.open(proxy.url);
  await wait(LAST_MS[form]);
  const allAnswered = await customers.leave(LEAVE_MS);
  await proxy.close();
  const { told } = customers;
  const { codesTwice, peopleTwice, issued, stockOff } = codesOnRecord(server.dataFolder);
  const heardOf = new Set([...told.codes.values()].flatMap((codes) => [...codes]));
  return [
    atLeast('answers lost on the way', proxy.dropped(), '', 100),
    atMost('customers who were not answered in the end', allAnswered ? 0 : 1, '', 0),
    atMost('answers that were no receipts', told.mistakes.length, '', 0),
    atMost('acknowledged events lost', await countLost(server.url, shop.siteKey, told.events), '', 0),
    atMost('events counted twice', await countTwice(shop, told), '', 0),
    atMost('codes that two customers were told', told.codesTwice + codesTwice, '', 0),
    atMost('customers with a second or a changed code', told.customersTwice + peopleTwice, '', 0),
    atMost('codes issued that nobody heard of', [...issued].filter((code) => !heardOf.has(code)).length, '', 0),
    atMost('campaigns whose stock is off', stockOff, '', 0),
    atMost('impressions counted too many or too few', await countWrongImpressions(shop, told), '', 0),
  ];
}
