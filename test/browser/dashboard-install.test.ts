import type { Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, type Office, openOffice, pauseCampaigns, soon, type ToldEvent } from './pages/dashboard/office.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const phone = { viewport: { width: 375, height: 812 }, isMobile: true, hasTouch: true };
const shirt = { item_id: 'A1', item_name: '린넨 셔츠', price: 39_000, quantity: 1 };

let office: Office;
let desk: Desk;
let page: Page;

beforeAll(async () => {
  office = await openOffice({ withOwner: false });
  await pauseCampaigns(await office.server.signIn());
});
afterAll(() => office.close());
afterEach(async () => {
  expect(desk.errors).toEqual([]);
  await desk.context.close();
});

async function open(path: string, options = {}): Promise<void> {
  desk = await office.open(path, options);
  page = desk.page;
}

const card = (title: string): Locator =>
  page.locator('.card').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
const platform = (name: string): Locator => page.getByRole('radio', { name });
const choose = (name: string) => page.locator('.platforms label').filter({ hasText: name }).click();
const texts = (locator: Locator) => expect.poll(() => locator.allTextContents().then((all) => all.join('\n')), soon);

describe('where the tag goes', () => {
  it('is said for the platform that is chosen, which is remembered', async () => {
    await open('/install');
    await choose('Shopify');
    await page.getByText('layout/theme.liquid를 열어').waitFor();
    await page.reload();
    await page.getByText('layout/theme.liquid를 열어').waitFor();
    expect(await platform('Shopify').isChecked()).toBe(true);
    const given = card('태그 붙이기').locator('dl > div');
    await texts(given.filter({ hasText: '구매' })).toContain('웹훅');
  });

  it('is said in English too, with all platforms beside each other', async () => {
    await open('/install', { locale: 'en-US' });
    await choose('Magento 2');
    await page.getByText('Scripts and Style Sheets').waitFor();
    await page.getByText('Compare all platforms').click();
    const row = page.getByRole('row', { name: /PrestaShop/ });
    await texts(row).toContain('Orders API');
  });

  it('is begun with the platform that the tag has found', async () => {
    await office.tell([{ name: 'page_view' }], { heard: { 'page_view platform found woocommerce': 1 } });
    await open('/install');
    await expect.poll(() => platform('WooCommerce').isChecked(), soon).toBe(true);
    await page.getByText('쇼핑몰에서 감지됨').waitFor();
    await page.getByText('Header 칸에 붙여 넣고').waitFor();
  });

  it('leads a shop of no known platform to where it is taught', async () => {
    await open('/install');
    await choose('기타 · 자체 제작');
    await page.getByRole('list').getByRole('link', { name: '쇼핑몰 알려주기' }).click();
    await page.getByRole('heading', { level: 1, name: '쇼핑몰 알려주기' }).waitFor();
  });

  it('is code that works from Google Tag Manager, which removes attributes', async () => {
    await open('/install');
    await choose('Google Tag Manager');
    const code = await card('태그 붙이기').locator('.guide pre').textContent();
    const shop = await desk.context.newPage();
    await shop.route('**/pasted', (route) => route.fulfill({ contentType: 'text/html', body: `<head>${code}</head>` }));
    const reported = shop.waitForRequest((request) => request.url().endsWith('/v1/batch'));
    await shop.goto(`${office.server.url}/pasted`);
    expect((await reported).postDataJSON()).toMatchObject({ site: 'demo', events: [{ name: 'page_view' }] });
  });

  it('fits a phone', async () => {
    await open('/install', phone);
    await choose('Cafe24');
    await page.getByText('layout/basic/layout.html').waitFor();
    await page.getByText('모든 플랫폼 비교').click();
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
  });
});

describe('the check of the installation', () => {
  const line = (name: string) => card('설치 확인').locator('.checks > li').filter({ hasText: name });

  it('names who told of each kind, what was dropped and what is wrong, and shows the newest', async () => {
    await office.tell(
      [
        { name: 'view_item', params: { currency: 'KRW', items: [shirt] } },
        { name: 'view_item', params: { currency: 'KRW', items: [{ item_name: '이름만 있는 양말', price: 0 }] } },
      ],
      {
        heard: {
          'view_item layer used': 2,
          'view_item layer double': 3,
          'view_item markup differs price': 1,
        },
      },
    );
    await open('/install');
    const views = line('상품 조회');
    await texts(views).toContain('데이터 레이어');
    await texts(views).toContain('중복 3회 제외');
    await texts(views).toContain('값이 서로 다름: 가격 1회');
    await texts(views).toContain('상품 번호 없음: 최근 2건 중 1건');
    await texts(views).toContain('가격 없음 또는 0: 최근 2건 중 1건');
    await views.getByText('받은 내용 보기').click();
    await texts(views.locator('pre')).toContain('이름만 있는 양말');
  });

  it('knows members when they log in', async () => {
    await open('/install');
    await texts(line('회원 확인')).toContain('아직 없음');
    await office.tell([{ name: 'identify', params: { customer_id: 'kim' } }]);
    await texts(line('회원 확인')).toContain('1회');
  });
});

