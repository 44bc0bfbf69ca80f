import { build } from 'esbuild';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Exchange } from '../../snippet/shop/requests.ts';
import { launchChromium } from '../support/chromium.ts';
import { serve, type UnknownShop } from './pages/shops/serve.ts';

/** What the test puts on the window. */
type Host = { heard: Exchange[]; watchRequests: (pattern: RegExp, hear: (exchange: Exchange) => void) => void };

let browser: Browser;
let shop: UnknownShop;
let page: Page;
let script: string;

beforeAll(async () => {
  browser = await launchChromium();
  const stdin = {
    contents: "export * from './requests.ts'",
    resolveDir: `${import.meta.dirname}/../../snippet/shop`,
    loader: 'ts' as const,
  };
  const { outputFiles } = await build({
    stdin,
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'part',
    write: false,
  });
  script = `{${outputFiles[0]?.text};globalThis.leaving=[];globalThis.watchRequests=part.watchRequests.bind(0,{leaving})}`;
});
afterAll(() => browser.close());
beforeEach(async () => {
  shop = await serve(({ path, form }) => {
    if (path === '/') return { html: '<!doctype html><title>Shop</title>' };
    if (path === '/cart/refuse') return { json: { error: 'sold out' }, status: 422 };
    return { json: { path, id: form.get('id') } };
  });
  page = await browser.newPage();
  await page.goto(shop.origin);
  await page.evaluate(script);
  await page.evaluate(() => {
    const host = window as unknown as Host;
    host.heard = [];
    host.watchRequests(/\/cart\//, (exchange) => host.heard.push(exchange));
  });
});
afterEach(async () => {
  await page.close();
  shop.close();
});

const heard = async (count = 1) => {
  await page.waitForFunction((wanted) => (window as unknown as Host).heard.length >= wanted, count);
  return page.evaluate(() => (window as unknown as Host).heard);
};

describe('requests that somebody asks about', () => {
  it('by fetch: method, address, what was sent, status and answer, and the page reads the answer as ever', async () => {
    const own = await page.evaluate(async () => {
      const body = new URLSearchParams({ id: '7' });
      return (await fetch('/cart/add?x=1', { method: 'post', body })).json();
    });
    expect(own).toEqual({ path: '/cart/add', id: '7' });
    expect(await heard()).toEqual([
      {
        method: 'POST',
        url: `${shop.origin}/cart/add?x=1`,
        body: 'id=7',
        status: 200,
        answer: '{"path":"/cart/add","id":"7"}',
      },
    ]);
  });

  it('by fetch of a Request, whose body is read once only', async () => {
    await page.evaluate(() => fetch(new Request('/cart/add', { method: 'PUT', body: 'id=8' })));
    expect((await heard())[0]).toMatchObject({ method: 'PUT', body: 'id=8', status: 200 });
  });

  it('with a form', async () => {
    await page.evaluate(() => {
      const body = new FormData();
      body.set('id', '9');
      return fetch('/cart/add', { method: 'POST', body });
    });
    expect((await heard())[0]).toMatchObject({ body: 'id=9' });
  });

  it.each([
    ['text', ''],
    ['JSON', 'json'],
  ] as const)('by XMLHttpRequest that is answered with %s', async (_, type) => {
    await page.evaluate((responseType) => {
      const request = new XMLHttpRequest();
      request.open('post', '/cart/add');
      request.responseType = responseType;
      request.setRequestHeader('content-type', 'application/x-www-form-urlencoded');
      request.send('id=10');
    }, type);
    expect((await heard())[0]).toMatchObject({
      method: 'POST',
      url: `${shop.origin}/cart/add`,
      body: 'id=10',
      status: 200,
      answer: '{"path":"/cart/add","id":"10"}',
    });
  });

  it('by XMLHttpRequest that the page waits for', async () => {
    await page.evaluate(() => {
      const request = new XMLHttpRequest();
      request.open('GET', '/cart/count', false);
      request.send();
    });
    expect((await heard())[0]).toMatchObject({ method: 'GET', body: '', status: 200 });
  });

  it('by beacon, which gets no answer', async () => {
    expect(await page.evaluate(() => navigator.sendBeacon('/cart/add', 'id=11'))).toBe(true);
    expect((await heard())[0]).toMatchObject({ method: 'POST', body: 'id=11', status: 0, answer: '' });
  });

  it('that are refused have their status; that fail are not heard of, and their failure is the page’s', async () => {
    const failure = await page.evaluate(async () => {
      await fetch('/cart/refuse');
      return fetch('http://127.0.0.1:1/cart/add').catch(String);
    });
    expect(failure).toContain('Failed to fetch');
    expect(await heard()).toMatchObject([{ status: 422, answer: '{"error":"sold out"}' }]);
  });
});

describe('all other requests', () => {
  it('are not looked at, and a second copy wraps nothing twice', async () => {
    await page.evaluate(() => {
      (window as unknown as { wrapped: unknown }).wrapped = window.fetch;
    });
    await page.evaluate(script);
    const same = await page.evaluate(async () => {
      const host = window as unknown as Host & { wrapped: unknown };
      host.watchRequests(/\/wish\//, (exchange) => host.heard.push(exchange));
      await fetch('/other/');
      await fetch('/wish/add');
      await fetch('/cart/add');
      return host.wrapped === window.fetch;
    });
    expect(same).toBe(true);
    expect((await heard(2)).map(({ url }) => url.slice(shop.origin.length))).toEqual(['/wish/add', '/cart/add']);
  });

  it('a listener that throws harms nobody', async () => {
    const answer = await page.evaluate(async () => {
      const host = window as unknown as Host;
      host.watchRequests(/\/cart\//, () => {
        throw new Error('of a listener');
      });
      return (await fetch('/cart/add')).status;
    });
    expect(answer).toBe(200);
    expect(await heard()).toHaveLength(1);
  });
});
