import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ArmedTrigger, Decision } from '../../server/contract/decision.ts';
import { launchChromium, leaveBy } from '../support/chromium.ts';
import { tagFiles } from './pages/tag/bundle.ts';
import { openShop, type Shop, type Shopper } from './pages/tag/shop.ts';
import { running, say } from './pages/tag/talk.ts';

/** Paths of the popup, and of who watches for leaving. */
let popup: string;
let exit: string;
let browser: Browser;
let shop: Shop;
let shopper: Shopper;

beforeAll(async () => {
  browser = await launchChromium();
  const files = await tagFiles();
  popup = files.popup.path;
  exit = files.exit?.path ?? '';
});
afterAll(() => browser.close());
beforeEach(async () => {
  shop = await openShop(browser);
  shopper = await shop.context();
});
afterEach(async () => {
  await shopper.context.close();
  expect(shopper.errors).toEqual([]);
  shop.close();
});

const phone = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } };

/** Arms these triggers on every page view. */
function armOnView(...armed: ArmedTrigger[]): void {
  shop.collector.decide = ({ events }) => (events.some(({ name }) => name === 'page_view') ? { armed } : {});
}

/** Opens the long page and waits until the triggers are armed there. */
async function openArmed(): Promise<Page> {
  const page = await shopper.context.newPage();
  const answered = page.waitForResponse('**/v1/batch');
  await page.goto(`${shop.origin}/long`);
  await (await answered).finished();
  // The answer is read a moment after it has arrived.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
  return page;
}

/** Hides or shows the page as another tab would, for so long by the page's own clock. */
const setHidden = (page: Page, hidden: boolean) =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, hidden);

describe('an armed trigger fires once, with its measure', () => {
  it('scroll: when the page was read far enough', async () => {
    armOnView({ key: 'k', on: 'scroll', percent: 60 });
    const page = await openArmed();
    await page.mouse.wheel(0, 400);
    await page.waitForFunction(() => scrollY >= 400);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
    expect(shop.collector.named('scroll')).toEqual([]);
    await page.mouse.wheel(0, 3_000);
    const [fired] = await shop.collector.until('scroll');
    expect(fired?.params?.armed).toBe('k');
    expect(fired?.params?.percent).toBeGreaterThanOrEqual(60);
    await page.mouse.wheel(0, -2_000);
    await page.mouse.wheel(0, 3_000);
    await say(page, 'event', 'after');
    await shop.collector.until('after');
    expect(shop.collector.named('scroll')).toHaveLength(1);
  });

  it('scroll: a page that fits into the window counts as read once it has been looked at for a while', async () => {
    armOnView({ key: 'k', on: 'scroll', percent: 90 });
    await shopper.context.clock.install();
    const page = await shopper.context.newPage();
    await page.goto(`${shop.origin}/plain`);
    await shop.collector.until('page_view');
    await page.waitForTimeout(100);
    await page.clock.runFor(2_000);
    expect(shop.collector.named('scroll')).toEqual([]);
    await page.clock.runFor(4_000);
    const [fired] = await shop.collector.until('scroll');
    expect(fired?.params).toEqual({ percent: 100, armed: 'k' });
  });

  it('engagement: after seconds of really looking at it', async () => {
    armOnView({ key: 'k', on: 'engagement', seconds: 2 });
    await openArmed();
    const [fired] = await shop.collector.until('engagement');
    expect(fired?.params).toEqual({ seconds: 2, armed: 'k' });
  });

  it('inactive: after seconds without a touch', async () => {
    armOnView({ key: 'k', on: 'inactive', seconds: 2 });
    const page = await openArmed();
    const movedAt = Date.now();
    await page.mouse.move(10, 10);
    const [fired] = await shop.collector.until('inactive');
    expect(fired?.params).toEqual({ seconds: 2, armed: 'k' });
    expect((fired?.at ?? 0) - movedAt).toBeGreaterThanOrEqual(1_900);
  });

  it('delay_over: after the seconds it asked for, not while the page is hidden', async () => {
    armOnView({ key: 'k', on: 'delay_over', seconds: 1 });
    const page = await openArmed();
    await setHidden(page, true);
    await page.waitForTimeout(1_600);
    expect(shop.collector.named('delay_over')).toEqual([]);
    await setHidden(page, false);
    const [fired] = await shop.collector.until('delay_over');
    expect(fired?.params).toEqual({ seconds: 1, armed: 'k' });
  });

  it('click: on what the selector names, also inside it; a selector that is none disturbs nothing', async () => {
    armOnView({ key: 'bad', on: 'click', selector: ':::' }, { key: 'k', on: 'click', selector: '.buy' });
    const page = await openArmed();
    await page.click('h1');
    await page.click('.buy');
    const [fired] = await shop.collector.until('click');
    expect(fired?.params).toEqual({ selector: '.buy', armed: 'k' });
  });
});

