import { describe, expect } from 'vitest';
import type { Condition } from '../../server/contract/audience.ts';
import { type Harness, it } from '../support/app.ts';
import { event } from '../support/shopper.ts';

async function tell({ api, app, site }: Harness, customers: unknown[]) {
  const { secret } = (await api('POST', `/sites/${site.id}/access/api-key`)).json();
  const headers = { authorization: `Bearer ${secret}` };
  return app.inject({ method: 'POST', url: '/v1/customers', headers, payload: { customers } });
}

/** How many people have an attribute of this value. */
async function countOf({ api, site }: Harness, property: string, value: string | number) {
  const audience: Condition = { kind: 'attribute', property, op: 'equals', value };
  return (await api('POST', `/sites/${site.id}/reach`, { audience })).json().fit;
}

describe("what a shop's server says of its customers", () => {
  it('is known of them before they come, and united with what is told later', async ({ harness }) => {
    const answer = await tell(harness, [
      { customerId: 'c1', attributes: { tier: 'VIP', points: 500 } },
      { customerId: 'c2', attributes: { tier: 'VIP' } },
    ]);
    expect(answer.json()).toEqual({ recorded: 2, refused: [] });
    expect(await countOf(harness, 'tier', 'VIP')).toBe(2);
    await tell(harness, [{ customerId: 'c1', attributes: { tier: null, points: 800 } }]);
    expect([await countOf(harness, 'tier', 'VIP'), await countOf(harness, 'points', 800)]).toEqual([1, 1]);
  });

  it('is of the person who logs in as that customer', async ({ harness }) => {
    await tell(harness, [{ customerId: 'c1', attributes: { tier: 'VIP' } }]);
    const identify = { params: { customer_id: 'c1', attributes: { points: 7 } } };
    await harness.send({ events: [event(harness.clock.now, 'identify', identify)] });
    const both: Condition = {
      kind: 'all',
      of: [
        { kind: 'attribute', property: 'tier', op: 'equals', value: 'VIP' },
        { kind: 'attribute', property: 'points', op: 'equals', value: 7 },
      ],
    };
    const reach = await harness.api('POST', `/sites/${harness.site.id}/reach`, { audience: both });
    expect(reach.json()).toMatchObject({ fit: 1, people: 1 });
  });

  it('gives them the orders that waited for them', async ({ harness }) => {
    const { secret } = (await harness.api('POST', `/sites/${harness.site.id}/access/api-key`)).json();
    await harness.app.inject({
      method: 'POST',
      url: '/v1/orders',
      headers: { authorization: `Bearer ${secret}` },
      payload: { orders: [{ transactionId: 'T1', status: 'paid', value: 30_000, customerId: 'c1' }] },
    });
    await tell(harness, [{ customerId: 'c1', attributes: {} }]);
    const audience: Condition = { kind: 'orders', measure: 'revenue', range: { atLeast: 30_000 } };
    const reach = await harness.api('POST', `/sites/${harness.site.id}/reach`, { audience });
    expect(reach.json()).toMatchObject({ fit: 1 });
  });

  it('is refused one by one where it names nobody', async ({ harness }) => {
    const answer = await tell(harness, [
      { customerId: 'guest', attributes: {} },
      { customerId: 'c1', attributes: { tags: ['a'] } },
      { customerId: 'c2', attributes: {} },
    ]);
    expect(answer.json()).toMatchObject({
      recorded: 1,
      refused: [
        { index: 0, path: 'customers/0/customerId', rule: 'must name one customer, not stand for all' },
        { index: 1, path: 'customers/1/attributes/tags' },
      ],
    });
  });
});
