import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LEASE_MS } from '../../server/contract/limits.ts';
import { openShop, phone, type Shop, type Shopper } from './pages/demo/shop.ts';
import type { Tab } from './pages/demo/tab.ts';

/** The names of the campaigns begin so. */
const welcome = '첫 방문';
const secret = '끝까지 읽은';
const notice = '장바구니 할인';
const reminder = '장바구니 이탈';
const review = '구매 후';

let shop: Shop;
let shoppers: Shopper[] = [];

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.close());
afterEach(async () => {
  for (const { context } of shoppers) await context.close();
  expect(shoppers.flatMap(({ errors }) => errors)).toEqual([]);
  shoppers = [];
});

/** Somebody new, with one tab open. */
async function newcomer(options = {}): Promise<{ shopper: Shopper; tab: Tab }> {
  const shopper = await shop.newcomer(options);
  shoppers.push(shopper);
  return { shopper, tab: await shopper.openTab() };
}

/** Somebody who was welcomed a moment ago, so that nothing but what a test is about comes up. */
async function welcomed(options = {}): Promise<Tab> {
  const { tab } = await newcomer(options);
  await tab.sees(() => tab.visit('/demo/'));
  await tab.closeMessage();
  return tab;
}

/** Opens three product pages; what the last one is told to watch for. */
async function lookAtThree(tab: Tab) {
  await tab.visit('/demo/product/linen-shirt');
  await tab.visit('/demo/product/moon-mug');
  return (await tab.visit('/demo/product/paper-lamp')).armed;
}

const nothing = { decisions: [], armed: [] };
const readingToTheEnd = [{ on: 'scroll', percent: 90 }];
const leaving = [{ on: 'exit_intent' }];

