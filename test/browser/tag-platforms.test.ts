import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { openCafe24 } from './pages/shops/cafe24/shop.ts';
import { openOpenCart } from './pages/shops/opencart/shop.ts';
import { openPrestaShop } from './pages/shops/prestashop/shop.ts';
import { type Answer, serve, type UnknownShop } from './pages/shops/serve.ts';
import { openShopify } from './pages/shops/shopify/shop.ts';
import { cartSeen, watch } from './pages/shops/watched.ts';
import { openWooCommerce } from './pages/shops/woocommerce/shop.ts';
import { say } from './pages/tag/talk.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Pages that look like a platform's and have nothing else of it. */
const bare: [platform: string, part: string, path: string, head: string, body: string][] = [
  ['Shopify', 'shopify', '/cart', '<script>window.Shopify={shop:"x"}</script>', ''],
  ['Cafe24', 'cafe24', '/product/detail.html', '<script>window.CAFE24=1;window.CAFE24API={}</script>', ''],
  ['Cafe24', 'cafe24-order', '/order/order_result.html', '<script>window.CAFE24=null</script>', ''],
  ['Cafe24', 'cafe24-order', '/order/basket.html', '<script>var EC_SDE_SHOP_NUM=1;aBasketProductData=[]</script>', ''],
  ['WooCommerce', 'woocommerce', '/product/x/', '', 'woocommerce single-product'],
  ['WooCommerce', 'woocommerce', '/cart/', '<script>window.jQuery=()=>({})</script>', 'woocommerce-cart'],
  ['WooCommerce', 'woocommerce-order', '/order-received/9/?key=x', '', 'woocommerce-order-received'],
  ['OpenCart', 'opencart', '/index.php?route=product/product', '<link rel="icon" href="/catalog/view/x.png">', ''],
  ['OpenCart', 'opencart', '/index.php?route=checkout/checkout', '<link rel="icon" href="/catalog/view/x.png">', ''],
  ['OpenCart', 'opencart', '/index.php?route=checkout/success', '<link rel="icon" href="/catalog/view/x.png">', ''],
  ['Magento', 'magento', '/x.html', '<b data-mage-init="{}"></b>', 'catalog-product-view'],
  ['Magento', 'magento', '/checkout/', '<b data-mage-init="{}"></b>', 'checkout-index-index'],
  ['Magento', 'magento', '/checkout/onepage/success/', '<b data-mage-init="{}"></b>', 'checkout-onepage-success'],
  ['PrestaShop', 'prestashop', '/1-x.html', '<script>prestashop={page:{page_name:"product"}}</script>', ''],
  ['PrestaShop', 'prestashop', '/order', '<script>prestashop={page:{page_name:"checkout"},on:1}</script>', ''],
  ['PrestaShop', 'prestashop', '/thanks', '<script>prestashop={page:{page_name:"order-confirmation"}}</script>', ''],
  ['Segment', 'segment', '/', '<script>analytics={track(){}}</script>', ''],
  ['Segment', 'segment', '/', '<script>analytics=[0,["track"],["track",{}]];analytics.track=1</script>', ''],
];

describe('a page that lacks what its platform usually has gets silence', () => {
  it.concurrent.each(bare)('%s (%s) on %s', async (_, part, path, head, body) => {
    const respond = (shop: UnknownShop): Answer => ({
      html: `<!doctype html><head>${shop.head}${head}</head><body class="${body}"><h1>x</h1><form id="f"></form></body>`,
    });
    const { page, shop, told, acts, errors, collector, close } = await watch(
      browser,
      await serve(({ path: asked }, shop) => (asked.startsWith('/wp-json') ? undefined : respond(shop))),
    );
    await page.goto(shop.origin + path);
    await told('page_view');
    await page.waitForLoadState('networkidle');
    await page.click('h1');
    await page.evaluate(() => {
      for (const name of [
        'shopify:cart:lines-update',
        'shopify:search:update',
        'shopify:product:view',
        'shopify:cart:view',
      ]) {
        document.body.dispatchEvent(new Event(name, { bubbles: true }));
      }
      document.body.dispatchEvent(new Event('wc-blocks_added_to_cart'));
    });
    // Time for what must not be told: a cart is asked for a moment after it may have changed.
    await page.waitForTimeout(500);
    // What was heard travels with what is told.
    await say(page, 'event', 'after');
    await told('after');
    await page.goto(`${shop.origin}/elsewhere`);
    await told('page_view', 2);
    expect(collector.bodies.join()).toContain(`found ${part}`);
    expect(acts()).toEqual(['after']);
    expect(errors.filter((text) => !/404/.test(text))).toEqual([]);
    await close();
  });
});

