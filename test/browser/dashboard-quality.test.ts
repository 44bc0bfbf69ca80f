/** What holds for every screen: words, sizes, keyboard, and stillness while loading. */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, type Office, openOffice, soon } from './pages/dashboard/office.ts';

const screens = ['/', '/campaigns', '/campaigns/new', '/install', '/install/mapping', '/settings', '/nowhere'];
const widths = [375, 768, 1280, 1440];

let office: Office;
let desk: Desk;

beforeAll(async () => {
  office = await openOffice();
  await office.report(office.server.url, 'page_view', 'view_item', 'add_to_cart', 'purchase');
});
afterAll(() => office.close());
afterEach(async () => {
  expect(desk.errors).toEqual([]);
  await desk.context.close();
});

const settled = (page: Page) => page.getByRole('heading', { level: 1 }).waitFor();

describe.each(screens)('%s', (path) => {
  it('fits every width from a phone to a large screen', async () => {
    desk = await office.open(path);
    await settled(desk.page);
    for (const width of widths) {
      await desk.page.setViewportSize({ width, height: 800 });
      const wide = () => desk.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      // A chart is drawn anew a moment later.
      await expect.poll(wide, { ...soon, message: `${width} px` }).toBeLessThanOrEqual(0);
    }
  });

  it('has one main heading, is titled by it, and names all that can be pressed', async () => {
    desk = await office.open(path);
    const { page } = desk;
    await settled(page);
    const heading = await page.getByRole('heading', { level: 1 }).allTextContents();
    expect(heading).toHaveLength(1);
    await expect.poll(() => page.title(), soon).toContain('Dangol');
    expect(await page.evaluate(namelessControls)).toEqual([]);
  });

  it('is English in English, to the last word of its own', async () => {
    desk = await office.open(path, { locale: 'en-US' });
    const { page } = desk;
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    const words = await page.evaluate(() => document.querySelector('h1')?.textContent ?? '');
    expect(words).not.toMatch(/\p{Script=Hangul}/u);
  });
});

describe('the language', () => {
  it('is the browser’s first, changes at once by the switch, and stays so', async () => {
    desk = await office.open('/settings');
    const { page } = desk;
    await page.getByRole('heading', { name: '설정', level: 1 }).waitFor();
    await page.getByRole('button', { name: '언어' }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.reload();
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  });
});

describe('the keyboard', () => {
  it('skips to the content first, and finds every place in order with a visible ring', async () => {
    desk = await office.open('/settings');
    const { page } = desk;
    await settled(page);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('본문으로 바로가기');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.localName), soon).toBe('main');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    const ring = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
    expect(ring).toBe('solid');
  });

  it('is taken to the heading of the next screen', async () => {
    desk = await office.open('/');
    const { page } = desk;
    await settled(page);
    await page.getByRole('link', { name: '설치' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '설치', level: 1 }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent), soon).toBe('설치');
  });
});

describe('a slow server', () => {
  it.each(['/', '/install'])('makes nothing on %s jump when its answer comes', async (path) => {
    desk = await office.open('/settings');
    const { page } = desk;
    await settled(page);
    await page.route(/\/api\/sites\/\d+\/(home|install)/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue();
    });
    const answered = page.waitForResponse(/\/(home|install)$/);
    await page.goto(office.server.url + path);
    await (await answered).finished();
    const jumped = await page.evaluate(watchJumps);
    expect(jumped).toBeLessThan(0.01);
  });

  it('that does not answer is told, with a way to try again', async () => {
    desk = await office.open('/settings');
    const { page } = desk;
    await settled(page);
    await page.route('**/api/sites/*/home', (route) => route.abort());
    await page.getByRole('link', { name: '홈' }).first().click();
    await page.getByRole('alert').getByText('서버에 연결할 수 없습니다.').waitFor();
    await page.unroute('**/api/sites/*/home');
    await page.getByRole('button', { name: '다시 시도' }).click();
    await page.getByRole('heading', { name: '최근 14일' }).waitFor();
    await expect.poll(() => page.getByRole('alert').count(), soon).toBe(0);
  });
});

/** Runs in the page: buttons, links and fields that a screen reader could not name. */
function namelessControls(): string[] {
  const named = (element: Element): boolean => {
    const labels = (element as HTMLInputElement).labels;
    const words = element.getAttribute('aria-label') ?? '';
    const own = element.matches('input, select, textarea') ? '' : (element.textContent ?? '');
    return [words, own, ...[...(labels ?? [])].map((label) => label.textContent ?? '')].some(
      (text) => text.trim() !== '',
    );
  };
  return [...document.querySelectorAll('button, a, input, select, textarea')]
    .filter((element) => !named(element))
    .map((element) => element.outerHTML.slice(0, 120));
}

/** Runs in the page: how much the layout shifts until two seconds are over (web.dev/cls). */
function watchJumps(): Promise<number> {
  return new Promise((resolve) => {
    let sum = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(sum), 2_000);
  });
}
