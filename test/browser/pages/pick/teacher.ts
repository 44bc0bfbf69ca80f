/** The owner of a shop, who teaches it by pointing: begins in the dashboard, points in the shop, publishes in the dashboard. */
import type { Page } from 'playwright';
import type { SiteInfo } from '../../../../server/contract/api.ts';
import { defaultSettings } from '../../../../server/contract/site.ts';
import type { Api } from '../../../support/server.ts';
import { type Office, told } from '../dashboard/office.ts';
import type { UnknownShop } from '../shops/serve.ts';

/** What is awaited comes when it comes: a busy machine is slow, not wrong. */
const PATIENCE_MS = 30_000;

export type Teacher = {
  /** The shop's page, with the panel on it. */
  page: Page;
  /** Presses what is called so in the panel. */
  press: (key: string) => Promise<void>;
  /** Says what the page is. */
  is: (kind: string) => Promise<void>;
  /** Points at the value of a field, and goes back. */
  point: (field: string, selector: string) => Promise<void>;
  /** Takes the value of a field from elsewhere: the first offered place whose line has this text. */
  choose: (field: string, text: string) => Promise<void>;
  /** Points at one of the rows. */
  pointRow: (selector: string) => Promise<void>;
  /** Takes the rows from data. */
  chooseRows: (path: string) => Promise<void>;
  /** Does something, and takes the likeliest sign of it for an action, which says `sign`. */
  does: (event: string, act: () => Promise<unknown>, sign: string) => Promise<void>;
  /** Back to where one began. */
  done: () => Promise<void>;
  /** In the dashboard. */
  publish: () => Promise<void>;
  /** What went wrong in the shop's page. */
  errors: string[];
};

/** A site of its own, whose tag is on the shop's pages. */
export async function openSite(api: Api, office: Office, shop: UnknownShop, currency: string): Promise<SiteInfo> {
  const settings = { ...defaultSettings, name: 'Shop', zone: 'Asia/Seoul', currency, origins: [shop.origin] };
  const site = await api<SiteInfo>('POST', '/sites', settings);
  shop.head = `<script async src="${office.server.url}/t.js" data-site="${site.key}"></script>`;
  return site;
}

/** Opens a page of the shop in pick mode, from the dashboard. */
export async function openTeacher(office: Office, site: SiteInfo, url: string): Promise<Teacher> {
  const desk = await office.open('/');
  await desk.page.evaluate((id) => localStorage.setItem('dangol.site', String(id)), site.id);
  await desk.page.goto(`${office.server.url}/install/mapping`);
  await desk.page.getByRole('button', { name: '쇼핑몰에서 가리키기' }).click();
  await desk.page.getByLabel('시작할 페이지').fill(url);
  const opened = desk.context.waitForEvent('page');
  await desk.page.getByRole('button', { name: '열기', exact: true }).click();
  const page = await opened;
  page.setDefaultTimeout(PATIENCE_MS);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.waitForSelector('.panel h2');

  const press = (key: string) => page.click(`[data-key="${key}"]`);
  const done = () => press('done');
  return {
    page,
    errors,
    press,
    done,
    is: (kind) => press(`is ${kind}`),
    async point(field, selector) {
      await page.click(`[data-key="field ${field}"], [data-key="row field ${field}"]`);
      await press('point');
      await page.click(selector);
      await page.waitForSelector('.panel .value b');
      await done();
    },
    async choose(field, text) {
      await page.click(`[data-key="field ${field}"], [data-key="row field ${field}"]`);
      const more = page.locator('[data-key=more]');
      if (await more.isVisible()) await more.click();
      await page.locator('.panel li label', { hasText: text }).first().click();
      await done();
    },
    async pointRow(selector) {
      await press('rows');
      await page.click(selector);
      await page.waitForSelector('[data-key^="row field"]');
    },
    chooseRows: (path) => page.click(`.panel .chips button:has-text("${path}")`),
    async does(event, act, sign) {
      await press(`do ${event}`);
      await act();
      // The list may be drawn before all of it has happened.
      await page.click(`[data-key="happened 0"]:has-text("${sign}")`);
    },
    async publish() {
      await page.waitForSelector('.panel footer p:text("저장했습니다")');
      const { page: dashboard } = desk;
      // It looks every few seconds what was taught, and publishes nothing that it has not seen.
      const look = await dashboard.waitForRequest((one) => one.method() === 'GET' && one.url().endsWith('/mapping'));
      await (await look.response())?.finished();
      await dashboard.getByRole('button', { name: '공개', exact: true }).click({ timeout: PATIENCE_MS });
      const publish = dashboard.getByRole('dialog').getByRole('button', { name: '공개', exact: true });
      await told(dashboard, '버전 1을 공개했습니다', () => publish.click());
      await desk.context.close();
    },
  };
}