describe('a test order', () => {
  const step = (name: string) => card('테스트 주문').locator('.test > li').filter({ hasText: name });
  const isTicked = (name: string) => expect.poll(() => step(name).getAttribute('class'), soon);

  it('ticks each step as it comes from this very visit, and is done at the end', async () => {
    await open('/install');
    const opened = desk.context.waitForEvent('page');
    await page.getByRole('button', { name: '쇼핑몰 열고 시작' }).click();
    const shop = await opened;
    await isTicked('쇼핑몰 열기').toBe('seen');

    // Somebody else shops at the same time.
    await office.tell([{ name: 'page_view' }, { name: 'purchase', params: { transaction_id: 'other' } }]);
    await shop.goto(`${office.server.url}/demo/product/linen-shirt`);
    await isTicked('상품 보기').toBe('seen');
    await texts(step('상품 보기')).toContain('₩');
    expect(await step('결제하기').getAttribute('class')).toBe('missing');
    await shop.getByRole('button', { name: '장바구니에 담기' }).click();
    await isTicked('장바구니에 담기').toBe('seen');
    await shop.goto(`${office.server.url}/demo/checkout`);
    await isTicked('주문서로 가기').toBe('seen');
    await shop.getByRole('button', { name: '결제하기' }).click();
    await isTicked('결제하기').toBe('seen');
    await texts(step('결제하기')).toContain('합계 ₩');
    await page.getByText('모두 들어왔습니다. 설치가 끝났습니다.').waitFor();
  });

  it('says at the step what is wrong with what came', async () => {
    const mark = await begin();
    const mine = { visitor: 'visitor-of-owner', url: `${office.server.url}/demo/?dangol_test=${mark}` };
    await office.tell([{ name: 'page_view' }], mine);
    await isTicked('쇼핑몰 열기').toBe('seen');
    await office.tell([{ name: 'view_item', params: { items: [{ item_name: '린넨 셔츠', price: 0 }] } }], mine);
    await isTicked('상품 보기').toBe('faulty');
    await texts(step('상품 보기')).toContain('상품 번호(item_id)가 없는 상품이 있습니다.');
    await texts(step('상품 보기')).toContain('가격이 없거나 0입니다.');
    await office.tell([{ name: 'purchase', params: { items: [shirt] } }], mine);
    await isTicked('결제하기').toBe('faulty');
    await texts(step('결제하기')).toContain('주문 번호(transaction_id)가 없습니다.');
    await texts(step('결제하기')).toContain('주문 금액(value)이 없거나 0입니다.');
    // Mended, and tried again.
    await office.tell([{ name: 'view_item', params: { items: [shirt] } }], mine);
    await isTicked('상품 보기').toBe('seen');
  });

  it('goes on where a shop drops the mark from its address: one says who one is', async () => {
    await begin();
    const other = `${office.server.url}/demo/without-mark`;
    await office.tell([{ name: 'page_view' }], { visitor: 'visitor-unmarked', url: other });
    const visit = card('테스트 주문').locator('li').filter({ hasText: 'without-mark' });
    await visit.getByRole('button', { name: '이게 나예요' }).click();
    await isTicked('쇼핑몰 열기').toBe('seen');
    await office.tell([{ name: 'add_to_cart', params: { items: [shirt] } }], {
      visitor: 'visitor-unmarked',
      url: other,
    });
    await isTicked('장바구니에 담기').toBe('seen');
  });

  /** Begins without a shop in the new tab; the mark of the visit. */
  async function begin(): Promise<string> {
    await open('/install');
    await desk.context.route(/dangol_test=/, (route) => route.fulfill({ body: '' }));
    await page.getByRole('button', { name: '쇼핑몰 열고 시작' }).click();
    const address = await card('테스트 주문').locator('code').textContent();
    return new URL(address ?? '').searchParams.get('dangol_test') ?? '';
  }
});

describe('a shop whose orders stopped two days ago', () => {
  let quiet: Office;
  beforeAll(async () => {
    quiet = await openOffice();
    const now = Date.now();
    const events: ToldEvent[] = [];
    for (let at = now - 35 * DAY_MS; at < now; at += HOUR_MS) {
      events.push({ name: 'page_view', at });
      if (at < now - 2 * DAY_MS)
        events.push({ name: 'purchase', at, params: { transaction_id: `T${at}`, value: 1_000 } });
    }
    await quiet.tell(events);
  });
  afterAll(() => quiet.close());

  it('is warned by one line on Home, which leads to Install', async () => {
    desk = await quiet.open('/');
    page = desk.page;
    const warning = page.getByRole('status').filter({ hasText: '‘구매’ 이벤트가' });
    await texts(warning).toMatch(/평소라면 4\d건쯤/);
    await warning.getByRole('link', { name: '설치 확인' }).click();
    await page.getByRole('heading', { name: '설치', level: 1 }).waitFor();
    await texts(page.getByRole('status').filter({ hasText: '‘구매’' })).toContain('이벤트가');
  });

  it('is warned no longer once an order has come', async () => {
    await quiet.tell([{ name: 'purchase', params: { transaction_id: 'new', value: 1_000 } }]);
    // A screen that asks for no warnings: the answer is the next one's.
    desk = await quiet.open('/settings');
    page = desk.page;
    const answered = page.waitForResponse((response) => response.url().endsWith('/warnings'));
    await page.goto(`${quiet.server.url}/install`);
    expect(await (await answered).json()).toEqual([]);
    expect(await page.getByRole('status').filter({ hasText: '‘구매’' }).count()).toBe(0);
  });
});
