import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Params } from '../../server/contract/event.ts';
import type { Mapping } from '../../server/contract/mapping.ts';
import { launchChromium, leaveBy } from '../support/chromium.ts';
import { Collector } from '../support/collector.ts';
import { singlePageMapping, tableMapping, xhrCartMapping } from './pages/shops/mappings.ts';
import { serve, type UnknownShop, type Walk } from './pages/shops/serve.ts';
import { openSinglePageShop, walkSinglePageShop } from './pages/shops/single-page.ts';
import { openTableShop, walkTableShop } from './pages/shops/table.ts';
import { openXhrCartShop, walkXhrCartShop } from './pages/shops/xhr-cart.ts';
import { tagFiles } from './pages/tag/bundle.ts';

const MAPPING_PATH = 'v1/mapping/demo/1';
/** Past everything that the evaluator or the arbiter might wait for. */
const SETTLED_MS = 4_500;

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

type Stage = { shop: UnknownShop; collector: Collector; page: Page; close: () => Promise<void> };

/** Opens a shop that has a mapping, and a browser profile for it. Closing fails when a page had an uncaught error. */
async function open(openShop: () => Promise<UnknownShop>, mapping: unknown): Promise<Stage> {
  const files = Object.values(await tagFiles()).map((file) => [file.path, file.text]);
  const collector = await Collector.start({
    ...Object.fromEntries(files),
    [`/${MAPPING_PATH}`]: JSON.stringify(mapping),
  });
  collector.decide = () => ({ mapping: MAPPING_PATH });
  const shop = await openShop();
  shop.head = `<script async src="${collector.origin}/t.js" data-site="demo"></script>`;
  const context = await browser.newContext();
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(String(error.error())));
  const close = async () => {
    await context.close();
    shop.close();
    collector.close();
    expect(errors).toEqual([]);
  };
  return { shop, collector, page: await context.newPage(), close };
}

/** A shop of one page for all addresses. */
const openPage = (body: string) => () =>
  serve((_, { head }) => ({
    html: `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`,
  }));

/** What was told of acts, in order. */
function acts({ events }: Collector): [string, Params | undefined][] {
  const told = events.filter(({ name }) => !/^(page_view|scroll|engagement)$/.test(name));
  return told.map(({ name, params }) => [name, params]);
}

/** Walks through a shop; each act is awaited. @returns what was told of acts, in order, and what was sold. */
async function walk(openShop: () => Promise<UnknownShop>, mapping: Mapping, through: Walk) {
  const { shop, collector, page, close } = await open(openShop, mapping);
  const counts: Record<string, number> = {};
  await through(page, shop.origin, (event) => {
    counts[event] = (counts[event] ?? 0) + 1;
    return collector.until(event, counts[event]);
  });
  await page.waitForTimeout(SETTLED_MS);
  await close();
  return { told: acts(collector), orders: shop.orders };
}

const line = (item_id: string, item_name: string, price: number, quantity?: number) => ({
  item_id,
  item_name,
  price,
  ...(quantity ? { quantity } : {}),
});

describe.concurrent('a shop that nobody knows is read by its own mapping, from landing to order, each act once', () => {
  it('rendered by its server, with a cart by requests', async () => {
    const { told, orders } = await walk(openXhrCartShop, xhrCartMapping, walkXhrCartShop);
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
      ['purchase', { transaction_id: orders[0]?.id, value: 81_000, currency: 'KRW', items: [mug] }],
    ]);
    expect(orders).toHaveLength(1);
  });

  it('in a single page, whose content comes later than its address', async () => {
    const { told, orders } = await walk(openSinglePageShop, singlePageMapping, walkSinglePageShop);
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
      ['purchase', { transaction_id: orders[0]?.id, value: 2_632.95, items: [...basket].reverse() }],
    ]);
    expect(orders).toHaveLength(1);
  });

  it('of tables and forms, where only the form that orders shows the number and the total', async () => {
    const { told, orders } = await walk(openTableShop, tableMapping, walkTableShop);
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
    expect(orders).toMatchObject([{ id: 'M70001', total: 1_360 }]);
  });
});

