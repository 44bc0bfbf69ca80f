import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../server/contract/message.ts';
import { contrast } from '../../snippet/popup/contrast.ts';
import { blocks, decide } from './pages/popup/decisions.ts';
import { focused, frame, gone, names, shown, soon } from './pages/popup/look.ts';
import { openShop, type Shop, start, type Visit } from './pages/popup/shop.ts';

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

describe('with the keyboard alone', () => {
  it('a modal takes the focus, keeps it, copies on Enter, closes on Escape and gives the focus back', async () => {
    visit = await shop.visit('plain', { permissions: ['clipboard-read', 'clipboard-write'] });
    const { page } = visit;
    await page.locator('#buy').focus();
    await start(page, decide('modal'));
    await shown(visit);
    expect(await focused(page)).toBe('시크릿 쿠폰');

    const round = ['닫기', '쿠폰 코드 복사', '쿠폰 쓰러 가기', '다음에'];
    for (const name of [...round, ...round]) {
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe(name);
    }
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('쿠폰 코드 복사');
    await page.keyboard.press('Enter');
    await expect.poll(() => names(visit), soon).toContain('coupon_copied');

    await page.keyboard.press('Escape');
    await gone(page);
    expect(await focused(page)).toBe('장바구니 담기');
    expect(names(visit)).toEqual(['offer_shown', 'coupon_copied', 'offer_dismissed']);
  });

  it('a modal is left backwards from its first stop to its last', async () => {
    visit = await shop.visit('plain');
    await start(visit.page, decide('full'));
    await shown(visit);
    await visit.page.keyboard.press('Shift+Tab');
    expect(await focused(visit.page)).toBe('다음에');
  });

  it.each(['slide', 'bar'] as const)(
    'a %s leaves the focus alone, can be reached, and gives the focus back',
    async (format) => {
      visit = await shop.visit('plain');
      const { page } = visit;
      await page.locator('#buy').focus();
      await start(page, decide(format));
      await shown(visit);
      expect(await focused(page)).toBe('장바구니 담기');

      await page.keyboard.press('Escape');
      expect(await frame(page).count()).toBe(1);

      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe('다음 상품');
      await page.keyboard.press('Tab');
      expect(await frame(page).evaluate((element) => element.matches(':focus-within'))).toBe(true);
      await page.keyboard.press('Escape');
      await gone(page);
      expect(await focused(page)).toBe('다음 상품');
      expect(names(visit)).toEqual(['offer_shown', 'offer_dismissed']);
    },
  );

  it("one Escape closes one thing: the shop's own drawer does not hear it", async () => {
    visit = await shop.visit('plain');
    const { page } = visit;
    await page.evaluate(() =>
      document.addEventListener('keydown', ({ key }) => document.body.setAttribute('data-heard', key)),
    );
    await start(page, decide('modal'));
    await shown(visit);
    await page.keyboard.press('Escape');
    await gone(page);
    expect(await page.locator('body').getAttribute('data-heard')).toBeNull();
  });
});

describe('to a screen reader', () => {
  it('a modal is a dialog with a name, and everything in it has one', async () => {
    visit = await shop.visit('plain');
    const image = { type: 'image', src: '/picture.svg', alt: '봄 신상품' } as const;
    const given = { code: 'DANGOL-7K3M-9QXA', label: '10% 할인', applyUrl: '/use' };
    await start(visit.page, decide('modal', { blocks: [image, ...blocks] }, given));
    await shown(visit);
    expect(await frame(visit.page).ariaSnapshot()).toBe(
      [
        '- dialog "시크릿 쿠폰":',
        '  - button "닫기"',
        '  - img "봄 신상품"',
        '  - heading "시크릿 쿠폰" [level=2]',
        '  - paragraph: 린넨 셔츠를 세 번 보셨네요.',
        '  - paragraph: 10% 할인',
        '  - code: DANGOL-7K3M-9QXA',
        '  - button "쿠폰 코드 복사": 복사',
        '  - link "쿠폰 바로 쓰기":',
        `    - /url: ${shop.origin}/use`,
        '  - link "쿠폰 쓰러 가기":',
        `    - /url: ${shop.origin}/next`,
        '  - button "다음에"',
        '  - status',
      ].join('\n'),
    );
  });

  it.each(['slide', 'bar'] as const)(
    'a %s is a region with a name, and its title is announced politely',
    async (format) => {
      visit = await shop.visit('plain');
      await start(visit.page, decide(format));
      await shown(visit);
      await expect.poll(() => visit.page.getByRole('region', { name: '시크릿 쿠폰' }).count(), soon).toBe(1);
      await expect.poll(() => visit.page.getByRole('status').textContent(), soon).toBe('시크릿 쿠폰');
    },
  );

  it('the countdown is quiet: no live region, and no seconds in its name', async () => {
    visit = await shop.visit('plain');
    await start(visit.page, decide('modal', {}, { code: 'A-1', label: '10%', expiresAt: Date.now() + 3_600_000 }));
    await shown(visit);
    const timer = visit.page.getByRole('timer');
    expect(await timer.getAttribute('aria-label')).toMatch(/^남은 시간 (0시간 59|1시간 0)분$/);
    expect(await timer.evaluate((element) => element.closest('[aria-live], [role=status], [role=alert]'))).toBeNull();
  });

  it('a message without words is still called something', async () => {
    visit = await shop.visit('plain');
    await start(visit.page, decide('modal', { blocks: [{ type: 'image', src: '/picture.svg', alt: '세일' }] }));
    await shown(visit);
    expect(await visit.page.getByRole('dialog', { name: '쇼핑몰 안내' }).count()).toBe(1);
  });
});

