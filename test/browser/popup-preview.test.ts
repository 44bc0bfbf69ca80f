import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Decision } from '../../server/contract/decision.ts';
import { formats } from '../../server/contract/message.ts';
import type { mountPreview, Preview } from '../../snippet/popup/preview.ts';
import { blocks, coupon, decide } from './pages/popup/decisions.ts';
import { frame, shown, soon } from './pages/popup/look.ts';
import { openShop, type Shop, start, type Visit } from './pages/popup/shop.ts';

/** What the page of the box offers to these tests. */
type Box = typeof globalThis & { mountPreview: typeof mountPreview; preview: Preview };

const sizes = { phone: { width: 375, height: 720 }, desktop: { width: 1280, height: 800 } };
const image = { type: 'image', src: '/picture.svg', alt: '' } as const;

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

/** Draws a decision in a box of this size on a page of another. */
async function preview(decision: Decision, size: { width: number; height: number }): Promise<void> {
  visit = await shop.visit('box', { viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce' });
  await visit.page.evaluate(
    ([given, { width, height }]) => {
      const box = document.querySelector('#box') as HTMLElement;
      box.style.width = `${width}px`;
      box.style.height = `${height}px`;
      const page = window as unknown as Box;
      page.preview = page.mountPreview(box, given);
    },
    [decision, size] as const,
  );
}

/** Every element of the message that can be seen, and where it is drawn, from the corner of its frame's window or box. */
function places() {
  return frame(visit.page).evaluate((element) => {
    const corner = document.querySelector('#box')?.getBoundingClientRect() ?? { x: 0, y: 0 };
    return [...element.querySelectorAll('*:not(.said)')].map((node) => {
      const { x, y, width, height } = node.getBoundingClientRect();
      const { color, backgroundColor, fontSize } = getComputedStyle(node);
      const place = [x - corner.x, y - corner.y, width, height].map((value) => Math.round(value * 10) / 10);
      return { node: node.getAttribute('class'), place, color, backgroundColor, fontSize };
    });
  });
}

describe.each(Object.entries(sizes))('the preview in %s size', (_, size) => {
  it.each(formats)('of a %s is what the shop page shows, to the pixel', async (format) => {
    const decision = decide(format, { blocks: [image, ...blocks], accent: '#e4572e' }, { ...coupon, applyUrl: '/use' });
    visit = await shop.visit('plain', { viewport: size, reducedMotion: 'reduce' });
    await start(visit.page, decision);
    await shown(visit);
    const onPage = await places();
    await visit.page.context().close();

    await preview(decision, size);
    await frame(visit.page).waitFor();
    await expect.poll(places, soon).toEqual(onPage);
  });
});

describe('the preview', () => {
  it('leads nowhere, reports nothing, takes no focus and blocks nothing of the dashboard', async () => {
    await preview(decide('modal'), sizes.phone);
    const { page } = visit;
    await frame(page).waitFor();
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    expect(await page.evaluate(() => document.querySelector(':modal, :popover-open'))).toBeNull();
    await page.getByRole('link', { name: '쿠폰 쓰러 가기' }).click();
    await page.getByRole('button', { name: '닫기' }).click();
    await page.getByRole('button', { name: '쿠폰 코드 복사' }).click();
    expect(page.url()).toBe(`${shop.origin}/box.html`);
    expect(await frame(page).count()).toBe(1);
    expect(visit.told).toEqual([]);
  });

  it('follows the author, and leaves nothing behind', async () => {
    await preview(decide('modal'), sizes.phone);
    const { page } = visit;
    await page.evaluate(
      (next) => (window as unknown as Box).preview.update(next),
      decide('bar', { blocks: [{ type: 'text', text: '바뀐 글' }] }),
    );
    await expect.poll(() => page.getByRole('region', { name: '바뀐 글' }).count(), soon).toBe(1);
    await page.evaluate(() => (window as unknown as Box).preview.remove());
    expect(await page.locator('#box').innerHTML()).toBe('');
  });
});