describe('exit intent', () => {
  beforeEach(() => armOnView({ key: 'k', on: 'exit_intent' }));

  /** Opens the long page and waits until somebody watches for its end. */
  async function openWatched(): Promise<Page> {
    const page = await openArmed();
    await running(page, shop.collector.origin + exit);
    return page;
  }

  /** Moves the mouse up the page, and out of it at the top, after a click on something: in one go, however busy the machine. */
  const hurryOut = (page: Page, clicked?: string) =>
    page.evaluate((selector) => {
      if (selector) document.querySelector<HTMLElement>(selector)?.click();
      const at = (type: string, clientY: number) =>
        document.documentElement.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX: 600, clientY }));
      for (let y = 300; y > 0; y -= 60) at('mousemove', y);
      at('mouseout', -60);
    }, clicked);

  const nothing = async (page: Page) => {
    await say(page, 'event', 'after');
    await shop.collector.until('after');
    expect(shop.collector.named('exit_intent')).toEqual([]);
  };

  it('is a mouse that hurries out by the top edge', async () => {
    const page = await openWatched();
    await hurryOut(page);
    const [fired] = await shop.collector.until('exit_intent');
    expect(fired?.params).toEqual({ armed: 'k' });
  });

  it('is not a mouse that drifts up', async () => {
    const page = await openWatched();
    await page.evaluate(async () => {
      const at = (type: string, clientY: number) =>
        document.documentElement.dispatchEvent(new MouseEvent(type, { bubbles: true, clientY }));
      for (let y = 20; y > 0; y--) {
        at('mousemove', y);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      at('mouseout', 0);
    });
    await nothing(page);
  });

  it('is not a mouse that leaves elsewhere, or into a frame', async () => {
    const page = await openWatched();
    await page.evaluate(() => {
      const out = (options: MouseEventInit) =>
        document.documentElement.dispatchEvent(new MouseEvent('mouseout', { bubbles: true, ...options }));
      document.documentElement.dispatchEvent(new MouseEvent('mousemove', { bubbles: true, clientY: 300 }));
      out({ clientY: 200, relatedTarget: null });
      out({ clientY: 0, relatedTarget: document.body });
    });
    await nothing(page);
  });

  it('is not the way to the tabs right after a click', async () => {
    const page = await openWatched();
    await hurryOut(page, 'h1');
    await nothing(page);
  });

  it('on a phone is a fast swipe back up a page that was read', async () => {
    await shopper.context.close();
    shopper = await shop.context(phone);
    const page = await openWatched();
    await page.evaluate(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      for (let y = 0; y <= 2_000; y += 100) {
        scrollTo(0, y);
        await frame();
      }
      // So far in a frame that it is fast however slow the frames are.
      for (let y = 2_000; y >= 0; y -= 1_000) {
        scrollTo(0, y);
        await frame();
      }
    });
    const [fired] = await shop.collector.until('exit_intent');
    expect(fired?.params).toEqual({ armed: 'k' });
    expect(shop.collector.batches[0]?.device).toEqual({ class: 'phone', language: 'ko-KR', screen: '390x844' });
  });

  it('on a phone is the return to a tab that was left for seconds', async () => {
    await shopper.context.close();
    shopper = await shop.context(phone);
    const page = await openWatched();
    await setHidden(page, true);
    await page.waitForTimeout(3_200);
    await setHidden(page, false);
    await shop.collector.until('exit_intent');
  });

  it('on a desktop is no return to a tab', async () => {
    const page = await openWatched();
    await setHidden(page, true);
    await page.waitForTimeout(3_200);
    await setHidden(page, false);
    await nothing(page);
  });
});

