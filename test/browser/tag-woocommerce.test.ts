import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { cartSeen, type Watched, watch } from './pages/shops/watched.ts';
import { MUG, openWooCommerce } from './pages/shops/woocommerce/shop.ts';

const mug = { item_id: '12', item_name: MUG, variant_id: 12, price: 18.5 };
const shirt = { item_id: '45', item_name: 'Linen Shirt', item_variant: 'M', variant_id: 46, price: 1299 };

let browser: Browser;
let watched: Watched;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(() => watched.close());

const paramsOf = (name: string) => watched.collector.named(name).map(({ params }) => params);

describe('classic templates', () => {
  it('are seen from the list to the order, each act once, in major units', async () => {
    watched = await watch(browser, await openWooCommerce('classic'));
    const { page, shop, told, acts, errors } = watched;
    await page.goto(`${shop.origin}/`);
    await cartSeen(page);
    await page.click('text=Add other');
    await page.waitForSelector('.refused');
    await page.click('text=Add mug');
    await told('add_to_cart');
    await page.click('text=Shirt');
    await told('view_item');
    await page.fill('[name=quantity]', '2');
    await page.click('.single_add_to_cart_button');
    await told('add_to_cart', 2);
    await told('view_item', 2);
    await page.goto(`${shop.origin}/product/mug/`);
    await told('view_item', 3);
    await page.goto(`${shop.origin}/?s=mug&post_type=product`);
    await told('search');
    await page.click('text=Cart');
    await told('view_cart');
    await page.fill('[name="cart[46][qty]"]', '1');
    await page.click('[name=update_cart]');
    await told('remove_from_cart');
    await page.click('text=Checkout');
    await told('begin_checkout');
    await page.click('#place_order');
    await told('purchase');
    await page.click('text=Shop');
    await told('page_view', 9);
    await page.waitForLoadState('networkidle');

    expect(acts()).toEqual([
      'add_to_cart',
      'view_item',
      // The form leads to the product again, which is told of before the cart has been asked for.
      'view_item',
      'add_to_cart',
      'view_item',
      'search',
      'view_cart',
      'remove_from_cart',
      'begin_checkout',
      'purchase',
    ]);
    expect(paramsOf('view_item')[0]).toEqual({
      currency: 'EUR',
      value: 1299,
      items: [{ item_id: '45', item_name: 'Linen Shirt', item_category: 'Tops', price: 1299, quantity: 1 }],
    });
    // Without markup the page is read as people read it.
    expect(paramsOf('view_item')[2]).toEqual({
      currency: 'EUR',
      value: 18.5,
      items: [{ item_id: '12', item_name: MUG, price: 18.5, quantity: 1 }],
    });
    expect(paramsOf('add_to_cart')).toEqual([
      { currency: 'EUR', value: 18.5, items: [{ ...mug, quantity: 1 }] },
      { currency: 'EUR', value: 2598, items: [{ ...shirt, quantity: 2 }] },
    ]);
    expect(paramsOf('search')).toEqual([{ search_term: 'mug' }]);
    expect(paramsOf('view_cart')[0]?.value).toBe(2616.5);
    expect(paramsOf('remove_from_cart')).toEqual([
      { currency: 'EUR', value: 1299, items: [{ ...shirt, quantity: 1 }] },
    ]);
    const ordered = [
      { ...mug, quantity: 1 },
      { ...shirt, quantity: 1 },
    ];
    expect(paramsOf('begin_checkout')).toEqual([{ currency: 'EUR', value: 1317.5, items: ordered }]);
    expect(paramsOf('purchase')).toEqual([{ currency: 'EUR', transaction_id: '90', value: 1322.4, items: ordered }]);
    expect(shop.orders.map(({ id, total }) => [id, total])).toEqual([['90', 1322.4]]);
    expect(errors).toEqual([]);
  });

  it('logging in brings an earlier cart back, and nobody put that in now', async () => {
    watched = await watch(browser, await openWooCommerce('classic'));
    const { page, shop, told, acts } = watched;
    await page.goto(`${shop.origin}/product/shirt/`);
    await told('view_item');
    await page.click('.single_add_to_cart_button');
    await told('add_to_cart');
    await page.click('text=Log in');
    await told('identify');
    await page.click('text=Cart');
    const [cart] = await told('view_cart');
    expect(cart?.params?.items?.map(({ quantity }) => quantity)).toEqual([2, 1]);
    expect(acts().filter((name) => name === 'add_to_cart')).toHaveLength(1);
  });

  it('an order that failed is none', async () => {
    watched = await watch(browser, await openWooCommerce('classic'));
    const { page, shop, told, acts } = watched;
    await page.goto(`${shop.origin}/checkout/order-received/55/?key=wc_order_x`);
    await told('page_view');
    await page.waitForLoadState('networkidle');
    await page.click('text=Shop');
    await told('page_view', 2);
    expect(acts()).toEqual([]);
  });

  it.each(['classic', 'blocks'] as const)(
    'an order without a cart before it has names and prices, %s',
    async (theme) => {
      watched = await watch(browser, await openWooCommerce(theme));
      const { page, shop, told } = watched;
      shop.orders.push({ id: '91', total: 41.9, lines: [{ id: '12', name: 'Mug', price: 18.5, quantity: 2 }] });
      await page.goto(`${shop.origin}/checkout/order-received/91/?key=wc_order_y`);
      const [order] = await told('purchase');
      expect(order?.params).toEqual({
        transaction_id: '91',
        value: 41.9,
        items: [{ item_name: 'Mug', price: 18.5, quantity: 2 }],
      });
    },
  );
});

describe('blocks', () => {
  it('say only that the cart has changed: what changed is told once', async () => {
    watched = await watch(browser, await openWooCommerce('blocks'));
    const { page, shop, told, acts, errors } = watched;
    await page.goto(`${shop.origin}/`);
    await cartSeen(page);
    await page.click('text=Add block mug');
    await told('add_to_cart');
    await page.click('text=Cart');
    await told('view_cart');
    await page.click('text=three');
    await told('add_to_cart', 2);
    await page.click('text=remove');
    await told('remove_from_cart');
    expect(acts()).toEqual(['add_to_cart', 'view_cart', 'add_to_cart', 'remove_from_cart']);
    expect(paramsOf('add_to_cart').map((params) => params?.items)).toEqual([
      [{ ...mug, quantity: 1 }],
      [{ ...mug, quantity: 2 }],
    ]);
    expect(paramsOf('remove_from_cart')[0]?.items).toEqual([{ ...mug, quantity: 3 }]);
    expect(errors).toEqual([]);
  });
});
