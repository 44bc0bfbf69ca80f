import type { Site } from '../contract/site.ts';
import { DEMO_SITE_KEY, demoCampaigns, demoSettings } from '../demo/campaigns.ts';
import type { Store } from '../storage/store.ts';

/** On an empty data folder: the demo shop with its campaigns, live. */
export async function furnish(store: Store, now: number): Promise<Site | undefined> {
  if ((await store.listSites()).length > 0) return undefined;
  const site = await store.createSite(demoSettings, now, DEMO_SITE_KEY);
  for (const definition of demoCampaigns) await store.createCampaign(site.id, definition, 'live', now);
  return site;
}
