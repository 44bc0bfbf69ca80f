import { describe, expect, it } from 'vitest';
import type { Params } from '../../server/contract/event.ts';
import { payloadOf } from '../../server/domain/payload.ts';

const shirt = { item_id: 'A1', item_name: '린넨 셔츠', price: 39_000, quantity: 2 };
const order: Params = { transaction_id: 'T1', value: 78_000, currency: 'KRW', items: [shirt] };
const faultsOf = (name: string, params: Params) => payloadOf(name, params, 'KRW')?.faults;

describe('what an event tells of products and money', () => {
  it('is told in short, with nothing wrong, when everything is there', () => {
    expect(payloadOf('purchase', order, 'KRW')).toEqual({
      lines: 1,
      itemId: 'A1',
      itemName: '린넨 셔츠',
      price: 39_000,
      quantity: 2,
      value: 78_000,
      currency: 'KRW',
      transactionId: 'T1',
      faults: [],
    });
  });

  it.each<[string, string, Params, string[]]>([
    ['no product', 'view_item', {}, ['no_items']],
    ['an empty list of products', 'add_to_cart', { items: [] }, ['no_items']],
    ['a product without an id', 'view_item', { items: [{ item_name: 'Shirt', price: 1 }] }, ['no_item_id']],
    ['a product with an empty id', 'view_item', { items: [{ item_id: '', price: 1 }] }, ['no_item_id']],
    ['price 0', 'view_item', { items: [{ ...shirt, price: 0 }] }, ['no_price']],
    ['no price', 'add_to_cart', { items: [{ item_id: 'A1' }] }, ['no_price']],
    ['a price below 0', 'add_to_cart', { items: [{ ...shirt, price: -1 }] }, ['no_price']],
    ['an order without a total', 'purchase', { ...order, value: undefined } as unknown as Params, ['no_total']],
    ['an order of 0', 'purchase', { ...order, value: 0 }, ['no_total']],
    ['an order without a number', 'purchase', { value: 1, items: [shirt] }, ['no_transaction_id']],
    ['a currency that is not the site’s', 'purchase', { ...order, currency: 'USD' }, ['other_currency']],
    ['nothing at all', 'purchase', {}, ['no_items', 'no_transaction_id', 'no_total']],
    ['a member without an id', 'identify', { attributes: { tier: 'VIP' } }, ['no_customer']],
  ])('%s is said of %s', (_what, name, params, faults) => {
    expect(faultsOf(name, params)).toEqual(faults);
  });

  it('lets a gift cost nothing, a cart be empty and a currency be left out', () => {
    expect(faultsOf('purchase', { ...order, items: [shirt, { item_id: 'G', price: 0 }] })).toEqual([]);
    expect(faultsOf('view_cart', { items: [] })).toEqual([]);
    expect(faultsOf('view_item', { items: [shirt] })).toEqual([]);
    expect(faultsOf('identify', { customer_id: 'c1' })).toEqual([]);
  });

  it('is nothing for kinds of event that tell of neither', () => {
    expect(payloadOf('page_view', {}, 'KRW')).toBeUndefined();
    expect(payloadOf('made_up', { value: 1 }, 'KRW')).toBeUndefined();
  });
});
