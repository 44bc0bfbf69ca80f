import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { siteSettingsSchema } from '../../server/contract/site.ts';
import { demoCampaigns, demoSettings } from '../../server/demo/campaigns.ts';
import { demoPage } from '../../server/demo/page.ts';
import { refusals } from '../domain/support/valid.ts';

const assets = join(import.meta.dirname, '../../server/demo/assets');
const shop = { siteKey: 'demo', tagUrl: '/t.js', nonce: 'once' };

describe('the campaigns of the demo', () => {
  it.each(demoCampaigns)('$name could have been saved in the dashboard', (campaign) => {
    expect(refusals(campaign)).toEqual([]);
  });

  it('show once per person each, to everybody who qualifies', () => {
    for (const { limits, experiment } of demoCampaigns) {
      expect(limits.repeat).toBe('once');
      expect(experiment).toEqual({ holdoutPercent: 0, rolloutPercent: 100 });
    }
  });

  it('never want the same moment with the same priority', () => {
    expect(new Set(demoCampaigns.map(({ priority }) => priority)).size).toBe(demoCampaigns.length);
  });

  it('fit in one day of a newcomer, all five, without a pause between them', () => {
    expect(demoSettings.fatigue.perDay).toBeGreaterThanOrEqual(demoCampaigns.length);
    expect(demoSettings.fatigue.pauseMinutes).toBe(0);
  });

  it('lead only to pages that the shop has', () => {
    const links = demoCampaigns.flatMap(({ variants, coupon }) => [
      ...variants.flatMap(({ message }) =>
        message.blocks.flatMap((block) => (block.type === 'button' && block.href ? [block.href] : [])),
      ),
      ...(coupon?.applyUrl ? [coupon.applyUrl.replace('{code}', coupon.code ?? 'SECRET-2345-6789')] : []),
    ]);
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) expect(demoPage(link, '', shop).status, link).toBeLessThan(400);
  });

  it('show only pictures that the shop has', () => {
    const pictures = demoCampaigns.flatMap(({ variants }) =>
      variants.flatMap(({ message }) =>
        message.blocks.flatMap((block) => (block.type === 'image' ? [block.src.replace('/demo/assets/', '')] : [])),
      ),
    );
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) expect(existsSync(join(assets, picture)), picture).toBe(true);
  });

  it('run on a site that could have been saved in Settings', () => {
    const check = new Ajv().compile(siteSettingsSchema);
    expect(check(demoSettings), JSON.stringify(check.errors)).toBe(true);
  });
});
