import type { CampaignId } from '../contract/ids.ts';
import type { SiteSettings } from '../contract/site.ts';
import type { CampaignVersion } from './facts.ts';

/** One campaign version, ready to be asked. */
export type CompiledCampaign = { version: CampaignVersion };

/** All campaigns of a site, indexed by what can trigger them. */
export type CampaignSet = { byId: ReadonlyMap<CampaignId, CompiledCampaign> };

/**
 * Compiles the campaigns of one site. Do it again when a campaign or the settings of the site change; give every campaign
 * that is not archived, also paused ones: their conversions still count.
 */
export function compileCampaigns(_campaigns: CampaignVersion[], _settings: SiteSettings): CampaignSet {
  throw new Error('not yet');
}
