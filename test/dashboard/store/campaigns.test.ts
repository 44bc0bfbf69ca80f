import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../../dashboard/api.ts';
import { blankCampaign } from '../../../dashboard/pages/campaign/blank.ts';
import { createCampaignsStore } from '../../../dashboard/store/campaigns.ts';
import type { Campaign, CampaignState } from '../../../server/contract/campaign.ts';

const none = {
  qualified: 0,
  shown: 0,
  clicked: 0,
  dismissed: 0,
  copied: 0,
  converted: 0,
  orders: 0,
  revenueMinor: 0,
  confirmedMinor: 0,
};
const campaign = (id: string, state: CampaignState): Campaign => ({
  id,
  state,
  version: 1,
  definition: { ...blankCampaign(), name: id },
  createdAt: 0,
  updatedAt: 0,
  figures: none,
});
const kept = [campaign('a', 'live'), campaign('b', 'draft'), campaign('c', 'archived')];

async function open() {
  const api = {
    campaigns: vi.fn(async () => kept),
    setCampaignState: vi.fn(async (_site: number, id: string, state: CampaignState) => campaign(id, state)),
    duplicateCampaign: vi.fn(async (_site: number, id: string) => campaign(`${id} (2)`, 'draft')),
  };
  const store = createCampaignsStore(api, 1);
  await store.load();
  return { api, store, ids: () => store.shown.value?.map(({ id }) => id) };
}

describe('the list of campaigns', () => {
  it('keeps archived ones out of sight until they are asked for', async () => {
    const { store, ids } = await open();
    expect(ids()).toEqual(['a', 'b']);
    store.show('archived');
    expect(ids()).toEqual(['c']);
    expect(store.counts.value).toEqual({ all: 2, draft: 1, live: 1, paused: 0, archived: 1 });
  });

  it('shows a change of state at once', async () => {
    const { store, ids } = await open();
    await store.setState(kept[0] as Campaign, 'paused');
    store.show('paused');
    expect(ids()).toEqual(['a']);
  });

  it('shows the copy of a campaign first', async () => {
    const { store, ids } = await open();
    await store.duplicate(kept[0] as Campaign);
    expect(ids()).toEqual(['a (2)', 'a', 'b']);
  });

  it('leaves a campaign as it is when the server refuses', async () => {
    const { api, store, ids } = await open();
    api.setCampaignState.mockRejectedValueOnce(new ApiError('wrong_state', ''));
    await expect(store.setState(kept[0] as Campaign, 'paused')).rejects.toThrow(ApiError);
    expect(ids()).toEqual(['a', 'b']);
    expect(store.busy.value.size).toBe(0);
  });
});
