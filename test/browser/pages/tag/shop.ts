/** A shop with the tag on its pages, a collector on another origin, and shoppers who visit it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { Collector } from '../../../support/collector.ts';
import { tagFiles } from './bundle.ts';
import { pages, policies } from './pages.ts';

/** Stands for the popup: shows itself in the title and reports what the test presses. */
const popup = `export function show(decision, report) {
  (window.shown ??= []).push(decision.offer);
  window.report = report;
  report('offer_shown', { offer: decision.offer, turn: decision.turn });
}`;

export type Shop = {
  origin: string;
  collector: Collector;
  /** A new browser profile. Its pages collect what went wrong in them into `errors`. */
  context: (options?: BrowserContextOptions) => Promise<Shopper>;
  close: () => void;
};

export type Shopper = {
  context: BrowserContext;
  /** Uncaught errors, rejections and console output of all pages. */
  errors: string[];
  /** Opens a page of the shop in a new tab; `before` runs in it before any script. */
  open: (path: string, before?: () => void) => Promise<Page>;
};

/**
 * A shop for one test: what pages of an earlier test still send goes nowhere. `files` are those of the collector: the tag
 * that ships with a popup that only reports, unless told otherwise.
 */
export async function openShop(browser: Browser, files?: Record<string, string>): Promise<Shop> {
  const collector = await Collector.start(files ?? (await filesWithPopup(popup)));
  const server = await serve(collector);
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    collector,
    context: (options) => newShopper(browser, origin, options),
    close: () => {
      collector.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The files that ship, but for the popup. */
async function filesWithPopup(text: string): Promise<Record<string, string>> {
  const files = await tagFiles();
  const all = { ...files, popup: { path: files.popup.path, text } };
  return Object.fromEntries(Object.values(all).map((file) => [file.path, file.text]));
}

async function newShopper(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<Shopper> {
  const context = await browser.newContext({ locale: 'ko-KR', viewport: { width: 1280, height: 800 }, ...options });
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(String(error.error())));
  context.on('console', (message) => errors.push(message.text()));
  const open = async (path: string, before?: () => void) => {
    const page = await context.newPage();
    if (before) await page.addInitScript(before);
    await page.goto(origin + path);
    return page;
  };
  return { context, errors, open };
}

/** `/name`, `/name/anything` and `/name?query` are all the page `name`. */
async function serve(collector: Collector): Promise<Server> {
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').split(/[/?]/)[1] ?? '';
    const html = pages[name];
    if (!html) return void response.writeHead(204).end();
    const policy = policies[name]?.replace('{O}', collector.origin);
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      ...(policy ? { 'content-security-policy': policy } : {}),
    });
    response.end(html.replaceAll('{T}', `${collector.origin}/t.js`));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return server;
}
