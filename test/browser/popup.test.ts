import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Format, formats } from '../../server/contract/message.ts';
import { blocks, coupon, decide } from './pages/popup/decisions.ts';
import { frame, gone, hears, names, shown, soon } from './pages/popup/look.ts';
import { openShop, type Shop, start, type Visit } from './pages/popup/shop.ts';

const phone = { viewport: { width: 375, height: 720 } };

let shop: Shop;
let visit: Visit;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());
afterEach(async () => {
  expect(visit.errors).toEqual([]);
  await visit.page.context().close();
});

describe('each format takes its place', () => {
  const card = async (format: Format, options = {}, message = {}) => {
    visit = await shop.visit('plain', { reducedMotion: 'reduce', ...options });
    await start(visit.page, decide(format, message));
    await shown(visit);
    const box = await frame(visit.page).locator('.card').boundingBox();
    if (!box) throw new Error('not drawn');
    return { ...box, right: box.x + box.width, bottom: box.y + box.height };
  };

  it('modal: in the middle of the window', async () => {
    const { x, right, y, bottom } = await card('modal');
    expect(x + right).toBeCloseTo(1280, 0);
    expect(y + bottom).toBeCloseTo(800, 0);
  });

  it('slide: in the bottom right corner, or the left one', async () => {
    expect(await card('slide')).toMatchObject({ right: 1280 - 24, bottom: 800 - 24 });
    await visit.page.context().close();
    expect(await card('slide', {}, { placement: 'left' })).toMatchObject({ x: 24, bottom: 800 - 24 });
  });

  it('bar: along the bottom, or along the top, in one row', async () => {
    expect(await card('bar')).toMatchObject({ x: 0, width: 1280, bottom: 800 });
    await visit.page.context().close();
    const top = await card('bar', {}, { placement: 'top' });
    expect(top).toMatchObject({ x: 0, y: 0, width: 1280 });
    expect(top.height).toBeLessThan(120);
  });

  it('full: the whole screen of a phone, a modal on a desktop', async () => {
    expect(await card('full', phone)).toMatchObject({ x: 0, y: 0, width: 375, height: 720 });
    await visit.page.context().close();
    const desktop = await card('full');
    expect(desktop.width).toBeLessThan(500);
    expect(desktop.x + desktop.right).toBeCloseTo(1280, 0);
  });

  it.each(formats)('%s: nothing wider than a small phone, whatever the words', async (format) => {
    const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
    const wide = decide(format, {
      blocks: [
        { type: 'heading', text: long },
        { type: 'text', text: long },
        { type: 'coupon' },
        { type: 'countdown', text: long },
        { type: 'button', text: long.slice(0, 80), action: 'link', href: '/next' },
      ],
    });
    if (wide.coupon) wide.coupon.label = long;
    visit = await shop.visit('plain', { viewport: { width: 320, height: 480 } });
    await start(visit.page, wide);
    await shown(visit);
    const reach = await frame(visit.page).evaluate((element) => {
      const inside = [...element.querySelectorAll('.card *:not(.said)')].map((child) => child.getBoundingClientRect());
      return { left: Math.min(...inside.map((box) => box.left)), right: Math.max(...inside.map((box) => box.right)) };
    });
    expect(reach.left).toBeGreaterThanOrEqual(0);
    expect(reach.right).toBeLessThanOrEqual(320);
  });

  it.each(formats)('%s: every button is large enough for a thumb', async (format) => {
    await card(format, phone);
    const sizes = await frame(visit.page)
      .locator('button, a')
      .evaluateAll((all) => all.map((one) => [one.clientWidth, one.clientHeight]));
    expect(sizes.length).toBeGreaterThanOrEqual(4);
    expect(Math.min(...sizes.flat())).toBeGreaterThanOrEqual(42); // 44 with its border
  });
});

