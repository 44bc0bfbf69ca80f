import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { owner } from '../support/server.ts';
import { type Desk, type Office, openOffice, soon } from './pages/dashboard/office.ts';

let office: Office;
let desk: Desk;

beforeAll(async () => {
  office = await openOffice({ withOwner: false });
});
afterAll(() => office.close());
afterEach(async () => {
  expect(desk.errors).toEqual([]);
  await desk.context.close();
});

describe('the first start', () => {
  it('tells whoever comes without the link where to find it', async () => {
    desk = await office.open('/', { signedIn: false });
    await desk.page.getByRole('heading', { name: '설정 링크가 필요합니다' }).waitFor();
  });

  it('says that a wrong link is wrong', async () => {
    desk = await office.open('/setup?token=guessed', { signedIn: false });
    const { page } = desk;
    await page.getByLabel('이름').fill('kim');
    await page.getByLabel('비밀번호', { exact: true }).fill('correct battery horse');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('alert').textContent(), soon).toContain('이미 사용했거나 잘못된 링크');
  });

  it('makes the owner with the keyboard alone and leads to Home', async () => {
    const link = new URL(office.server.setupUrl ?? '');
    desk = await office.open(link.pathname + link.search, { signedIn: false });
    const { page } = desk;
    await page.getByRole('heading', { name: '시작하기' }).waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name'));
    for (let presses = 0; (await focused()) !== 'name' && presses < 10; presses++) await page.keyboard.press('Tab');
    await page.keyboard.type(owner.name);
    await page.keyboard.press('Tab');
    await page.keyboard.type('short');
    await page.keyboard.press('Enter');
    await page.getByText('12자 이상 입력해 주세요.').waitFor();
    await page.getByLabel('비밀번호', { exact: true }).fill(owner.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '홈', level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
  });
});

describe('signing in', () => {
  it('says that it is loading while the server takes its time', async () => {
    desk = await office.open('/sign-in', { signedIn: true });
    const { page } = desk;
    await page.getByRole('heading', { name: '홈', level: 1 }).waitFor();
    const slow = Promise.withResolvers<void>();
    await page.route('**/api/sites', async (route) => {
      await slow.promise;
      await route.continue();
    });
    await page.reload();
    await page.getByRole('status').getByText('불러오는 중입니다').waitFor();
    slow.resolve();
    await page.getByRole('heading', { name: '홈', level: 1 }).waitFor();
  });

  it('tells a wrong password from nothing entered, and happens at the address that was asked for', async () => {
    desk = await office.open('/settings', { signedIn: false });
    const { page } = desk;
    await page.getByRole('button', { name: '로그인' }).click();
    expect(await page.getByText('입력해 주세요.').count()).toBe(2);
    await page.getByLabel('이름').fill(owner.name);
    await page.getByLabel('비밀번호', { exact: true }).fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByText('이름 또는 비밀번호가 맞지 않습니다.').waitFor();
    await page.getByLabel('비밀번호', { exact: true }).fill(owner.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '설정', level: 1 }).waitFor();
  });

  it('is asked for again when the session is over, and keeps unsaved work meanwhile', async () => {
    desk = await office.open('/');
    const { page, context } = desk;
    // What the screen asks for by itself is answered to whoever is signed in.
    await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/access')),
      page.goto(`${office.server.url}/settings`),
    ]);
    await page.getByLabel('이름').fill('반쯤 고친 이름');
    await context.clearCookies();
    await page.getByRole('button', { name: '저장' }).click();
    await page.getByRole('heading', { name: '로그인' }).waitFor();
    await page.getByLabel('이름').fill(owner.name);
    await page.getByLabel('비밀번호', { exact: true }).fill(owner.password);
    await page.keyboard.press('Enter');
    await page.getByText('저장하지 않은 변경 내용을 다시 불러왔습니다.').waitFor();
    expect(await page.getByLabel('이름').inputValue()).toBe('반쯤 고친 이름');
  });

  it('ends with signing out, from the menu, with the keyboard', async () => {
    desk = await office.open('/', { signedIn: false });
    const { page } = desk;
    await page.getByLabel('이름').fill(owner.name);
    await page.getByLabel('비밀번호', { exact: true }).fill(owner.password);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /계정 메뉴/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('menu').count(), soon).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain('계정 메뉴');
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '로그인' }).waitFor();
  });
});
