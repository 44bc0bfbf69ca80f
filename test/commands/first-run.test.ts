import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { furnish } from '../../server/commands/first-run.ts';
import { DEMO_SITE_KEY, demoCampaigns } from '../../server/demo/campaigns.ts';
import type { Store } from '../../server/storage/store.ts';
import { shopSettings } from '../support/app.ts';
import { openTestStore } from '../support/store.ts';

const NOW = Date.UTC(2026, 10, 21, 3);

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dangol-first-'));
  store = openTestStore(join(folder, 'dangol.db'));
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** Names of all campaigns of all sites, archived ones among them. */
async function campaignNames(): Promise<string[]> {
  const sites = await store.listSites();
  const campaigns = await Promise.all(sites.map(({ id }) => store.listCampaigns(id, true)));
  return campaigns.flat().map(({ definition }) => definition.name);
}

const allNames = demoCampaigns.map(({ name }) => name).sort();

describe('the first start', () => {
  it('that was cut off is finished by the next, with each campaign once', async () => {
    const create = store.createCampaign;
    vi.spyOn(store, 'createCampaign').mockImplementationOnce(create).mockRejectedValueOnce(new Error('kill -9'));
    await expect(furnish(store, NOW)).rejects.toThrow('kill -9');
    expect(await campaignNames()).toHaveLength(1);
    await furnish(store, NOW);
    expect((await campaignNames()).sort()).toEqual(allNames);
  });

  it('is not repeated: what was archived or renamed stays so', async () => {
    await furnish(store, NOW);
    const [site] = await store.listSites();
    const [first, second] = await store.listCampaigns(site?.id ?? 0, false);
    if (!site || !first || !second) throw new Error('the demo shop has campaigns');
    await store.setCampaignState(site.id, first.id, 'archived', NOW);
    await store.saveCampaign(site.id, second.id, 1, { ...second.definition, name: 'Mine' }, NOW);
    await furnish(store, NOW);
    expect(await store.listCampaigns(site.id, true)).toHaveLength(demoCampaigns.length);
    expect(await campaignNames()).toContain('Mine');
  });

  it('brings no demo shop to a folder that has a shop of its own', async () => {
    await store.createSite(shopSettings, NOW, 'own');
    await furnish(store, NOW);
    expect((await store.listSites()).map(({ key }) => key)).not.toContain(DEMO_SITE_KEY);
  });
});