describe('a message is reported', () => {
  const opened = async (format: Format = 'modal', before?: () => void) => {
    visit = await shop.visit('plain', { permissions: ['clipboard-read', 'clipboard-write'] }, before);
    await start(visit.page, decide(format));
    await shown(visit);
    return visit.page;
  };

  it('with the offer and the turn it belongs to', async () => {
    await opened();
    expect(visit.told).toEqual([{ name: 'offer_shown', params: { offer: 'offer-1', turn: 2 } }]);
  });

  it.each(['close button', 'Escape', 'beside it', 'own button'])('dismissed once by the %s', async (way) => {
    const page = await opened();
    if (way === 'close button') await page.getByRole('button', { name: '닫기' }).dblclick();
    if (way === 'Escape') await page.keyboard.press('Escape');
    if (way === 'beside it') await page.mouse.click(20, 20);
    if (way === 'own button') await page.getByRole('button', { name: '다음에' }).click();
    await gone(page);
    expect(names(visit)).toEqual(['offer_shown', 'offer_dismissed']);
  });

  it('not dismissed by a press that begins on it and is dragged beside it', async () => {
    const page = await opened();
    await page.locator('.text').hover();
    await page.mouse.down();
    await page.mouse.move(20, 20);
    await page.mouse.up();
    await page.locator('.text').hover();
    expect(names(visit)).toEqual(['offer_shown']);
  });

  it('clicked, before the browser follows the link, and not as dismissed', async () => {
    const page = await opened();
    await page.getByRole('link', { name: '쿠폰 쓰러 가기' }).click();
    await page.waitForURL('**/next');
    expect(names(visit)).toEqual(['offer_shown', 'offer_clicked']);
  });

  it('clicked once, and gone, when the link stays on the page', async () => {
    visit = await shop.visit('plain');
    const { page } = visit;
    await start(page, decide('slide', { blocks: [{ type: 'button', text: '후기', action: 'link', href: '#r' }] }));
    await shown(visit);
    await page.getByRole('link', { name: '후기' }).dblclick();
    await gone(page);
    expect(page.url()).toContain('#r');
    expect(names(visit)).toEqual(['offer_shown', 'offer_clicked']);
  });

  it('clicked when the coupon is applied by its own link', async () => {
    visit = await shop.visit('plain');
    await start(visit.page, decide('modal', {}, { ...coupon, applyUrl: '/discount/DANGOL' }));
    await shown(visit);
    await visit.page.getByRole('link', { name: '쿠폰 바로 쓰기' }).click();
    await visit.page.waitForURL('**/discount/DANGOL');
    expect(names(visit)).toEqual(['offer_shown', 'offer_clicked']);
  });

  it('copied once, however often the shopper copies', async () => {
    const page = await opened();
    const pressed = page.locator('.stub', { hasText: /^복사됨$/ }).waitFor(soon);
    await hears(page, /^복사됨$/, async () => {
      for (let press = 0; press < 3; press++) await page.locator('.stub').click();
    });
    await pressed;
    await expect.poll(() => names(visit), soon).toEqual(['offer_shown', 'coupon_copied']);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(coupon.code);
  });

  it('copied where the Clipboard API refuses: the old way', async () => {
    const page = await opened('modal', () => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    await hears(page, /^복사됨$/, () => page.locator('.stub').click());
    await expect.poll(() => names(visit), soon).toEqual(['offer_shown', 'coupon_copied']);
  });

  it('copied only when the shopper does it, where every way is refused: the code is selected', async () => {
    const page = await opened('modal', () => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = () => false;
    });
    await hears(page, /^코드를 선택했어요$/, () => page.locator('.stub').click());
    expect(names(visit)).toEqual(['offer_shown']);
    await page.keyboard.press('Control+C');
    await expect.poll(() => names(visit), soon).toEqual(['offer_shown', 'coupon_copied']);
  });

  it.each(['took it out of the page', 'hid it'])(
    'not at all when something %s before it could be seen',
    async (what) => {
      visit = await shop.visit('plain');
      const { page } = visit;
      await page.evaluate((act) => {
        new MutationObserver((_, observer) => {
          const added = document.querySelector('html > div');
          if (!added) return;
          observer.disconnect();
          if (act !== 'hid it') return added.remove();
          const hiding = new CSSStyleSheet();
          hiding.replaceSync('.frame { display: none; }');
          added.shadowRoot?.adoptedStyleSheets.push(hiding);
        }).observe(document.documentElement, { childList: true });
      }, what);
      await start(page, decide('modal'));
      await gone(page);
      // The next message is not kept from showing, and is the only one reported.
      await start(page, { ...decide('modal'), offer: 'offer-2' });
      await shown(visit);
      expect(visit.told).toEqual([{ name: 'offer_shown', params: { offer: 'offer-2', turn: 2 } }]);
    },
  );

  it('and an error of the listener stays out of the page', async () => {
    visit = await shop.visit('plain');
    const { page } = visit;
    await page.evaluate(() => {
      Object.assign(window, {
        tell: () => {
          throw new Error('listener');
        },
      });
    });
    await start(page, decide('modal'));
    await frame(page).waitFor();
    await page.keyboard.press('Escape');
    await gone(page);
  });
});

