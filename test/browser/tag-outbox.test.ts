import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FRESH_MS } from '../../server/contract/limits.ts';
import { launchChromium, leaveBy } from '../support/chromium.ts';
import { openShop, type Shop, type Shopper } from './pages/tag/shop.ts';
import { say, waiting } from './pages/tag/talk.ts';

let browser: Browser;
let shop: Shop;
let shopper: Shopper;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  shop = await openShop(browser);
  shopper = await shop.context();
});
afterEach(async () => {
  await shopper.context.close();
  shop.close();
});

const untilEmpty = async (page: Page) => {
  await expect.poll(() => waiting(page)).toEqual([]);
};

/** Opens a page while the collector asks to be left alone for long; the collector is well again then. */
async function openInOutage(): Promise<Page> {
  shop.collector.outage = { with: 503, retryAfterSeconds: 3_000 };
  const page = await shopper.context.newPage();
  const answered = page.waitForResponse('**/v1/batch');
  await page.goto(`${shop.origin}/plain`);
  await (await answered).finished();
  // The answer is read a moment after it has arrived.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
  shop.collector.outage = undefined;
  return page;
}

/** A page that is refused once, gets `names` to tell, and is closed. Nothing of it is on its way when the collector is well again. */
async function closeInOutage(path: string, names: readonly string[]): Promise<void> {
  shop.collector.outage = { with: 503, retryAfterSeconds: 3_000 };
  const page = await shopper.open(path, () => {
    navigator.sendBeacon = () => false;
  });
  await shop.collector.when(() => shop.collector.bodies.length > 0, 'the refused attempt');
  for (const name of names) await say(page, 'event', name);
  await expect.poll(() => waiting(page)).toHaveLength(1 + names.length);
  await page.close();
  shop.collector.outage = undefined;
}

/** Later than the moment at which an event is another page's business no more. */
const laterOn = async () => {
  await shopper.context.clock.install({ time: Date.now() + 60_000 });
};

describe('nothing is lost', () => {
  it('events wait in the browser until they are acknowledged, and no longer', async () => {
    shop.collector.outage = { with: 'hang' };
    const page = await shopper.open('/plain');
    await expect.poll(() => waiting(page)).toHaveLength(1);
    shop.collector.outage = undefined;
    await page.reload();
    await shop.collector.until('page_view');
    await laterOn();
    await page.reload();
    await shop.collector.until('page_view', 3);
    // What a page of this very moment left is another tab's for a while.
    await expect.poll(async () => (await waiting(page)).length, { timeout: 2 * FRESH_MS }).toBe(0);
  });

  it('an offline collector that comes back gets everything once, in order', async () => {
    shop.collector.outage = { with: 'cut' };
    const page = await shopper.open('/plain');
    await say(page, 'event', 'first');
    await say(page, 'event', 'second');
    await shop.collector.when(() => shop.collector.bodies.length >= 2, 'a second attempt');
    shop.collector.outage = undefined;
    await shop.collector.until('second');
    expect(shop.collector.names).toEqual(['page_view', 'first', 'second']);
    expect(shop.collector.duplicates).toBe(0);
    await untilEmpty(page);
  });

  it('a browser that comes online again does not wait for the next attempt', async () => {
    const page = await openInOutage();
    await say(page, 'event', 'wish_made');
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
    expect(shop.collector.names).toEqual([]);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await shop.collector.until('wish_made');
  });

  it('a tab closed while the collector was away is told of by the next page', async () => {
    await closeInOutage('/plain/closed', ['wish_made']);
    await laterOn();
    const page = await shopper.open('/plain/next');
    const [wish] = await shop.collector.until('wish_made');
    await shop.collector.until('page_view', 2);
    expect(wish?.url).toBe(`${shop.origin}/plain/closed`);
    expect(
      shop.collector
        .named('page_view')
        .map(({ url }) => url)
        .sort(),
    ).toEqual([`${shop.origin}/plain/closed`, `${shop.origin}/plain/next`]);
    // It belongs to another page than the one that sends it, and says so: it causes no popup there.
    const batch = shop.collector.batches.find(({ events }) => events.some(({ id }) => id === wish?.id));
    expect(batch?.events.every(({ url }) => url === `${shop.origin}/plain/closed`)).toBe(true);
    await untilEmpty(page);
  });

  it('thirty events of 3 KB before a hasty exit arrive now or with the next page', async () => {
    const page = await shopper.open('/plain');
    await shop.collector.until('page_view');
    await leaveBy(page, () => {
      const { dangol } = window as unknown as { dangol: (...words: unknown[]) => void };
      for (let index = 0; index < 30; index++)
        dangol('event', `bounce_${index}`, { text: 'x'.repeat(1_500), more: 'y'.repeat(1_400) });
      location.href = '/elsewhere';
    });
    await page.waitForURL('**/elsewhere');
    await laterOn();
    await page.goto(`${shop.origin}/plain/back`);
    await shop.collector.when(
      () => shop.collector.names.filter((name) => name.startsWith('bounce')).length === 30,
      'all thirty',
    );
  });

  it('also when the page goes before its database is open', async () => {
    const page = await shopper.open('/plain', () => {
      const { open } = IDBFactory.prototype;
      IDBFactory.prototype.open = function (...given) {
        return location.pathname === '/plain' ? (new EventTarget() as IDBOpenDBRequest) : open.apply(this, given);
      };
    });
    await shop.collector.until('page_view');
    await page.evaluate(() => {
      const { dangol } = window as unknown as { dangol: (...words: unknown[]) => void };
      for (let index = 0; index < 30; index++)
        dangol('event', `bounce_${index}`, { text: 'x'.repeat(1_500), more: 'y'.repeat(1_400) });
    });
    await page.goto(`${shop.origin}/plain/next`);
    await shop.collector.when(
      () => shop.collector.names.filter((name) => name.startsWith('bounce')).length === 30,
      'all thirty',
    );
  });

  it('works without IndexedDB, as long as the page lives', async () => {
    shop.collector.outage = { with: 'cut' };
    const page = await shopper.open('/plain', () => {
      Object.defineProperty(window, 'indexedDB', { get: () => undefined });
    });
    await shop.collector.when(() => shop.collector.bodies.length >= 1, 'an attempt');
    shop.collector.outage = undefined;
    await say(page, 'event', 'wish_made');
    await shop.collector.until('wish_made');
    expect(shop.collector.names).toContain('page_view');
    expect(shopper.errors.filter((error) => !error.includes('net::'))).toEqual([]);
  });
});

