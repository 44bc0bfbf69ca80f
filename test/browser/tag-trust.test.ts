/** Of several sources of one act the most trusted one is believed, also where it is the slowest. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Mapping } from '../../server/contract/mapping.ts';
import { launchChromium } from '../support/chromium.ts';
import { type Watched, watch } from './pages/shops/watched.ts';
import { openWooCommerce } from './pages/shops/woocommerce/shop.ts';
import { tagFiles } from './pages/tag/bundle.ts';

const MAPPING_PATH = 'v1/mapping/demo/1';

let browser: Browser;
let watched: Watched;
/** Path of who reads WooCommerce. */
let reader: string;

beforeAll(async () => {
  browser = await launchChromium();
  reader = (await tagFiles()).woocommerce?.path ?? '';
});
afterAll(() => browser.close());
afterEach(() => watched.close());

const idsOf = (name: string) => watched.paramsOf(name).map((params) => params?.items?.map(({ item_id }) => item_id));

/** Leaves the page: whatever is held back is told then. */
async function leave(): Promise<void> {
  await watched.page.goto(`${watched.shop.origin}/`);
  await watched.told('page_view', 2);
}

it('markup waits for who reads the platform: the product is told of once, under the id that orders have', async () => {
  watched = await watch(browser, await openWooCommerce('classic'));
  const { page, context, shop, told } = watched;
  await context.route(`**${reader}`, async (route) => {
    await wait(1_500);
    await route.continue();
  });
  await page.goto(`${shop.origin}/product/shirt/`);
  await told('view_item');
  await leave();
  expect(idsOf('view_item')).toEqual([['45']]);
});

it('a shopper who leaves before that has seen the product all the same', async () => {
  watched = await watch(browser, await openWooCommerce('classic'));
  const { page, context, shop, told } = watched;
  const gone = Promise.withResolvers<void>();
  await context.route(`**${reader}`, async (route) => {
    await gone.promise;
    await route.abort();
  });
  const asked = page.waitForRequest(`**${reader}`);
  await page.goto(`${shop.origin}/product/shirt/`);
  await asked;
  // The markup is read a moment after the page has loaded.
  await page.waitForTimeout(1_000);
  await leave();
  gone.resolve();
  await told('view_item');
  expect(idsOf('view_item')).toEqual([['SHIRT']]);
});

it('a mapping waits for a platform that has spoken while it was held back', async () => {
  const fixed = (name: string, value: string) => ({ name, read: [{ from: 'fixed' as const, value }] });
  const mapping: Mapping = {
    pages: [
      { name: 'cart', when: [{ test: 'url', glob: '/cart/' }], event: 'view_cart', fields: [fixed('item_id', 'X')] },
    ],
    actions: [],
  };
  /** The cart of the shop is answered while what the mapping read is held back. */
  const answerLate = () => {
    const { fetch: ask } = window;
    const mapped = Promise.withResolvers<void>();
    window.fetch = async (address, options) => {
      if (`${address}`.includes('/wc/store/')) await mapped.promise;
      const answer = await ask(address, options);
      if (`${address}`.includes('/mapping/')) setTimeout(mapped.resolve, 800);
      return answer;
    };
  };
  watched = await watch(browser, await openWooCommerce('classic'), answerLate, {
    [`/${MAPPING_PATH}`]: JSON.stringify(mapping),
  });
  const { page, shop, collector, told } = watched;
  collector.decide = () => ({ mapping: MAPPING_PATH });
  await page.request.post(`${shop.origin}/?wc-ajax=add_to_cart`, { form: { product_id: '12', quantity: '1' } });
  await page.goto(`${shop.origin}/cart/`);
  await told('view_cart');
  await leave();
  expect(idsOf('view_cart')).toEqual([['12']]);
});
