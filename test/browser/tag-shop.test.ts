import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { openShop, type Shop, type Shopper } from './pages/tag/shop.ts';

const items = [{ item_id: 'SKU1', item_name: '린넨 셔츠', price: 39_000, quantity: 1 }];

/** What pages of the shop have on their window. */
type Host = { dataLayer: unknown[]; gtag: (...words: unknown[]) => void };

let browser: Browser;
let shop: Shop;
let shopper: Shopper;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  shop = await openShop(browser);
  shopper = await shop.context();
});
afterEach(async () => {
  await shopper.context.close();
  shop.close();
  expect(shopper.errors).toEqual([]);
});

describe('a shop whose dataLayer speaks GA4 needs no line of code', () => {
  it('what Tag Manager was told before the tag came is replayed, with the page view in one request', async () => {
    await shopper.open('/gtm');
    await shop.collector.until('view_item');
    expect(shop.collector.batches).toHaveLength(1);
    expect(shop.collector.events.map(({ name, params }) => [name, params])).toEqual([
      ['page_view', { title: '단골 상점' }],
      ['view_item', { currency: 'KRW', value: 39_000, items }],
    ]);
  });

  it('gtag calls are read, too', async () => {
    const page = await shopper.open('/gtag');
    await shop.collector.until('view_item');
    await page.evaluate((lines) => {
      (window as unknown as Host).gtag('event', 'add_to_cart', { currency: 'KRW', value: '39,000', items: lines });
    }, items);
    const [added] = await shop.collector.until('add_to_cart');
    expect(added?.params).toEqual({ currency: 'KRW', value: 39_000, items });
  });

  it('later pushes are read after the shop’s own push, whose answer they leave alone', async () => {
    const page = await shopper.open('/gtm');
    await shop.collector.until('view_item');
    const answer = await page.evaluate((lines) => {
      const { dataLayer } = window as unknown as Host;
      return dataLayer.push({ ecommerce: null }, { event: 'begin_checkout', ecommerce: { items: lines } });
    }, items);
    expect(answer).toBe(5);
    await shop.collector.until('begin_checkout');
  });

  it('one act told for two versions of GA is one event', async () => {
    const page = await shopper.open('/gtm');
    await shop.collector.until('view_item');
    await page.evaluate((lines) => {
      const { dataLayer } = window as unknown as Host;
      dataLayer.push({ event: 'add_to_cart', ecommerce: { items: lines } });
      dataLayer.push({ event: 'add_to_cart', ecommerce: { items: lines, value: 1 } });
      dataLayer.push({ event: 'view_cart', ecommerce: { items: lines } });
    }, items);
    await shop.collector.until('view_cart');
    expect(shop.collector.named('add_to_cart')).toHaveLength(1);
  });

  it('a dataLayer that comes late, or replaces another, is found', async () => {
    const page = await shopper.open('/plain');
    await shop.collector.until('page_view');
    await page.evaluate(() => {
      (window as unknown as Host).dataLayer = [{ event: 'search', search_term: '셔츠' }];
    });
    await shop.collector.until('search');
    await page.evaluate(() => {
      (window as unknown as Host).dataLayer = [];
      (window as unknown as Host).dataLayer.push({ event: 'sign_up', method: 'kakao' });
    });
    await shop.collector.until('sign_up');
  });
});

describe('a shop without a dataLayer', () => {
  it.each([
    ['JSON-LD', '/product', { item_id: 'SKU9', item_name: '린넨 셔츠', price: 59_000, quantity: 1 }],
    ['OpenGraph', '/graph', { item_name: '린넨 셔츠', price: 59_000, quantity: 1 }],
  ])('is read by its %s', async (_, path, item) => {
    await shopper.open(path);
    const [viewed] = await shop.collector.until('view_item');
    expect(viewed?.params).toEqual({ currency: 'KRW', value: 59_000, items: [item] });
  });

  it('but not when the dataLayer has told of the product itself', async () => {
    const page = await shopper.open('/told');
    await shop.collector.until('view_item');
    // Past the moment at which the page would have been read.
    await page.waitForTimeout(1_500);
    expect(shop.collector.named('view_item').map(({ params }) => params)).toEqual([{ items }]);
  });

  it('and a single-page shop that leaves its JSON-LD behind has not shown the product again', async () => {
    const page = await shopper.open('/product');
    await shop.collector.until('view_item');
    await page.evaluate(() => history.pushState(null, '', '/product/list'));
    await shop.collector.until('page_view', 2);
    await page.waitForTimeout(1_500);
    expect(shop.collector.named('view_item')).toHaveLength(1);
  });
});
