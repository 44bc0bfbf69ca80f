/** The security policies of our own pages: strict enough to stop what is not ours, and nothing of ours meets them. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SiteInfo } from '../../server/contract/api.ts';
import type { Campaign } from '../../server/contract/campaign.ts';
import { type Office, openOffice, soon } from './pages/dashboard/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

/** What the policy of a page stopped, as the page itself was told. */
async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    Object.assign(window, { stopped: [] });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      (window as unknown as { stopped: string[] }).stopped.push(`${effectiveDirective} ${blockedURI}`),
    );
  });
  return () => page.evaluate(() => (window as unknown as { stopped: string[] }).stopped);
}

const dashboard = [
  '/',
  '/campaigns',
  '/campaigns/new',
  '/campaigns/ID',
  '/campaigns/ID/results',
  '/install',
  '/settings',
  '/nothing',
];
const demo = [
  '/demo/',
  '/demo/search?q=x',
  '/demo/category/all',
  '/demo/cart',
  '/demo/login',
  '/demo/guide',
  '/demo/event',
  '/demo/nothing',
];

describe('under its own policy', () => {
  it('the dashboard works on every screen, with nothing stopped', async () => {
    const { page, errors, context } = await office.open('/');
    const stopped = await watchPolicy(page);
    const [site] = (await (await page.request.get(`${office.server.url}/api/sites`)).json()) as SiteInfo[];
    const listed = await page.request.get(`${office.server.url}/api/sites/${site?.id}/campaigns`);
    const [campaign] = (await listed.json()) as Campaign[];
    for (const path of dashboard) {
      await page.goto(office.server.url + path.replace('ID', campaign?.id ?? ''));
      await page.getByRole('heading').first().waitFor();
      // The preview of a message is drawn, and whatever is loaded afterwards.
      await page.waitForLoadState('load');
      expect([path, await stopped()]).toEqual([path, []]);
    }
    expect(errors).toEqual([]);
    await context.close();
  });

  it.each(['/sign-in', '/setup?token=x'])('%s works for whoever is not signed in', async (path) => {
    const { page, errors, context } = await office.open(path, { signedIn: false });
    await page.getByRole('heading').first().waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  it('the demo shop works on every page, its popup too', async () => {
    const { page, errors, context } = await office.open('/demo/', { signedIn: false });
    const stopped = await watchPolicy(page);
    for (const path of demo) {
      await page.goto(office.server.url + path);
      expect([path, await stopped()]).toEqual([path, []]);
    }
    // Somebody new, who was not welcomed on one of those pages.
    await page.goto(`${office.server.url}/demo/fresh`);
    await page.waitForURL(`${office.server.url}/demo/`);
    await page.getByRole('dialog').waitFor(soon);
    expect(await stopped()).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('the policy of', () => {
  it.each(['/', '/demo/'])('%s stops a script, a style and a frame that are not ours', async (path) => {
    const { page, context } = await office.open(path);
    const stopped = await watchPolicy(page);
    await page.goto(office.server.url + path);
    await page.evaluate(() => {
      const add = (name: string, parts: object) =>
        document.body.append(Object.assign(document.createElement(name), parts));
      add('script', { textContent: 'window.ran = true' });
      add('script', { src: 'https://evil.example/x.js' });
      add('style', { textContent: 'body { display: none }' });
      add('iframe', { src: 'https://evil.example/' });
      add('div', { innerHTML: '<img src="data:," onerror="window.ran = true">' });
    });
    await expect
      .poll(async () => new Set((await stopped()).map((one) => one.split(' ')[0])), soon)
      .toEqual(new Set(['script-src-elem', 'script-src-attr', 'style-src-elem', 'frame-src']));
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    await context.close();
  });

  it('no page of ours lets another site frame it', async () => {
    const { page, context } = await office.open('/');
    for (const path of ['/', '/sign-in', '/demo/']) {
      const { 'content-security-policy': policy } = (await page.goto(office.server.url + path))?.headers() ?? {};
      expect(policy).toContain("frame-ancestors 'none'");
    }
    await context.close();
  });
});

it('results are downloaded as a file for a spreadsheet', async () => {
  const { page, context } = await office.open('/campaigns');
  const { pathname } = new URL(
    (await page.getByRole('link', { name: '첫 방문 환영 쿠폰' }).first().getAttribute('href')) ?? '',
    page.url(),
  );
  await page.goto(`${office.server.url}${pathname}/results`);
  const link = page.getByRole('link', { name: 'CSV 내려받기' });
  await link.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toMatch(/^dangol-results-.+\.csv$/);
  expect(await readFile(await download.path(), 'utf8')).toMatch(/^\ufeff"campaign","day","arm"/);
  await context.close();
});
