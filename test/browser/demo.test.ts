import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Push } from '../../server/demo/ga4.ts';
import { openShop, phone, type Shop, type Shopper } from './pages/demo/shop.ts';

let shop: Shop;
let shopper: Shopper;
let page: Page;
/** What the pages told their dataLayer, over all pages, without the clearings. */
let told: Push[];

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.close());
beforeEach(() => open());
afterEach(async () => {
  expect(shopper.errors).toEqual([]);
  await shopper.context.close();
});

/** A shopper whom no message interrupts: the tag does not load, and the shop works all the same. */
async function open(options = {}): Promise<void> {
  shopper = await shop.newcomer(options);
  told = [];
  const { context } = shopper;
  await context.route('**/t.js', (route) => route.abort());
  await context.exposeFunction('tell', (push: Push) => {
    if (push.event) told.push(push);
  });
  await context.addInitScript(() => {
    const host = window as unknown as { dataLayer: unknown[]; tell: (push: unknown) => void };
    host.dataLayer = [];
    host.dataLayer.push = (...pushes) => {
      pushes.forEach(host.tell);
      return pushes.length;
    };
  });
  page = (await shopper.openTab()).page;
}

const button = (name: string | RegExp) => page.getByRole('button', { name });
const choose = (name: string | RegExp) => page.getByRole('radio', { name, exact: true }).check();
const sum = (name: string) => page.locator(`[data-sum="${name}"]`).textContent();
const events = () => told.map(({ event }) => event);
const last = (event: string) => told.findLast((push) => push.event === event)?.ecommerce;

async function buy(product: string): Promise<void> {
  await page.goto(`/demo/product/${product}`);
  await button('장바구니에 담기').click();
}

describe('the cart of the demo shop', () => {
  it('counts, changes, removes, and tells GA4 of every difference', async () => {
    await page.goto('/demo/product/linen-shirt');
    await choose('L');
    await page.getByRole('spinbutton', { name: '수량' }).fill('2');
    const toast = page.getByRole('status').filter({ hasText: '장바구니에 담았어요' });
    await Promise.all([toast.waitFor(), button('장바구니에 담기').click()]);
    expect(last('add_to_cart')).toMatchObject({
      currency: 'KRW',
      value: 136_000,
      items: [{ item_id: 'linen-shirt', item_variant: 'L', price: 68_000, quantity: 2 }],
    });

    await page.getByRole('link', { name: '장바구니' }).first().click();
    await expect.poll(() => sum('goods')).toBe('136,000원');
    await button('하나 더').click();
    await expect.poll(() => sum('goods')).toBe('204,000원');
    expect(last('add_to_cart')).toMatchObject({ value: 68_000, items: [{ quantity: 1 }] });
    await button('하나 빼기').click();
    expect(last('remove_from_cart')).toMatchObject({ value: 68_000, items: [{ quantity: 1 }] });
    await button('삭제').click();
    expect(last('remove_from_cart')).toMatchObject({ value: 136_000, items: [{ quantity: 2 }] });
    await page.getByRole('heading', { name: '장바구니가 비어 있어요' }).waitFor();
  });

  it('keeps two sizes of one product apart, and the same one together', async () => {
    await buy('linen-shirt');
    await button('장바구니에 담기').click();
    await choose('M');
    await button('장바구니에 담기').click();
    await page.goto('/demo/cart');
    await expect.poll(() => page.locator('[data-slot="quantity"]').allTextContents()).toEqual(['2', '1']);
  });

  it('is up to date after going back to it', async () => {
    await buy('moon-mug');
    await page.goto('/demo/cart');
    await page.getByRole('link', { name: '주문하기' }).click();
    await button('결제하기').click();
    await page.getByRole('heading', { name: '주문이 완료됐어요' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: '장바구니가 비어 있어요' }).waitFor();
  });

  it('says why a code does nothing', async () => {
    await buy('hinoki-mist');
    await page.goto('/demo/cart');
    const enter = async (code: string) => {
      await page.getByLabel('할인 코드').fill(code);
      await button('적용').click();
      return page.locator('#coupon-state').textContent();
    };
    expect(await enter('nothing')).toBe('쓸 수 없는 코드예요. 다시 확인해 주세요.');
    expect(await enter('welcome5000')).toBe('조금 더 담으면 쓸 수 있어요: 5,000원 할인');
    expect(await enter('secret-ab12-cd34')).toBe('적용했어요: 15% 할인');
    await expect.poll(() => sum('coupon')).toBe('−4,200원');
  });
});

