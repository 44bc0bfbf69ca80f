import { DEMO_SITE_KEY, demoCampaigns, demoSettings } from '../demo/campaigns.ts';
import type { Store } from '../storage/store.ts';

/** On an empty data folder: the demo shop with its campaigns, live. Goes on where a start that was cut off stopped. */
export async function furnish(store: Store, now: number): Promise<void> {
  const sites = await store.listSites();
  const demo = sites.find(({ key }) => key === DEMO_SITE_KEY);
  if (!demo && sites.length > 0) return;
  const { id } = demo ?? (await store.createSite(demoSettings, now, DEMO_SITE_KEY));
  // They are made in this order and none is ever deleted, so their number tells which are missing.
  const { length } = await store.listCampaigns(id, true);
  for (const definition of demoCampaigns.slice(length)) await store.createCampaign(id, definition, 'live', now);
}