describe.concurrent('what is read is of this page and of this moment', () => {
  const product: Mapping = {
    pages: [
      {
        name: 'product',
        when: [{ test: 'url', glob: '/p/*' }],
        event: 'view_item',
        fields: [
          { name: 'item_id', read: [{ from: 'path', part: -1 }] },
          { name: 'item_name', read: [{ from: 'text', selector: 'h1' }] },
          { name: 'price', read: [{ from: 'text', selector: '.price' }] },
        ],
      },
      {
        name: 'checkout',
        when: [{ test: 'url', glob: '/checkout' }],
        event: 'begin_checkout',
        fields: [{ name: 'value', read: [{ from: 'text', selector: '.total' }] }],
        remember: ['value'],
      },
      {
        name: 'thanks',
        when: [{ test: 'url', glob: '/thanks?*' }],
        event: 'purchase',
        fields: [
          { name: 'transaction_id', read: [{ from: 'query', name: 'no' }] },
          { name: 'value', read: [{ from: 'remembered', name: 'value' }] },
        ],
      },
    ],
    actions: [],
  };
  const view = (item_id: string, item_name: string, price: number) => [
    'view_item',
    { items: [{ item_id, item_name, price }] },
  ];

  it('while a single-page shop still shows the last page, nothing of it is told of the next', async () => {
    const { shop, collector, page, close } = await open(
      openPage('<main><h1>Shirt</h1><p class="price">$39.00</p></main>'),
      product,
    );
    await page.goto(`${shop.origin}/p/shirt`);
    await collector.until('view_item');
    await page.evaluate(() => history.pushState(null, '', '/p/mug'));
    await collector.until('page_view', 2);
    // A slow answer.
    await page.waitForTimeout(2_500);
    await page.evaluate(() => {
      const main = document.querySelector('main') as HTMLElement;
      main.replaceChildren(Object.assign(document.createElement('h1'), { textContent: 'Mug' }));
    });
    await page.waitForTimeout(500);
    await page.evaluate(() => {
      const price = Object.assign(document.createElement('p'), { className: 'price', textContent: '$9.00' });
      document.querySelector('main')?.append(price);
    });
    await collector.until('view_item', 2);
    // Left as it is, twice: nothing of these pages is known.
    await page.evaluate(() => history.pushState(null, '', '/p/lamp'));
    await collector.until('page_view', 3);
    await page.evaluate(() => history.pushState(null, '', '/p/bed'));
    await collector.until('page_view', 4);
    await page.waitForTimeout(SETTLED_MS);
    expect(acts(collector)).toEqual([view('shirt', 'Shirt', 39), view('mug', 'Mug', 9)]);
    await close();
  });

  it('a shopper who leaves before the price has come has viewed the product all the same', async () => {
    const { shop, collector, page, close } = await open(openPage('<h1>Shirt</h1>'), product);
    await page.goto(`${shop.origin}/p/shirt`);
    await collector.when(() => collector.asked.includes(`/${MAPPING_PATH}`));
    await page.waitForTimeout(700);
    await page.goto(`${shop.origin}/elsewhere`);
    await collector.until('view_item');
    expect(acts(collector)).toEqual([['view_item', { items: [{ item_id: 'shirt', item_name: 'Shirt' }] }]]);
    await close();
  });

  it('what is remembered is what stood there when the shopper went on, and an order takes it with it', async () => {
    const { shop, collector, page, close } = await open(
      openPage('<b class="total">$50.00</b><a href="/thanks?no=7">buy</a>'),
      product,
    );
    await page.goto(`${shop.origin}/checkout`);
    await collector.until('begin_checkout');
    await page.evaluate(() => {
      (document.querySelector('.total') as HTMLElement).textContent = '$59.00';
    });
    await page.click('a');
    await collector.until('purchase');
    await page.goto(`${shop.origin}/thanks?no=8`);
    await collector.until('purchase', 2);
    expect(acts(collector)).toEqual([
      ['begin_checkout', { value: 50 }],
      ['purchase', { transaction_id: '7', value: 59 }],
      ['purchase', { transaction_id: '8' }],
    ]);
    await close();
  });
});