describe('an order in the demo shop', () => {
  it('takes the coupon and the discount at checkout off, and tells each step once', async () => {
    await buy('paper-lamp');
    await page.goto('/demo/discount/SECRET-AB12-CD34?to=/demo/checkout');
    await expect.poll(() => sum('total')).toBe('105,540원');
    expect([await sum('coupon'), await sum('checkout'), await sum('shipping')]).toEqual([
      '−19,200원',
      '−3,260원',
      '무료',
    ]);
    await choose(/^새벽 배송/);
    await button('결제하기').click();
    await page.getByRole('heading', { name: '주문이 완료됐어요' }).waitFor();
    expect(events()).toEqual([
      'view_item',
      'add_to_cart',
      'begin_checkout',
      'add_shipping_info',
      'add_payment_info',
      'purchase',
    ]);
    expect(last('add_shipping_info')).toMatchObject({ shipping_tier: 'dawn', coupon: 'SECRET-AB12-CD34' });
    expect(last('purchase')).toMatchObject({
      transaction_id: expect.stringMatching(/^ON\d{8}-/),
      value: 105_540,
      shipping: 0,
      coupon: 'SECRET-AB12-CD34',
      items: [{ item_id: 'paper-lamp', quantity: 1 }],
    });
  });

  it('keeps its number when its page is reloaded, and the cart stays empty', async () => {
    await buy('moon-mug');
    await button('바로 구매').click();
    await button('결제하기').click();
    await page.getByRole('heading', { name: '주문이 완료됐어요' }).waitFor();
    const first = last('purchase');
    await page.reload();
    await page.getByRole('heading', { name: '주문이 완료됐어요' }).waitFor();
    expect(last('purchase')).toEqual(first);
    await page.goto('/demo/checkout');
    await page.getByRole('heading', { name: '주문할 상품이 없어요' }).waitFor();
  });

  it('can be reviewed once', async () => {
    await buy('moon-mug');
    await page.goto('/demo/checkout');
    await button('결제하기').click();
    await page.getByRole('link', { name: '주문 내역 보기' }).click();
    await page.getByLabel('한 줄 후기').fill('좋아요');
    await button('후기 남기기').click();
    await page.getByText('후기 고맙습니다').waitFor();
    expect(told.findLast(({ event }) => event === 'write_review')).toMatchObject({ rating: 5 });
    await page.reload();
    await page.getByText('후기 고맙습니다').waitFor();
    expect(await button('후기 남기기').count()).toBe(0);
  });

  it('of another browser is not shown', async () => {
    await page.goto('/demo/order/complete?order=ON20261121-XXXXXX');
    await page.getByRole('heading', { name: '주문을 찾을 수 없어요' }).waitFor();
    expect(events()).toEqual([]);
  });
});

describe('a member of the demo shop', () => {
  it('logs in, is known on every page, and logs out', async () => {
    await page.goto('/demo/login?to=/demo/cart');
    await button(/^vip/).click();
    await page.waitForURL('**/demo/cart');
    await page.getByRole('link', { name: '김단골님의 온기' }).click();
    await page.getByText('1,200P').waitFor();
    expect(events().filter((event) => event === 'login')).toHaveLength(1);
    await button('로그아웃').click();
    await page.getByRole('link', { name: '로그인' }).waitFor();
  });

  it('signs up with any id', async () => {
    await page.goto('/demo/signup');
    await page.getByLabel('아이디').fill(`<b>'민수"`);
    await button('가입하기').click();
    await page.getByRole('heading', { name: `<b>'민수"님의 온기` }).waitFor();
    await expect.poll(events).toContain('sign_up');
  });
});

describe('the pages of the demo shop', () => {
  const paths = [
    '/demo/',
    '/demo/category/all',
    '/demo/product/brass-set',
    '/demo/search?q=%EB%B9%84%EB%88%84',
    '/demo/cart',
    '/demo/checkout',
    '/demo/login',
    '/demo/account',
    '/demo/event',
    '/demo/guide',
  ];

  it.each(['ko', 'en'])('fit a phone without scrolling sideways (%s)', async (language) => {
    await shopper.context.close();
    await open(phone);
    await buy('tray-table');
    for (const path of paths) {
      await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(375);
    }
  });

  it('name every field and every picture, and have one first heading', async () => {
    await buy('tray-table');
    for (const path of paths) {
      await page.goto(path);
      expect(await page.locator('main h1:visible').count(), path).toBe(1);
      const nameless = await page
        .locator('img:not([alt]), input:visible')
        .evaluateAll((all) => all.filter((one) => !(one as HTMLInputElement).labels?.length && !one.ariaLabel).length);
      expect(nameless, path).toBe(0);
    }
  });

  it('are long enough to be read to the end: a product page is more than three windows high', async () => {
    await page.goto('/demo/product/mugwort-soap');
    expect(await page.evaluate(() => document.documentElement.scrollHeight / innerHeight)).toBeGreaterThan(3);
  });

  it('explain themselves by keyboard: the panel opens, holds the focus and closes', async () => {
    await page.goto('/demo/');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: '볼 수 있는 팝업 다섯 가지' });
    expect(await panel.getByRole('listitem').count()).toBe(5);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    expect(await button('데모 쇼핑몰').evaluate((one) => one === document.activeElement)).toBe(true);
  });

  it('say so when this browser refuses to be followed', async () => {
    await shopper.context.addInitScript(() => Object.assign(navigator, { globalPrivacyControl: true }));
    await page.goto('/demo/');
    await button('데모 쇼핑몰').click();
    await page.getByText('추적 거부 신호(GPC)').waitFor();
  });

  it('stay in the language that was chosen', async () => {
    await page.goto('/demo/');
    await page.getByRole('link', { name: 'EN', exact: true }).click();
    await page.goto('/demo/guide');
    await page.getByRole('heading', { name: 'Questions' }).waitFor();
    await page.getByRole('link', { name: '한국어' }).click();
    await page.getByRole('heading', { name: '자주 묻는 질문' }).waitFor();
  });
});
