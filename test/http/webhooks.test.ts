import { createHmac } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { HomeReport } from '../../server/contract/api.ts';
import { codeOf, type Harness, it } from '../support/app.ts';
import { event } from '../support/shopper.ts';
import { cafe24Order, shopifyOrder, shopifyRefund, wooOrder } from './webhook-samples.ts';

const SECRET = 'a-secret-of-the-shop';
type Headers = Record<string, string>;

async function setUp({ api, site }: Harness): Promise<void> {
  for (const platform of ['shopify', 'woocommerce', 'cafe24']) {
    await api('PUT', `/sites/${site.id}/access/webhooks`, { platform, secret: SECRET });
  }
}

const sign = (text: string, secret = SECRET) => createHmac('sha256', secret).update(text).digest('base64');
let deliveries = 0;

/** A delivery as the platform makes it; `changes` are of its headers. */
function deliver(harness: Harness, platform: string, topic: string, body: object, changes: Headers = {}) {
  const payload = JSON.stringify(body);
  const id = `delivery-${++deliveries}`;
  const made: Record<string, Headers> = {
    shopify: {
      'x-shopify-topic': topic,
      'x-shopify-webhook-id': id,
      'x-shopify-hmac-sha256': sign(payload),
      'x-shopify-triggered-at': new Date(harness.clock.now).toISOString(),
    },
    woocommerce: {
      'x-wc-webhook-topic': topic,
      'x-wc-webhook-delivery-id': id,
      'x-wc-webhook-signature': sign(payload),
    },
    cafe24: { 'x-api-key': SECRET, 'x-trace-id': id },
  };
  const headers = { 'content-type': 'application/json', ...made[platform], ...changes };
  const url = `/v1/webhooks/${platform}/${harness.site.key}`;
  return harness.app.inject({ method: 'POST', url, headers, payload });
}

async function soFar({ api, site }: Harness) {
  const { days } = (await api('GET', `/sites/${site.id}/home`)).json<HomeReport>();
  const sum = (name: 'orders' | 'revenueMinor' | 'confirmedMinor') =>
    days.reduce((total, { totals }) => total + totals[name], 0);
  return { orders: sum('orders'), revenue: sum('revenueMinor'), confirmed: sum('confirmedMinor') };
}

const claims = (harness: Harness, transaction_id: string, value: number) =>
  harness.send({
    events: [event(harness.clock.now, 'purchase', { params: { transaction_id, value, currency: 'KRW' } })],
  });

describe('an order of Shopify', () => {
  const paid = { financial_status: 'paid' };

  it.for(['first the page', 'first Shopify'])(
    'is confirmed by its number, its name or its cart: %s',
    async (first, { harness }) => {
      await setUp(harness);
      const page = () => claims(harness, '#1001', 60_000);
      if (first === 'first the page') await page();
      const answer = await deliver(harness, 'shopify', 'orders/paid', shopifyOrder(harness.clock.now, paid));
      expect([answer.statusCode, answer.json()]).toEqual([200, { recorded: 1 }]);
      if (first === 'first Shopify') await page();
      expect(await soFar(harness)).toEqual({ orders: 1, revenue: 50_000, confirmed: 50_000 });
    },
  );

  it('is placed, paid, given back in part and cancelled, each once', async ({ harness }) => {
    await setUp(harness);
    const { now } = harness.clock;
    await deliver(harness, 'shopify', 'orders/create', shopifyOrder(now, { financial_status: 'pending' }));
    expect(await soFar(harness)).toEqual({ orders: 1, revenue: 50_000, confirmed: 0 });
    await deliver(harness, 'shopify', 'refunds/create', shopifyRefund(now + 2_000));
    await deliver(harness, 'shopify', 'orders/paid', shopifyOrder(now + 1_000, paid));
    expect(await soFar(harness)).toEqual({ orders: 1, revenue: 45_000, confirmed: 45_000 });
    const refunded = { financial_status: 'partially_refunded', refunds: [shopifyRefund(now + 2_000)] };
    await deliver(harness, 'shopify', 'orders/updated', shopifyOrder(now + 2_000, refunded));
    expect(await soFar(harness)).toEqual({ orders: 1, revenue: 45_000, confirmed: 45_000 });
    const cancelled = { ...refunded, cancelled_at: new Date(now + 3_000).toISOString() };
    await deliver(harness, 'shopify', 'orders/cancelled', shopifyOrder(now + 3_000, cancelled));
    await deliver(harness, 'shopify', 'orders/updated', shopifyOrder(now + 1_500, paid));
    expect(await soFar(harness)).toEqual({ orders: 0, revenue: 0, confirmed: 0 });
  });
});

