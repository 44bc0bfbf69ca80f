/** A shop that nobody knows is taught by pointing, through the dashboard, without a line of code; then a shopper buys there. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, type ExpectStatic, it } from 'vitest';
import type { InstallReport, SiteInfo } from '../../server/contract/api.ts';
import type { Item, WireEvent } from '../../server/contract/event.ts';
import { launchChromium } from '../support/chromium.ts';
import type { Api } from '../support/server.ts';
import { type Office, openOffice } from './pages/dashboard/office.ts';
import { openSite, openTeacher, type Teacher } from './pages/pick/teacher.ts';
import type { UnknownShop, Walk } from './pages/shops/serve.ts';
import { openSinglePageShop, walkSinglePageShop } from './pages/shops/single-page.ts';
import { openTableShop, walkTableShop } from './pages/shops/table.ts';
import { openWitness } from './pages/shops/witness.ts';
import { openXhrCartShop, walkXhrCartShop } from './pages/shops/xhr-cart.ts';

/** Everything that is held back is told by then. */
const SETTLED_MS = 3_000;

let office: Office;
let api: Api;
beforeAll(async () => {
  office = await openOffice({ withOwner: false });
  api = await office.server.signIn();
});
afterAll(() => office?.close());

/** What is told, in few words: `purchase M1 1360 A×2@24.5 B×1@9`. */
function short({ name, params = {} }: WireEvent): string {
  const { transaction_id, value, customer_id, items = [] } = params;
  const lines = items.map(({ item_id, price, quantity }: Item) => `${item_id}×${quantity ?? ''}@${price}`);
  return [name, transaction_id, customer_id, value, ...lines].filter((part) => part !== undefined).join(' ');
}

/** Lets a shopper go through the shop; what the tag sent, in the order of its names, and how often each came on record. */
async function shop(
  walk: Walk,
  site: SiteInfo,
  unknown: UnknownShop,
  expect: ExpectStatic,
): Promise<{ told: string[]; seen: InstallReport['seen'] }> {
  const browser = await launchChromium();
  const { origin, events, close } = await openWitness(office.server.url);
  unknown.head = unknown.head.replace(office.server.url, origin);
  try {
    const page: Page = await browser.newPage({ locale: 'ko-KR' });
    const awaited: string[] = [];
    await walk(page, unknown.origin, async (name) => {
      awaited.push(name);
      const wanted = awaited.filter((one) => one === name).length;
      const count = () => [...events.values()].filter((event) => event.name === name).length;
      await expect.poll(count, { timeout: 20_000, message: name }).toBeGreaterThanOrEqual(wanted);
    });
    await page.waitForTimeout(SETTLED_MS);
    const shown = /^(page_view|scroll|engagement|exit_intent|inactive|click)$/;
    const told = [...events.values()].filter(({ name }) => !shown.test(name)).map(short);
    return { told: told.sort(), seen: (await api<InstallReport>('GET', `/sites/${site.id}/install`)).seen };
  } finally {
    await browser.close();
    close();
  }
}

