import type { CampaignResults } from '../contract/api.ts';
import type { CampaignFigures } from '../contract/campaign.ts';

export type ArmFigures = Pick<CampaignFigures, 'qualified' | 'converted' | 'revenueMinor'>;

/** Everybody who qualified for a message against everybody who was held out; absent when one of them is nobody. */
export function uplift(_treated: ArmFigures, _heldOut: ArmFigures): CampaignResults['uplift'] {
  throw new Error('not yet');
}
