import type { CampaignResults } from '../contract/api.ts';
import type { CampaignFigures } from '../contract/campaign.ts';

export type ArmFigures = Pick<CampaignFigures, 'qualified' | 'converted' | 'revenueMinor'>;

/** 97.5 % quantile of the normal distribution: a two-sided interval of 95 %. */
const Z95 = 1.959963984540054;

/**
 * What a message made of those who qualified for it (whether it reached them or not) against those who qualified and were
 * held out. The interval is Newcombe's hybrid score interval, without continuity correction: method 10 of R. G. Newcombe,
 * "Interval estimation for the difference between independent proportions", Statistics in Medicine 17 (1998) 873–890.
 * Undefined when one side is nobody.
 */
export function uplift(treated: ArmFigures, heldOut: ArmFigures): CampaignResults['uplift'] {
  if (treated.qualified === 0 || heldOut.qualified === 0) return undefined;
  const one = wilson(treated);
  const other = wilson(heldOut);
  const difference = one.share - other.share;
  return {
    conversionRate: difference,
    low: difference - Math.hypot(one.share - one.low, other.high - other.share),
    high: difference + Math.hypot(one.high - one.share, other.share - other.low),
    revenuePerPersonMinor: treated.revenueMinor / treated.qualified - heldOut.revenueMinor / heldOut.qualified,
  };
}

/** Share converted with its score interval: E. B. Wilson, "Probable inference, the law of succession, and statistical inference" (1927). */
function wilson({ qualified, converted }: ArmFigures): { share: number; low: number; high: number } {
  const share = Math.min(converted / qualified, 1);
  const spread = Z95 * Math.sqrt(Z95 ** 2 + 4 * qualified * share * (1 - share));
  const middle = 2 * qualified * share + Z95 ** 2;
  const scale = 2 * (qualified + Z95 ** 2);
  return { share, low: (middle - spread) / scale, high: (middle + spread) / scale };
}
