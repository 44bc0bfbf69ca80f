import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { openCafe24 } from './pages/shops/cafe24/shop.ts';
import { requestsHeard, type Watched, watch } from './pages/shops/watched.ts';
import { tagFiles } from './pages/tag/bundle.ts';
import { imported } from './pages/tag/talk.ts';

const shirt = { item_id: '1217', item_name: '린넨 셔츠', item_category: '상의', price: 39_000 };
const cap = { item_id: '1300', item_name: '캡', item_category: '상의', price: 12_000 };
const medium = { item_id: '1217', item_name: '린넨 셔츠', item_variant: '옵션=블랙-M', price: 39_000 };
const large = { ...medium, item_variant: '옵션=블랙-L', price: 42_000 };

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Puts two shirts of different sizes and goes to the order form. */
async function goToOrderForm({ page, shop, told }: Watched): Promise<void> {
  await page.goto(`${shop.origin}/product/${encodeURIComponent('린넨-셔츠')}/1217/category/24/display/1/`);
  await told('view_item');
  await requestsHeard(page);
  await page.fill('.option_box >> nth=0', '1');
  await page.fill('.option_box >> nth=1', '2');
  await page.click('text=담기');
  await told('add_to_cart');
  await page.goto(`${shop.origin}/order/basket.html`);
  await told('view_cart');
  await page.click('text=주문하기');
  await told('begin_checkout');
}

/** Goes to the page that thanks for the order, and waits until somebody reads it. */
async function buy({ page, collector, told }: Watched): Promise<void> {
  const reader = collector.origin + (await tagFiles())['cafe24-order']?.path;
  await Promise.all([page.waitForResponse(reader), page.click('text=결제하기')]);
  await told('page_view', 4);
  await imported(page, reader);
}

describe.concurrent.each([
  ['PC', 'at once'],
  ['mobile', 'late'],
] as const)('the %s skin, order data %s', (skin, late) => {
  it('is seen from the product to the order, each act once', async () => {
    const watched = await watch(browser, await openCafe24(skin, late));
    const { page, shop, told, acts, errors, paramsOf, close } = watched;
    await goToOrderForm(watched);
    await page.click('text=결제하기');
    await told('purchase');
    await page.reload();
    await told('page_view', 5);
    await page.waitForFunction(
      () =>
        (window as unknown as { CAFE24: { FRONT_EXTERNAL_SCRIPT_VARIABLE_DATA: { order_id?: string } } }).CAFE24
          .FRONT_EXTERNAL_SCRIPT_VARIABLE_DATA.order_id,
    );
    await page.click('text=홈');
    await told('page_view', 6);

    expect(acts()).toEqual(['view_item', 'add_to_cart', 'view_cart', 'begin_checkout', 'purchase']);
    expect(paramsOf('view_item')).toEqual([{ currency: 'KRW', value: 39_000, items: [{ ...shirt, quantity: 1 }] }]);
    expect(paramsOf('add_to_cart')).toEqual([
      {
        currency: 'KRW',
        value: 123_000,
        items: [
          { ...shirt, item_variant: '블랙 / M', quantity: 1 },
          { ...shirt, item_variant: '블랙 / L', price: 42_000, quantity: 2 },
        ],
      },
    ]);
    const basket = [
      { ...medium, quantity: 1 },
      { ...large, quantity: 2 },
    ];
    expect(paramsOf('view_cart')).toEqual([{ currency: 'KRW', value: 123_000, items: basket }]);
    expect(paramsOf('begin_checkout')).toEqual([{ currency: 'KRW', value: 123_000, items: basket }]);
    expect(paramsOf('purchase')).toEqual([
      {
        currency: 'KRW',
        transaction_id: '20261122-0000001',
        value: 125_500,
        shipping: 2_500,
        items: [
          { ...shirt, quantity: 1 },
          { ...shirt, price: 42_000, quantity: 2 },
        ],
      },
    ]);
    expect(shop.orders.map(({ total }) => total)).toEqual([125_500]);
    expect(errors).toEqual([]);
    await close();
  });
});

// By itself: the half minute also passes while the machine is busy.
describe('order data that never comes', () => {
  const order = { currency: 'KRW', transaction_id: '20261122-0000001', value: 125_500 };

  it('half a minute later the page is read as people read it, with the items of the order form', async () => {
    const watched = await watch(browser, await openCafe24('PC', 'never'));
    const { page, told, paramsOf, close } = watched;
    await goToOrderForm(watched);
    await page.clock.install();
    await buy(watched);
    // The clock also goes on by itself while the machine is busy.
    await page.clock.runFor(20_000);
    expect(paramsOf('purchase')).toEqual([]);
    await page.clock.runFor(12_000);
    await told('purchase');
    expect(paramsOf('purchase')[0]).toMatchObject({ ...order, items: [{ ...medium }, { ...large }] });
    await close();
  });

  it('who leaves before that is read on the way out', async () => {
    const watched = await watch(browser, await openCafe24('mobile', 'never'));
    const { page, told, paramsOf, close } = watched;
    await goToOrderForm(watched);
    await buy(watched);
    await page.click('text=홈');
    await told('purchase');
    expect(paramsOf('purchase')).toHaveLength(1);
    expect(paramsOf('purchase')[0]).toMatchObject(order);
    await close();
  });
});

