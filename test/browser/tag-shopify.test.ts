import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { openShopify } from './pages/shops/shopify/shop.ts';
import { cartSeen, type Watched, watch } from './pages/shops/watched.ts';

const about = { item_brand: 'Regular', item_category: 'Tops' };
const small = { item_id: '40', item_name: 'Linen Shirt', item_variant: 'S', variant_id: 401, ...about, price: 39 };
const medium = { ...small, item_variant: 'M', variant_id: 402, price: 42.5 };

let browser: Browser;
let watched: Watched;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(async () => {
  await watched.close();
});

const paramsOf = (name: string) => watched.collector.named(name).map(({ params }) => params);

describe('a theme that changes its cart by requests', () => {
  it('is seen from the product to the checkout, each act once, in major units', async () => {
    watched = await watch(browser, await openShopify('theme', 'USD', 7));
    const { page, shop, told, acts, errors } = watched;
    await page.goto(`${shop.origin}/`);
    await told('identify');
    await page.click('text=Shirt M');
    await told('view_item');
    await page.fill('[name=quantity]', '2');
    await page.click('[name=add]');
    await told('add_to_cart');
    await page.goto(`${shop.origin}/products/linen-shirt`);
    await told('view_item', 2);
    await page.click('[name=add]');
    await told('add_to_cart', 2);
    await page.goto(`${shop.origin}/search?q=mug`);
    await told('search');
    await page.click('[data-update]');
    await page.goto(`${shop.origin}/products/mug`);
    await told('view_item', 3);
    await page.click('[name=add]');
    await page.waitForSelector('.refused');
    await page.click('text=Cart >> nth=0');
    await told('view_cart');
    await page.click('[data-line] >> nth=1');
    await told('remove_from_cart');
    await told('view_cart', 2);
    await page.click('[name=checkout]');
    await told('begin_checkout');
    await page.click('text=Continue');
    await told('page_view', 8);

    expect(acts().filter((name) => name !== 'identify')).toEqual([
      'view_item',
      'add_to_cart',
      'view_item',
      'add_to_cart',
      'search',
      'view_item',
      'view_cart',
      'remove_from_cart',
      'view_cart',
      'begin_checkout',
    ]);
    expect(paramsOf('view_item').map((params) => params?.items)).toEqual([
      [{ ...medium, quantity: 1 }],
      [{ ...small, quantity: 1 }],
      [{ item_id: '50', item_name: 'Mug - large', variant_id: 501, ...about, price: 12.5, quantity: 1 }],
    ]);
    const cart_token = 'Z2NwLXVz1';
    expect(paramsOf('add_to_cart')).toEqual([
      { currency: 'USD', value: 85, cart_token, items: [{ ...medium, quantity: 2 }] },
      { currency: 'USD', value: 39, cart_token, items: [{ ...small, quantity: 1 }] },
    ]);
    expect(paramsOf('search')).toEqual([{ search_term: 'mug' }]);
    expect(paramsOf('remove_from_cart')).toEqual([
      { currency: 'USD', value: 42.5, cart_token, items: [{ ...medium, quantity: 1 }] },
    ]);
    expect(paramsOf('begin_checkout')).toEqual([
      {
        currency: 'USD',
        value: 81.5,
        cart_token,
        items: [
          { ...small, quantity: 1 },
          { ...medium, quantity: 1 },
        ],
      },
    ]);
    expect(paramsOf('identify')[0]).toMatchObject({ customer_id: '7' });
    expect(errors.filter((text) => !/422/.test(text))).toEqual([]);
  });

  it('tells of a product in a dialog, not of one that comes into sight in a list', async () => {
    watched = await watch(browser, await openShopify('theme', 'USD'));
    const { page, shop, told, acts } = watched;
    await page.goto(`${shop.origin}/`);
    await cartSeen(page);
    await page.click('[data-quick]');
    await told('view_item');
    expect(paramsOf('view_item')[0]?.items).toEqual([
      { item_id: '50', item_name: 'Mug - large', price: 12.5, quantity: 1 },
    ]);
    expect(acts()).toEqual(['view_item']);
  });

  it('what is bought at once begins its checkout with itself, not with the cart', async () => {
    watched = await watch(browser, await openShopify('theme', 'USD'));
    const { page, shop, told } = watched;
    await page.goto(`${shop.origin}/products/linen-shirt?variant=402`);
    await told('view_item');
    await page.click('text=Buy it now');
    await told('begin_checkout');
    expect(paramsOf('begin_checkout')[0]?.items).toEqual([{ ...medium, quantity: 1 }]);
  });
});

describe('a theme of which every change of the cart is a form', () => {
  it('is told of on the page that the form leads to, and an order empties the cart without a word', async () => {
    watched = await watch(browser, await openShopify('forms', 'KRW'));
    const { page, shop, told, acts, errors } = watched;
    await page.goto(`${shop.origin}/products/linen-shirt`);
    await told('view_item');
    await page.click('[name=add]');
    await told('add_to_cart');
    await told('view_cart');
    await page.fill('[name="updates[401]"]', '3');
    await page.click('[name=update]');
    await told('add_to_cart', 2);
    await told('view_cart', 2);
    await page.click('[name=checkout]');
    await told('begin_checkout');
    await page.click('text=Continue');
    await told('page_view', 4);
    await page.click('text=Shirt >> nth=0');
    await told('view_item', 2);
    expect(acts()).toEqual([
      'view_item',
      'add_to_cart',
      'view_cart',
      'add_to_cart',
      'view_cart',
      'begin_checkout',
      'view_item',
    ]);
    expect(paramsOf('add_to_cart').map((params) => [params?.currency, params?.items?.[0]?.quantity])).toEqual([
      ['KRW', 1],
      ['KRW', 2],
    ]);
    expect(shop.orders.map(({ total }) => total)).toEqual([3 * 39 + 5]);
    expect(errors).toEqual([]);
  });

  it('a change that the shop could not be asked about is told of on the next page, once', async () => {
    watched = await watch(browser, await openShopify('forms', 'USD'));
    const { page, shop, told, acts } = watched;
    await page.goto(`${shop.origin}/products/linen-shirt`);
    await told('view_item');
    await page.click('[name=add]');
    await told('add_to_cart');
    await told('view_cart');
    await page.goto(`${shop.origin}/products/linen-shirt`);
    await told('view_item', 2);
    await page.route('**/cart.js', (route) => route.abort(), { times: 1 });
    const asked = page.waitForEvent('requestfailed');
    await page.evaluate(async () => {
      const body = JSON.stringify({ items: [{ id: '402', quantity: 1 }] });
      const headers = { 'content-type': 'application/json' };
      await (await fetch('/cart/add.js', { method: 'POST', headers, body })).json();
    });
    await asked;
    for (const visit of [3, 4]) {
      await page.goto(`${shop.origin}/products/linen-shirt`);
      await told('view_item', visit);
      await told('add_to_cart', 2);
    }
    expect(acts().filter((name) => name === 'add_to_cart')).toHaveLength(2);
    expect(paramsOf('add_to_cart')[1]?.items).toEqual([{ ...medium, quantity: 1 }]);
  });
});
