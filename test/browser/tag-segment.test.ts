import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { openSegmentShop, walkSegmentShop } from './pages/shops/segment/shop.ts';
import { watch } from './pages/shops/watched.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const lamp = {
  item_id: '507f1',
  item_name: 'Desk lamp',
  item_brand: 'Lux',
  item_category: 'Lamps',
  item_variant: 'brass',
  price: 18.99,
};

describe.each([
  ['comes after the page has told it things', 'late'],
  ['is blocked', 'blocked'],
  ['is there before the tag', 'first'],
] as const)('a shop whose Segment library %s', (_, library) => {
  it('is heard from the list to the order, each act once', async () => {
    const { collector, page, shop, errors, told, acts, close } = await watch(browser, await openSegmentShop(library));
    const seen: Record<string, number> = {};
    await walkSegmentShop(page, shop.origin, (name) => {
      seen[name] = (seen[name] ?? 0) + 1;
      return told(name, seen[name]);
    });
    // The library says again what had waited for it.
    await wait(1_500);
    const paramsOf = (name: string) => collector.named(name).map(({ params }) => params);
    // One that remembers the customer says so on the next page, too.
    expect(acts().filter((name) => name !== 'identify')).toEqual([
      'view_item_list',
      'search',
      'view_item',
      'add_to_wishlist',
      'add_to_cart',
      'remove_from_cart',
      'view_cart',
      'begin_checkout',
      'login',
      'add_payment_info',
      'purchase',
      'logout',
    ]);
    expect(paramsOf('view_item_list')).toEqual([{ item_list_id: 'hot', item_list_name: 'Lamps', items: [lamp] }]);
    expect(paramsOf('search')).toEqual([{ search_term: 'lamp' }]);
    expect(paramsOf('view_item')).toEqual([{ currency: 'EUR', value: 18.99, items: [lamp] }]);
    expect(paramsOf('add_to_cart')[0]?.items).toEqual([{ ...lamp, quantity: 2 }]);
    expect(paramsOf('begin_checkout')[0]).toMatchObject({ value: 37.98, items: [{ ...lamp, quantity: 2 }] });
    expect(paramsOf('begin_checkout')[0]).not.toHaveProperty('transaction_id');
    expect(paramsOf('identify')[0]).toEqual({ customer_id: 'c-7', attributes: { tier: 'gold' } });
    expect(paramsOf('purchase')).toEqual([
      {
        currency: 'EUR',
        value: 50.98,
        transaction_id: '50314b8e',
        shipping: 10,
        tax: 3,
        items: [{ ...lamp, quantity: 2 }],
      },
    ]);
    expect(errors).toEqual([]);
    await close();
  });
});