describe('to the eye', () => {
  it.each(['light', 'dark'] as const)(
    'every text reads against what it is on, in %s (WCAG AA)',
    async (colorScheme) => {
      visit = await shop.visit('plain', { colorScheme, reducedMotion: 'reduce' });
      for (const accent of ['#ffd400', '#111111', '#ffffff', '#1f7a5c']) {
        await start(visit.page, decide('modal', { accent }, { code: 'A-1', label: '10%', applyUrl: '/use' }));
        await frame(visit.page).waitFor();
        for (const { text, ink, paper } of await frame(visit.page).evaluate(paints)) {
          expect(contrast(ink, paper), `${text} with ${accent}`).toBeGreaterThanOrEqual(4.5);
        }
        await visit.page.keyboard.press('Escape');
        await gone(visit.page);
      }
    },
  );

  it("a message's own scheme wins over the system's", async () => {
    visit = await shop.visit('plain', { colorScheme: 'light' });
    await start(visit.page, decide('modal', { scheme: 'dark' }));
    await shown(visit);
    expect(await visit.page.locator('.card').evaluate((card) => getComputedStyle(card).backgroundColor)).toBe(
      'rgb(29, 31, 38)',
    );
  });

  it.each(formats)('%s: nothing moves for those who asked for less motion', async (format) => {
    visit = await shop.visit('plain', { reducedMotion: 'reduce' });
    await start(visit.page, decide(format));
    await frame(visit.page).waitFor();
    expect(await frame(visit.page).evaluate((element) => element.getAnimations({ subtree: true }).length)).toBe(0);
  });

  it.each(formats)('%s: what moves, moves by transform and opacity only', async (format) => {
    visit = await shop.visit('plain');
    // So slow that it is still moving when it is looked at.
    const session = await visit.page.context().newCDPSession(visit.page);
    await session.send('Animation.enable');
    await session.send('Animation.setPlaybackRate', { playbackRate: 0.01 });
    await start(visit.page, decide(format));
    await frame(visit.page).waitFor();
    const moved = await frame(visit.page).evaluate((element) =>
      element
        .getAnimations({ subtree: true })
        .flatMap(({ effect }) => (effect as KeyframeEffect).getKeyframes().flatMap(Object.keys)),
    );
    const properties = moved.filter((name) => !['offset', 'easing', 'composite', 'computedOffset'].includes(name));
    expect(properties.length).toBeGreaterThan(0);
    expect(properties.filter((name) => name !== 'transform' && name !== 'opacity')).toEqual([]);
  });

  it('forced colours keep the edges of the card and of its buttons', async () => {
    visit = await shop.visit('plain', { forcedColors: 'active' });
    await start(visit.page, decide('modal'));
    await shown(visit);
    const edges = await frame(visit.page).evaluate((element) => [
      getComputedStyle(element.querySelector('.card') as Element).outlineStyle,
      getComputedStyle(element.querySelector('.lead') as Element).borderTopStyle,
    ]);
    expect(edges).toEqual(['solid', 'solid']);
  });

  it('a right-to-left page has its close button on the left', async () => {
    visit = await shop.visit('plain');
    const { page } = visit;
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await start(page, decide('modal'));
    await shown(visit);
    const [card, close] = await Promise.all([
      page.locator('.card').boundingBox(),
      page.locator('.close').boundingBox(),
    ]);
    expect((close?.x ?? 0) - (card?.x ?? 0)).toBeLessThan(20);
  });
});