describe('an order of WooCommerce', () => {
  it('is confirmed, given back in part and deleted', async ({ harness }) => {
    await setUp(harness);
    const { now } = harness.clock;
    await claims(harness, '723', 99_000);
    await deliver(harness, 'woocommerce', 'order.created', wooOrder(now, { status: 'processing' }));
    expect(await soFar(harness)).toEqual({ orders: 1, revenue: 29_350, confirmed: 29_350 });
    const refunds = [{ id: 726, reason: '', total: '-10000.00' }];
    await deliver(harness, 'woocommerce', 'order.updated', wooOrder(now + 1_000, { status: 'completed', refunds }));
    expect(await soFar(harness)).toEqual({ orders: 1, revenue: 19_350, confirmed: 19_350 });
    await deliver(harness, 'woocommerce', 'order.deleted', { id: 723 });
    expect(await soFar(harness)).toEqual({ orders: 0, revenue: 0, confirmed: 0 });
  });

  it('is paid when a plug-in calls that by another name, and no order while it is a draft', async ({ harness }) => {
    await setUp(harness);
    const { now } = harness.clock;
    await deliver(harness, 'woocommerce', 'order.created', wooOrder(now, { status: 'checkout-draft' }));
    expect(await soFar(harness)).toMatchObject({ orders: 0 });
    const shipped = { status: 'shipped', date_paid_gmt: '2026-11-21T03:00:00' };
    await deliver(harness, 'woocommerce', 'order.updated', wooOrder(now, shipped));
    expect(await soFar(harness)).toMatchObject({ orders: 1, confirmed: 29_350 });
  });

  it('begins with a ping that nobody signed, which changes nothing', async ({ harness }) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const url = `/v1/webhooks/woocommerce/${harness.site.key}`;
    const ping = await harness.app.inject({ method: 'POST', url, headers, payload: 'webhook_id=7' });
    expect([ping.statusCode, ping.json()]).toEqual([200, { recorded: 0, ignored: 'ping' }]);
    const other = await harness.app.inject({ method: 'POST', url, headers, payload: 'webhook_id=7&order=1' });
    expect(other.statusCode).toBe(403);
  });
});

describe('an order of Cafe24', () => {
  it('is placed by bank transfer, paid and cancelled, however late the news come', async ({ harness }) => {
    await setUp(harness);
    const { now } = harness.clock;
    await claims(harness, '20261121-0000011', 27_580);
    await deliver(harness, 'cafe24', '', cafe24Order(90_023, now));
    expect(await soFar(harness)).toEqual({ orders: 1, revenue: 27_580, confirmed: 0 });
    await deliver(harness, 'cafe24', '', cafe24Order(90_025, now, { paid: 'T' }));
    expect(await soFar(harness)).toEqual({ orders: 1, revenue: 27_580, confirmed: 27_580 });
    const cancelled = { paid: 'T', cancel_date: new Date(now - 1_000).toISOString() };
    await deliver(harness, 'cafe24', '', cafe24Order(90_026, now, cancelled));
    await deliver(harness, 'cafe24', '', cafe24Order(90_025, now, { paid: 'T', buyer_name: '홍길동' }));
    expect(await soFar(harness)).toEqual({ orders: 0, revenue: 0, confirmed: 0 });
  });

  it('is not cancelled by somebody asking for it', async ({ harness }) => {
    await setUp(harness);
    await deliver(harness, 'cafe24', '', cafe24Order(90_025, harness.clock.now, { paid: 'T' }));
    await deliver(harness, 'cafe24', '', cafe24Order(90_026, harness.clock.now, { paid: 'T', cancel_date: null }));
    expect(await soFar(harness)).toMatchObject({ orders: 1, confirmed: 27_580 });
  });
});

