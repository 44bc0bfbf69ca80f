import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, type Office, openOffice, soon, told } from './pages/dashboard/office.ts';

const OWN_SHOP = 'https://linen.example';

let office: Office;
let desk: Desk;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
afterEach(async () => {
  expect(desk.errors).toEqual([]);
  await desk.context.close();
});

describe('Home', () => {
  it('leads a shop without data on, and comes alive with its first event without a reload', async () => {
    desk = await office.open('/');
    const { page } = desk;
    await page.getByRole('heading', { name: '아직 들어온 데이터가 없습니다' }).waitFor();
    await page.getByText('실시간', { exact: true }).waitFor();
    await office.report(office.server.url, 'page_view', 'view_item');
    const feed = page.getByRole('log');
    await feed.getByText('상품 조회').waitFor();
    await page.getByRole('heading', { name: '최근 14일' }).waitFor(soon);
    await expect.poll(() => page.locator('.figure', { hasText: '방문자' }).textContent(), soon).toContain('1');
  });

  it('holds the feed still on demand', async () => {
    await office.report(office.server.url, 'page_view');
    desk = await office.open('/');
    const { page } = desk;
    const linesOf = (one: Page) => one.getByRole('log').getByRole('article').count();
    await expect.poll(() => linesOf(page), soon).toBeGreaterThan(0);
    await page.getByRole('button', { name: '일시정지' }).click();
    const before = await linesOf(page);

    // Another dashboard shows when the lines have come to every dashboard.
    const other = await desk.context.newPage();
    await other.goto(office.server.url);
    await expect.poll(() => linesOf(other), soon).toBe(before);
    await office.report(office.server.url, 'view_cart');
    await office.report(office.server.url, 'add_to_cart');
    await expect.poll(() => linesOf(other), soon).toBe(before + 2);

    expect(await linesOf(page)).toBe(before);
    await page.getByRole('button', { name: '계속 보기' }).click();
    await expect.poll(() => linesOf(page), soon).toBe(before + 2);
  });
});

describe('Install', () => {
  it('lets in a refused address with one click', async () => {
    expect((await office.report(OWN_SHOP, 'page_view')).status).toBe(403);
    desk = await office.open('/install');
    const { page } = desk;
    await page.getByRole('button', { name: `${OWN_SHOP} 추가` }).click();
    await page.getByRole('button', { name: `${OWN_SHOP} 삭제` }).waitFor();
    expect(await page.getByText('거절된 주소').count()).toBe(0);
    expect((await office.report(OWN_SHOP, 'page_view')).ok).toBe(true);
  });

  it('cuts a pasted address to its origin and explains one that is none', async () => {
    desk = await office.open('/install');
    const { page } = desk;
    const field = page.getByLabel('주소 추가');
    await field.fill('not an address');
    await page.keyboard.press('Enter');
    await page.getByText('https://shop.example 처럼 경로 없이 입력해 주세요.').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.fill('m.linen.example/product/1');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'https://m.linen.example 삭제' }).waitFor();
    expect(await field.inputValue()).toBe('');
  });

  it('shows what has been seen and what to do about the rest, by itself', async () => {
    desk = await office.open('/install');
    const { page } = desk;
    const purchase = page.getByRole('listitem').filter({ hasText: '구매' });
    await expect.poll(() => purchase.textContent(), soon).toContain("dangol('event', 'purchase'");
    await office.report(office.server.url, 'purchase');
    await expect.poll(() => purchase.textContent(), soon).toContain('1회');
    expect(await purchase.textContent()).not.toContain('dangol(');
  });

  it('copies the tag of the shop', async () => {
    desk = await office.open('/install', { permissions: ['clipboard-read', 'clipboard-write'] });
    const { page } = desk;
    await told(page, '복사했습니다', () => page.getByRole('button', { name: '복사' }).first().click());
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^<script async src="http:\/\/127\.0\.0\.1:\d+\/t\.js"\s+data-site="demo"><\/script>$/);
  });
});

