/** Sample shoppers, from the empty Home of a newcomer to figures. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, type Office, openOffice, soon } from './pages/dashboard/office.ts';

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

describe('sample shoppers', () => {
  it('are loaded at a press, go on over a reload, stop and go on again', async () => {
    desk = await office.open('/');
    const { page } = desk;
    await page.getByRole('button', { name: '샘플 쇼핑객 불러오기' }).click();
    const bar = page.getByRole('progressbar', { name: '샘플 쇼핑객을 불러오는 중입니다' });
    await bar.waitFor();
    expect(await page.getByText('아직 들어온 데이터가 없습니다').count()).toBe(0);
    await page.reload();
    await bar.waitFor();
    const visitsOf = async () =>
      Number((await bar.getAttribute('aria-valuetext'))?.match(/방문 ([\d,]+)회/)?.[1]?.replace(',', ''));
    await expect.poll(visitsOf, soon).toBeGreaterThan(0);

    await page.getByRole('button', { name: '중단' }).click();
    await page.getByText('까지 불러오고 중단했습니다').waitFor();
    expect(await bar.count()).toBe(0);
    await page.getByRole('button', { name: '이어서 불러오기' }).click();
    await bar.waitFor();
  });

  it('leave the campaigns of the demo with a history', async () => {
    desk = await office.open('/campaigns');
    const { page } = desk;
    const shown = async () => {
      await page.reload();
      await page.getByText('진행 중 5').waitFor();
      return Number((await page.locator('tbody td.figure-cell').first().textContent())?.replace(/\D/g, ''));
    };
    await expect.poll(shown, soon).toBeGreaterThan(0);
  });

  it('fit a phone, in English and in the dark', async () => {
    desk = await office.open('/', { locale: 'en-US', colorScheme: 'dark', viewport: { width: 375, height: 780 } });
    const { page } = desk;
    await page.getByRole('progressbar', { name: 'Loading sample shoppers' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Loading sample shoppers was stopped').waitFor();
  });
});
