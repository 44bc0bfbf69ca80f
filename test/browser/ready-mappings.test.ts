/** Ready mappings on the platforms they are for, where nothing else reads the shop. */
import type { Browser, BrowserContext } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readyMappings } from '../../dashboard/pages/mapping/ready/all.ts';
import type { Mapping } from '../../server/contract/mapping.ts';
import { launchChromium } from '../support/chromium.ts';
import { Collector } from '../support/collector.ts';
import { openCafe24 } from './pages/shops/cafe24/shop.ts';
import { openMagento, walkMagento } from './pages/shops/magento/shop.ts';
import { openOpenCart, walkOpenCart } from './pages/shops/opencart/shop.ts';
import { openPrestaShop, walkPrestaShop } from './pages/shops/prestashop/shop.ts';
import type { UnknownShop, Walk } from './pages/shops/serve.ts';
import { openWooCommerce } from './pages/shops/woocommerce/shop.ts';
import { tagFiles } from './pages/tag/bundle.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Stands for the part that reads shops: it loads the evaluator, and nothing else. */
const onlyMapping = (mapping: string, requests: string) => `export function start(tag) {
  tag.watchRequests = async (...watch) => (await import(tag.beside('${requests}'))).watchRequests(tag, ...watch);
  let loaded;
  const heed = async () => tag.answer?.mapping && !loaded && (loaded = await import(tag.beside('${mapping}'))).start(tag);
  heed();
  tag.answered.push(heed);
}`;

/**
 * Walks through a shop. What its mapping cannot read is not waited for.
 *
 * @returns of each kind of event what was told first, in few words: `view_item 43 MacBook@1602`
 */
async function read(key: keyof typeof readyMappings, shop: UnknownShop, walk: Walk): Promise<string[]> {
  const mapping: Mapping = readyMappings[key];
  const { tag, mapping: evaluator, requests } = await tagFiles();
  const collector = await Collector.start({
    '/t.js': tag.text,
    [evaluator?.path ?? '']: evaluator?.text ?? '',
    [requests?.path ?? '']: requests?.text ?? '',
    '/t/*': onlyMapping(evaluator?.path ?? '', requests?.path ?? ''),
    '/v1/mapping/demo/1': JSON.stringify(mapping),
  });
  collector.decide = () => ({ mapping: 'v1/mapping/demo/1' });
  shop.head = `<script async src="${collector.origin}/t.js" data-site="demo"></script>`;
  const context: BrowserContext = await browser.newContext();
  const page = await context.newPage();
  const known = new Set([...mapping.pages, ...mapping.actions].map(({ event }) => event));
  const counts: Record<string, number> = {};
  try {
    await walk(page, shop.origin, async (event) => {
      if (!known.has(event)) return page.waitForTimeout(1_000);
      counts[event] = (counts[event] ?? 0) + 1;
      return collector.until(event, counts[event]);
    });
    const names = [...new Set(collector.names)].filter((name) => known.has(name));
    return names.map((name) => {
      const { transaction_id, value, currency, items = [], search_term } = collector.named(name)[0]?.params ?? {};
      const lines = items.map(
        (item) =>
          `${item.item_id ?? item.item_name}${item.quantity ? `×${item.quantity}` : ''}${item.price ? `@${item.price}` : ''}`,
      );
      return [name, transaction_id, search_term, value, currency, ...lines].filter(Boolean).join(' ');
    });
  } finally {
    await context.close();
    collector.close();
    shop.close();
  }
}

it.concurrent('OpenCart', async () => {
  expect(await read('opencart', await openOpenCart(3, false), walkOpenCart)).toEqual([
    'view_item_list 40@123.2 43@1602 49@242.5',
    'add_to_cart 40×1',
    'view_item 43@1602',
    'search pod',
    'view_cart 40×1@123.2 43×2@1602',
    'begin_checkout 43×2',
  ]);
});

it.concurrent('PrestaShop', async () => {
  expect(await read('prestashop', await openPrestaShop('classic'), walkPrestaShop)).toEqual([
    'view_item_list EUR 1@1022.94 6@14.28 7@11.9',
    'view_item EUR 7@11.9',
    'add_to_cart EUR 6×1@14.28',
    'search shirt',
    'view_cart 2060.16 EUR 1×2@1022.94 6×1@14.28',
    'begin_checkout 2045.88 EUR 1×2@1022.94',
    'purchase 5 2052.88 EUR 1×2@1022.94',
  ]);
});

it.concurrent('Magento 2', async () => {
  expect(await read('magento', await openMagento('luma'), walkMagento)).toEqual([
    'view_item_list 1@34 2@1032.5 3@45',
    'view_item USD 3@45',
    'add_to_cart 3×1@45',
    'search pack',
    'view_cart USD 1×1@34 2×2@1032.5',
    'begin_checkout 2065 USD 2×2@1032.5',
    'purchase 000000001 2065 USD 2×2@1032.5',
  ]);
});

it.concurrent('Cafe24', async () => {
  const walk: Walk = async (page, origin, told) => {
    await page.goto(`${origin}/product/cap/1300/`);
    await told('view_item');
    await page.click('text=담기');
    await told('add_to_cart');
    await page.goto(`${origin}/order/basket.html`);
    await told('view_cart');
    await page.click('text=주문하기');
    await told('begin_checkout');
    await page.click('text=결제하기');
    await told('purchase');
  };
  expect(await read('cafe24', await openCafe24('mobile', 'late'), walk)).toEqual([
    'view_item 1300@12000',
    'add_to_cart 1300×1@12000',
    'view_cart 1300×1@12000',
    'begin_checkout 1300×1@12000',
    'purchase 20261122-0000001 14500 1300×1@12000',
  ]);
});

it.concurrent('WooCommerce', async () => {
  const walk: Walk = async (page, origin, told) => {
    await page.goto(`${origin}/product/shirt/`);
    await told('view_item');
    await page.click('.single_add_to_cart_button');
    await told('add_to_cart');
    await page.goto(`${origin}/checkout/`);
    await told('begin_checkout');
    await page.click('#place_order');
    await told('purchase');
  };
  expect(await read('woocommerce', await openWooCommerce('classic'), walk)).toEqual([
    'view_item 45@1299',
    'add_to_cart 45×1@1299',
    'begin_checkout',
    'purchase 90 1303.9 Linen Shirt - M×1',
  ]);
});