async function teachCups(teacher: Teacher, origin: string): Promise<void> {
  const { page } = teacher;
  await teacher.is('list');
  await teacher.pointRow('li[data-no="1043"] b');
  await teacher.choose('item_id', '1042');
  await teacher.point('item_name', 'li[data-no="1043"] b');
  await teacher.point('price', 'li[data-no="1043"] em');
  await teacher.done();
  await page.click('text=백자 머그');
  await teacher.is('product');
  await teacher.point('price', '#detail em');
  // 백자 머그 무료 포장: only the first two words are its name.
  await teacher.press('field item_name');
  await teacher.press('word 0');
  await teacher.press('word 1');
  await teacher.done();
  await teacher.done();
  await teacher.does('add_to_cart', () => page.click('#put'), 'POST /ajax/cart.php');
  await teacher.done();
  await page.click('.basket');
  await teacher.is('cart');
  await teachLines(teacher, 'span', 'input');
  await teacher.point('value', '.sum em');
  await teacher.done();
  await teacher.does('remove_from_cart', () => page.click('.del'), 'POST /ajax/cart.php');
  await teacher.done();
  await page.click('text=로그인');
  await page.fill('[name=id]', 'kim77');
  await page.click('text=들어가기');
  await page.waitForSelector('.me');
  await teacher.press('로그인한 고객');
  await teacher.choose('customer_id', 'kim77');
  await teacher.point('points', '.me i');
  await teacher.done();
  await page.goto(`${origin}/shop/view.php?no=1042`);
  await page.click('#put');
  await page.waitForSelector('text=담았습니다');
  await page.goto(`${origin}/shop/order.php`);
  await teacher.is('checkout');
  await teachLines(teacher, 'span', 'i');
  await teacher.done();
  await page.click('text=결제하기');
  await teacher.is('thanks');
  await teacher.point('transaction_id', 'strong.no');
  await teacher.point('value', '.sum em');
  await teacher.done();
}

async function teachLines(teacher: Teacher, price: string, quantity: string): Promise<void> {
  await teacher.pointRow('ul.lines b');
  await teacher.choose('item_id', '1042');
  await teacher.point('item_name', 'ul.lines b');
  await teacher.point('price', `ul.lines ${price}`);
  await teacher.point('quantity', `ul.lines ${quantity}`);
}

async function teachTools(teacher: Teacher): Promise<void> {
  const { page } = teacher;
  await teacher.is('product');
  await teacher.point('item_name', 'font b');
  await teacher.point('price', 'font[color=red]');
  await teacher.done();
  await page.fill('[name=qty]', '2');
  await teacher.does('add_to_cart', () => page.click('[type=image]'), '양식 보냄');
  await teacher.done();
  await teacher.is('cart');
  await teachCells(teacher);
  await teacher.point('value', 'table table >> nth=1 >> td >> nth=-1');
  await teacher.done();
  await page.click('text=Check Out');
  await teacher.is('checkout');
  await teachCells(teacher);
  await teacher.point('value', 'td b >> nth=-1');
  await teacher.choose('transaction_id', 'M70001');
  await teacher.done();
  await page.click('text=Place Order');
  // Number, total and lines are those of the form that placed the order.
  await teacher.is('thanks');
  await teacher.done();
}

async function teachCells(teacher: Teacher): Promise<void> {
  await teacher.pointRow('td:text-is("Claw Hammer")');
  for (const [index, name] of ['item_id', 'item_name', 'quantity', 'price'].entries()) {
    await teacher.point(name, `tr:has(> td:text-is("Claw Hammer")) td:nth-child(${index + 1})`);
  }
}

async function teachBicycles(teacher: Teacher): Promise<void> {
  const { page } = teacher;
  await page.waitForSelector('main span:has-text("€")');
  await teacher.is('product');
  await teacher.point('price', 'main span');
  await teacher.done();
  await teacher.does('add_to_cart', () => page.click('main button'), '숫자가 커짐');
  await teacher.done();
  await page.click('text=Warenkorb');
  await page.waitForSelector('text=Ihr Warenkorb');
  await teacher.is('cart');
  await teachRows(teacher, 'shopState.basket');
  await teacher.done();
  await page.click('text=Zur Kasse');
  await page.waitForSelector('main b');
  await teacher.is('checkout');
  await teacher.point('value', 'main b');
  await teachRows(teacher, 'shopState.basket');
  await teacher.done();
  await teacher.does('purchase', () => page.click('text=Jetzt kaufen'), 'POST /api/orders');
  await teacher.choose('transaction_id', 'B5001');
  await teacher.choose('value', '849,5');
  await teachRows(teacher, 'data.order.rows');
  await teacher.done();
}

async function teachRows(teacher: Teacher, path: string): Promise<void> {
  await teacher.chooseRows(path);
  await teacher.choose('item_id', 'K-12');
  await teacher.choose('item_name', 'Klapprad');
  await teacher.choose('price', '849,5');
  await teacher.choose('quantity', '줄의 n');
}

