import { describe, expect, it } from 'vitest';
import { guideIds, guideOf, needs } from '../../../dashboard/pages/install/guides.ts';
import { platforms as adapters } from '../../../snippet/shop/platforms.ts';

describe('the instructions of a platform', () => {
  it('are there for every platform that the tag knows', () => {
    // Segment is no platform: it stands beside one.
    const names = Object.keys(adapters).filter((name) => name !== 'segment');
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