describe('the page underneath', () => {
  it.each(formats)('%s: does not shift, nor does the message when a late picture comes', async (format) => {
    visit = await shop.visit('plain');
    const { page } = visit;
    const width = () =>
      page.evaluate(() => [document.documentElement.clientWidth, document.documentElement.scrollHeight]);
    const before = await width();
    await page.evaluate(async () => {
      // What the page itself moved while it came in pieces is not told any more.
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
      Object.assign(window, { shifts: [] });
      new PerformanceObserver((list) =>
        (window as unknown as { shifts: unknown[] }).shifts.push(...list.getEntries()),
      ).observe({ type: 'layout-shift' });
    });
    const picture = { type: 'image', src: '/slow.svg', alt: '' } as const;
    await start(page, decide(format, { blocks: [picture, ...decide(format).message.blocks] }));
    await shown(visit);
    await expect
      .poll(() => page.locator('.picture').evaluate((image) => (image as HTMLImageElement).naturalWidth), soon)
      .toBeGreaterThan(0);
    await frame(page).evaluate((element) =>
      Promise.all(element.getAnimations({ subtree: true }).map(({ finished }) => finished)),
    );
    expect(await width()).toEqual(before);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => (window as unknown as { shifts: { value: number }[] }).shifts)).toEqual([]);
  });

  it('does not scroll away under a modal', async () => {
    visit = await shop.visit('plain');
    const { page } = visit;
    await start(page, decide('modal'));
    await shown(visit);
    const wheel = async (x: number, y: number) => {
      await page.mouse.move(x, y);
      for (let turn = 0; turn < 4; turn++) await page.mouse.wheel(0, 500);
    };
    await wheel(20, 400);
    await wheel(640, 400);
    // A low window: the message itself scrolls, and at its end the page still stays.
    await page.setViewportSize({ width: 1280, height: 300 });
    await wheel(640, 150);
    await expect.poll(() => page.locator('.body').evaluate((body) => body.scrollTop), soon).toBeGreaterThan(0);
    await wheel(640, 150);
    await page.keyboard.press('Escape');
    await gone(page);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  it.each(['slide', 'bar'] as const)('can still be used beside a %s', async (format) => {
    visit = await shop.visit('plain');
    await start(visit.page, decide(format));
    await shown(visit);
    await visit.page.getByRole('link', { name: '다음 상품' }).click();
    await visit.page.waitForURL('**/next');
  });
});

describe('in a browser of years ago', () => {
  const old = () => {
    Reflect.deleteProperty(HTMLDialogElement.prototype, 'showModal');
    Reflect.deleteProperty(HTMLElement.prototype, 'showPopover');
    Reflect.deleteProperty(CSSStyleSheet.prototype, 'replaceSync');
  };

  it.each(formats)('%s: is shown above the page, and closes', async (format) => {
    visit = await shop.visit('plain', {}, old);
    const { page } = visit;
    await page.addStyleTag({ content: 'main { position: relative; z-index: 2147483647; background: gold }' });
    await start(page, decide(format));
    await shown(visit);
    await page.getByRole('button', { name: '닫기' }).click();
    await gone(page);
    expect(names(visit)).toEqual(['offer_shown', 'offer_dismissed']);
  });

  it('a modal still takes the focus, keeps it and gives it back', async () => {
    visit = await shop.visit('plain', {}, old);
    const { page } = visit;
    await page.locator('#buy').focus();
    await start(page, decide('modal'));
    await shown(visit);
    for (let stop = 0; stop < 4; stop++) await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('다음에');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('닫기');
    await page.keyboard.press('Escape');
    await gone(page);
    expect(await focused(page)).toBe('장바구니 담기');
  });

  it('and a policy that refuses every style: it is not shown, rather than shown without its look', async () => {
    visit = await shop.visit('strict', {}, old);
    await start(visit.page, decide('modal'));
    await gone(visit.page);
    expect(visit.told).toEqual([]);
  });
});

/** Colours of each text in the message, as drawn: `#rrggbb` of the text and of what is behind it. Runs in the page. */
function paints(element: Element) {
  type Colour = [number, number, number, number];
  const parse = (css: string): Colour => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (css.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue, alpha];
  };
  const over = (top: Colour, under: Colour): Colour => {
    const mix = (at: 0 | 1 | 2) => top[at] * top[3] + under[at] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const hex = (colour: Colour) =>
    `#${colour
      .slice(0, 3)
      .map((value) => Math.round(value).toString(16).padStart(2, '0'))
      .join('')}`;
  const behind = (node: Element): Colour => {
    const own = parse(getComputedStyle(node).backgroundColor);
    return own[3] === 1 || !node.parentElement ? own : over(own, behind(node.parentElement));
  };
  const texts = [...element.querySelectorAll('.card *:not(.said)')].filter((node) =>
    [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent?.trim()),
  );
  return texts.map((node) => {
    const paper = behind(node);
    return { text: node.textContent, ink: hex(over(parse(getComputedStyle(node).color), paper)), paper: hex(paper) };
  });
}