describe('one message at a time', () => {
  it('a second one is not shown over the first, and may come after it', async () => {
    visit = await shop.visit('plain');
    const { page } = visit;
    await start(page, decide('slide'));
    await start(page, { ...decide('modal'), offer: 'offer-2' });
    await shown(visit);
    expect(await page.locator('html > div').count()).toBe(1);
    await page.getByRole('button', { name: '닫기' }).click();
    await gone(page);
    await start(page, { ...decide('modal'), offer: 'offer-3' });
    await expect
      .poll(() => visit.told.filter(({ name }) => name === 'offer_shown').map(({ params }) => params), soon)
      .toEqual([
        { offer: 'offer-1', turn: 2 },
        { offer: 'offer-3', turn: 2 },
      ]);
  });

  it.each(['dialog', 'drawer', 'hidden tab'])("it waits for the shop's own %s to be out of the way", async (what) => {
    visit = await shop.visit('dialog');
    const { page } = visit;
    const set = (open: boolean) =>
      page.evaluate(
        ([kind, on]) => {
          const dialog = document.querySelector<HTMLDialogElement>('#native');
          const drawer = document.querySelector<HTMLElement>('#drawer');
          if (kind === 'dialog') on ? dialog?.showModal() : dialog?.close();
          if (kind === 'drawer' && drawer) drawer.style.transform = on ? 'none' : 'translateX(300px)';
          if (kind === 'hidden tab') Object.defineProperty(document, 'hidden', { value: on, configurable: true });
        },
        [what, open] as const,
      );
    await page.clock.install();
    await set(true);
    await start(page, decide('modal'));
    await page.clock.runFor(5_000);
    expect(await frame(page).count()).toBe(0);
    expect(visit.told).toEqual([]);
    await set(false);
    await page.clock.runFor(1_000);
    await shown(visit);
  });

  it('it gives up when the page was not free before the lease ended, and leaves nothing behind', async () => {
    visit = await shop.visit('dialog');
    const { page } = visit;
    await page.clock.install();
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('#native')?.showModal());
    await start(page, decide('modal'));
    await page.clock.runFor(30_000);
    await gone(page);
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('#native')?.close());
    await page.clock.runFor(2_000);
    expect(await page.locator('html > div').count()).toBe(0);
    expect(visit.told).toEqual([]);
  });
});

describe('a countdown', () => {
  it('counts by the second, then says that it is over, and stops', async () => {
    visit = await shop.visit('plain');
    const { page } = visit;
    const now = Date.UTC(2026, 10, 21, 3);
    await page.clock.install({ time: now - 60_000 });
    // Otherwise it goes on by itself between what is asked of it.
    await page.clock.pauseAt(now);
    await start(page, decide('modal', {}, { ...coupon, expiresAt: now + 62_000 }));
    await page.clock.runFor(100);
    const clock = page.locator('.clock');
    await expect.poll(() => clock.textContent(), soon).toBe('00시간01분02초');
    await page.clock.runFor(2_000);
    await expect.poll(() => clock.textContent(), soon).toBe('00시간01분00초');
    await page.clock.runFor(60_000);
    await expect.poll(() => page.locator('.timer .text').textContent(), soon).toBe('종료됐어요');
  });

  it('and a coupon without an end have nothing to count', async () => {
    visit = await shop.visit('plain');
    await start(visit.page, decide('modal', {}, { code: 'ALWAYS', label: '10%' }));
    await shown(visit);
    expect(await visit.page.getByRole('timer').count()).toBe(0);
    expect(await visit.page.locator('.about').textContent()).toBe('10%ALWAYS');
  });
});

describe('what the decision does not have is left out', () => {
  it('a coupon block without a coupon, a kind of block of the future, a picture that cannot be loaded', async () => {
    visit = await shop.visit('plain');
    const { coupon: _none, ...decision } = decide('modal', {
      blocks: [
        { type: 'image', src: '/missing.svg', alt: '' },
        { type: 'image', src: '/missing.svg', alt: '봄 신상품' },
        ...blocks,
        { type: 'hologram' } as never,
      ],
    });
    await start(visit.page, decision);
    await shown(visit);
    expect(
      await visit.page.locator('.body').evaluate((body) => [...body.children].map((block) => block.textContent)),
    ).toEqual(['봄 신상품', '시크릿 쿠폰', '린넨 셔츠를 세 번 보셨네요.', '쿠폰 쓰러 가기', '다음에']);
  });
});

describe('the words around the message', () => {
  it.each([
    ['english', 'ko-KR', 'Close'],
    ['plain', 'en-US', '닫기'],
  ])("follow the page's language: %s", async (name, locale, close) => {
    visit = await shop.visit(name, { locale });
    await start(visit.page, decide('modal'));
    await shown(visit);
    expect(await visit.page.getByRole('button', { name: close }).count()).toBe(1);
  });
});