describe('the five campaigns of the demo shop', () => {
  it('each reach one customer once: not again after a reload, in a second tab, or in a second browser after logging in', async () => {
    const { shopper, tab } = await newcomer();

    expect(await tab.sees(() => tab.visit('/demo/'))).toContain('5,000원 쿠폰');
    expect(await tab.code()).toBe('WELCOME5000');
    await tab.closeMessage();
    expect(await tab.reload()).toMatchObject(nothing);
    await tab.logIn('mina');

    expect(await tab.visit('/demo/product/linen-shirt')).toMatchObject(nothing);
    expect(await tab.visit('/demo/product/moon-mug')).toMatchObject(nothing);
    expect(await tab.visit('/demo/product/paper-lamp')).toMatchObject({ decisions: [], armed: readingToTheEnd });
    const coupon = await tab.sees(() => tab.readToTheEnd());
    expect(coupon).toContain('mina님께만 드리는 비밀 쿠폰');
    expect(coupon).toContain('한지 달무리 등 이야기를 끝까지 읽어 주셔서 고마워요');
    expect(await tab.code()).toMatch(/^SECRET-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    await tab.closeMessage();
    expect(await tab.reload()).toMatchObject(nothing);

    expect(await tab.putIntoCart()).toMatchObject({ decisions: [], armed: leaving });
    expect(await tab.sees(() => tab.page.goto('/demo/cart'))).toContain('담아 두신 상품 1개, 결제 화면에서 3% 더');
    await tab.closeMessage();
    const cart = () => tab.page.reload();
    expect(await tab.answerTo('view_cart', cart)).toMatchObject({ decisions: [], armed: leaving });

    expect(await tab.sees(() => tab.leaveByTheTop())).toContain('한지 달무리 등, 두고 가시나요?');
    await tab.closeMessage();
    expect(await tab.answerTo('view_cart', cart)).toMatchObject(nothing);

    // The same person in a second tab and in a second browser, with everything given that caused the four messages.
    const { tab: elsewhere } = await newcomer();
    await elsewhere.logIn('mina');
    for (const other of [await shopper.openTab(), elsewhere]) {
      expect(await other.visit('/demo/')).toMatchObject(nothing);
      expect(await lookAtThree(other)).toEqual([]);
      expect(await other.putIntoCart()).toMatchObject(nothing);
      expect(await other.answerTo('view_cart', () => other.page.goto('/demo/cart'))).toMatchObject(nothing);
    }

    await tab.order();
    expect(await tab.visit('/demo/')).toMatchObject(nothing);
    const back = '/demo/?utm_source=kakao&utm_medium=message&utm_campaign=after_order';
    expect(await tab.sees(() => tab.page.goto(back))).toContain('mina님, 지난 주문은 마음에 드셨나요?');
    await tab.closeMessage();
    for (const other of [tab, await shopper.openTab(), elsewhere]) {
      expect(await other.visit(`${back}_again`)).toMatchObject(nothing);
    }

    for (const name of [welcome, secret, notice, reminder, review]) {
      const figures = async () => (await shop.results(name)).arms;
      await expect
        .poll(figures, { message: name })
        .toMatchObject([{ arm: 'A', qualified: 1, shown: 1, clicked: 0, dismissed: 1 }]);
    }
  }, 180_000);

  it('give everybody a secret code of their own, and the same one wherever they are', async () => {
    const first = await welcomed();
    await first.logIn('jun');
    // The network fails as the message is about to be drawn.
    await first.page.route('**/t/*.js', (route) => route.abort());
    expect(await lookAtThree(first)).toMatchObject(readingToTheEnd);
    const { decisions } = await first.answerTo('scroll', () => first.readToTheEnd());
    const code = decisions[0]?.coupon?.code;
    expect(code).toMatch(/^SECRET-/);
    expect(await first.message.count()).toBe(0);

    const stranger = await welcomed();
    await lookAtThree(stranger);
    await stranger.sees(() => stranger.readToTheEnd());
    expect(await stranger.code()).toMatch(/^SECRET-/);
    expect(await stranger.code()).not.toBe(code);

    // What did not appear in one browser is offered in another as soon as its lease has lapsed.
    const { tab: second } = await newcomer();
    await second.logIn('jun');
    const armed = async () => (await second.visit('/demo/product/paper-lamp')).armed;
    await expect.poll(armed, { timeout: 2 * LEASE_MS, interval: 2_000 }).toMatchObject(readingToTheEnd);
    await second.sees(() => second.readToTheEnd());
    expect(await second.code()).toBe(code);
    await second.closeMessage();
    expect(await first.visit('/demo/product/paper-lamp')).toMatchObject(nothing);
  }, 180_000);

  it('lead from the coupon to the cart, and count it as redeemed by the order that names it, once', async () => {
    const before = await shop.results(secret);
    const tab = await welcomed();
    await lookAtThree(tab);
    await tab.putIntoCart();
    await tab.sees(() => tab.readToTheEnd());
    const code = await tab.code();
    await tab.message.getByRole('link', { name: '쿠폰 바로 쓰기' }).click();
    await tab.page.waitForURL('**/demo/cart');
    await tab.page.getByText('적용했어요: 15% 할인').waitFor();
    expect(await tab.page.getByLabel('할인 코드').inputValue()).toBe(code);

    const number = await tab.order();
    expect(await tab.page.locator('[data-sum="coupon"]').textContent()).toBe('−19,200원');
    // The shop tells of the same order again.
    await tab.answerTo('purchase', () => tab.page.reload());
    expect(await tab.page.locator('[data-order-id]').textContent()).toBe(number);

    const redeemed = async () => (await shop.results(secret)).coupons.redeemed - before.coupons.redeemed;
    await expect.poll(redeemed).toBe(1);
    const after = await shop.results(secret);
    const more = (figure: 'clicked' | 'converted' | 'orders' | 'revenueMinor') =>
      (after.arms[0]?.[figure] ?? 0) - (before.arms[0]?.[figure] ?? 0);
    expect([more('clicked'), more('converted'), more('orders')]).toEqual([1, 1, 1]);
    // 128,000 won less 15 %, less 3 % of the rest in tens of won.
    expect(more('revenueMinor')).toBe(105_540);
  }, 120_000);

  it('stand on a record that is whole: what is told as a page goes away arrives as well', async () => {
    const steps = [
      'add_to_cart',
      'begin_checkout',
      'add_shipping_info',
      'add_payment_info',
      'purchase',
      'write_review',
    ];
    const counts = () => Promise.all(steps.map((step) => shop.count(step)));
    const before = await counts();
    const tab = await welcomed();
    await tab.visit('/demo/product/brass-set');
    await tab.page.getByRole('button', { name: '바로 구매' }).click();
    await tab.page.waitForURL('**/demo/checkout');
    await tab.answerTo('purchase', () => tab.page.getByRole('button', { name: '결제하기' }).click());
    await tab.page.getByRole('link', { name: '주문 내역 보기' }).click();
    await tab.page.getByLabel('한 줄 후기').fill('밥맛이 달라졌어요');
    await tab.page.getByRole('button', { name: '후기 남기기' }).click();
    await tab.page.goto('about:blank');
    await expect.poll(counts).toEqual(before.map((count) => count + 1));
  }, 60_000);

  it('remind on a phone, where no mouse leaves, of a fast swipe back up', async () => {
    const tab = await welcomed(phone);
    await tab.visit('/demo/product/tray-table');
    expect((await tab.putIntoCart()).armed).toMatchObject(leaving);
    expect(await tab.sees(() => tab.leaveBySwiping())).toContain('호두나무 소반, 두고 가시나요?');
  }, 60_000);

  it('reach whoever starts over as a new visitor', async () => {
    const tab = await welcomed();
    await tab.page.getByRole('button', { name: '데모 쇼핑몰' }).click();
    expect(await tab.sees(() => tab.page.getByRole('link', { name: '새 방문자로 시작' }).click())).toContain(
      '반가워요',
    );
  }, 60_000);
});
