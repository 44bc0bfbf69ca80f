import type { FirstPartyReport } from '../../server/contract/api.ts';
import type { Api } from '../api.ts';
import { createLoaded, type Loaded } from './loaded.ts';
import { type SiteStore, settingsOf } from './site.ts';

/** How the pages of one origin reach this server now. */
export type OriginState = { origin: string; host: string; firstParty: boolean; since: number; lastAt: number };

export type FirstPartyStore = Loaded<FirstPartyReport> & {
  /**
   * Says where pages are to find the tag; empty for this server's own address.
   * @throws ApiError
   */
  serveFrom(folder: string): Promise<void>;
};

export function createFirstPartyStore(
  api: Pick<Api, 'firstParty'>,
  sites: Pick<SiteStore, 'site' | 'save'>,
  id: number,
): FirstPartyStore {
  return {
    ...createLoaded(() => api.firstParty(id)),
    async serveFrom(folder) {
      const site = sites.site.value;
      if (site) await sites.save(site.id, { ...settingsOf(site), tagFolder: folder });
    },
  };
}

/** Each origin once, by how its pages came last. */
export function originStates({ arrivals }: FirstPartyReport): OriginState[] {
  const latest = new Map<string, OriginState>();
  for (const arrival of arrivals) {
    const known = latest.get(arrival.origin);
    if (!known || arrival.lastAt > known.lastAt) latest.set(arrival.origin, arrival);
  }
  return [...latest.values()].sort((a, b) => b.lastAt - a.lastAt);
}