describe('a forged webhook', () => {
  const signatures: [string, string, string, number, string][] = [
    ['shopify', 'orders/paid', 'x-shopify-hmac-sha256', 401, 'signature_wrong'],
    ['woocommerce', 'order.updated', 'x-wc-webhook-signature', 401, 'signature_wrong'],
    ['cafe24', '', 'x-api-key', 403, 'webhook_key_wrong'],
  ];

  it.for(signatures)('of %s changes nothing', async ([platform, topic, header, status, code], { harness }) => {
    await setUp(harness);
    const { now } = harness.clock;
    const bodies: Record<string, object> = {
      shopify: shopifyOrder(now, { financial_status: 'paid' }),
      woocommerce: wooOrder(now, { status: 'completed' }),
      cafe24: cafe24Order(90_025, now, { paid: 'T' }),
    };
    const body = bodies[platform] ?? {};
    const forged = ['', 'made up', sign(`${JSON.stringify(body)} `), sign(JSON.stringify(body), 'another secret')];
    for (const signature of forged.slice(0, 3)) {
      const answer = await deliver(harness, platform, topic, body, { [header]: signature });
      expect([answer.statusCode, codeOf(answer)]).toEqual([status, code]);
    }
    const often = await deliver(harness, platform, topic, body, { [header]: forged[3] ?? '' });
    expect(codeOf(often)).toBe('throttled');
    expect(await soFar(harness)).toEqual({ orders: 0, revenue: 0, confirmed: 0 });
    expect((await deliver(harness, platform, topic, body)).json()).toEqual({ recorded: 1 });
  });

  it('is one that is signed for another shop', async ({ harness }) => {
    await setUp(harness);
    const { api, site, clock } = harness;
    await api('PUT', `/sites/${site.id}/access/webhooks`, { platform: 'shopify', secret: 'another-secret' });
    const answer = await deliver(harness, 'shopify', 'orders/paid', shopifyOrder(clock.now, {}));
    expect(codeOf(answer)).toBe('signature_wrong');
  });

  it('is any of a platform that was not set up, or not any more', async ({ harness }) => {
    const { api, site, clock } = harness;
    const body = shopifyOrder(clock.now, {});
    expect(codeOf(await deliver(harness, 'shopify', 'orders/paid', body))).toBe('webhook_not_set_up');
    await setUp(harness);
    await api('PUT', `/sites/${site.id}/access/webhooks`, { platform: 'shopify', secret: null });
    expect(codeOf(await deliver(harness, 'shopify', 'orders/paid', body))).toBe('webhook_not_set_up');
    expect(codeOf(await deliver(harness, 'magento', 'orders/paid', body))).toBe('not_found');
  });
});

describe('a webhook that comes again', () => {
  it('is answered and changes nothing, under its own id or another', async ({ harness }) => {
    await setUp(harness);
    const body = shopifyOrder(harness.clock.now, { financial_status: 'paid' });
    const same = { 'x-shopify-webhook-id': 'w1' };
    expect((await deliver(harness, 'shopify', 'orders/paid', body, same)).json()).toEqual({ recorded: 1 });
    const again = await deliver(harness, 'shopify', 'orders/paid', body, same);
    expect([again.statusCode, again.json()]).toEqual([200, { recorded: 0, ignored: 'repeat' }]);
    const renamed = await deliver(harness, 'shopify', 'orders/paid', body, { 'x-shopify-webhook-id': 'w2' });
    expect(renamed.json()).toEqual({ recorded: 0, ignored: 'repeat' });
    expect(await soFar(harness)).toMatchObject({ orders: 1 });
  });

  it('is refused when it was sent days ago', async ({ harness }) => {
    await setUp(harness);
    const sent = new Date(harness.clock.now - 4 * 86_400_000).toISOString();
    const body = shopifyOrder(harness.clock.now, {});
    const answer = await deliver(harness, 'shopify', 'orders/paid', body, { 'x-shopify-triggered-at': sent });
    expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'stale_delivery']);
  });

  it('counts once when it comes ten times in the moment in which the page tells of it', async ({ harness }) => {
    await setUp(harness);
    const body = shopifyOrder(harness.clock.now, { financial_status: 'paid' });
    const told = Array.from({ length: 10 }, () => [
      deliver(harness, 'shopify', 'orders/paid', body, { 'x-shopify-webhook-id': 'w1' }),
      claims(harness, '450789469', 60_000),
    ]);
    await Promise.all(told.flat());
    expect(await soFar(harness)).toEqual({ orders: 1, revenue: 50_000, confirmed: 50_000 });
  });
});

describe('a webhook about something else', () => {
  it.for([
    ['shopify', 'products/update'],
    ['shopify', 'orders/delete'],
    ['woocommerce', 'product.updated'],
    ['cafe24', ''],
  ] as const)('is answered and ignored: %s %s', async ([platform, topic], { harness }) => {
    await setUp(harness);
    const body = { id: 7, event_no: 90_032, resource: { order_id: '1' } };
    const answer = await deliver(harness, platform, topic, body);
    expect([answer.statusCode, answer.json()]).toEqual([200, { recorded: 0, ignored: 'topic' }]);
  });

  it('breaks nothing, whatever it holds', async ({ harness }) => {
    await setUp(harness);
    const odd = [[], null, 7, { id: {} }, { id: 1, line_items: 'x', refunds: [null], customer: [] }];
    for (const body of odd) {
      const answer = await deliver(harness, 'shopify', 'orders/paid', body as object);
      expect(answer.statusCode).toBeLessThan(500);
    }
  });
});
