/** What came of one campaign, read the way a marketer asks. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { CampaignResults } from '../../server/contract/api.ts';
import type { Campaign, CampaignFigures } from '../../server/contract/campaign.ts';
import type { Api } from '../api.ts';
import { createLoaded, type Loaded } from './loaded.ts';

export const HOLDOUT = 'holdout';

/** They are fetched again this often while somebody looks at them. */
export const REFRESH_MS = 30_000;

export type ResultsStore = {
  campaign: Loaded<Campaign>;
  results: Loaded<CampaignResults>;
  failure: ReadonlySignal<string | undefined>;
  load(): Promise<void>;
};

export function createResultsStore(api: Pick<Api, 'campaign' | 'results'>, siteId: number, id: string): ResultsStore {
  const campaign = createLoaded(() => api.campaign(siteId, id));
  const results = createLoaded(() => api.results(siteId, id));
  return {
    campaign,
    results,
    failure: computed(() => campaign.failure.value ?? results.failure.value),
    async load() {
      await Promise.all([campaign.load(), results.load()]);
    },
  };
}

type Arm = CampaignResults['arms'][number];

/** All variants together. The hold-out qualified as well, but was shown nothing. */
export function totalsOf({ arms }: CampaignResults): CampaignFigures {
  const sum = (field: keyof CampaignFigures, of: Arm[]) => of.reduce((total, arm) => total + arm[field], 0);
  const shown = arms.filter(({ arm }) => arm !== HOLDOUT);
  return {
    qualified: sum('qualified', arms),
    shown: sum('shown', shown),
    clicked: sum('clicked', shown),
    dismissed: sum('dismissed', shown),
    copied: sum('copied', shown),
    converted: sum('converted', shown),
    orders: sum('orders', shown),
    revenueMinor: sum('revenueMinor', shown),
    confirmedMinor: sum('confirmedMinor', shown),
  };
}

/** Figures of those who were shown it, and of the hold-out; undefined when there is none. */
export function sidesOf(results: CampaignResults): { shown: CampaignFigures; held: Arm | undefined } {
  return { shown: totalsOf(results), held: results.arms.find(({ arm }) => arm === HOLDOUT) };
}

/**
 * What may honestly be said of the effect. `none`: there is no hold-out. `waiting`: nobody is in it yet. `unsure`: the
 * interval holds zero, so the difference may be chance.
 */
export type Verdict = 'none' | 'waiting' | 'unsure' | 'better' | 'worse';

export function verdictOf({ uplift }: CampaignResults, holdoutPercent: number): Verdict {
  if (!uplift) return holdoutPercent > 0 ? 'waiting' : 'none';
  if (uplift.low > 0) return 'better';
  return uplift.high < 0 ? 'worse' : 'unsure';
}
