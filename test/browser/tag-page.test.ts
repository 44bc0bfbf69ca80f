import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventIdPattern, visitorIdPattern } from '../../server/contract/ids.ts';
import { browseAlone, launchChromium } from '../support/chromium.ts';
import { openShop, type Shop, type Shopper } from './pages/tag/shop.ts';

let browser: Browser;
let shop: Shop;
let shopper: Shopper;

beforeAll(async () => {
  browser = await launchChromium();
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

describe('a page view', () => {
  it('tells where, whence, when and by what device, in one small request', async () => {
    const page = await shopper.open('/elsewhere');
    await page.click('a');
    await shop.collector.until('page_view');
    const [batch] = shop.collector.batches;
    expect(batch).toEqual({
      site: 'demo',
      visitor: expect.stringMatching(visitorIdPattern),
      sentAt: expect.any(Number),
      url: `${shop.origin}/plain`,
      device: { class: 'desktop', language: 'ko-KR', screen: '1280x800' },
      events: [
        {
          id: expect.stringMatching(eventIdPattern),
          name: 'page_view',
          at: expect.any(Number),
          referrer: `${shop.origin}/elsewhere`,
          params: { title: '단골 상점' },
        },
      ],
    });
    expect(Object.keys(JSON.parse(shop.collector.bodies[0] ?? ''))).toEqual([
      'site',
      'visitor',
      'sentAt',
      'url',
      'device',
      'events',
    ]);
    expect(shop.collector.bodies).toHaveLength(1);
  });

  it('keeps the query, in which campaigns come, and drops an anchor', async () => {
    await shopper.open('/plain?utm_source=kakao&gclid=x#reviews');
    const [view] = await shop.collector.until('page_view');
    expect(view?.url).toBe(`${shop.origin}/plain?utm_source=kakao&gclid=x`);
  });

  it('is counted without the stub, too', async () => {
    await shopper.open('/bare');
    await shop.collector.until('page_view');
  });

  it('comes from the same visitor on the next page, also when the cookie or the storage was cleared', async () => {
    const page = await shopper.open('/plain');
    await shop.collector.until('page_view');
    await shopper.context.clearCookies();
    await page.goto(`${shop.origin}/plain/2`);
    await shop.collector.until('page_view', 2);
    expect((await shopper.context.cookies()).map(({ name }) => name)).toEqual(['dangol_v']);
    await page.evaluate(() => localStorage.clear());
    await page.goto(`${shop.origin}/plain/3`);
    await shop.collector.until('page_view', 3);
    expect(new Set(shop.collector.batches.map(({ visitor }) => visitor)).size).toBe(1);
    expect(await page.evaluate(() => localStorage.getItem('dangol_v'))).toBe(shop.collector.batches[0]?.visitor);
  });

  it('is counted once by two copies of the tag, and so is everything else', async () => {
    const page = await shopper.open('/twice');
    await shop.collector.until('view_item');
    await page.evaluate(() => history.pushState(null, '', '/twice/2'));
    await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
    await shop.collector.until('page_view', 2);
    expect(shop.collector.names.filter((name) => name !== 'engagement')).toEqual([
      'page_view',
      'view_item',
      'page_view',
    ]);
  });
});

describe('calls', () => {
  it('made before the file arrived are replayed in order, and what is no call is ignored', async () => {
    await shopper.open('/calls');
    await shop.collector.until('logout');
    expect(shop.collector.events.map(({ name, params }) => [name, params])).toEqual([
      ['page_view', { title: '단골 상점' }],
      ['identify', { customer_id: 'member-7', attributes: { points: 500, tier: 'VIP' } }],
      ['add_to_cart', { value: 39_000 }],
      ['logout', undefined],
    ]);
    expect(shop.collector.batches).toHaveLength(1);
  });

  it('made later, also through a stub that the page kept, arrive as well', async () => {
    const page = await shopper.open('/plain');
    await shop.collector.until('page_view');
    await page.evaluate(() => {
      const { dangol } = window as unknown as { dangol: ((...words: unknown[]) => void) & { q: unknown[] } };
      dangol('event', 'wish_made', { item: 'A' });
      dangol.q.push(['event', 'wish_kept']);
    });
    await shop.collector.until('wish_kept');
    expect(shop.collector.named('wish_made')[0]?.params).toEqual({ item: 'A' });
  });

  it('are told to the console only after debug', async () => {
    const page = await shopper.open('/plain');
    await shop.collector.until('page_view');
    const told = page.waitForEvent('console');
    await page.evaluate(() => {
      const { dangol } = window as unknown as { dangol: (...words: unknown[]) => void };
      dangol('debug');
      dangol('event', 'wish_made');
    });
    expect((await told).text()).toContain('wish_made');
    await shop.collector.until('wish_made');
    shopper.errors.length = 0;
  });
});

describe('a single-page shop', () => {
  it('has one page view per logical URL', async () => {
    const page = await shopper.open('/plain?utm_source=kakao');
    await shop.collector.until('page_view');
    await page.evaluate(() => {
      history.replaceState(null, '', '/plain');
      history.pushState(null, '', '/plain/a');
      history.pushState(null, '', '/plain/a');
      history.replaceState(null, '', '/plain/a?sort=price');
      location.hash = 'reviews';
      history.pushState(null, '', '/plain/b');
      location.hash = '/cart';
    });
    await shop.collector.until('page_view', 4);
    await page.evaluate(() => history.back());
    await shop.collector.until('page_view', 5);
    const views = shop.collector
      .named('page_view')
      .map(({ url, referrer }) => [url, referrer].map((u) => u?.replace(shop.origin, '')));
    expect(views).toEqual([
      ['/plain?utm_source=kakao', undefined],
      ['/plain/a', '/plain'],
      ['/plain/b', '/plain/a?sort=price'],
      ['/plain/b#/cart', '/plain/b'],
      ['/plain/b', '/plain/b#/cart'],
    ]);
  });

  it('an event on a page whose address a router has rewritten still belongs to the page that is open', async () => {
    const page = await shopper.open('/plain?utm_source=kakao');
    await shop.collector.until('page_view');
    await page.evaluate(() => {
      history.replaceState(null, '', '/plain');
      (window as unknown as { dangol: (...words: unknown[]) => void }).dangol('event', 'wish_made');
    });
    await shop.collector.until('wish_made');
    const batch = shop.collector.batches.at(-1);
    expect(batch?.url).toBe(`${shop.origin}/plain?utm_source=kakao`);
    expect(batch?.events[0]).not.toHaveProperty('url');
  });
});

describe('leaving a page', () => {
  it('tells how far it was read and how long it was looked at, of the page it was', async () => {
    const page = await shopper.open('/long');
    await shop.collector.until('page_view');
    await page.mouse.wheel(0, 1_600);
    await page.waitForFunction(() => scrollY > 1_500);
    await page.waitForTimeout(1_600);
    await page.click('a');
    await shop.collector.until('page_view', 2);
    const [scroll] = await shop.collector.until('scroll');
    const [engagement] = await shop.collector.until('engagement');
    const height = await page.evaluate(() => 4_000);
    expect(scroll?.url).toBe(`${shop.origin}/long`);
    expect(scroll?.params?.percent).toBeGreaterThan((100 * 1_600) / height);
    expect(engagement?.url).toBe(`${shop.origin}/long`);
    expect(engagement?.params?.seconds).toBeGreaterThanOrEqual(1);
    const left = shop.collector.batches.find(({ leaving }) => leaving);
    expect(left?.url).toBe(`${shop.origin}/long`);
    expect(left?.events.map(({ name }) => name)).toEqual(['scroll', 'engagement']);
  });

  it('by a route of a single-page shop tells it with the address of the page left', async () => {
    const page = await shopper.open('/long');
    await shop.collector.until('page_view');
    await page.mouse.wheel(0, 800);
    await page.waitForFunction(() => scrollY > 700);
    await page.evaluate(() => history.pushState(null, '', '/long/2'));
    const [scroll] = await shop.collector.until('scroll');
    expect(scroll?.url).toBe(`${shop.origin}/long`);
  });
});

describe('a page that has not been seen', () => {
  it('is not counted while it is prerendered, and once when it is opened', async () => {
    const end = await browseAlone(`${shop.origin}/prerender`);
    await shop.collector.until('opened');
    await end();
    const { asked, events, batches } = shop.collector;
    expect(new Set(asked.filter((path) => !path.startsWith('/t/')))).toEqual(new Set(['/t.js', '/v1/batch']));
    const names = events.map(({ name }) => name).filter((name) => name !== 'engagement');
    expect(names.sort()).toEqual(['made_ahead', 'opened', 'page_view']);
    // The page ran for two seconds before it was opened; everything is of the moment of opening.
    const [view] = shop.collector.named('page_view');
    expect((batches[0]?.sentAt ?? 0) - (view?.at ?? 0)).toBeLessThan(500);
  });

  it('in a tab opened behind another is counted when the shopper turns to it', async () => {
    const page = await shopper.open('/plain', () => {
      Object.defineProperty(document, 'hidden', {
        configurable: true,
        get: () => !document.documentElement.dataset.seen,
      });
    });
    await page.waitForFunction(() => Symbol.for('dangol') in window);
    await page.waitForTimeout(500);
    expect(shop.collector.bodies).toEqual([]);
    await page.evaluate(() => {
      document.documentElement.dataset.seen = 'yes';
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    });
    await shop.collector.until('page_view');
    expect(shop.collector.batches[0]?.leaving).toBeUndefined();
  });

  it('and one that is closed unseen is counted on its way out', async () => {
    const page = await shopper.open('/plain', () => {
      Object.defineProperty(document, 'hidden', { get: () => true });
    });
    await page.waitForFunction(() => Symbol.for('dangol') in window);
    await page.close({ runBeforeUnload: true });
    await shop.collector.until('page_view');
    expect(shop.collector.batches[0]?.leaving).toBe(true);
  });
});