type Case = {
  open: () => Promise<UnknownShop>;
  begin: string;
  currency: string;
  teach: (teacher: Teacher, origin: string) => Promise<void>;
  walk: Walk;
  /** In the order of their names. */
  told: string[];
};

const list = 'view_item_list 1042×@39000 1043×@18500 1044×@1290000';

const cases: [string, Case][] = [
  [
    'rendered by its server, with a cart that is filled by requests',
    {
      open: openXhrCartShop,
      begin: '/shop/list.php?cate=tea',
      currency: 'KRW',
      teach: teachCups,
      walk: walkXhrCartShop,
      told: [
        'add_to_cart 1042×2@39000',
        'add_to_cart 1043×1@18500',
        'begin_checkout 1042×2@39000',
        'identify kim77',
        'purchase 20261122-102 81000 1042×2@39000',
        'remove_from_cart 1043×1@18500',
        'view_cart 78000 1042×2@39000',
        'view_cart 78000 1042×2@39000',
        'view_cart 96500 1042×2@39000 1043×1@18500',
        'view_item 1042×@39000',
        'view_item 1044×@1290000',
        list,
        list,
      ],
    },
  ],
  [
    'of tables, whose last page shows neither number nor total',
    {
      open: openTableShop,
      begin: '/default.asp?page=item&id=TL-205',
      currency: 'USD',
      teach: teachTools,
      walk: walkTableShop,
      told: [
        'add_to_cart TL-100×1@1299',
        'add_to_cart TL-205×2@24.5',
        'begin_checkout M70002 1360 TL-100×1@1299 TL-205×2@24.5',
        'purchase M70002 1360 TL-100×1@1299 TL-205×2@24.5',
        'view_cart 1348 TL-100×1@1299 TL-205×2@24.5',
        'view_cart 49 TL-205×2@24.5',
        'view_item TL-100×@1299',
        'view_item TL-205×@24.5',
      ],
    },
  ],
  [
    'of one page, with names that mean nothing',
    {
      open: openSinglePageShop,
      begin: '/rad/K-12',
      currency: 'EUR',
      teach: teachBicycles,
      walk: walkSinglePageShop,
      told: [
        'add_to_cart L-03×1@34.95',
        'add_to_cart R-77×1@1299',
        'add_to_cart R-77×1@1299',
        'begin_checkout 2632.95 L-03×1@34.95 R-77×2@1299',
        'purchase B5002 2632.95 R-77×2@1299 L-03×1@34.95',
        'view_cart L-03×1@34.95 R-77×2@1299',
        'view_item K-12×@849.5',
        'view_item L-03×@34.95',
        'view_item R-77×@1299',
      ],
    },
  ],
];

describe('a shop that nobody knows, taught by pointing', () => {
  it.concurrent.for(cases)(
    '%s, tells each act once, with right ids, prices, quantities and totals',
    { timeout: 240_000 },
    async ([, one], { expect }) => {
      const unknown = await one.open();
      try {
        const site = await openSite(api, office, unknown, one.currency);
        const teacher = await openTeacher(office, site, unknown.origin + one.begin);
        await one.teach(teacher, unknown.origin);
        await teacher.publish();
        expect(teacher.errors).toEqual([]);

        const taught = unknown.orders.length;
        const before = (await api<InstallReport>('GET', `/sites/${site.id}/install`)).seen;
        expect(
          before.map(({ name }) => name),
          'nothing of the teaching itself is recorded',
        ).not.toContain('purchase');
        const { told, seen } = await shop(one.walk, site, unknown, expect);
        expect(told).toEqual(one.told);
        const order = unknown.orders[taught];
        expect(told.filter((line) => line.startsWith(`purchase ${order?.id} ${order?.total} `))).toHaveLength(1);
        expect(seen.find(({ name }) => name === 'purchase')?.count).toBe(1);
      } finally {
        unknown.close();
      }
    },
  );
});
