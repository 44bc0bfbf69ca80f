import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { tagFiles } from './pages/tag/bundle.ts';
import { openShop, type Shop, type Shopper } from './pages/tag/shop.ts';
import { nothing, remembered, running, say } from './pages/tag/talk.ts';

let browser: Browser;
let shop: Shop;
let shopper: Shopper;
/** What a page that asks for consent loads before it has any. */
let files: { consent: string; banner: string };

beforeAll(async () => {
  browser = await launchChromium();
  const { consent, banner } = await tagFiles();
  files = { consent: consent?.path ?? '', banner: banner?.path ?? '' };
});
afterAll(() => browser.close());
beforeEach(async () => {
  shop = await openShop(browser);
  shopper = await shop.context();
});
afterEach(async () => {
  await shopper.context.close();
  shop.close();
  expect(shopper.errors).toEqual([]);
});

/** Resolves when whoever is asked for consent is listened to. */
const heeded = (page: Page) => running(page, shop.collector.origin + files.consent);

/** Long enough for the tag and its part to have looked at everything, and for what is recorded to be sent. */
async function live(page: Page): Promise<void> {
  await heeded(page);
  await page.mouse.wheel(0, 500);
  await page.waitForTimeout(1_200);
}

/** Nothing is stored, and nothing was asked for but the files and the terms. */
async function expectNothing(page: Page, terms = false): Promise<void> {
  await live(page);
  const allowed = ['/t.js', files.consent, ...(terms ? [files.banner, '/v1/batch/demo'] : [])];
  expect(shop.collector.asked.filter((path) => !allowed.includes(path))).toEqual([]);
  expect(await remembered(page)).toEqual(nothing);
}

/** All of it goes: storage at once, and nothing is sent after the word of it. */
async function expectGone(page: Page, told: number, left: object = nothing): Promise<void> {
  await page.waitForFunction(async () => (await indexedDB.databases()).length === 0);
  const words = await shop.collector.until('consent', told);
  expect(words.at(-1)?.params).toMatchObject({ state: 'denied' });
  const sent = shop.collector.bodies.length;
  await say(page, 'event', 'never_told');
  await live(page);
  expect(shop.collector.bodies).toHaveLength(sent);
  expect(await remembered(page)).toEqual(left);
}

/** What a source is told: by `tell` of the page. */
const tell = (page: Page, ...words: unknown[]) =>
  page.evaluate((said) => (window as unknown as { tell: (...w: unknown[]) => void }).tell(...said), words);

describe('Google Consent Mode', () => {
  const update = (page: Page, word: string) =>
    page.evaluate(
      (said) => (window as unknown as { gtag: (...w: unknown[]) => void }).gtag('consent', 'update', said),
      { analytics_storage: word },
    );

  it('is waited for, then obeyed, also when it is taken back', async () => {
    const page = await shopper.open('/google');
    await expectNothing(page);
    await update(page, 'granted');
    await shop.collector.until('page_view');
    const [told] = await shop.collector.until('consent');
    expect(told?.params).toEqual({ state: 'granted', source: 'google' });
    await update(page, 'denied');
    await expectGone(page, 2);
  });

  it('that denies before anybody agreed is no news', async () => {
    const page = await shopper.open('/google');
    await live(page);
    await update(page, 'denied');
    await expectNothing(page);
  });

  it('whose default denies does not take back what an earlier page was told', async () => {
    const page = await shopper.open('/google');
    await live(page);
    await update(page, 'granted');
    await shop.collector.until('page_view');
    const [first] = shop.collector.batches;
    await page.goto(`${shop.origin}/google/2`);
    await live(page);
    expect(shop.collector.named('page_view')).toHaveLength(1);
    await update(page, 'granted');
    await shop.collector.until('page_view', 2);
    expect(new Set(shop.collector.batches.map(({ visitor }) => visitor))).toEqual(new Set([first?.visitor]));
    // The same word is told once.
    expect(shop.collector.named('consent')).toHaveLength(1);
  });

  it('whose default grants is enough, but not where it denies some regions: ours is not known', async () => {
    await shopper.open('/googleGranted');
    await shop.collector.until('page_view');
    const seen = shop.collector.bodies.length;
    const elsewhere = await shop.context();
    await live(await elsewhere.open('/googleRegions'));
    expect(shop.collector.bodies).toHaveLength(seen);
    await elsewhere.context.close();
  });
});