describe('a page that breaks what adapters lean on breaks nothing of the shop', () => {
  /** Runs in every page before any script. */
  const broken = () => {
    Object.defineProperty(window, 'PerformanceObserver', { value: undefined });
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
    Object.freeze(XMLHttpRequest.prototype);
  };

  it.concurrent.each([
    ['Shopify', () => openShopify('theme', 'USD'), '/products/linen-shirt', '[name=add]'],
    ['WooCommerce', () => openWooCommerce('classic'), '/product/shirt/', '.single_add_to_cart_button'],
    ['Cafe24', () => openCafe24('PC', 'late'), '/product/detail.html?product_no=1300', 'text=담기'],
    ['OpenCart', () => openOpenCart(4, false), '/index.php?route=product/product&product_id=43', '#button-cart'],
    ['PrestaShop', () => openPrestaShop('classic'), '/clothes/1-shirt.html', 'text=Add to cart'],
  ])('%s: no storage, no observer, frozen requests', async (_, open, path, button) => {
    const { page, shop, told, acts, errors, close } = await watch(browser, await open(), broken);
    await page.goto(shop.origin + path);
    await told('view_item');
    await page.waitForLoadState('networkidle');
    await page.click(button);
    await page.waitForLoadState('networkidle');
    await page.goto(`${shop.origin}/`);
    await told('page_view', 2);
    expect(acts()[0]).toBe('view_item');
    expect(acts()).not.toContain('remove_from_cart');
    expect(errors).toEqual([]);
    await close();
  });
});

describe.concurrent('a shop that does not answer what its cart holds', () => {
  it('is told nothing of, and asked again on the next page', async () => {
    const { page, shop, told, acts, context, close } = await watch(browser, await openWooCommerce('classic'));
    let isDown = true;
    await context.route('**/wp-json/**', (route) =>
      isDown ? route.fulfill({ status: 401, body: '{}' }) : route.continue(),
    );
    await page.goto(`${shop.origin}/`);
    await cartSeen(page);
    const refused = page.waitForResponse(/wp-json/);
    await page.click('text=Add mug');
    await refused;
    await page.goto(`${shop.origin}/product/shirt/`);
    await told('view_item');
    expect(acts()).toEqual(['view_item']);
    isDown = false;
    await page.goto(`${shop.origin}/cart/`);
    const [added] = await told('add_to_cart');
    expect(added?.params?.items).toMatchObject([{ item_id: '12', quantity: 1 }]);
    await close();
  });

  it('two tabs of one shopper tell of one act once', async () => {
    const { collector, page, shop, told, acts, context, close } = await watch(
      browser,
      await openWooCommerce('classic'),
    );
    await page.goto(`${shop.origin}/`);
    await cartSeen(page);
    const other = await context.newPage();
    await other.goto(`${shop.origin}/`);
    await cartSeen(other);
    await page.click('text=Add mug');
    await told('add_to_cart');
    await other.click('text=Add mug');
    await told('add_to_cart', 2);
    expect(acts()).toEqual(['add_to_cart', 'add_to_cart']);
    const quantities = collector.named('add_to_cart').map(({ params }) => params?.items?.[0]?.quantity);
    expect(quantities).toEqual([1, 1]);
    await close();
  });
});
