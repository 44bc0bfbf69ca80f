import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { proxyText } from '../../dashboard/first-party.ts';
import { type Harness, shopSettings, startApp } from '../support/app.ts';
import { launchChromium } from '../support/chromium.ts';
import { SITE_KEY } from '../support/shopper.ts';
import { tagFiles } from './pages/tag/bundle.ts';

const COOKIE = `dangol-${SITE_KEY}`;
const { folder: publicDir } = inject('builtTag');
/** An id as the tag made it yesterday, by the clock of this machine. */
const yesterday = (rest: string) => (Date.now() - 86_400_000).toString(36).padStart(8, '0') + rest;

let browser: Browser;
let harness: Harness;
let shop: Server;
let context: BrowserContext;
let ports: { shop: number; collector: number };

beforeAll(async () => {
  browser = await launchChromium('--host-resolver-rules=MAP *.example 127.0.0.1');
});
afterAll(() => browser.close());

/** A shop at shop.example, whose server passes /x7/ on as the worker that the dashboard shows would. */
beforeEach(async () => {
  harness = await startApp({ publicDir, trustedProxies: ['127.0.0.1'] });
  const collector = Number(new URL(await harness.app.listen({ host: '127.0.0.1', port: 0 })).port);
  shop = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  ports = { shop: (shop.address() as AddressInfo).port, collector };
  const origins = [shopOrigin()];
  const saved = await harness.api('PUT', `/sites/${harness.site.id}`, { ...shopSettings, origins });
  expect(saved.statusCode).toBe(200);
  // After that: the session is of the day on which the harness began.
  harness.clock.now = Date.now();
  context = await browser.newContext();
});
afterEach(async () => {
  await context.close();
  shop.closeAllConnections();
  shop.close();
  await harness.close();
});

const shopOrigin = () => `http://shop.example:${ports.shop}`;

/** Where the tag is, for each way of serving it. */
const ways = {
  path: () => `${shopOrigin()}/x7/`,
  subdomain: () => `http://a.shop.example:${ports.collector}/`,
  foreign: () => `http://crm.elsewhere.example:${ports.collector}/`,
};
type Way = keyof typeof ways;

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', shopOrigin());
  if (pathname.startsWith('/x7/')) return passOn(request, response);
  const tag = searchParams.get('tag') ?? `${ways[searchParams.get('way') as Way]?.()}t.js`;
  const to = searchParams.get('to');
  response
    .writeHead(pathname === '/' ? 200 : 204, { 'content-type': 'text/html; charset=utf-8' })
    .end(
      `<!doctype html><title>shop</title><script>window.dangol=function(){(dangol.q=dangol.q||[]).push(arguments)}</script>` +
        `<script async src="${tag}" data-site="${SITE_KEY}" ${to ? `data-to="${to}"` : ''} ${searchParams.get('ask') ? 'data-consent="ask"' : ''}></script>`,
    );
}

/** Runs the worker of the dashboard. */
async function passOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const setup = {
    folder: ways.path(),
    target: `http://127.0.0.1:${ports.collector}/`,
    tag: 't.js',
    batch: 'v1/batch',
    site: SITE_KEY,
  };
  const script = (proxyText('cloudflare', setup) ?? '').replace('export default', 'return');
  const worker = new Function(script)() as { fetch: (request: Request) => Promise<Response> };
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { connection: _, host: __, 'content-length': ___, ...headers } = request.headers as Record<string, string>;
  const { method = 'GET' } = request;
  const body = method === 'POST' ? Buffer.concat(chunks) : null;
  const answer = await worker.fetch(new Request(shopOrigin() + request.url, { method, headers, body }));
  for (const [name, value] of answer.headers) {
    if (!/^(content-encoding|content-length|transfer-encoding|connection)$/.test(name))
      response.appendHeader(name, value);
  }
  response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
}

type Exchange = { cookie: string | undefined; set: string | undefined; visitor: string };

/** Opens a page of the shop, and waits for the answer to its first batch, not to the last one of the page before. */
async function visit(way: Way, page?: Page, query = ''): Promise<{ page: Page; exchange: Exchange }> {
  const tab = page ?? (await context.newPage());
  const [answer] = await Promise.all([
    tab.waitForResponse(
      (response) => response.url().endsWith('/v1/batch') && !response.request().postData()?.includes('"leaving":true'),
    ),
    tab.goto(`${shopOrigin()}/?way=${way}${query}`),
  ]);
  expect(answer.status()).toBe(200);
  await answer.finished();
  const asked = await answer.request().allHeaders();
  const told = await answer.allHeaders();
  const { visitor } = JSON.parse(answer.request().postData() ?? '{}');
  return { page: tab, exchange: { cookie: asked.cookie, set: told['set-cookie'], visitor } };
}

const kept = async () => (await context.cookies()).find(({ name }) => name === COOKIE);
const scriptId = (page: Page) => page.evaluate(() => localStorage.getItem('dangol_v'));
/** What a browser does that deletes what scripts stored. */
const forgetScripts = async (page: Page) => {
  await page.evaluate(() => localStorage.clear());
  await context.clearCookies({ name: 'dangol_v' });
};
const visitorsToday = async () => (await harness.store.homeReport(harness.site.id, Date.now())).today.visitors;

