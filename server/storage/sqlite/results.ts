import type { CampaignResults } from '../../contract/api.ts';
import type { CampaignFigures } from '../../contract/campaign.ts';
import type { CampaignId } from '../../contract/ids.ts';
import { HOLDOUT } from '../../domain/person.ts';
import { uplift } from '../../domain/uplift.ts';
import type { BareCampaign } from './campaigns.ts';
import type { ArmRow } from './figures.ts';
import type { Nouns } from './nouns.ts';

/** What a campaign brought, arm by arm, day by day, and against its hold-out. */
export function campaignResults(nouns: Nouns, siteId: number, { id, definition }: BareCampaign): CampaignResults {
  const arms = nouns.figures.arms(siteId, id);
  const campaign = id as CampaignId;
  const { issued, redeemed } = nouns.coupons.stock(siteId, campaign);
  const left = definition.coupon ? nouns.coupons.left(siteId, campaign, definition.coupon) : Number.POSITIVE_INFINITY;
  const against = upliftOf(arms);
  return {
    id,
    arms: arms.map((arm) => ({ ...arm, revenuePerQualifiedMinor: perQualified(arm) })),
    days: nouns.figures.days(siteId, id),
    coupons: { issued, redeemed, ...(Number.isFinite(left) ? { left } : {}) },
    refusals: nouns.refusals.ofCampaign(siteId, id),
    ...(against ? { uplift: against } : {}),
  };
}

function perQualified({ revenueMinor, qualified }: CampaignFigures): number {
  return qualified > 0 ? revenueMinor / qualified : 0;
}

function upliftOf(arms: ArmRow[]): CampaignResults['uplift'] {
  const heldOut = arms.find(({ arm }) => arm === HOLDOUT);
  const treated = { qualified: 0, converted: 0, revenueMinor: 0 };
  for (const { arm, qualified, converted, revenueMinor } of arms) {
    if (arm === HOLDOUT) continue;
    treated.qualified += qualified;
    treated.converted += converted;
    treated.revenueMinor += revenueMinor;
  }
  return heldOut && uplift(treated, heldOut);
}
