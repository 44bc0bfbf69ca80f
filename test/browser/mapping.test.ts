import type { Browser, BrowserContext } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Params } from '../../server/contract/event.ts';
import type { Mapping } from '../../server/contract/mapping.ts';
import { launchChromium } from '../support/chromium.ts';
import { Collector } from '../support/collector.ts';
import { singlePageMapping, tableMapping, xhrCartMapping } from './pages/shops/mappings.ts';
import type { UnknownShop, Walk } from './pages/shops/serve.ts';
import { openSinglePageShop, walkSinglePageShop } from './pages/shops/single-page.ts';
import { openTableShop, walkTableShop } from './pages/shops/table.ts';
import { openXhrCartShop, walkXhrCartShop } from './pages/shops/xhr-cart.ts';
import { tagFiles } from './pages/tag/bundle.ts';

const MAPPING_PATH = 'v1/mapping/demo/1';
/** Past everything that the evaluator or the arbiter might wait for. */
const SETTLED_MS = 4_500;

let browser: Browser;
let collector: Collector;
let context: BrowserContext;
let shop: UnknownShop;
let errors: string[];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  context = await browser.newContext();
  errors = [];
  context.on('weberror', (error) => errors.push(String(error.error())));
});
afterEach(async () => {
  await context.close();
  shop.close();
  collector.close();
  expect(errors).toEqual([]);
});

async function start(open: () => Promise<UnknownShop>, mapping: unknown): Promise<void> {
  const files = Object.values(await tagFiles()).map((file) => [file.path, file.text]);
  collector = await Collector.start({
    ...Object.fromEntries(files),
    [`/${MAPPING_PATH}`]: JSON.stringify(mapping),
  });
  collector.decide = () => ({ mapping: MAPPING_PATH });
  shop = await open();
  shop.head = `<script async src="${collector.origin}/t.js" data-site="demo"></script>`;
}

/** Walks through a shop; each act is awaited. @returns what was told of acts, in order, without page views. */
async function walk(
  open: () => Promise<UnknownShop>,
  mapping: Mapping,
  through: Walk,
): Promise<[string, Params | undefined][]> {
  await start(open, mapping);
  const page = await context.newPage();
  const counts: Record<string, number> = {};
  await through(page, shop.origin, (event) => {
    counts[event] = (counts[event] ?? 0) + 1;
    return collector.until(event, counts[event]);
  });
  await page.waitForTimeout(SETTLED_MS);
  const told = collector.events.filter(({ name }) => !/^(page_view|scroll|engagement)$/.test(name));
  return told.map(({ name, params }) => [name, params]);
}

const line = (item_id: string, item_name: string, price: number, quantity?: number) => ({
  item_id,
  item_name,
  price,
  ...(quantity ? { quantity } : {}),
});

describe('a shop that nobody knows is read by its own mapping, from landing to order, each act once', () => {
  it('rendered by its server, with a cart by requests', async () => {
    const told = await walk(openXhrCartShop, xhrCartMapping, walkXhrCartShop);
    const mug = line('1042', '백자 머그', 39_000, 2);
    const tea = line('1043', '분청 찻잔', 18_500);
    const list = [line('1042', '백자 머그', 39_000), tea, line('1044', '청자 접시', 1_290_000)];
    expect(told).toEqual([
      ['view_item_list', { item_list_name: '찻그릇', items: list }],
      ['add_to_cart', { items: [{ ...tea, item_id: 1043, quantity: 1 }] }],
      ['view_item', { items: [line('1044', '청자 접시', 1_290_000)] }],
      ['view_item_list', { item_list_name: '찻그릇', items: list }],
      ['view_item', { items: [line('1042', '백자 머그', 39_000)] }],
      ['add_to_cart', { items: [mug] }],
      ['view_cart', { value: 96_500, items: [mug, { ...tea, quantity: 1 }] }],
      ['remove_from_cart', { items: [{ item_id: '1043', item_name: '분청 찻잔' }] }],
      ['view_cart', { value: 78_000, items: [mug] }],
      ['identify', { customer_id: 'kim77', attributes: { name: '김단골', points: 1_200 } }],
      ['view_cart', { value: 78_000, items: [mug] }],
      ['begin_checkout', { items: [mug] }],
      ['purchase', { transaction_id: shop.orders[0]?.id, value: 81_000, currency: 'KRW', items: [mug] }],
    ]);
    expect(shop.orders).toHaveLength(1);
  });

  it('in a single page, whose content comes later than its address', async () => {
    const told = await walk(openSinglePageShop, singlePageMapping, walkSinglePageShop);
    const touring = line('R-77', 'Reiserad „Möwe“', 1_299);
    const lock = line('L-03', 'Schloss', 34.95);
    const basket = [
      { ...lock, quantity: 1 },
      { ...touring, quantity: 2 },
    ];
    expect(told).toEqual([
      ['view_item', { items: [line('K-12', 'Klapprad', 849.5)] }],
      ['view_item', { items: [lock] }],
      ['add_to_cart', { items: [{ ...lock, quantity: 1 }] }],
      ['view_item', { items: [touring] }],
      ['add_to_cart', { items: [{ ...touring, quantity: 1 }] }],
      ['add_to_cart', { items: [{ ...touring, quantity: 1 }] }],
      ['view_cart', { value: 2_632.95, items: basket }],
      ['begin_checkout', { value: 2_632.95, items: basket }],
      ['purchase', { transaction_id: shop.orders[0]?.id, value: 2_632.95, items: [...basket].reverse() }],
    ]);
    expect(shop.orders).toHaveLength(1);
  });

  it('of tables and forms, where only the form that orders shows the number and the total', async () => {
    const told = await walk(openTableShop, tableMapping, walkTableShop);
    const drill = line('TL-100', 'Cordless Drill 18V', 1_299);
    const hammer = line('TL-205', 'Claw Hammer', 24.5);
    const cart = [
      { ...drill, quantity: 1 },
      { ...hammer, quantity: 2 },
    ];
    const order = { transaction_id: 'M70001', value: 1_360, items: cart };
    expect(told).toEqual([
      ['view_item', { items: [hammer] }],
      ['add_to_cart', { items: [{ ...hammer, quantity: 2 }] }],
      ['view_cart', { value: 49, items: [{ ...hammer, quantity: 2 }] }],
      ['view_item', { items: [drill] }],
      ['add_to_cart', { items: [{ ...drill, quantity: 1 }] }],
      ['view_cart', { value: 1_348, items: cart }],
      ['begin_checkout', order],
      ['purchase', order],
    ]);
    expect(shop.orders).toMatchObject([{ id: 'M70001', total: 1_360 }]);
  });
});