describe('a consent manager of the IAB', () => {
  const all = { 1: true, 5: true, 6: true, 8: true };

  it('is waited for while it asks, then obeyed, also when it is taken back', async () => {
    const page = await shopper.open('/tcf');
    await expectNothing(page);
    await tell(page, { eventStatus: 'useractioncomplete', purpose: { consents: all } });
    await shop.collector.until('page_view');
    const [told] = await shop.collector.until('consent');
    expect(told?.params).toEqual({ state: 'granted', source: 'tcf', version: '5' });
    await tell(page, { eventStatus: 'useractioncomplete', purpose: { consents: { ...all, 6: false } } });
    await expectGone(page, 2);
  });

  it('that grants only some of the purposes grants nothing', async () => {
    const page = await shopper.open('/tcf');
    await tell(page, { eventStatus: 'tcloaded', purpose: { consents: { ...all, 1: false } } });
    await expectNothing(page);
  });

  it('may come late, and need not ask where the GDPR does not apply', async () => {
    const page = await shopper.open('/tcf', () => {
      // The manager of this page, hidden until it is wanted.
      let api: unknown;
      let shown = false;
      Object.defineProperty(window, '__tcfapi', {
        get: () => (shown ? api : undefined),
        set: (value) => (api = value),
      });
      Object.assign(window, { reveal: () => (shown = true) });
    });
    await expectNothing(page);
    await tell(page, { eventStatus: 'tcloaded', gdprApplies: false, purpose: undefined });
    await page.evaluate(() => (window as unknown as { reveal: () => void }).reveal());
    await shop.collector.until('page_view');
  });
});

describe('Shopify’s customer privacy', () => {
  it('is waited for while nothing was chosen, then obeyed, also when it is taken back', async () => {
    const page = await shopper.open('/shopify');
    await expectNothing(page);
    await tell(page, true, true);
    await shop.collector.until('page_view');
    const [told] = await shop.collector.until('consent');
    expect(told?.params).toEqual({ state: 'granted', source: 'shopify' });
    await tell(page, true, false);
    await expectGone(page, 2);
  });

  it('that knows the answer already is not waited for', async () => {
    const page = await shopper.open('/shopify?yes=true');
    await shop.collector.until('page_view');
    await page.goto(`${shop.origin}/shopify?yes=false`);
    await expectGone(page, 2);
  });
});