describe('what is armed', () => {
  it('is replaced by the next answer', async () => {
    armOnView({ key: 'old', on: 'click', selector: '.buy' });
    const page = await openArmed();
    shop.collector.decide = () => ({ armed: [{ key: 'new', on: 'click', selector: '.buy' }] });
    const answered = page.waitForResponse('**/v1/batch');
    await say(page, 'event', 'wish_made');
    await (await answered).finished();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
    await page.click('.buy');
    await shop.collector.until('click');
    expect(shop.collector.named('click').map(({ params }) => params?.armed)).toEqual(['new']);
  });

  it('ends with its page view in a single-page shop, also when the answer comes late', async () => {
    armOnView({ key: 'k', on: 'click', selector: '.buy' });
    const page = await openArmed();
    shop.collector.decide = () => ({});
    await page.evaluate(() => history.pushState(null, '', '/long/2'));
    await shop.collector.until('page_view', 2);
    await page.click('.buy');
    // An answer for a view that is gone by the time it comes.
    shop.collector.decide = () => ({ armed: [{ key: 'late', on: 'click', selector: '.buy' }] });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/v1/batch', async (route) => {
      await held;
      await route.continue();
    });
    const asked = page.waitForRequest('**/v1/batch');
    await say(page, 'event', 'wish_made');
    await asked;
    shop.collector.decide = ({ events }) =>
      events.some(({ name }) => name === 'wish_made')
        ? { armed: [{ key: 'late', on: 'click', selector: '.buy' }] }
        : {};
    await page.evaluate(() => history.pushState(null, '', '/long/3'));
    release();
    await shop.collector.until('page_view', 3);
    await page.click('.buy');
    await say(page, 'event', 'after');
    await shop.collector.until('after');
    expect(shop.collector.named('click')).toEqual([]);
  });
});

describe('a decision', () => {
  const decision: Decision = {
    offer: 'offer-1',
    turn: 1,
    campaign: 'c',
    variant: 'A',
    message: { format: 'modal', blocks: [{ type: 'text', text: '안녕하세요' }] },
  };
  const shown = (page: Page) => page.evaluate(() => (window as unknown as { shown?: string[] }).shown);

  beforeEach(() => {
    shop.collector.decide = ({ events }) =>
      events.some(({ name }) => name === 'page_view') ? { decisions: [decision] } : {};
  });

  it('loads the popup, shows it, and tells at once what became of it', async () => {
    const page = await shopper.open('/plain');
    const [told] = await shop.collector.until('offer_shown');
    expect(told?.params).toEqual({ offer: 'offer-1', turn: 1 });
    expect(await shown(page)).toEqual(['offer-1']);
    expect(shop.collector.asked.filter((path) => path === popup)).toHaveLength(1);
    await leaveBy(page, () => {
      const { report } = window as unknown as { report: (name: string, params: object) => void };
      report('offer_clicked', { offer: 'offer-1', turn: 1 });
      location.href = '/elsewhere';
    });
    await shop.collector.until('offer_clicked');
  });

  it('that nobody would see any more lapses: the page is hidden', async () => {
    shop.collector.decide = () => ({});
    const page = await shopper.open('/plain');
    await shop.collector.until('page_view');
    await setHidden(page, true);
    shop.collector.decide = () => ({ decisions: [decision] });
    const answered = page.waitForResponse('**/v1/batch');
    await say(page, 'event', 'wish_made');
    await (await answered).finished();
    await page.waitForTimeout(300);
    expect(await shown(page)).toBeUndefined();
    expect(shop.collector.asked.filter((path) => path === popup)).toEqual([]);
  });

  it('or the shopper has gone on while it was loading', async () => {
    const page = await shopper.context.newPage();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(`**${popup}`, async (route) => {
      await held;
      await route.continue();
    });
    const asked = page.waitForRequest(`**${popup}`);
    await page.goto(`${shop.origin}/plain`);
    await asked;
    shop.collector.decide = () => ({});
    await page.evaluate(() => history.pushState(null, '', '/plain/2'));
    const loaded = page.waitForResponse(`**${popup}`);
    release();
    await (await loaded).finished();
    await shop.collector.until('page_view', 2);
    await page.waitForTimeout(300);
    expect(await shown(page)).toBeUndefined();
  });

  it('whose bundle cannot be loaded does no harm', async () => {
    const page = await shopper.context.newPage();
    await page.route(`**${popup}`, (route) =>
      route.fulfill({ status: 404, headers: { 'access-control-allow-origin': '*' } }),
    );
    const answered = page.waitForResponse(`**${popup}`);
    await page.goto(`${shop.origin}/plain`);
    await answered;
    await say(page, 'event', 'after');
    await shop.collector.until('after');
    expect(shopper.errors.filter((error) => !error.includes('404'))).toEqual([]);
    shopper.errors.length = 0;
  });
});
