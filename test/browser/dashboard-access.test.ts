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

/** What the shop's server is answered with. */
async function tellOrder(key: string): Promise<number> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ orders: [{ transactionId: 'T1', status: 'paid', value: 30_000 }] });
  return (await fetch(`${office.server.url}/v1/orders`, { method: 'POST', headers, body })).status;
}

describe("the shop's server, under Settings", () => {
  it('is given a key that is shown once and works, and stops when another one is made', async () => {
    desk = await office.open('/settings');
    const { page } = desk;
    const shown = page.locator('.access code').first();
    await page.getByRole('button', { name: 'API 키 발급' }).click();
    await page.getByText('지금 복사해 두세요').waitFor();
    const key = (await shown.textContent()) ?? '';
    expect(key).toMatch(/^dangol_[\w-]{43}$/);
    expect(await tellOrder(key)).toBe(200);

    await page.reload();
    await page.getByText(`…${key.slice(-4)}`).waitFor();
    expect(await page.content()).not.toContain(key);

    await page.getByRole('button', { name: '새로 발급' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '취소' }).click();
    expect(await tellOrder(key)).toBe(200);
    await page.getByRole('button', { name: '새로 발급' }).click();
    await dialog.getByRole('button', { name: '새로 발급' }).click();
    await page.getByText('지금 복사해 두세요').waitFor();
    expect(await tellOrder(key)).toBe(401);
    expect(await tellOrder((await shown.textContent()) ?? '')).toBe(200);
  });

  it('makes Home say how much of the revenue is confirmed', async () => {
    await office.report(office.server.url, 'page_view');
    desk = await office.open('/');
    const revenue = desk.page.locator('.figure', { hasText: '매출' }).first();
    await expect.poll(() => revenue.textContent(), soon).toContain('결제 확인 100%');
  });

  it('is told what is wrong with the secret of a webhook, and by what it can be known again', async () => {
    desk = await office.open('/settings');
    const { page } = desk;
    const shopify = page.locator('.webhooks details', { hasText: 'Shopify' });
    await shopify.locator('summary').click();
    await shopify.getByLabel('비밀 값').fill('short');
    await shopify.getByRole('button', { name: '저장' }).click();
    await shopify.getByText('8자 이상 입력해 주세요.').waitFor();
    await shopify.getByLabel('비밀 값').fill('shpss_0123456789');
    await shopify.getByRole('button', { name: '저장' }).click();
    await shopify.getByText('…6789').waitFor();
    expect(await shopify.getByLabel('비밀 값').inputValue()).toBe('');
    await shopify.getByRole('button', { name: 'Shopify 웹훅 끄기' }).click();
    await shopify.getByText('없음').waitFor();
  });

  it('may be asked to sign log-ins once it has a secret to sign with', async () => {
    desk = await office.open('/settings');
    const { page } = desk;
    const required = page.getByRole('switch', { name: '서명이 맞는 로그인만 받기' });
    await expect.poll(() => required.isDisabled(), soon).toBe(true);
    await page.getByRole('button', { name: '서명 비밀 값 발급' }).click();
    await expect.poll(() => required.isDisabled(), soon).toBe(false);
    await required.click();
    await expect.poll(() => required.getAttribute('aria-checked'), soon).toBe('true');
    await page.reload();
    await expect.poll(() => required.getAttribute('aria-checked'), soon).toBe('true');
  });
});
