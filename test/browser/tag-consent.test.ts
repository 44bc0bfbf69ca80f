import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { openShop, type Shop, type Shopper } from './pages/tag/shop.ts';
import { nothing, remembered, say } from './pages/tag/talk.ts';

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
  expect(shopper.errors).toEqual([]);
});

/** Does what makes the tag record and send: time passes, the page is scrolled, left in an app and left for good. */
async function live(page: Page): Promise<void> {
  await page.mouse.wheel(0, 500);
  await page.waitForTimeout(1_200);
  await page.evaluate(() => dispatchEvent(new Event('pagehide')));
}

describe('a shop that asks first', () => {
  it('sends nothing and stores nothing until consent is granted', async () => {
    const page = await shopper.open('/ask');
    await live(page);
    expect(shop.collector.asked).toEqual(['/t.js']);
    expect(await remembered(page)).toEqual(nothing);
  });

  it('then sends what has happened on the page before, and remembers the consent', async () => {
    const page = await shopper.open('/ask');
    await live(page);
    await say(page, 'consent', 'granted');
    await shop.collector.until('view_item');
    expect(shop.collector.names.slice(0, 2)).toEqual(['page_view', 'view_item']);
    await page.goto(`${shop.origin}/ask/2`);
    await shop.collector.until('page_view', 2);
    expect(await remembered(page)).toEqual({
      local: ['dangol_c', 'dangol_v'],
      session: [],
      databases: ['dangol-demo'],
      cookies: ['dangol_v'],
    });
  });

  it('forgets everything when consent is taken back, at once and on the next page', async () => {
    const page = await shopper.open('/ask');
    await say(page, 'consent', 'granted');
    await shop.collector.until('view_item');
    // As parts that read shops do, the second one although it is refused.
    await page.evaluate(() => localStorage.setItem('dangol_cart', '{}'));
    await say(page, 'consent', 'denied');
    expect((await remembered(page)).local).toEqual([]);
    await page.evaluate(() => sessionStorage.setItem('dangol_order', '{}'));
    await page.waitForFunction(async () => (await indexedDB.databases()).length === 0);
    // The last that is ever told.
    await shop.collector.until('consent', 2);
    const sent = shop.collector.bodies.length;
    await live(page);
    await page.goto(`${shop.origin}/ask/2`);
    await live(page);
    expect(shop.collector.bodies).toHaveLength(sent);
    expect(await remembered(page)).toEqual(nothing);
  });
});

describe('a shopper who refuses', () => {
  it('before the tag has come is not seen at all', async () => {
    const page = await shopper.open('/refused');
    await live(page);
    expect(shop.collector.asked).toEqual(['/t.js']);
    expect(await remembered(page)).toEqual(nothing);
  });

  it('may change their mind', async () => {
    const page = await shopper.open('/refused');
    await live(page);
    await say(page, 'event', 'never_told');
    await say(page, 'consent', 'granted');
    await say(page, 'event', 'told');
    await shop.collector.until('told');
    expect(shop.collector.names).not.toContain('never_told');
  });

  it('needs no storage for it', async () => {
    const page = await shopper.open('/refused', () => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new Error('no storage');
        },
      });
    });
    await live(page);
    expect(shop.collector.asked).toEqual(['/t.js']);
  });
});

describe('Global Privacy Control', () => {
  const setGpc = () => {
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });
  };

  it('is a refusal, which a click on a banner does not overrule', async () => {
    const page = await shopper.open('/plain', setGpc);
    await say(page, 'consent', 'granted');
    await live(page);
    expect(shop.collector.asked).toEqual(['/t.js']);
    expect(await remembered(page)).toEqual(nothing);
  });

  it('is passed on to the collector where the shop does not honour it', async () => {
    await shopper.open('/overruled', setGpc);
    await shop.collector.until('page_view');
    expect(shop.collector.batches[0]?.gpc).toBe(true);
  });
});
