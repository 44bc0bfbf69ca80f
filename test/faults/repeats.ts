/**
 * Row 4: every batch comes ten times more, in any order, some of them a month old. Nothing is counted twice, and what came
 * late is counted on its own day.
 */
import type { CampaignResults, HomeReport, InstallReport } from '../../server/contract/api.ts';
import type { CollectAnswer } from '../../server/contract/collect.ts';
import { atMost, type Form, type Row } from '../support/scoreboard.ts';
import { type Server, startServer } from '../support/server.ts';
import { batch, event } from '../support/shopper.ts';
import { Connection } from './connection.ts';
import { type CouponShop, openCouponShop } from './coupon-shop.ts';
import type { Fault } from './fault.ts';

const DAY_MS = 86_400_000;
const DAYS = 30;
const TIMES = 10;
const VISITORS: Record<Form, number> = { short: 8, long: 1_000 };

export const repeats: Fault = {
  name: 'repeats',
  async check(form, { entry }) {
    const server = await startServer({ entry });
    try {
      return await repeatAll(server, form);
    } finally {
      await server.stop('SIGKILL');
    }
  },
  mutants: [
    {
      name: 'an order is counted whenever it is told',
      breaks: [
        {
          file: 'server/storage/sqlite/collect.ts',
          from: 'newOrder: transactionId !== undefined && !isClaimed(nouns, site.id, transactionId),',
          to: 'newOrder: transactionId !== undefined,',
        },
      ],
    },
  ],
};

async function repeatAll(server: Server, form: Form): Promise<Row[]> {
  const shop = await openCouponShop(server, 0);
  let mistakes = 0;
  const connection = await Connection.open(server.url);
  const send = async (body: string) => {
    const answer = await connection.send(body);
    if (answer.status !== 200) mistakes++;
    return answer.status === 200 ? (JSON.parse(answer.body) as CollectAnswer).accepted : 0;
  };
  const batches = Array.from({ length: VISITORS[form] }, (_, visitor) => historyOf(shop.siteKey, visitor)).flat();
  let sent = 0;
  let accepted = 0;
  for (const body of shuffled(batches)) {
    sent += body.count;
    accepted += await send(body.text());
  }
  const before = await figures(shop);
  let again = 0;
  const repeats = Array.from({ length: TIMES }, () => batches).flat();
  for (const body of shuffled(repeats)) again += await send(body.text());
  const after = await figures(shop);
  connection.close();
  const what = `${batches.length} batches of ${DAYS} days, each ${TIMES} times more:`;
  return [
    atMost(`${what} events of the first time that were not taken`, sent - accepted, '', 0),
    atMost(`${what} repeats that were taken`, again, '', 0),
    atMost(`${what} batches refused`, mistakes, '', 0),
    atMost(`${what} reports that changed`, before.filter((report, index) => report !== after[index]).length, '', 0),
    atMost(`${what} orders told that are not counted`, VISITORS[form] - (await ordersOf(shop)), '', 0),
  ];
}

type Body = { count: number; text: () => string };

/** A day's page views for a month, and an order that its thank-you page tells under a new id each time it is loaded. */
function historyOf(site: string, number: number): Body[] {
  const visitor = `repeating-visitor-${number}` as never;
  const now = Date.now();
  const body = (events: ReturnType<typeof event>[]): Body => ({
    count: events.length,
    text: () => JSON.stringify(batch(Date.now(), { site, visitor, events, leaving: true })),
  });
  const days = Array.from({ length: DAYS }, (_, day) => {
    const at = now - day * DAY_MS;
    return body([event(at), event(at + 1_000, 'view_item')]);
  });
  const order = { params: { transaction_id: `order-${number}`, value: 10_000, currency: 'KRW' } };
  return [...days, body([event(now, 'purchase', order)]), body([event(now, 'purchase', order)])];
}

async function figures({ api, siteId, campaigns }: CouponShop): Promise<string[]> {
  const { days, hours } = await api<HomeReport>('GET', `/sites/${siteId}/home`);
  const { seen } = await api<InstallReport>('GET', `/sites/${siteId}/install`);
  const results = await Promise.all(
    campaigns.map(({ id }) => api<CampaignResults>('GET', `/sites/${siteId}/campaigns/${id}/results`)),
  );
  const counts = seen.map(({ name, count }) => `${name} ${count}`).sort();
  return [days, hours, counts, results].map((report) => JSON.stringify(report));
}

async function ordersOf({ api, siteId }: CouponShop): Promise<number> {
  const { today } = await api<HomeReport>('GET', `/sites/${siteId}/home`);
  return today.orders;
}

function shuffled<Thing>(things: readonly Thing[]): Thing[] {
  return things
    .map((thing) => [Math.random(), thing] as const)
    .sort(([a], [b]) => a - b)
    .map(([, thing]) => thing);
}
