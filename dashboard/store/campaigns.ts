/** The campaigns of a site: what there is, which of them are shown, and what is done with them. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Campaign, CampaignState } from '../../server/contract/campaign.ts';
import type { Api } from '../api.ts';
import { createLoaded } from './loaded.ts';

/** The list's figures are fetched again this often while somebody looks at it. */
export const REFRESH_MS = 30_000;

export type CampaignFilter = 'all' | CampaignState;
/** In the order of how often they are wanted. */
export const campaignFilters: readonly CampaignFilter[] = ['all', 'live', 'paused', 'draft', 'archived'];

export type CampaignsApi = Pick<Api, 'campaigns' | 'setCampaignState' | 'duplicateCampaign'>;
export type CampaignsStore = {
  /** Undefined until loaded. */
  shown: ReadonlySignal<Campaign[] | undefined>;
  failure: ReadonlySignal<string | undefined>;
  filter: ReadonlySignal<CampaignFilter>;
  counts: ReadonlySignal<Record<CampaignFilter, number>>;
  /** Campaigns that something is being done with. */
  busy: ReadonlySignal<ReadonlySet<string>>;
  load(): Promise<void>;
  show(filter: CampaignFilter): void;
  /** @throws ApiError */
  setState(campaign: Campaign, state: CampaignState): Promise<void>;
  /** @throws ApiError */
  duplicate(campaign: Campaign): Promise<Campaign>;
};

export function createCampaignsStore(api: CampaignsApi, siteId: number): CampaignsStore {
  const loaded = createLoaded(() => loadAll(api, siteId));
  const filter = signal<CampaignFilter>('all');
  const busy = signal<ReadonlySet<string>>(new Set());
  const all = computed(() => loaded.value.value ?? []);

  async function during<Result>(id: string, act: () => Promise<Result>): Promise<Result> {
    busy.value = new Set(busy.value).add(id);
    try {
      return await act();
    } finally {
      busy.value = new Set([...busy.value].filter((one) => one !== id));
    }
  }

  return {
    shown: computed(() => loaded.value.value && all.value.filter((campaign) => fits(campaign, filter.value))),
    failure: loaded.failure,
    filter,
    counts: computed(() => {
      const count = (one: CampaignFilter) => all.value.filter((campaign) => fits(campaign, one)).length;
      return {
        all: count('all'),
        draft: count('draft'),
        live: count('live'),
        paused: count('paused'),
        archived: count('archived'),
      };
    }),
    busy,
    load: loaded.load,
    show(next) {
      filter.value = next;
    },
    setState: (campaign, state) =>
      during(campaign.id, async () => {
        const changed = await api.setCampaignState(siteId, campaign.id, state);
        loaded.put(all.value.map((one) => (one.id === changed.id ? changed : one)));
      }),
    duplicate: (campaign) =>
      during(campaign.id, async () => {
        const copy = await api.duplicateCampaign(siteId, campaign.id);
        loaded.put([copy, ...all.value]);
        return copy;
      }),
  };
}

/** Archived ones are out of the way until they are asked for. */
function fits({ state }: Campaign, filter: CampaignFilter): boolean {
  return filter === 'all' ? state !== 'archived' : state === filter;
}

/** The server lists those in use, or with the archived ones among them. */
function loadAll(api: CampaignsApi, siteId: number): Promise<Campaign[]> {
  return api.campaigns(siteId, true);
}
