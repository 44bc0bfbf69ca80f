import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { openPrestaShop, walkPrestaShop } from './pages/shops/prestashop/shop.ts';
import { watch } from './pages/shops/watched.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const shirt = {
  item_id: '1',
  item_name: 'Hummingbird printed t-shirt',
  item_variant: 'S, White',
  variant_id: '3',
  price: 1022.94,
};
const mug = { item_id: '6', item_name: 'Mug The best is yet to come', price: 14.28 };
/** What only a cart says of a product. */
const inCart = { item_brand: 'Studio Design', item_category: 'clothes' };

describe.concurrent.each(['classic', 'hummingbird'] as const)('PrestaShop with the theme %s', (theme) => {
  it('is seen from the list to the order, each act once', async () => {
    const { collector, page, shop, errors, told, acts, close } = await watch(browser, await openPrestaShop(theme));
    const seen: Record<string, number> = {};
    await walkPrestaShop(page, shop.origin, async (name) => {
      // Nothing is told of it; what is to be paid is known then.
      if (name === 'add_shipping_info') {
        await page.waitForFunction(() => JSON.parse(sessionStorage.dangol_order ?? '{}').value === 2052.88);
        return [];
      }
      seen[name] = (seen[name] ?? 0) + 1;
      return told(name, seen[name]);
    });
    await told('page_view', 13);
    const paramsOf = (name: string) => collector.named(name).map(({ params }) => params);
    expect(acts()).toEqual([
      'view_item_list',
      'view_item',
      'view_item_list',
      'view_item',
      'add_to_cart',
      'search',
      'view_item',
      'add_to_cart',
      'view_cart',
      'remove_from_cart',
      'begin_checkout',
      'purchase',
    ]);
    expect(paramsOf('view_item_list')[0]?.items?.[0]).toEqual({
      item_id: '1',
      item_name: shirt.item_name,
      price: shirt.price,
    });
    expect(paramsOf('view_item')[2]).toEqual({
      currency: 'EUR',
      value: 1022.94,
      items: [{ ...shirt, item_category: 'Clothes', quantity: 1 }],
    });
    expect(paramsOf('add_to_cart')).toEqual([
      { currency: 'EUR', value: 14.28, items: [{ ...mug, ...inCart, quantity: 1 }] },
      { currency: 'EUR', value: 2045.88, items: [{ ...shirt, ...inCart, quantity: 2 }] },
    ]);
    expect(paramsOf('search')).toEqual([{ search_term: 'shirt' }]);
    expect(paramsOf('view_cart')[0]?.items).toHaveLength(2);
    expect(paramsOf('remove_from_cart')).toEqual([
      { currency: 'EUR', value: 14.28, items: [{ ...mug, ...inCart, quantity: 1 }] },
    ]);
    expect(paramsOf('begin_checkout')).toEqual([
      { currency: 'EUR', value: 2045.88, items: [{ ...shirt, ...inCart, quantity: 2 }] },
    ]);
    expect(paramsOf('purchase')).toEqual([
      { currency: 'EUR', value: 2052.88, transaction_id: '5', items: [{ ...shirt, ...inCart, quantity: 2 }] },
    ]);
    expect(shop.orders.map(({ total }) => total)).toEqual([2052.88]);
    // It does not say who the customer is.
    expect(collector.named('identify')).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });
});

it.concurrent('two tabs of one shopper tell of one act once', async () => {
  const { collector, context, page, shop, told, close } = await watch(browser, await openPrestaShop('classic'));
  const other = await context.newPage();
  await page.goto(`${shop.origin}/clothes/6-mug.html`);
  await other.goto(`${shop.origin}/clothes/1-shirt.html`);
  await told('view_item', 2);
  await page.bringToFront();
  await page.click('[data-button-action=add-to-cart]');
  await told('add_to_cart');
  // This page still has the cart as it was before.
  await other.bringToFront();
  await other.click('[data-button-action=add-to-cart]');
  await told('add_to_cart', 2);
  const items = collector.named('add_to_cart').flatMap(({ params }) => params?.items?.map(({ item_id }) => item_id));
  expect(items).toEqual(['6', '1']);
  await close();
});
