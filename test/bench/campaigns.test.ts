import { describe, expect, it } from 'vitest';
import { conditionSchemas } from '../../server/contract/audience.ts';
import { refusals } from '../domain/support/valid.ts';
import { mixedCampaigns } from './campaigns.ts';

describe('the campaigns of the benchmarks', () => {
  const thousand = mixedCampaigns(1_000);

  it('could all be saved by a marketer', () => {
    expect(thousand.flatMap((campaign) => refusals(campaign).map((fault) => `${campaign.name}: ${fault}`))).toEqual([]);
  });

  it('are always the same, and a shop with fewer of them has the first of them', () => {
    expect(mixedCampaigns(10)).toEqual(thousand.slice(0, 10));
    expect(mixedCampaigns(1_000)).toEqual(thousand);
    expect(mixedCampaigns(20, 2)).not.toEqual(thousand.slice(0, 20));
  });

  it('ask for every kind of condition', () => {
    const asked = JSON.stringify(thousand.map(({ audience }) => audience));
    for (const kind of Object.keys(conditionSchemas)) expect(asked).toContain(`"kind":"${kind}"`);
  });

  it('are mostly for something: a page view anywhere triggers few of them', () => {
    const anywhere = thousand.filter(
      ({ trigger }) => trigger.event === 'page_view' && !trigger.pages?.include && !trigger.where?.length,
    );
    expect(anywhere.length).toBeGreaterThan(15);
    expect(anywhere.length).toBeLessThan(40);
  });
});