describe('Campaigns', () => {
  it('shows what became of a campaign elsewhere without a reload', async () => {
    desk = await office.open('/campaigns');
    const { page } = desk;
    await page.getByText('진행 중 5').waitFor();
    await page.evaluate(async () => {
      const headers = { 'x-dangol': '1', 'content-type': 'application/json' };
      const [{ id: site }] = await (await fetch('/api/sites')).json();
      const [{ id }] = await (await fetch(`/api/sites/${site}/campaigns`)).json();
      const body = JSON.stringify({ state: 'paused' });
      await fetch(`/api/sites/${site}/campaigns/${id}/state`, { method: 'POST', headers, body });
      // As when one comes back to the tab.
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await page.getByText('진행 중 4').waitFor();
  });
});

describe('Settings', () => {
  it('put the error beside the field and take one there', async () => {
    desk = await office.open('/settings');
    const { page } = desk;
    const perDay = page.getByLabel('한 사람에게 하루 최대');
    await perDay.fill('0');
    await page.getByRole('button', { name: '저장' }).click();
    await page.getByText('1 이상이어야 합니다.').waitFor();
    await expect.poll(() => perDay.evaluate((field) => field === document.activeElement), soon).toBe(true);
    const described = (await perDay.getAttribute('aria-describedby')) ?? '';
    expect(await page.locator(`#${described.split(' ').at(-1)}`).textContent()).toContain('1 이상이어야 합니다.');
  });

  it('keep unsaved work over a reload until it is saved or thrown away', async () => {
    desk = await office.open('/settings');
    const { page } = desk;
    const name = page.getByLabel('이름');
    const original = await name.inputValue();
    await name.fill('린넨하우스');
    await page.reload();
    await page.getByText('저장하지 않은 변경 내용을 다시 불러왔습니다.').waitFor();
    expect(await name.inputValue()).toBe('린넨하우스');
    await page.getByRole('button', { name: '버리기' }).click();
    expect(await name.inputValue()).toBe(original);
    await page.reload();
    await name.waitFor();
    expect(await name.inputValue()).toBe(original);
  });

  it('are saved, and change the tag when privacy does', async () => {
    desk = await office.open('/settings');
    const { page } = desk;
    await page.getByLabel('방문자의 동의').selectOption('ask');
    await told(page, '태그가 바뀌었습니다.', () => page.getByRole('button', { name: '저장' }).click());
    await page.getByRole('link', { name: '설치' }).click();
    await page.getByText('data-consent="ask"').waitFor();
    await page.reload();
    await page.getByText('data-consent="ask"').waitFor();
  });
});

describe('a second shop', () => {
  it('is added with its address, may serve the tag itself, and the first one is a choice away', async () => {
    desk = await office.open('/');
    const { page } = desk;
    const current = () => page.getByRole('button', { name: /쇼핑몰 선택/ });
    await current().click();
    await page.getByRole('menuitem', { name: '쇼핑몰 추가' }).click();
    await page.getByLabel('쇼핑몰 이름').fill('가을옷장');
    await page.getByLabel('쇼핑몰 주소').fill('our shop');
    await page.keyboard.press('Enter');
    await page.getByText('https://shop.example 처럼 경로 없이 입력해 주세요.').waitFor();
    await page.getByLabel('쇼핑몰 주소').fill('autumn.example');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '설치', level: 1 }).waitFor();
    expect(await current().textContent()).toContain('가을옷장');
    await page.getByText('https://autumn.example').waitFor();

    await page.getByText('설정 방법', { exact: true }).click();
    await page.getByLabel('태그를 둘 주소').fill('https://autumn.example/x9');
    await page.getByText('슬래시로 끝나는 주소여야 합니다.').waitFor();
    await page.getByLabel('태그를 둘 주소').fill('https://autumn.example/x9/');
    await page.getByText('location /x9/ {').waitFor();
    await page.getByText('Cloudflare', { exact: true }).click();
    await page.getByText('Route: autumn.example/x9/*').waitFor();
    await page.getByRole('button', { name: '태그에 이 주소 쓰기' }).click();
    await page.getByText('src="https://autumn.example/x9/t.js"').waitFor();
    await page.getByRole('button', { name: '원래 주소로 되돌리기' }).click();
    await page.getByText(`src="${office.server.url}/t.js"`).waitFor();

    await current().click();
    await page.getByRole('menuitemradio').first().click();
    await expect.poll(() => current().textContent(), soon).not.toContain('가을옷장');
  });
});