describe.each([
  ['under the shop’s origin, through a reverse proxy', 'path', 'shop.example'],
  ['under a sub-domain of the shop', 'subdomain', 'a.shop.example'],
] as const)('a collector %s', (_, way, host) => {
  it('keeps the visitor in a cookie that scripts cannot see, set once', async () => {
    const { page, exchange } = await visit(way);
    expect(exchange.set).toContain('HttpOnly');
    expect(await kept()).toMatchObject({ value: exchange.visitor, domain: host, httpOnly: true, sameSite: 'Lax' });
    expect(await page.evaluate(() => document.cookie)).not.toContain(COOKIE);
    const again = await visit(way, page);
    expect(again.exchange.cookie).toContain(`${COOKIE}=${exchange.visitor}`);
    expect(again.exchange.set).toBeUndefined();
  });

  it('knows the visitor again after the browser deleted what scripts stored', async () => {
    const { page, exchange } = await visit(way);
    await forgetScripts(page);
    const again = await visit(way, page);
    expect(again.exchange.visitor).not.toBe(exchange.visitor);
    await page.waitForFunction((id) => localStorage.getItem('dangol_v') === id, exchange.visitor);
    expect(await visitorsToday()).toBe(1);
  });

  it('takes over the id that the script had before', async () => {
    const old = yesterday('oldscript0');
    await context.addInitScript((id) => localStorage.setItem('dangol_v', id), old);
    const { exchange } = await visit(way);
    expect([exchange.visitor, (await kept())?.value]).toEqual([old, old]);
  });

  it('takes no forged cookie for an id', async () => {
    await context.addCookies([{ name: COOKIE, value: '<script>', domain: host, path: '/', httpOnly: true }]);
    const { page, exchange } = await visit(way);
    expect((await kept())?.value).toBe(exchange.visitor);
    expect(await scriptId(page)).toBe(exchange.visitor);
  });

  it('tells the Install screen so', async () => {
    await visit(way);
    const { arrivals } = await harness.store.firstPartyReport(harness.site.id, Date.now());
    expect(arrivals).toMatchObject([{ origin: shopOrigin(), firstParty: true }]);
    expect(arrivals[0]?.host.split(':')[0]).toBe(host);
  });

  it('sets no cookie before consent, and takes it away with it', async () => {
    const page = await context.newPage();
    await page.goto(`${shopOrigin()}/?way=${way}&ask=1`);
    await page.waitForTimeout(1_000);
    expect(await context.cookies()).toEqual([]);
    const answered = () => page.waitForResponse((response) => response.url().endsWith('/v1/batch'));
    const consent = (word: string) =>
      page.evaluate(
        (said) => (window as unknown as { dangol: (...w: string[]) => void }).dangol('consent', said),
        word,
      );
    await Promise.all([answered(), consent('granted')]);
    expect(await kept()).toBeDefined();
    await Promise.all([answered(), consent('denied')]);
    await expect.poll(() => context.cookies()).toEqual([]);
    const { consents } = await harness.store.firstPartyReport(harness.site.id, Date.now());
    expect(consents).toMatchObject([{ source: 'ask', version: '1', granted: 1, denied: 1 }]);
  });
});

describe('a collector of another domain', () => {
  it('records all the same, and sets no cookie', async () => {
    const { exchange } = await visit('foreign');
    expect(exchange.set).toBeUndefined();
    expect(await kept()).toBeUndefined();
    expect(await visitorsToday()).toBe(1);
  });
});

describe('a tag under names that the shop chose', () => {
  it('finds everything beside itself', async () => {
    const named = await startApp({ publicDir, tagPath: '/assets/core.js', batchPath: 'q/z' });
    await named.api('PUT', `/sites/${named.site.id}`, { ...shopSettings, origins: [shopOrigin()] });
    named.clock.now = Date.now();
    const { port } = new URL(await named.app.listen({ host: '127.0.0.1', port: 0 }));
    const folder = `http://a.shop.example:${port}/assets/`;
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('response', (response) => asked.push(`${response.status()} ${response.url()}`));
    const { path: shopPart } = (await tagFiles()).shop;
    await Promise.all([
      page.waitForResponse((response) => response.url() === `${folder}q/z`),
      page.waitForResponse((response) => response.url() === folder + shopPart.slice(1)),
      page.goto(`${shopOrigin()}/?tag=${folder}core.js&to=q/z`),
    ]);
    expect(asked.filter((line) => /^\d+ http:..a\.shop/.test(line) && !line.startsWith(`200 ${folder}`))).toEqual([]);
    expect((await named.store.installReport(named.site.id)).seen.map(({ name }) => name)).toContain('page_view');
    await named.close();
  });
});

describe('a shop that moves to its own domain', () => {
  it('loses nobody: who was known through the other domain is known here, also under two ids', async () => {
    const { page, exchange } = await visit('foreign');
    const moved = await visit('subdomain', page);
    expect(moved.exchange.visitor).toBe(exchange.visitor);
    expect((await kept())?.value).toBe(exchange.visitor);
    // Another page of the shop, where scripts stored another id.
    const other = yesterday('otherid000');
    await forgetScripts(page);
    await page.evaluate((id) => localStorage.setItem('dangol_v', id), other);
    await visit('foreign', page);
    await visit('subdomain', page);
    await page.waitForFunction((id) => localStorage.getItem('dangol_v') === id, exchange.visitor);
    const { people } = await harness.store.reach(harness.site.id, { kind: 'all', of: [] }, Date.now());
    expect(people).toBe(1);
  });
});
