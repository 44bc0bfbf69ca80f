import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import type { Collector } from '../support/collector.ts';
import { cartSeen, watch } from './pages/shops/watched.ts';
import { openWooCommerce } from './pages/shops/woocommerce/shop.ts';
import { openShop } from './pages/tag/shop.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Everything that all batches said was heard. */
const heardBy = (collector: Collector) => collector.batches.flatMap(({ heard }) => Object.keys(heard ?? {}));

describe('the tag tells the Install screen', () => {
  it('which source spoke, and what it dropped', async () => {
    const shop = await openShop(browser);
    const { context, open } = await shop.context();
    const page = await open('/gtm');
    await shop.collector.until('view_item');
    await page.evaluate(() => {
      const { dataLayer } = window as unknown as { dataLayer: unknown[] };
      const entry = { event: 'add_to_cart', ecommerce: { items: [{ item_id: 'A1', price: 1 }] } };
      dataLayer.push(entry, entry);
    });
    await shop.collector.until('add_to_cart');
    await page.evaluate(() =>
      (window as unknown as { dangol: (...words: string[]) => void }).dangol('event', 'search'),
    );
    await shop.collector.until('search');
    const heard = heardBy(shop.collector);
    expect(heard).toEqual(
      expect.arrayContaining(['view_item layer used', 'add_to_cart layer used', 'add_to_cart layer double']),
    );
    await context.close();
    shop.close();
  });

  it('which platform it found', async () => {
    const { page, shop, told, collector, close } = await watch(browser, await openWooCommerce('classic'));
    await page.goto(`${shop.origin}/`);
    await cartSeen(page);
    await page.click('text=Add mug');
    await told('add_to_cart');
    expect(heardBy(collector)).toContain('page_view platform found woocommerce');
    await close();
  });
});
