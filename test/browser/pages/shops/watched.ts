/** A shop of the fixtures with the tag that ships in its pages, a collector on another origin, and a shopper. */
import type { Browser, BrowserContext, Page } from 'playwright';
import { Collector, type Recorded } from '../../../support/collector.ts';
import { tagFiles } from '../tag/bundle.ts';
import type { UnknownShop } from './serve.ts';

export type Watched = {
  shop: UnknownShop;
  collector: Collector;
  context: BrowserContext;
  page: Page;
  /** Uncaught errors, rejections and console output of all pages. */
  errors: string[];
  /** Resolves once there are `count` events of this name, with all of them. */
  told: (name: string, count?: number) => Promise<Recorded[]>;
  /** What was told with the events of this name. */
  paramsOf: (name: string) => Recorded['params'][];
  /** Names of what was recorded, but for page views and signals. */
  acts: () => string[];
  close: () => Promise<void>;
};

/** A browser on a busy machine is slow, not wrong. */
const PATIENCE_MS = 30_000;
const signals = /^(page_view|scroll|engagement|exit_intent|inactive|click)$/;

/** Resolves when the page's platform is watched: what its cart holds is known, be it nothing. */
export async function cartSeen(page: Page): Promise<void> {
  await page.waitForFunction(() => 'dangol_cart' in localStorage);
}

/** Resolves when what the page asks its server is heard. */
export async function requestsHeard(page: Page): Promise<void> {
  await page.waitForFunction(() => Symbol.for('dangol.requests') in window);
}

/**
 * @param before runs in every page before any script
 * @param more of what the collector serves, by path
 */
export async function watch(
  browser: Browser,
  shop: UnknownShop,
  before?: () => void,
  more?: Record<string, string>,
): Promise<Watched> {
  const files = Object.values(await tagFiles()).map(({ path, text }) => [path, text]);
  const collector = await Collector.start({ ...Object.fromEntries(files), ...more });
  shop.head = `<script async src="${collector.origin}/t.js" data-site="demo"></script>`;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(String(error.error())));
  context.on('console', (message) => errors.push(message.text()));
  context.setDefaultTimeout(PATIENCE_MS);
  if (before) await context.addInitScript(before);
  return {
    shop,
    collector,
    context,
    page: await context.newPage(),
    errors,
    told: (name, count = 1) => collector.until(name, count),
    paramsOf: (name) => collector.named(name).map(({ params }) => params),
    acts: () => collector.names.filter((name) => !signals.test(name)),
    close: async () => {
      await context.close();
      collector.close();
      shop.close();
    },
  };
}
