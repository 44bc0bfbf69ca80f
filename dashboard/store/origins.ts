import { type ReadonlySignal, signal } from '@preact/signals';
import { type SiteStore, settingsOf } from './site.ts';

export type OriginsStore = {
  /** The origin that is being added or removed. */
  busy: ReadonlySignal<string | undefined>;
  /** @throws ApiError */
  add(origin: string): Promise<void>;
  /** @throws ApiError */
  remove(origin: string): Promise<void>;
};

/** Adds and removes origins of the current site, one at a time, each saved at once. */
export function createOriginsStore(sites: Pick<SiteStore, 'site' | 'save'>): OriginsStore {
  const busy = signal<string>();

  async function change(origin: string, next: (origins: string[]) => string[]): Promise<void> {
    const site = sites.site.value;
    if (!site || busy.value) return;
    busy.value = origin;
    try {
      await sites.save(site.id, { ...settingsOf(site), origins: next(site.origins) });
    } finally {
      busy.value = undefined;
    }
  }

  return {
    busy,
    add: (origin) => change(origin, (origins) => [...origins, origin]),
    remove: (origin) => change(origin, (origins) => origins.filter((one) => one !== origin)),
  };
}
