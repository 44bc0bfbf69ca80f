import { afterAll, describe, expect, it, vi } from 'vitest';
import { guideIds, guideOf, needs } from '../../../dashboard/pages/install/guides.ts';

// The tag looks at the window as soon as it is loaded.
vi.stubGlobal('window', {});
afterAll(() => vi.unstubAllGlobals());

describe('the instructions of a platform', () => {
  it('are there for every platform that the tag knows', async () => {
    const { platforms } = await import('../../../snippet/shop/platforms.ts');
    // A platform may have several parts. Segment is no platform: it stands beside one.
    const parts = Object.keys(platforms).filter((name) => name !== 'segment');
    const names = new Set(parts.map((part) => part.replace(/-.*/, '')));
    for (const name of names) expect(guideIds).toContain(name);
  });

  it('say where the tag is pasted and how everything is seen', () => {
    for (const id of guideIds) {
      const { steps, pasteAfter, gives } = guideOf(id);
      expect(pasteAfter).toBeLessThanOrEqual(steps.length);
      expect(Object.keys(gives)).toEqual(needs);
      expect(gives.pages).toBe('yes');
    }
  });

  it('never promise what no browser can see', () => {
    for (const id of guideIds) expect(['webhook', 'api', 'layer']).toContain(guideOf(id).gives.refunds);
    expect(guideOf('shopify').gives.purchase).toBe('webhook');
  });
});
