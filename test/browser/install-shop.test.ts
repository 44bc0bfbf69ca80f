import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, type Office, openOffice, soon, told } from './pages/dashboard/office.ts';
import type { UnknownShop } from './pages/shops/serve.ts';
import { openWooCommerce } from './pages/shops/woocommerce/shop.ts';

let office: Office;
let desk: Desk;
let page: Page;
let shop: UnknownShop;

beforeEach(async () => {
  [office, shop] = await Promise.all([openOffice(), openWooCommerce('classic')]);
  desk = await office.open('/install');
  page = desk.page;
});
afterEach(async () => {
  expect(desk.errors).toEqual([]);
  await desk.context.close();
  shop.close();
  await office.close();
});

const step = (name: string) => page.locator('.test > li').filter({ hasText: name });
const isTicked = (name: string) => expect.poll(() => step(name).getAttribute('class'), soon);

/** What an owner does who has a WooCommerce shop and no developer: nothing but press, copy and paste. */
describe('a shop that nobody has seen before', () => {
  it('gets from pasting the tag to every tick of a test order, with ids, prices and a total', async () => {
    await page.getByRole('button', { name: '쇼핑몰 추가' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('쇼핑몰 이름').fill('Linen');
    await form.getByRole('button', { name: '쇼핑몰 추가' }).click();
    await expect.poll(() => page.locator('.guide pre').textContent(), soon).not.toContain('"demo"');
    await takeCurrency('EUR');
    await page.locator('.platforms label').filter({ hasText: 'Google Tag Manager' }).click();
    await page.locator('.platforms label').filter({ hasText: 'WooCommerce' }).click();
    shop.head = (await page.locator('.guide pre').textContent()) ?? '';

    // The shop has the tag, but its address is not allowed yet.
    const visit = await desk.context.newPage();
    await visit.goto(shop.origin);
    await page.getByRole('button', { name: `${shop.origin} 추가` }).click({ timeout: 20_000 });
    await page.getByRole('button', { name: `${shop.origin} 삭제` }).waitFor();

    const opened = desk.context.waitForEvent('page');
    await page.getByRole('button', { name: '쇼핑몰 열고 시작' }).click();
    const tour = await opened;
    await isTicked('쇼핑몰 열기').toBe('seen');
    await tour.click('text=Shirt');
    await isTicked('상품 보기').toBe('seen');
    await tour.click('.single_add_to_cart_button');
    await isTicked('장바구니에 담기').toBe('seen');
    await tour.click('text=Cart');
    await tour.click('text=Checkout');
    await isTicked('주문서로 가기').toBe('seen');
    await tour.click('#place_order');
    await isTicked('결제하기').toBe('seen');
    await page.getByText('모두 들어왔습니다. 설치가 끝났습니다.').waitFor();
    const [order] = shop.orders;
    await expect.poll(() => step('결제하기').textContent(), soon).toContain(`주문 ${order?.id}`);

    const checks = page.locator('.checks:not(.test) > li').filter({ hasText: '상품 조회' });
    await expect.poll(() => checks.textContent(), soon).toContain('플랫폼');
    await page.getByText('쇼핑몰에서 감지됨').waitFor();
  });

  /** As under Settings: a currency that is not the shop's is told at each step. */
  async function takeCurrency(currency: string): Promise<void> {
    await page.goto(`${office.server.url}/settings`);
    await page.getByLabel('통화').selectOption(currency);
    await told(page, '저장했습니다', () => page.getByRole('button', { name: '저장' }).click());
    await page.goto(`${office.server.url}/install`);
  }
});
