/** A small shop for the renderer alone: the minified bundle, a few static pages, and Chromium to look at them. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import type { Decision } from '../../../../server/contract/decision.ts';
import { launchChromium } from '../../../support/chromium.ts';

const repository = join(import.meta.dirname, '../../../..');

/** No style, no eval, no HTML from strings: the strictest policy a shop may have. */
const strictPolicy =
  "default-src 'none'; script-src 'nonce-n0nce' 'strict-dynamic'; style-src 'none'; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="400"><rect width="800" height="400" fill="teal"/></svg>';

/** Nothing but this machine can be reached: what a message asks for elsewhere is counted, not fetched. */
export const offline = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

/** Longer than the renderer waits for pictures. */
const SLOW_PICTURE_MS = 2_500;

/** One shopper's tab and what the renderer reported in it. */
export type Visit = { page: Page; told: { name: string; params: unknown }[]; errors: string[]; foreign: string[] };

export type Shop = {
  origin: string;
  /** Opens a page of this folder and waits until the renderer is loaded. `before` runs in the page before any script. */
  visit: (name: string, options?: BrowserContextOptions, before?: () => void) => Promise<Visit>;
  close: () => Promise<void>;
};

/** The bundle as esbuild.config.mjs makes it. */
export async function bundle(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    absWorkingDir: repository,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    target: ['es2020', 'safari14.1'],
    legalComments: 'none',
    charset: 'utf8',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    mangleProps: /^_/,
    write: false,
  });
  return (outputFiles[0] as { contents: Uint8Array }).contents;
}

/** @param renderer another build of the renderer than that of the sources. */
export async function openShop(renderer?: string): Promise<Shop> {
  const [server, browser] = await Promise.all([serve(renderer), launchChromium(offline)]);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    visit: (name, options, before) => visit(browser, origin, name, options, before),
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Hands the page a decision, as the tag would. */
export async function start(page: Page, decision: Decision): Promise<void> {
  await page.evaluate((given) => (window as unknown as { start: (d: Decision) => void }).start(given), decision);
}

async function visit(
  browser: Browser,
  origin: string,
  name: string,
  options: BrowserContextOptions = {},
  before?: () => void,
): Promise<Visit> {
  const context = await browser.newContext({ locale: 'ko-KR', viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const record: Visit = { page, told: [], errors: [], foreign: [] };
  page.on('pageerror', (error) => record.errors.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:')) record.foreign.push(url);
  });
  await page.exposeFunction('tell', (told: string, params: unknown) => {
    record.told.push({ name: told, params });
  });
  if (before) await page.addInitScript(before);
  await page.goto(`${origin}/${name}.html`);
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  return record;
}

async function serve(renderer?: string): Promise<Server> {
  const [shown, preview] = await Promise.all([
    renderer ?? bundle('snippet/popup/show.ts'),
    bundle('snippet/popup/preview.ts'),
  ]);
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://shop');
    const send = (type: string, body: string | Uint8Array, headers: Record<string, string> = {}) => {
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...headers }).end(body);
    };
    if (pathname === '/m.js') return send('text/javascript', shown);
    if (pathname === '/preview.js') return send('text/javascript', preview);
    if (pathname === '/shop.js') return send('text/javascript', await readFile(join(import.meta.dirname, 'shop.js')));
    if (pathname === '/picture.svg') return send('image/svg+xml', picture);
    if (pathname === '/slow.svg') return void setTimeout(() => send('image/svg+xml', picture), SLOW_PICTURE_MS);
    if (pathname === '/missing.svg') return void response.writeHead(404).end();
    if (pathname === '/strict.html') return send('text/html', await fixture(pathname), policy());
    if (pathname.endsWith('.html')) return send('text/html', await fixture(pathname));
    send('text/html', '<!doctype html><title>Arrived</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function policy() {
  return { 'content-security-policy': strictPolicy };
}

function fixture(pathname: string): Promise<Uint8Array> {
  return readFile(join(import.meta.dirname, pathname.replaceAll('/', '')));
}
