import { describe, expect, it } from 'vitest';
import { findText } from '../../../dashboard/i18n/text.ts';
import { sidesOf, totalsOf, verdictOf } from '../../../dashboard/store/results.ts';
import type { CampaignResults } from '../../../server/contract/api.ts';
import { gates } from '../../../server/domain/facts.ts';

const arm = (name: string, qualified: number, shown: number, converted: number) => ({
  arm: name,
  qualified,
  shown,
  clicked: shown / 10,
  dismissed: 0,
  copied: 0,
  converted,
  orders: converted,
  revenueMinor: converted * 1_000,
  confirmedMinor: converted * 500,
  revenuePerQualifiedMinor: 0,
});
const results: CampaignResults = {
  id: 'c1',
  arms: [arm('A', 100, 90, 9), arm('B', 100, 80, 8), arm('holdout', 20, 0, 1)],
  days: [],
  coupons: { issued: 0, redeemed: 0 },
  refusals: [],
};
const uplift = (low: number, high: number) => ({
  ...results,
  uplift: { conversionRate: (low + high) / 2, low, high, revenuePerPersonMinor: 0 },
});

describe('what came of a campaign', () => {
  it('counts the hold-out among those who qualified, and its purchases not among the conversions', () => {
    expect(totalsOf(results)).toMatchObject({ qualified: 220, shown: 170, clicked: 17, converted: 17 });
    expect(totalsOf(results).revenueMinor).toBe(17_000);
    expect(sidesOf(results).held).toMatchObject({ arm: 'holdout', converted: 1 });
  });

  it('is called better or worse only when the whole interval is', () => {
    expect(verdictOf(uplift(0.01, 0.03), 10)).toBe('better');
    expect(verdictOf(uplift(-0.03, -0.01), 10)).toBe('worse');
    expect(verdictOf(uplift(-0.01, 0.03), 10)).toBe('unsure');
    expect(verdictOf(uplift(0, 0.03), 10)).toBe('unsure');
  });

  it('is not judged without a hold-out, or before anybody is in it', () => {
    expect(verdictOf(results, 0)).toBe('none');
    expect(verdictOf(results, 10)).toBe('waiting');
  });

  it('has plain words for every gate that may have kept it from being shown', () => {
    for (const gate of gates) expect(findText(`results.gate.${gate}`), gate).toBeDefined();
  });
});