it('an act is told with what its request said when the shop loads its page anew before the answer has ended', async () => {
  const removed = { on: 'request', url: '*/cart' } as const;
  const item_id = { name: 'item_id', read: [{ from: 'request', path: 'no' } as const] };
  const item_name = { name: 'item_name', read: [{ from: 'answer', path: 'nm' } as const] };
  const mapping: Mapping = {
    pages: [],
    actions: [{ act: removed, event: 'remove_from_cart', fields: [item_id, item_name] }],
  };
  const { shop, collector, page, close } = await open(
    () =>
      serve(({ path }, { head }) =>
        path === '/cart' ? { json: { nm: 'Mug' }, endsAfterMs: 20_000 } : { html: `<!doctype html>${head}` },
      ),
    mapping,
  );
  await page.goto(shop.origin);
  await page.waitForFunction(() => Symbol.for('dangol.requests') in window);
  await leaveBy(page, async () => {
    await fetch('/cart', { method: 'POST', body: new URLSearchParams({ no: '7' }) });
    location.reload();
  });
  await collector.until('remove_from_cart');
  await collector.until('page_view', 2);
  expect(acts(collector)).toEqual([['remove_from_cart', { items: [{ item_id: '7' }] }]]);
  await close();
});

describe.concurrent('a hostile mapping or page', () => {
  it('costs nothing, throws nothing, and stops nothing that is right', async () => {
    const read = (selector: string) => [{ from: 'text', selector }];
    const deep = `${'a.'.repeat(140)}a`;
    const wish = { event: 'wish', fields: [] };
    const mapping = {
      pages: [
        { name: 'a', when: [{ test: 'element', selector: 'a[[' }], fields: [] },
        { name: 'b', when: [{ test: 'url', glob: `${'*a'.repeat(140)}b` }], fields: [] },
        {
          name: 'c',
          when: [{ test: 'element', selector: 'h1' }],
          event: 'view_item',
          fields: [
            { name: 'item_id', read: [{ from: 'global', path: 'trap.x' }, ...read(':::'), ...read('h1')] },
            { name: '__proto__', read: read('h1') },
            { name: 'huge', read: read('body') },
            {
              name: 'deep',
              read: [
                { from: 'global', path: deep },
                { from: 'json_ld', path: deep },
              ],
            },
            { name: 'proto', read: [{ from: 'global', path: '__proto__.constructor.constructor' }] },
            { name: 'secret', read: read('[type=password]') },
            { name: 'card', read: read('[autocomplete=cc-number]') },
          ],
          remember: ['__proto__', 'huge'],
        },
      ],
      actions: [
        { act: { on: 'click', selector: '!!' }, ...wish },
        { act: { on: 'grows', selector: '>' }, ...wish },
        { act: { on: 'request', url: '*', where: [{ from: 'answer', path: deep, is: '*' }] }, ...wish },
        {
          act: { on: 'click', selector: 'button' },
          event: 'add_to_cart',
          fields: [{ name: 'item_id', read: read('h1') }],
        },
      ],
    };
    const body = `<h1>A1</h1><button>buy</button><input type=password value=hunter2><input autocomplete=cc-number value=4111>
      <script type="application/ld+json">{broken</script><script type="application/ld+json">null</script>
      <script>Object.defineProperty(window,'trap',{get(){throw new Error('trapped')}});
      for(let i=0;i<20000;i++)document.body.append(document.createElement('div'));
      let deep=document.body;for(let i=0;i<5000;i++)deep=deep.appendChild(document.createElement('b'));
      setInterval(()=>{deep.textContent=Date.now()},5)</script>`;
    const { shop, collector, page, close } = await open(openPage(body), mapping);
    await page.goto(shop.origin);
    const [viewed] = await collector.until('view_item');
    expect(viewed?.params?.items).toEqual([{ item_id: 'A1' }]);
    expect(JSON.stringify(viewed)).not.toMatch(/hunter2|4111/);
    await page.click('button');
    const [added] = await collector.until('add_to_cart');
    expect(added?.params?.items).toEqual([{ item_id: 'A1' }]);
    expect(collector.named('wish')).toEqual([]);
    await close();
  });

  it.each(['null', '7', '{}', '{"pages":7,"actions":[null]}', 'not JSON'])('also one that is %s', async (text) => {
    const { shop, collector, page, close } = await open(openPage('<h1>A1</h1>'), {});
    await page.route('**/v1/mapping/**', (route) =>
      route.fulfill({ body: text, headers: { 'access-control-allow-origin': '*' } }),
    );
    const asked = page.waitForResponse('**/v1/mapping/**');
    await page.goto(shop.origin);
    await asked;
    await page.waitForTimeout(500);
    await page.goto(`${shop.origin}/2`);
    await collector.until('page_view', 2);
    await close();
  });
});