describe('our own banner', () => {
  const yes = (page: Page) => page.getByRole('button', { name: '동의', exact: true });
  const no = (page: Page) => page.getByRole('button', { name: '거절', exact: true });
  const onlyTheAnswer = { ...nothing, local: ['dangol-no'] };

  it('asks, and nothing is stored or sent before the answer', async () => {
    shop.collector.terms = { version: '3', shop: '온기', policyUrl: 'https://shop.example/privacy' };
    const page = await shopper.open('/banner');
    const dialog = page.getByRole('dialog', { name: '방문 기록 사용에 동의하시겠어요?' });
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain('온기');
    expect(await page.getByRole('link', { name: '개인정보 처리방침' }).getAttribute('href')).toBe(
      'https://shop.example/privacy',
    );
    await expectNothing(page, true);
    await yes(page).click();
    await shop.collector.until('page_view');
    const [told] = await shop.collector.until('consent');
    expect(told?.params).toEqual({ state: 'granted', version: '3', source: 'banner' });
    expect(await dialog.count()).toBe(0);
  });

  it('gives yes and no the same weight', async () => {
    const page = await shopper.open('/banner');
    await yes(page).waitFor();
    const [first, second] = await Promise.all(
      [no(page), yes(page)].map((button) =>
        button.evaluate((element) => {
          const { color, backgroundColor, fontWeight, fontSize, borderColor } = getComputedStyle(element);
          const { width, height } = element.getBoundingClientRect();
          return { color, backgroundColor, fontWeight, fontSize, borderColor, width, height };
        }),
      ),
    );
    expect(first).toEqual(second);
    expect(first?.height).toBeGreaterThanOrEqual(44);
  });

  it('remembers a yes, and asks again when the text has a new version', async () => {
    const page = await shopper.open('/banner');
    await yes(page).click();
    await shop.collector.until('page_view');
    await page.goto(`${shop.origin}/banner/2`);
    await shop.collector.until('page_view', 2);
    expect(await yes(page).count()).toBe(0);
    shop.collector.terms = { ...shop.collector.terms, version: '2' };
    await page.goto(`${shop.origin}/banner/3`);
    await yes(page).waitFor();
    await live(page);
    expect(shop.collector.named('page_view')).toHaveLength(2);
    await yes(page).click();
    const words = await shop.collector.until('consent', 2);
    expect(words.map(({ params }) => params?.version)).toEqual(['1', '2']);
  });

  it('takes no for an answer: that is all that is kept, and nobody is told', async () => {
    const page = await shopper.open('/banner');
    await no(page).click();
    await live(page);
    expect(await remembered(page)).toEqual(onlyTheAnswer);
    await page.goto(`${shop.origin}/banner/2`);
    await live(page);
    expect(await yes(page).count()).toBe(0);
    expect(shop.collector.bodies).toEqual([]);
  });

  it('can be opened again, and the answer changed', async () => {
    const page = await shopper.open('/banner');
    await yes(page).click();
    await shop.collector.until('page_view');
    await say(page, 'consent', 'ask');
    await no(page).click();
    await expectGone(page, 2, onlyTheAnswer);
    await say(page, 'consent', 'ask');
    await yes(page).click();
    await say(page, 'event', 'told');
    await shop.collector.until('told');
  });

  it('works by keyboard alone, first in the page, and Escape is no answer', async () => {
    const page = await shopper.open('/banner');
    await no(page).waitFor();
    const focused = () =>
      page.evaluate(
        () => document.activeElement?.shadowRoot?.activeElement?.textContent ?? document.activeElement?.tagName,
      );
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('거절');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('동의');
    await page.keyboard.press('Escape');
    expect(await no(page).count()).toBe(0);
    await expectNothing(page, true);
    await say(page, 'consent', 'ask');
    await no(page).waitFor();
    expect(await focused()).toContain('방문 기록');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await shop.collector.until('page_view');
  });

  it('speaks English where the page does', async () => {
    const page = await shopper.open('/banner', () => {
      document.addEventListener('readystatechange', () => (document.documentElement.lang = 'en-GB'));
    });
    await page.getByRole('button', { name: 'Yes', exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'No', exact: true }).count()).toBe(1);
  });

  it('looks as it should under the strictest policy, and breaks no rule of it', async () => {
    const page = await shopper.open('/bannerStrict');
    await yes(page).waitFor();
    const look = await yes(page).evaluate(
      (element) => getComputedStyle(element.closest('section') ?? element).position,
    );
    expect(look).toBe('fixed');
    await yes(page).click();
    await shop.collector.until('page_view');
  });

  it('does not ask who refused by Global Privacy Control', async () => {
    const page = await shopper.open('/banner', () => {
      Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });
    });
    await page.waitForTimeout(1_200);
    expect(shop.collector.asked).toEqual(['/t.js']);
    expect(await remembered(page)).toEqual(nothing);
  });
});

describe('page views without consent, where the shop wants them counted', () => {
  it('are told when the view ends, with nothing about the visitor', async () => {
    const page = await shopper.open('/counted?secret=1');
    await live(page);
    expect(shop.collector.views).toEqual([]);
    await page.evaluate(() => history.pushState(null, '', '/counted/2'));
    await shop.collector.when(() => shop.collector.views.length === 1, 'the first view');
    await page.goto('about:blank');
    await shop.collector.when(() => shop.collector.views.length === 2, 'the second view');
    for (const { cookie, referer, origin, 'content-length': length } of shop.collector.views) {
      expect([cookie, referer, origin, length]).toEqual([undefined, `${shop.origin}/`, shop.origin, '0']);
    }
    expect(shop.collector.bodies).toEqual([]);
    await page.goto(`${shop.origin}/plain`, { waitUntil: 'commit' });
  });

  it('are not counted beside the events of those who agree', async () => {
    const page = await shopper.open('/counted');
    await live(page);
    await say(page, 'consent', 'granted');
    await shop.collector.until('page_view');
    await page.goto('about:blank');
    await shop.collector.until('engagement');
    expect(shop.collector.views).toEqual([]);
  });
});
