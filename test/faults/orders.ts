/**
 * Orders that pages claim and the shop's server and its platform confirm, correct, cancel and give back: in any order, at the
 * same moment, twice, and forged by strangers. Every report has to say what was earned in the end.
 */
import { createHmac } from 'node:crypto';
import type { CampaignResults, HomeReport } from '../../server/contract/api.ts';
import type { CollectAnswer } from '../../server/contract/collect.ts';
import type { Order } from '../../server/contract/order.ts';
import { atLeast, atMost, type Form, type Row } from '../support/scoreboard.ts';
import { type Server, startServer } from '../support/server.ts';
import { BROWSER, batch, event, SHOP } from '../support/shopper.ts';
import { type CouponShop, openCouponShop } from './coupon-shop.ts';
import { Dice } from './dice.ts';
import type { Fault } from './fault.ts';

/** Fewer than make a shop's server ask too often in a minute. */
const ORDERS: Record<Form, number> = { short: 40, long: 200 };
const SECRET = 'what-shopify-signs-with';
/** Requests that are on their way at the same moment. */
const LANES = 8;
const CLAIMED = 999_999;
const REFUND = 1_000;

export const orders: Fault = {
  name: 'orders',
  async check(form, { entry }) {
    const server = await startServer({ entry });
    try {
      return await tellOrders(server, form);
    } finally {
      await server.stop('SIGKILL');
    }
  },
  mutants: [
    {
      name: 'what comes last counts, not what was true last',
      breaks: [
        {
          file: 'server/domain/order-statement.ts',
          from: 'if (!known || told.asOf !== known.asOf) return !known || told.asOf > known.asOf;',
          to: 'if (!known || told.asOf !== known.asOf) return true;',
        },
      ],
    },
    {
      name: 'what was counted of an order is not taken back',
      breaks: [
        {
          file: 'server/storage/sqlite/order-book.ts',
          from: 'if (before) count(nouns, site, name, before, -1);',
          to: '',
        },
      ],
    },
    {
      name: 'a signature is not compared',
      breaks: [
        { file: 'server/http/secret-directory.ts', from: 'return timingSafeEqual(one, two);', to: 'return !!one;' },
      ],
    },
  ],
};

/** Something that is sent, and whether it has to be taken. */
type Message = { send: () => Promise<Response>; forged?: true };
type Truth = { orders: number; revenueMinor: number; confirmedMinor: number };

async function tellOrders(server: Server, form: Form): Promise<Row[]> {
  const shop = await openCouponShop(server, 0);
  const site = `/sites/${shop.siteId}`;
  const { secret: key } = await shop.api<{ secret: string }>('POST', `${site}/access/api-key`);
  await shop.api('PUT', `${site}/access/webhooks`, { platform: 'shopify', secret: SECRET });
  const truth: Truth = { orders: 0, revenueMinor: 0, confirmedMinor: 0 };
  const messages: Message[] = [];
  for (let number = 0; number < ORDERS[form]; number++) {
    messages.push(...(await storyOf(server, shop, key, number, truth)));
  }
  const { refused, taken } = await sendAll(shuffled(messages, new Dice(20_261_121)));

  const { days } = await shop.api<HomeReport>('GET', `${site}/home`);
  const sum = (name: keyof Truth) => days.reduce((total, { totals }) => total + totals[name], 0);
  const campaign = shop.campaigns.find(({ definition }) => definition.trigger.event === 'wants_generated');
  const results = await shop.api<CampaignResults>('GET', `${site}/campaigns/${campaign?.id}/results`);
  const [arm] = results.arms;
  const off = (told: number | undefined, right: number) => Math.abs((told ?? 0) - right);
  const what = `${ORDERS[form]} orders in ${messages.length} messages:`;
  return [
    atLeast(`${what} orders that stand in the end`, truth.orders, 'orders', 1),
    atMost(`${what} true messages that were refused`, refused, 'messages', 0),
    atMost(`${what} forged messages that were taken`, taken, 'messages', 0),
    atMost(`${what} orders on Home beside the right number`, off(sum('orders'), truth.orders), 'orders', 0),
    atMost(`${what} revenue beside the right one`, off(sum('revenueMinor'), truth.revenueMinor), 'KRW', 0),
    atMost(
      `${what} confirmed revenue beside the right one`,
      off(sum('confirmedMinor'), truth.confirmedMinor),
      'KRW',
      0,
    ),
    atMost(
      `${what} revenue of the campaign beside the right one`,
      off(arm?.revenueMinor, truth.revenueMinor),
      'KRW',
      0,
    ),
    atMost(`${what} conversions beside the right number`, off(arm?.converted, truth.orders), 'people', 0),
    atMost(`${what} redeemed codes beside the right number`, off(results.coupons.redeemed, truth.orders), 'codes', 0),
  ];
}

