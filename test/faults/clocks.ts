/**
 * Clocks of browsers that are a day off, run backwards or are set while somebody shops. What happened now is counted now,
 * an old event causes no popup, and nobody waits for tomorrow.
 */
import type { HomeReport } from '../../server/contract/api.ts';
import type { CollectAnswer } from '../../server/contract/collect.ts';
import { atMost, type Row } from '../support/scoreboard.ts';
import { type Server, startServer } from '../support/server.ts';
import { batch, event } from '../support/shopper.ts';
import { Connection } from './connection.ts';
import { openCouponShop } from './coupon-shop.ts';
import type { Fault } from './fault.ts';

const DAY_MS = 86_400_000;
/** How far a browser's clock is off, by the visit of a shopper. The last two set it while they shop. */
const offsets: Record<string, readonly number[]> = {
  right: [0, 0, 0],
  behind: [-DAY_MS, -DAY_MS, -DAY_MS],
  ahead: [DAY_MS, DAY_MS, DAY_MS],
  never_set: [-20_000 * DAY_MS, -20_000 * DAY_MS, -20_000 * DAY_MS],
  backwards: [0, -60_000, -DAY_MS],
  forwards: [-DAY_MS, 0, DAY_MS],
};

export const clocks: Fault = {
  name: 'clocks',
  async check(_, { entry }) {
    const server = await startServer({ entry });
    try {
      return await shop(server);
    } finally {
      await server.stop('SIGKILL');
    }
  },
  mutants: [
    {
      name: 'the browser is believed',
      breaks: [
        { file: 'server/storage/receive.ts', from: 'const offsetMs = now - batch.sentAt;', to: 'const offsetMs = 0;' },
      ],
    },
  ],
};

async function shop(server: Server): Promise<Row[]> {
  const { api, siteId, siteKey } = await openCouponShop(server, 0);
  const connection = await Connection.open(server.url);
  let unheard = 0;
  let disturbed = 0;
  for (const [name, steps] of Object.entries(offsets)) {
    const visitor = `clock-is-${name}`;
    const send = async (offset: number, event: (clock: number) => ReturnType<typeof batch>['events'][number]) => {
      const clock = Math.max(0, Date.now() + offset);
      const events = [event(clock)];
      const { status, body } = await connection.send(
        JSON.stringify(batch(clock, { site: siteKey, visitor: visitor as never, events })),
      );
      if (status !== 200) throw new Error(`A shopper was answered with ${status}: ${body}`);
      return JSON.parse(body) as CollectAnswer;
    };
    for (const offset of steps) await send(offset, (clock) => event(clock));
    // From the outbox: it happened an hour ago by any clock, and its moment has passed.
    const late = await send(steps[0] ?? 0, (clock) => event(Math.max(0, clock - 3_600_000), 'wants_generated'));
    disturbed += late.decisions.length;
    const now = await send(steps.at(-1) ?? 0, (clock) => event(clock, 'wants_generated'));
    unheard += 1 - now.decisions.length;
  }
  connection.close();
  const { today, days } = await api<HomeReport>('GET', `/sites/${siteId}/home`);
  const people = Object.keys(offsets).length;
  const others = days.slice(0, -2).reduce((sum, { totals }) => sum + totals.sessions, 0);
  return [
    atMost('shoppers with a wrong clock who are not counted today', people - today.visitors, '', 0),
    atMost('sessions on other days than today and yesterday', others, '', 0),
    atMost('shoppers whose clock kept the message from them', unheard, '', 0),
    atMost('messages that an old event caused', disturbed, '', 0),
  ];
}
