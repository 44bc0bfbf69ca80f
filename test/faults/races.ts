/**
 * Rows 5 and 6: many ask at the same moment. One person for one campaign gets one offer; many people for few codes get each
 * code once and the rest are told so; ten tabs and three devices of one customer show a message once.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { CampaignResults } from '../../server/contract/api.ts';
import type { Campaign, CampaignDefinition } from '../../server/contract/campaign.ts';
import type { CollectAnswer } from '../../server/contract/collect.ts';
import type { Decision } from '../../server/contract/decision.ts';
import { atMost, type Form, type Row } from '../support/scoreboard.ts';
import { type Api, type Server, startServer } from '../support/server.ts';
import { batch, event } from '../support/shopper.ts';
import { Connection } from './connection.ts';
import { type CouponShop, openCouponShop } from './coupon-shop.ts';
import type { Fault } from './fault.ts';

const AT_ONCE = 64;
/** After this a request that was told to come again is sent again. */
const AGAIN_MS = 50;
const DEVICES = ['phone', 'tablet', 'laptop'];
const TABS = 10;

export const races: Fault = {
  name: 'races',
  async check(form, { entry }) {
    const server = await startServer({ entry });
    try {
      return await race(server, form);
    } finally {
      await server.stop('SIGKILL');
    }
  },
  mutants: [
    {
      name: 'an open offer keeps nobody from another one',
      breaks: [
        {
          file: 'server/domain/gates.ts',
          from: 'return now < entry.leasedUntil;',
          to: 'return false && now < entry.leasedUntil;',
        },
      ],
    },
    {
      name: 'the stock is not looked at',
      breaks: [
        {
          file: 'server/storage/sqlite/coupons.ts',
          from: "return coupon.source === 'pool' ? Math.min(free, ofStock) : ofStock;",
          to: "return coupon.source === 'pool' ? Math.min(free, ofStock) + 1 : ofStock;",
        },
      ],
    },
  ],
};

type Sizes = { people: number; codes: number; customers: number; runs: number };
const sizes: Record<Form, Sizes> = {
  short: { people: 600, codes: 60, customers: 20, runs: 10 },
  long: { people: 10_000, codes: 1_000, customers: 500, runs: 200 },
};

async function race(server: Server, form: Form): Promise<Row[]> {
  const { people, codes, customers, runs } = sizes[form];
  const shop = await openCouponShop(server, codes);
  const greeting = await addCampaign(shop, welcome);
  const connections = await Promise.all(Array.from({ length: AT_ONCE }, () => Connection.open(server.url)));
  const ask = new Asking(shop.siteKey, connections);
  try {
    const rows = [
      await onePersonAtOnce(ask, runs),
      ...(await manyPeopleForFewCodes(ask, shop, people, codes)),
      ...(await manyTabs(ask, shop.api, shop.siteId, greeting, customers)),
    ];
    return [...rows, atMost(`requests refused ${ask.mistakes[0] ?? ''}`.trim(), ask.mistakes.length, '', 0)];
  } finally {
    for (const connection of connections) connection.close();
  }
}

/** Shown once in a life, on an event of its own. */
const welcome: CampaignDefinition = {
  name: 'Welcome',
  audience: { kind: 'all', of: [] },
  trigger: { event: 'wants_welcome' },
  schedule: {},
  limits: { repeat: 'once', stopAfterConversion: false },
  priority: 50,
  variants: [{ key: 'A', weight: 1, message: { format: 'modal', blocks: [{ type: 'coupon' }] } }],
  coupon: { source: 'generated', label: '10 %', pattern: 'HELLO-##########' },
  experiment: { holdoutPercent: 0, rolloutPercent: 100 },
  goal: { event: 'purchase', windowDays: 7 },
};

async function addCampaign({ api, siteId }: CouponShop, definition: CampaignDefinition): Promise<string> {
  const { id } = await api<Campaign>('POST', `/sites/${siteId}/campaigns`, definition);
  await api('POST', `/sites/${siteId}/campaigns/${id}/state`, { state: 'live' });
  return id;
}

/** Requests on as many connections as there are; more than that wait for their turn. */
class Asking {
  /** Answers that are no receipts. */
  readonly mistakes: string[] = [];
  readonly #site: string;
  readonly #free: Connection[];
  readonly #waiting: ((connection: Connection) => void)[] = [];