/** A shopper who is given a code and buys with it, and what becomes of the order: a fifth is cancelled, a fifth given back in part. */
async function storyOf(
  { url }: Server,
  shop: CouponShop,
  key: string,
  number: number,
  truth: Truth,
): Promise<Message[]> {
  const visitor = `ordering-visitor-${number}`;
  const page = (name: string, params: object) => claimOf(url, shop.siteKey, visitor, name, params);
  const [decision] = ((await (await page('wants_generated', {})()).json()) as CollectAnswer).decisions;
  await page('offer_shown', { offer: decision?.offer, turn: decision?.turn })();

  const [isCancelled, isRefunded, isCorrected, isUnpaid] = [0, 1, 2, 3].map((fate) => number % 5 === fate);
  const value = 10_000 + 100 * number;
  const paidMinor = (isCorrected ? value + 500 : value) - (isRefunded ? REFUND : 0);
  if (!isCancelled) {
    truth.orders += 1;
    truth.revenueMinor += paidMinor;
    truth.confirmedMinor += isUnpaid ? 0 : paidMinor;
  }
  const transactionId = String(1_000 + number);
  const asOf = Date.now() - 60_000;
  const states = (later: number, parts: Partial<Order>) =>
    api(url, key, [{ transactionId, updatedAt: asOf + later, ...parts }]);
  const shopify = (later: number, parts: object, secret = SECRET) =>
    webhook(
      url,
      shop.siteKey,
      { id: Number(transactionId), updated_at: iso(asOf + later), currency: 'KRW', ...parts },
      secret,
    );
  const told = [
    page('purchase', {
      transaction_id: transactionId,
      value: CLAIMED,
      currency: 'KRW',
      coupon: decision?.coupon?.code,
    }),
    states(0, { status: 'placed', value, at: Date.now() }),
    ...(isUnpaid ? [] : [shopify(1, { financial_status: 'paid', total_price: `${value}.00` })]),
    ...(isCorrected ? [states(2, { value: value + 500 })] : []),
    ...(isRefunded ? [states(3, { refunds: [{ id: 'r1', amount: REFUND }] })] : []),
    ...(isCancelled
      ? [shopify(4, { financial_status: 'paid', cancelled_at: iso(asOf + 4), total_price: `${value}.00` })]
      : []),
  ];
  const forged = shopify(5, { financial_status: 'refunded', total_price: '1.00' }, 'a guess');
  return [...told, ...told].map((send): Message => ({ send })).concat({ send: forged, forged: true });
}

function claimOf(url: string, site: string, visitor: string, name: string, params: object) {
  const headers = { origin: SHOP, 'content-type': 'text/plain', 'user-agent': BROWSER };
  const told = event(Date.now(), name, { params });
  const body = JSON.stringify(batch(Date.now(), { site, visitor: visitor as never, events: [told] }));
  return () => fetch(`${url}/v1/batch`, { method: 'POST', headers, body });
}

function api(url: string, key: string, told: Order[]) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ orders: told });
  return () => fetch(`${url}/v1/orders`, { method: 'POST', headers, body });
}

function webhook(url: string, site: string, order: object, secret: string) {
  const body = JSON.stringify(order);
  const headers = {
    'content-type': 'application/json',
    'x-shopify-topic': 'orders/updated',
    'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
  };
  return () => fetch(`${url}/v1/webhooks/shopify/${site}`, { method: 'POST', headers, body });
}

/** Several at a time. */
async function sendAll(messages: Message[]): Promise<{ refused: number; taken: number }> {
  const sum = { refused: 0, taken: 0 };
  const left = [...messages];
  const lane = async () => {
    for (let message = left.pop(); message; message = left.pop()) {
      const { ok } = await message.send();
      if (ok && message.forged) sum.taken++;
      if (!ok && !message.forged) sum.refused++;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return sum;
}

function shuffled<Thing>(things: readonly Thing[], dice: Dice): Thing[] {
  const keys = new Map(things.map((thing) => [thing, dice.next()]));
  return [...things].sort((one, other) => (keys.get(one) ?? 0) - (keys.get(other) ?? 0));
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