describe.concurrent('Cafe24', () => {
  it('a refused product is not in the basket; what is bought at once is not put there', async () => {
    const { page, shop, told, acts, paramsOf, close } = await watch(browser, await openCafe24('PC', 'late'));
    await page.goto(`${shop.origin}/product/detail.html?product_no=1400&cate_no=24`);
    await told('view_item');
    await requestsHeard(page);
    await page.click('text=담기');
    await page.waitForSelector('.refused');
    await page.goto(`${shop.origin}/product/detail.html?product_no=1300`);
    await told('view_item', 2);
    await requestsHeard(page);
    await page.fill('#quantity', '3');
    await page.click('text=바로구매');
    await told('begin_checkout');
    expect(acts()).toEqual(['view_item', 'view_item', 'begin_checkout']);
    expect(paramsOf('begin_checkout')[0]?.value).toBe(36_000);
    await close();
  });

  it('Naver Pay takes the shopper away to pay: the checkout begins there', async () => {
    const { page, shop, told, acts, paramsOf, close } = await watch(browser, await openCafe24('PC', 'late'));
    await page.goto(`${shop.origin}/product/detail.html?product_no=1300`);
    await told('view_item');
    await requestsHeard(page);
    await page.fill('#quantity', '2');
    await page.click('.npay_btn_pay');
    await told('begin_checkout');
    await page.goto(`${shop.origin}/order/basket.html`);
    await told('view_cart');
    await page.click('.npay_btn_pay span');
    await told('begin_checkout', 2);
    const { item_category, ...line } = cap;
    expect(paramsOf('begin_checkout')).toEqual([
      { currency: 'KRW', value: 24_000, payment_type: 'naverpay', items: [{ ...cap, quantity: 2 }] },
      { currency: 'KRW', value: 24_000, payment_type: 'naverpay', items: [{ ...line, quantity: 2 }] },
    ]);
    expect(acts()).not.toContain('add_to_cart');
    await close();
  });

  it('changing the basket is told when its page comes again', async () => {
    const { page, shop, told, acts, paramsOf, close } = await watch(browser, await openCafe24('mobile', 'late'));
    await page.goto(`${shop.origin}/product/detail.html?product_no=1300`);
    await told('view_item');
    await requestsHeard(page);
    await page.click('text=담기');
    await told('add_to_cart');
    await page.goto(`${shop.origin}/order/basket.html`);
    await told('view_cart');
    await page.click('text=추가 P0000CAP000A');
    await told('add_to_cart', 2);
    await told('view_cart', 2);
    await page.click('text=삭제 P0000CAP000A');
    await told('remove_from_cart');
    expect(acts()).toEqual(['view_item', 'add_to_cart', 'view_cart', 'add_to_cart', 'view_cart', 'remove_from_cart']);
    expect(paramsOf('add_to_cart')[1]?.items?.[0]?.quantity).toBe(1);
    expect(paramsOf('remove_from_cart')[0]?.items?.[0]?.quantity).toBe(2);
    await close();
  });

  it('a member is known by id and grade, a while after the page; of a guest nothing is said', async () => {
    const member = await watch(browser, await openCafe24('PC', 'late', 'kim01'));
    await member.page.goto(`${member.shop.origin}/`);
    const [known] = await member.told('identify');
    expect(known?.params).toEqual({ customer_id: 'kim01', attributes: { tier: 'VIP' } });
    await member.close();
    const { page, shop, told, acts, close } = await watch(browser, await openCafe24('PC', 'late'));
    await page.goto(`${shop.origin}/product/detail.html?product_no=1300`);
    await told('view_item');
    await page.click('text=홈');
    await told('page_view', 2);
    expect(acts()).toEqual(['view_item']);
    await close();
  });

  it('searches, wishes and new members are told of', async () => {
    const { page, shop, told, close } = await watch(browser, await openCafe24('PC', 'late'));
    await page.goto(`${shop.origin}/product/search.html?keyword=${encodeURIComponent('셔츠')}`);
    expect((await told('search'))[0]?.params).toEqual({ search_term: '셔츠' });
    await page.goto(`${shop.origin}/member/join_result.html`);
    await told('sign_up');
    await page.goto(`${shop.origin}/product/detail.html?product_no=1300`);
    await told('view_item');
    await requestsHeard(page);
    await page.click('text=관심상품');
    expect((await told('add_to_wishlist'))[0]?.params?.items).toEqual([{ ...cap, quantity: 1 }]);
    await close();
  });
});