describe('the page goes', () => {
  it('what is left goes by beacon in slices that the browser takes, and a page that stays after all gets its receipt', async () => {
    const page = await shopper.open('/plain');
    await shop.collector.until('page_view');
    await page.evaluate(() => {
      const { dangol } = window as unknown as { dangol: (...words: unknown[]) => void };
      for (let index = 0; index < 12; index++)
        dangol('event', `left_${index}`, { text: 'x'.repeat(2_000), more: 'y'.repeat(1_000) });
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    });
    // How long the page was looked at is told with them, if it was long enough.
    const left = () => shop.collector.names.filter((name) => name.startsWith('left'));
    await shop.collector.when(() => left().length === 12, 'twelve events');
    const slices = shop.collector.bodies.filter((body) => body.includes('"leaving":true'));
    expect(slices.length).toBeGreaterThan(1);
    for (const slice of slices) expect(Buffer.byteLength(slice)).toBeLessThanOrEqual(16_384);
    await untilEmpty(page);
    expect(left()).toHaveLength(12);
  });
});

describe('a collector in trouble is left in peace', () => {
  it('that says when to come back is not asked sooner', async () => {
    await shopper.context.clock.install();
    shop.collector.outage = { with: 503, retryAfterSeconds: 120 };
    const page = await shopper.context.newPage();
    const answered = page.waitForResponse('**/v1/batch');
    await page.goto(`${shop.origin}/plain`);
    await answered;
    await say(page, 'event', 'meanwhile');
    await page.clock.runFor(115_000);
    expect(shop.collector.bodies).toHaveLength(1);
    shop.collector.outage = undefined;
    await page.clock.runFor(10_000);
    await shop.collector.until('meanwhile');
  });

  it('what it refuses for good is never sent again', async () => {
    shop.collector.outage = { with: 403 };
    const page = await shopper.open('/plain');
    await shop.collector.when(() => shop.collector.bodies.length === 1, 'the attempt');
    await untilEmpty(page);
    shop.collector.outage = undefined;
    await say(page, 'event', 'wish_made');
    await shop.collector.until('wish_made');
    expect(shop.collector.names).toEqual(['wish_made']);
  });

  it('the log-in page of a wireless network is not taken for a receipt', async () => {
    const page = await shopper.context.newPage();
    await page.route('**/v1/batch', (route) =>
      route.fulfill({
        status: 200,
        contentType: 'text/html',
        body: '<h1>Log in</h1>',
        headers: { 'access-control-allow-origin': '*' },
      }),
    );
    await page.goto(`${shop.origin}/plain`);
    await expect.poll(() => waiting(page)).toHaveLength(1);
    await page.unroute('**/v1/batch');
    await shop.collector.until('page_view');
  });

  it('keeps a thousand events at most, the newest', async () => {
    const page = await openInOutage();
    await page.evaluate(() => {
      const { dangol } = window as unknown as { dangol: (...words: unknown[]) => void };
      for (let index = 0; index < 1_100; index++) dangol('event', `kept_${index}`);
    });
    await expect.poll(async () => (await waiting(page)).length, { timeout: 15_000 }).toBe(1_000);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await shop.collector.until('kept_1099');
    expect(shop.collector.names).not.toContain('kept_99');
    expect(shop.collector.names[0]).toBe('kept_100');
    for (const { events } of shop.collector.batches) expect(events.length).toBeLessThanOrEqual(50);
  });
});

describe('five tabs', () => {
  it('lose nothing and send nothing twice, and only one of them replays what was left', async () => {
    await closeInOutage(
      '/plain/left',
      Array.from({ length: 10 }, (_, index) => `left_${index}`),
    );
    await laterOn();
    const tabs = await Promise.all([1, 2, 3, 4, 5].map((tab) => shopper.open(`/plain/${tab}`)));
    await Promise.all(tabs.map((page, tab) => say(page, 'event', `of_tab_${tab}`)));
    const told = () => shop.collector.names.filter((name) => name !== 'engagement');
    await shop.collector.when(() => told().length === 11 + 5 + 5, 'everything of six tabs');
    await untilEmpty(tabs[0] as Page);
    expect(new Set(shop.collector.batches.map(({ visitor }) => visitor)).size).toBe(1);
    expect(shop.collector.duplicates).toBe(0);
  });
});
