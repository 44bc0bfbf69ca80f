import { describe, expect } from 'vitest';
import type { HomeReport } from '../../server/contract/api.ts';
import type { ErrorBody } from '../../server/contract/error.ts';
import { MAX_ORDERS } from '../../server/contract/order.ts';
import { type Answer, codeOf, type Harness, it, shopSettings } from '../support/app.ts';
import { event } from '../support/shopper.ts';

/** Makes the API key of the shop, and asks as its server does. */
async function shopServer({ api, app, site }: Harness) {
  const makeKey = async () => (await api('POST', `/sites/${site.id}/access/api-key`)).json().secret as string;
  const post = (key: string, orders: unknown, path = '/v1/orders'): Promise<Answer> =>
    app.inject({
      method: 'POST',
      url: path,
      headers: { authorization: `Bearer ${key}` },
      payload: { orders } as object,
    });
  return { makeKey, post, key: await makeKey() };
}

async function today({ api, site }: Harness) {
  const { orders, revenueMinor, confirmedMinor } = (await api('GET', `/sites/${site.id}/home`)).json<HomeReport>()
    .today;
  return { orders, revenueMinor, confirmedMinor };
}

const purchase = ({ clock }: Harness, value: number) =>
  event(clock.now, 'purchase', { params: { transaction_id: 'T1', value, currency: 'KRW' } });

describe("what a shop's server says of orders", () => {
  it('counts, whether the page told of them before or will', async ({ harness }) => {
    const { post, key } = await shopServer(harness);
    await harness.send({ events: [purchase(harness, 99_000)] });
    expect(await today(harness)).toEqual({ orders: 1, revenueMinor: 99_000, confirmedMinor: 0 });
    const orders = [
      { transactionId: 'T1', status: 'paid', value: 30_000 },
      { transactionId: 'T2', status: 'paid', value: 5_000, at: new Date(harness.clock.now).toISOString() },
    ];
    expect((await post(key, orders)).json()).toEqual({ recorded: 2, unchanged: 0, refused: [] });
    expect((await post(key, orders)).json()).toMatchObject({ recorded: 0, unchanged: 2 });
    expect(await today(harness)).toEqual({ orders: 2, revenueMinor: 35_000, confirmedMinor: 35_000 });
  });

  it('counts once when the page and the shop tell of it at the same moment', async ({ harness }) => {
    const { post, key } = await shopServer(harness);
    const told = Array.from({ length: 10 }, () => [
      harness.send({ events: [purchase(harness, 99_000)] }),
      post(key, [{ transactionId: 'T1', status: 'paid', value: 30_000 }]),
    ]);
    const answers = await Promise.all(told.flat());
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(await today(harness)).toEqual({ orders: 1, revenueMinor: 30_000, confirmedMinor: 30_000 });
  });

  it('is refused one by one, with the place and the rule; the others are kept', async ({ harness }) => {
    const { post, key } = await shopServer(harness);
    const answer = await post(key, [
      { transactionId: 'T1', status: 'lost' },
      { transactionId: 'T2', status: 'paid', value: 5_000 },
      { transactionId: 'T3', updatedAt: 'yesterday' },
      { transactionId: 'T4', updatedAt: harness.clock.now + 2 * 86_400_000 },
      { transactionId: 'T5', value: -1 },
    ]);
    expect(answer.json()).toMatchObject({
      recorded: 1,
      refused: [
        { index: 0, path: 'orders/0/status', rule: 'must be one of placed, paid, refunded, cancelled' },
        { index: 2, path: 'orders/2/updatedAt', received: '"yesterday"' },
        { index: 3, path: 'orders/3/updatedAt', rule: 'must not be in the future; check the clock of the shop' },
        { index: 4, path: 'orders/4/value', rule: 'must be at least 0' },
      ],
    });
    expect(await today(harness)).toMatchObject({ orders: 1 });
  });

  it('is an error when none of it can be taken', async ({ harness }) => {
    const { post, key } = await shopServer(harness);
    const answer = await post(key, [{ status: 'paid' }]);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<ErrorBody>().error.message).toBe('orders/0/transactionId must be given.');
    const many = Array.from({ length: MAX_ORDERS + 1 }, (_, index) => ({ transactionId: String(index) }));
    expect(codeOf(await post(key, many))).toBe('invalid_field');
    expect(codeOf(await post(key, []))).toBe('invalid_field');
  });
});

describe('the API key', () => {
  it('is asked for before anything is read, and told what to do without', async ({ harness }) => {
    const url = '/v1/orders';
    const without = await harness.app.inject({ method: 'POST', url, payload: '{' });
    expect([without.statusCode, codeOf(without)]).toEqual([401, 'api_key_missing']);
    expect(without.json<ErrorBody>().error.message).toContain('Authorization: Bearer');
    const basic = { authorization: 'Basic c2hvcDprZXk=' };
    expect(codeOf(await harness.app.inject({ method: 'POST', url, headers: basic, payload: {} }))).toBe(
      'api_key_missing',
    );
  });

  it('stops at once when another one is made', async ({ harness }) => {
    const { post, key, makeKey } = await shopServer(harness);
    const newer = await makeKey();
    expect(codeOf(await post(key, [{ transactionId: 'T1' }]))).toBe('api_key_wrong');
    expect((await post(newer, [{ transactionId: 'T1', value: 1 }])).statusCode).toBe(200);
  });

  it('is of one shop: it reaches no other', async ({ harness }) => {
    const { post, key } = await shopServer(harness);
    const other = (await harness.api('POST', '/sites', { ...shopSettings, name: 'Other' })).json();
    await post(key, [{ transactionId: 'T1', status: 'paid', value: 30_000 }]);
    expect((await harness.api('GET', `/sites/${other.id}/home`)).json<HomeReport>().today.orders).toBe(0);
  });

  it('is never told again, nor kept in the clear', async ({ harness }) => {
    const { key } = await shopServer(harness);
    const access = await harness.api('GET', `/sites/${harness.site.id}/access`);
    expect(access.json()).toMatchObject({ apiKey: { hint: key.slice(-4), createdAt: harness.clock.now } });
    expect(access.body).not.toContain(key);
    expect(JSON.stringify(await harness.store.listSecrets())).not.toContain(key);
  });

  it('is slow to guess, and a right one gets in all the same', async ({ harness }) => {
    const { post, key } = await shopServer(harness);
    const codes: string[] = [];
    for (let guess = 0; guess < 5; guess++) codes.push(codeOf(await post(`wrong-${guess}`, [])));
    expect(codes).toEqual(['api_key_wrong', 'api_key_wrong', 'api_key_wrong', 'throttled', 'throttled']);
    expect((await post(key, [{ transactionId: 'T1', value: 1 }])).statusCode).toBe(200);
  });

  it('may ask so often in a minute', async ({ harness }) => {
    const { post, key } = await shopServer(harness);
    const ask = (times: number) => Promise.all(Array.from({ length: times }, () => post(key, [])));
    for (let sent = 0; sent < 600; sent += 100) {
      expect((await ask(100)).map(codeOf)).not.toContain('throttled');
    }
    const throttled = await ask(10);
    expect(throttled.map(codeOf)).toEqual(Array(10).fill('throttled'));
    expect(Number(throttled[0]?.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('still works after the server was started again', async ({ harness }) => {
    const { key } = await shopServer(harness);
    const { SecretDirectory } = await import('../../server/http/secret-directory.ts');
    expect((await SecretDirectory.load(harness.store)).siteOf(key)).toBe(harness.site.id);
  });
});
