import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { openMagento, walkMagento } from './pages/shops/magento/shop.ts';
import { watch } from './pages/shops/watched.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const duffle = { item_id: '1', item_name: 'Joust Duffle Bag', price: 34, quantity: 1 };
const pack = { item_id: '2', item_name: 'Strive Shoulder Pack', price: 1032.5 };

describe.concurrent.each(['luma', 'hyva'] as const)('Magento with the theme %s', (theme) => {
  it('is seen from the list to the order, each act once', async () => {
    const { collector, page, shop, errors, told, acts, close } = await watch(browser, await openMagento(theme));
    const seen: Record<string, number> = {};
    await walkMagento(page, shop.origin, (name) => {
      seen[name] = (seen[name] ?? 0) + 1;
      return told(name, seen[name]);
    });
    await told('page_view', theme === 'luma' ? 13 : 16);
    const paramsOf = (name: string) => collector.named(name).map(({ params }) => params);
    const twice = (name: string) => (theme === 'luma' ? [name] : [name, name]);
    expect(acts().sort()).toEqual(
      [
        ...['view_item_list', 'view_item_list', 'search', 'view_cart', 'view_cart'],
        // Hyvä loads the page of a product again when it is put into the cart.
        ...twice('view_item'),
        ...twice('view_item'),
        ...twice('view_item'),
        ...['add_to_cart', 'add_to_cart', 'remove_from_cart', 'begin_checkout', 'identify', 'purchase'],
      ].sort(),
    );
    expect(paramsOf('view_item_list')[0]?.items?.[1]).toEqual({ ...pack, quantity: 1 });
    expect(paramsOf('view_item').at(-1)).toEqual({
      currency: 'USD',
      value: 1032.5,
      items: [{ ...pack, quantity: 1 }],
    });
    expect(paramsOf('add_to_cart')).toEqual([
      { currency: 'USD', value: 34, items: [duffle] },
      { currency: 'USD', value: 2065, items: [{ ...pack, quantity: 2 }] },
    ]);
    expect(paramsOf('search')).toEqual([{ search_term: 'pack' }]);
    expect(paramsOf('view_cart')[0]?.items).toEqual([duffle, { ...pack, quantity: 2 }]);
    expect(paramsOf('remove_from_cart')).toEqual([{ currency: 'USD', value: 34, items: [duffle] }]);
    expect(paramsOf('begin_checkout')).toEqual([{ currency: 'USD', value: 2065, items: [{ ...pack, quantity: 2 }] }]);
    // The checkout says who it is, and nothing more is taken from there.
    expect(paramsOf('identify')).toEqual([{ customer_id: '42', attributes: {} }]);
    expect(paramsOf('purchase')).toEqual([
      { currency: 'USD', value: 2083.5, transaction_id: '000000001', items: [{ ...pack, quantity: 2 }] },
    ]);
    expect(shop.orders.map(({ total }) => total)).toEqual([2083.5]);
    expect(errors).toEqual([]);
    await close();
  });
});

it.concurrent('what a member had in the cart before logging in is nothing that was put there now', async () => {
  const { collector, page, shop, told, acts, close } = await watch(browser, await openMagento('luma'));
  await page.goto(`${shop.origin}/bag/1`);
  await told('view_item');
  await page.click('#product-addtocart-button');
  await told('add_to_cart');
  await page.goto(`${shop.origin}/customer/account/login/`);
  await told('page_view', 2);
  const loaded = page.waitForResponse(/section\/load/);
  await page.click('text=Sign In');
  await loaded;
  await told('page_view', 3);
  await page.waitForTimeout(500);
  await page.goto(`${shop.origin}/checkout/cart/`);
  await told('view_cart');
  expect(acts()).toEqual(['view_item', 'add_to_cart', 'view_cart']);
  expect(collector.named('view_cart')[0]?.params?.items).toHaveLength(2);
  await close();
});
