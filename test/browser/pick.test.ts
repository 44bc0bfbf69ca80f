/** Pick mode on a hostile page: a strict policy, styles that hide everything, scripts that listen to all. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SiteInfo } from '../../server/contract/api.ts';
import { defaultSettings } from '../../server/contract/site.ts';
import type { MappingReport, PickLink } from '../../server/contract/teaching.ts';
import type { Api } from '../support/server.ts';
import { type Office, openOffice } from './pages/dashboard/office.ts';

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<link rel="stylesheet" href="/style.css"><script async src="{T}" data-site="{S}"></script></head>
<body class="page-item"><main><h1>Blue <i>Mug</i></h1><div class="Price_root__3xK2a"><del>₩20,000</del><span data-amount="12000"><b>₩12,000</b></span></div>
<a id="away" href="/away">Away</a><button id="buy">Buy</button></main><script src="/shop.js"></script></body></html>`;
const style =
  '* { display: none !important; color: red !important } html, body, main, h1, div, a, button, span, b, i { display: block !important }';
const script = `window.heard = []; for (const type of ['click', 'pointerdown', 'mousedown', 'keydown', 'focusin'])
  document.addEventListener(type, (event) => heard.push(type), true);`;

let office: Office;
let api: Api;
let shop: Server;
let origin: string;
let site: SiteInfo;

beforeAll(async () => {
  office = await openOffice({ withOwner: false });
  api = await office.server.signIn();
  shop = createServer((request, response) => {
    const { url: base } = office.server;
    const page = html.replace('{T}', `${base}/t.js`).replace('{S}', site.key);
    const [type, body] =
      request.url === '/style.css'
        ? ['text/css', style]
        : request.url === '/shop.js'
          ? ['text/javascript', script]
          : ['text/html', page];
    const policy = `default-src 'none'; style-src 'self'; script-src 'self' ${base}; connect-src ${base}; require-trusted-types-for 'script'`;
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy }).end(body);
  });
  await new Promise<void>((resolve) => shop.listen(0, 'localhost', resolve));
  origin = `http://localhost:${(shop.address() as AddressInfo).port}`;
  const settings = { ...defaultSettings, name: 'Mugs', zone: 'Asia/Seoul', currency: 'KRW', origins: [origin] };
  site = await api<SiteInfo>('POST', '/sites', settings);
});
afterAll(async () => {
  shop?.closeAllConnections();
  shop?.close();
  await office?.close();
});

async function open(path = '/item/7'): Promise<{ page: Page; errors: string[] }> {
  const link = await api<PickLink>('POST', `/sites/${site.id}/pick`, { url: origin + path, language: 'en' });
  const { context } = await office.open('/');
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.text().includes('Content Security Policy') && errors.push(message.text()));
  await page.goto(link.url);
  await page.waitForSelector('.panel h2');
  return { page, errors };
}

const press = (page: Page, key: string) => page.click(`[data-key="${key}"]`);
const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
const draft = async () => (await api<MappingReport>('GET', `/sites/${site.id}/mapping`)).draft;

describe('pick mode', () => {
  it('takes its token out of the address, keeps to its own tree, and breaks no policy', async () => {
    const { page, errors } = await open();
    expect(page.url()).toBe(`${origin}/item/7`);
    const before = await page.evaluate(() => document.body.outerHTML);
    await press(page, 'is product');
    await press(page, 'field price');
    await press(page, 'point');
    await page.hover('b');
    await page.click('b');
    await page.waitForSelector('.panel .value b:text("12,000")');
    expect(await page.evaluate(() => document.body.outerHTML)).toBe(before);
    const own = await page.evaluate(() => [...document.documentElement.children].map(({ localName }) => localName));
    expect(own).toEqual(['head', 'body', 'div']);
    expect(errors).toEqual([]);
  });

  it('lets nothing of what one points at happen', async () => {
    const { page } = await open('/item/8');
    await press(page, (await page.$('[data-key="is product"]')) ? 'is product' : 'Product');
    await press(page, 'field item_name');
    await press(page, 'point');
    const before = (await heard(page)).filter((type) => type !== 'focusin').length;
    await page.click('#away');
    await page.waitForSelector('.panel .value b:text("Away")');
    expect(page.url()).toBe(`${origin}/item/8`);
    expect((await heard(page)).filter((type) => type !== 'focusin').length).toBe(before);
  });

  it('works by keyboard alone: up and down, Enter and Escape', async () => {
    const { page } = await open('/item/9');
    const isKnown = await page.$('[data-key="Product"]');
    await press(page, isKnown ? 'Product' : 'is product');
    await press(page, 'field item_name');
    await page.focus('[data-key="point"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.panel >> text=Point at');
    await page.keyboard.press('Escape');
    await page.waitForSelector('[data-key="point"]');
    await page.focus('[data-key="point"]');
    await page.keyboard.press('Enter');
    await page.hover('h1 i');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.panel .value b:text("Blue Mug")');
  });

  it('proposes what outlives a release, and keeps what is taught over page loads', async () => {
    const { page } = await open('/item/7');
    await expect
      .poll(async () => (await draft())?.pages[0]?.fields.find(({ name }) => name === 'price')?.read)
      .toEqual([{ from: 'text', selector: expect.not.stringMatching(/Price_root|nth/) }]);
    await page.goto(`${origin}/item/10`);
    await page.waitForSelector('[data-key="Product"]');
    await press(page, 'Product');
    await page.waitForSelector('.panel small:text("12,000")');
    await press(page, 'close');
    await page.waitForFunction(() => !document.querySelector('[data-dangol]'));
    // Nothing that is still on its way brings it back: a page is looked at again a second after it has changed.
    await page.evaluate(() => {
      history.pushState(null, '', '/item/11');
      return new Promise((resolve) => setTimeout(resolve, 1_100));
    });
    expect(await page.evaluate(() => sessionStorage.getItem('dangol_pick'))).toBeNull();
    await page.goto(`${origin}/item/12`);
    await page.waitForLoadState('networkidle');
    expect(await page.$('[data-dangol]')).toBeNull();
  });
});
