import type { CampaignSet } from '../../domain/compile.ts';
import type { CampaignCounts } from '../../domain/facts.ts';
import type { Nouns } from './nouns.ts';

/** Figures that bound campaigns, read when a rule asks for one. */
export function campaignCounts(nouns: Nouns, siteId: number, campaigns: CampaignSet, now: number): CampaignCounts {
  return {
    stockLeft(id) {
      const coupon = campaigns.byId.get(id)?.version.definition.coupon;
      return coupon ? nouns.coupons.left(siteId, id, coupon) : Number.POSITIVE_INFINITY;
    },
    shownInAll: (id) => nouns.figures.shownInAll(siteId, id) + nouns.offers.countLeased(siteId, id, now),
  };
}
