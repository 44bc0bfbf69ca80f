import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { openOpenCart, walkOpenCart } from './pages/shops/opencart/shop.ts';
import { watch } from './pages/shops/watched.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const iphone = { item_id: '40', item_name: 'iPhone', price: 123.2 };
const macbook = { item_id: '43', item_name: 'MacBook 2x USB', price: 1602 };

describe.concurrent.each([
  [3, false],
  [3, true],
  [4, false],
  [4, true],
] as const)('OpenCart %i, addresses rewritten: %s', (version, rewritten) => {
  it('is seen from the list to the order, each act once', async () => {
    const { collector, page, shop, errors, told, acts, close } = await watch(
      browser,
      await openOpenCart(version, rewritten),
    );
    const seen: Record<string, number> = {};
    await walkOpenCart(page, shop.origin, (name) => {
      seen[name] = (seen[name] ?? 0) + 1;
      return told(name, seen[name]);
    });
    await told('page_view', version === 3 ? 12 : 11);
    const paramsOf = (name: string) => collector.named(name).map(({ params }) => params);
    expect(acts()).toEqual([
      'view_item_list',
      'add_to_cart',
      'view_item',
      'add_to_cart',
      'view_item_list',
      'view_item',
      'search',
      'view_cart',
      'remove_from_cart',
      // Version 3 loads the cart again after each change.
      ...(version === 3 ? ['view_cart'] : []),
      'begin_checkout',
      'purchase',
    ]);
    expect(paramsOf('view_item_list')[0]?.items?.slice(0, 2)).toEqual([
      { ...iphone, quantity: 1 },
      { ...macbook, quantity: 1 },
    ]);
    expect(paramsOf('view_item')[0]).toEqual({
      currency: 'USD',
      value: 1602,
      items: [{ ...macbook, item_category: 'Phones', quantity: 1 }],
    });
    expect(paramsOf('add_to_cart')).toEqual([
      { currency: 'USD', value: 123.2, items: [{ ...iphone, quantity: 1 }] },
      { currency: 'USD', value: 3204, items: [{ ...macbook, quantity: 2 }] },
    ]);
    expect(paramsOf('search')).toEqual([{ search_term: 'pod' }]);
    expect(paramsOf('view_cart')[0]?.items).toEqual([
      { ...iphone, quantity: 1 },
      { ...macbook, quantity: 2 },
    ]);
    expect(paramsOf('remove_from_cart')[0]?.items).toEqual([{ ...iphone, quantity: 1 }]);
    expect(paramsOf('begin_checkout')[0]?.items).toEqual([{ ...macbook, quantity: 2 }]);
    expect(paramsOf('purchase')).toEqual([{ currency: 'USD', value: 3209, items: [{ ...macbook, quantity: 2 }] }]);
    expect(shop.orders.map(({ total }) => total)).toEqual([3209]);
    expect(errors).toEqual([]);
    await close();
  });
});

it('what was put into the cart just before leaving is told by the next page', async () => {
  const { collector, context, page, shop, told, acts, close } = await watch(browser, await openOpenCart(4, false));
  await page.goto(`${shop.origin}/index.php?route=product/product&product_id=43`);
  await told('view_item');
  // The small cart is never drawn again.
  await context.route(/common\/cart/, () => {});
  const added = page.waitForResponse(/cart\.add/);
  await page.click('#button-cart');
  await added;
  await page.click('text=Phones');
  await told('add_to_cart');
  expect(collector.named('add_to_cart')[0]?.params?.items).toEqual([{ ...macbook, quantity: 1 }]);
  await told('view_item_list');
  expect(acts().sort()).toEqual(['add_to_cart', 'view_item', 'view_item_list']);
  await close();
});

describe('the page that thanks for an order', () => {
  const product = '/index.php?route=product/product&product_id=43';
  const checkout = '/index.php?route=checkout/checkout';
  const thanks = '/index.php?route=checkout/success';

  it('is no order when somebody comes back to it with something in the cart', async () => {
    const { page, shop, told, acts, close } = await watch(browser, await openOpenCart(4, false));
    await page.goto(shop.origin + product);
    await told('view_item');
    await page.click('#button-cart');
    await told('add_to_cart');
    await page.goto(shop.origin + checkout);
    await told('begin_checkout');
    await page.goto(shop.origin + thanks);
    await page.goto(shop.origin + checkout);
    await told('page_view', 4);
    await page.goto(`${shop.origin}/`);
    await told('page_view', 5);
    // Nor has the checkout begun twice.
    expect(acts()).toEqual(['view_item', 'add_to_cart', 'begin_checkout']);
    await close();
  });

  it('is no order when nobody has been to the checkout', async () => {
    const { page, shop, told, acts, close } = await watch(browser, await openOpenCart(3, false));
    await page.goto(shop.origin + thanks);
    await page.goto(`${shop.origin}/`);
    await told('page_view', 2);
    expect(acts()).toEqual([]);
    await close();
  });
});
