import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Decision } from '../../server/contract/decision.ts';
import { formats } from '../../server/contract/message.ts';
import { blocks, decide } from './pages/popup/decisions.ts';
import { frame, gone, hears, names, shown, soon } from './pages/popup/look.ts';
import { openShop, type Shop, start, type Visit } from './pages/popup/shop.ts';

/** Real-world collections, beside the repository where they are at hand. */
const conformance = join(import.meta.dirname, '../../../shared/data/conformance');

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

describe('under the strictest policy a shop may have', () => {
  it.each(formats)('%s: is drawn with its look, works, and violates nothing', async (format) => {
    visit = await shop.visit('strict');
    const { page } = visit;
    await start(page, decide(format, { accent: '#1f7a5c' }));
    await shown(visit);
    const look = await frame(page).evaluate((element) => {
      const style = (name: string) => getComputedStyle(element.querySelector(name) as Element);
      return [style('.card').backgroundColor, style('.lead').backgroundColor, style('.stub').borderInlineStartStyle];
    });
    expect(look).toEqual(['rgb(255, 255, 255)', 'rgb(31, 122, 92)', 'dashed']);
    await hears(page, /\S/, () => page.locator('.stub').click());
    await page.getByRole('button', { name: '닫기' }).click();
    await gone(page);
    expect(names(visit).at(-1)).toBe('offer_dismissed');
    expect(await page.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual([]);
  });

  it('the page would notice a violation', async () => {
    visit = await shop.visit('strict');
    await visit.page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    await expect
      .poll(() => visit.page.evaluate(() => (window as unknown as { violations: string[] }).violations.length), soon)
      .toBe(1);
  });
});

describe("a shop's own style sheet", () => {
  it.each(formats)('%s: looks the same on a page whose every declaration is important', async (format) => {
    const look = async (name: string) => {
      visit = await shop.visit(name, { reducedMotion: 'reduce' });
      await start(visit.page, decide(format));
      await shown(visit);
      return frame(visit.page).evaluate((element) =>
        [element, ...element.querySelectorAll('*')].map((node) => {
          const { display, color, backgroundColor, font, letterSpacing, opacity, filter, visibility } =
            getComputedStyle(node);
          const { x, y, width, height } = node.getBoundingClientRect();
          const drawn = { display, color, backgroundColor, font, letterSpacing, opacity, filter, visibility };
          return { node: node.className, x, y, width, height, ...drawn };
        }),
      );
    };
    const quiet = await look('plain');
    await visit.page.context().close();
    const shouted = await look('hostile');
    expect(shouted).toEqual(quiet);
    await visit.page.getByRole('button', { name: '닫기' }).click();
    await gone(visit.page);
  });

  it('and its names: nothing in ours is on the lists of what blockers hide', async () => {
    visit = await shop.visit('plain');
    for (const format of formats) {
      await start(visit.page, decide(format));
      await frame(visit.page).waitFor();
      const marks = await visit.page.locator('html > div').evaluate((host) => {
        const all = [host, ...(host.shadowRoot as ShadowRoot).querySelectorAll('*')];
        return all.flatMap((node) => [node.localName, node.id, node.getAttribute('class') ?? '']).join(' ');
      });
      expect(marks).not.toMatch(/popup|modal|overlay|banner|coupon|promo|newsletter|cookie|\bads?\b|advert/i);
      await visit.page.getByRole('button', { name: '닫기' }).click();
      await gone(visit.page);
    }
  });
});

describe('text is text', () => {
  const strings = join(conformance, 'naughty-strings.json');
  it.skipIf(!existsSync(strings))('naughty strings are shown as they are', async () => {
    const texts = JSON.parse(readFileSync(strings, 'utf8')) as string[];
    visit = await shop.visit('plain');
    await start(visit.page, decide('modal', { blocks: texts.map((text) => ({ type: 'text', text })) }));
    await shown(visit);
    expect(await visit.page.locator('.body > .text').evaluateAll((all) => all.map((one) => one.textContent))).toEqual(
      texts,
    );
  });

  it('an address that may not be opened makes a button that only closes', async () => {
    visit = await shop.visit('plain');
    const href = 'java\tscript:document.title="gone"';
    await start(visit.page, decide('modal', { blocks: [{ type: 'button', text: '열기', action: 'link', href }] }));
    await shown(visit);
    expect(await frame(visit.page).locator('a').count()).toBe(0);
    await visit.page.getByRole('button', { name: '열기' }).click();
    await gone(visit.page);
    expect(await visit.page.title()).toBe('Shop');
    expect(names(visit)).toEqual(['offer_shown', 'offer_dismissed']);
  });

  it.each([
    'red',
    'url(https://elsewhere.example/a.png)',
    '#fff;background:url(https://elsewhere.example/a.png)',
    '#12345',
    'var(--x)',
    'expression(alert(1))',
  ])('a colour that is none is not used: %s', async (accent) => {
    visit = await shop.visit('plain');
    await start(visit.page, decide('modal', { accent }));
    await shown(visit);
    const fill = await frame(visit.page)
      .locator('.lead')
      .evaluate((lead) => getComputedStyle(lead).backgroundColor);
    expect(fill).toBe('rgb(67, 83, 217)');
    expect(visit.foreign).toEqual([]);
  });

  it.each([
    ['nothing', undefined],
    ['no message', {}],
    ['no blocks', { message: { format: 'modal' } }],
    ['a format of the future', { message: { format: 'hologram', blocks } }],
    ['blocks that are none', { message: { format: 'modal', blocks: [null, 1, 'x'] } }],
  ])('a decision that is %s throws nothing into the page', async (_, decision) => {
    visit = await shop.visit('plain');
    await start(visit.page, decision as unknown as Decision);
    // Whatever became of it, it does not stand in the way of the next one.
    await visit.page.keyboard.press('Escape');
    await expect
      .poll(async () => {
        await visit.page.keyboard.press('Escape');
        return visit.page.locator('html > div').count();
      }, soon)
      .toBe(0);
    await start(visit.page, { ...decide('modal'), offer: 'offer-2' });
    await expect
      .poll(() => visit.told.at(-1), soon)
      .toEqual({ name: 'offer_shown', params: { offer: 'offer-2', turn: 2 } });
  });
});
