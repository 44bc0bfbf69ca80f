import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { openShop, type Shop, type Shopper } from './pages/tag/shop.ts';
import { strangers, touchEverything } from './pages/tag/strangers.ts';

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

describe('a page that is a stranger', () => {
  it.each(strangers)('%s: nothing of ours ever throws into it', async (_, before, views) => {
    const page = await shopper.context.newPage();
    await page.addInitScript(before);
    await page.addInitScript(touchEverything);
    const done = page.waitForRequest(/\/done\?/);
    await page.goto(`${shop.origin}/gtm/1`);
    await done;
    await shop.collector.until('page_view', views);
    expect(shopper.errors).toEqual([]);
    if (views === 0) return;
    const { visitor, events } = JSON.parse(shop.collector.bodies[0] ?? '{}');
    expect(visitor).toMatch(/^[\w-]{10,40}$/);
    expect(events[0].params).toEqual({ title: '단골 상점' });
  });
});

describe('a page under a strict policy', () => {
  it('runs the tag and the popup, and reports no violation', async () => {
    shop.collector.decide = ({ events }) =>
      events.some(({ name }) => name === 'page_view')
        ? {
            decisions: [{ offer: 'o', turn: 1, campaign: 'c', variant: 'A', message: { format: 'modal', blocks: [] } }],
          }
        : {};
    await shopper.open('/strict');
    await shop.collector.until('offer_shown');
    expect(shopper.errors).toEqual([]);
  });
});