  constructor(site: string, connections: readonly Connection[]) {
    this.#site = site;
    this.#free = [...connections];
  }

  async send(visitor: string, ...events: ReturnType<typeof event>[]): Promise<Decision[]> {
    const connection = this.#free.pop() ?? (await new Promise<Connection>((resolve) => this.#waiting.push(resolve)));
    try {
      const body = JSON.stringify(batch(Date.now(), { site: this.#site, visitor: visitor as never, events }));
      let answer = await connection.send(body);
      // On a busy machine so many at once may be too many; whoever is told to come again does.
      while (answer.status === 503) {
        await wait(AGAIN_MS);
        answer = await connection.send(body);
      }
      if (answer.status !== 200) this.mistakes.push(`${answer.status} ${answer.body}`);
      return answer.status === 200 ? (JSON.parse(answer.body) as CollectAnswer).decisions : [];
    } finally {
      const next = this.#waiting.shift();
      if (next) next(connection);
      else this.#free.push(connection);
    }
  }
}

async function onePersonAtOnce(ask: Asking, runs: number): Promise<Row> {
  let beyond = 0;
  for (let run = 0; run < runs; run++) {
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () => ask.send(`one-person-${run}`, event(Date.now(), 'wants_generated'))),
    );
    beyond += Math.abs(answers.flat().length - 1);
  }
  return atMost(`${AT_ONCE} requests of one person at once, ${runs} times: offers beyond one`, beyond, '', 0);
}

async function manyPeopleForFewCodes(ask: Asking, shop: CouponShop, people: number, codes: number): Promise<Row[]> {
  const answers = await Promise.all(
    Array.from({ length: people }, (_, index) => ask.send(`racer-number-${index}`, event(Date.now(), 'wants_pool'))),
  );
  const given = answers.flat().map(({ coupon }) => coupon?.code);
  const [pool] = shop.campaigns;
  const path = `/sites/${shop.siteId}/campaigns/${pool?.id}/results`;
  const { refusals } = await shop.api<CampaignResults>('GET', path);
  const soldOut = refusals.find(({ gate }) => gate === 'stock')?.count ?? 0;
  const what = `${people} people for ${codes} codes:`;
  return [
    atMost(`${what} codes given too many or too few`, Math.abs(given.length - codes), '', 0),
    atMost(`${what} codes given twice`, given.length - new Set(given).size, '', 0),
    atMost(`${what} people beyond the codes not told "sold out"`, Math.abs(people - codes - soldOut), '', 0),
  ];
}

/** Every tab asks at once, whoever got the message shows it and says so twice, then every tab asks again. */
async function manyTabs(ask: Asking, api: Api, siteId: number, campaign: string, customers: number): Promise<Row[]> {
  let beyond = 0;
  let changed = 0;
  for (let customer = 0; customer < customers; customer++) {
    const visitors = DEVICES.map((device) => `${device}-of-customer-${customer}`);
    const login = { params: { customer_id: `customer-${customer}` } };
    await Promise.all(visitors.map((visitor) => ask.send(visitor, event(Date.now(), 'identify', login))));
    const tabs = Array.from({ length: TABS }, (_, tab) => visitors[tab % visitors.length] ?? '');
    const openAll = () => Promise.all(tabs.map((visitor) => ask.send(visitor, event(Date.now(), 'wants_welcome'))));
    const first = (await openAll()).flat();
    const [decision] = first;
    if (decision) {
      const { offer, turn } = decision;
      const shown = () => ask.send(visitors[0] ?? '', event(Date.now(), 'offer_shown', { params: { offer, turn } }));
      await Promise.all([shown(), shown()]);
    }
    const again = (await openAll()).flat();
    beyond += Math.abs(first.length - 1) + again.length;
    changed += new Set([...first, ...again].map(({ coupon }) => coupon?.code)).size > 1 ? 1 : 0;
  }
  const { figures } = await api<Campaign>('GET', `/sites/${siteId}/campaigns/${campaign}`);
  const what = `${TABS} tabs on ${DEVICES.length} devices, ${customers} customers:`;
  return [
    atMost(`${what} messages beyond one each`, beyond, '', 0),
    atMost(`${what} customers with a second code`, changed, '', 0),
    atMost(`${what} impressions counted too many or too few`, Math.abs(figures.shown - customers), '', 0),
  ];
}
