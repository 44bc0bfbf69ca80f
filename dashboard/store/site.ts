import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { SiteInfo } from '../../server/contract/api.ts';
import { defaultSettings, type SiteSettings } from '../../server/contract/site.ts';
import type { Api } from '../api.ts';
import { failureText } from '../failure.ts';

const STORED = 'dangol.site';

export type SiteStore = {
  /** Undefined until loaded. */
  sites: ReadonlySignal<SiteInfo[] | undefined>;
  /** The site every screen is about: the one chosen last in this browser, else the first. */
  site: ReadonlySignal<SiteInfo | undefined>;
  failure: ReadonlySignal<string | undefined>;
  load(): Promise<void>;
  choose(id: number): void;
  /** @throws ApiError */
  add(settings: SiteSettings): Promise<SiteInfo>;
  /** @throws ApiError */
  save(id: number, settings: SiteSettings): Promise<SiteInfo>;
};

export function createSiteStore(
  api: Pick<Api, 'sites' | 'addSite' | 'saveSite'>,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
): SiteStore {
  const sites = signal<SiteInfo[]>();
  const chosen = signal(storedSite(storage));
  const failure = signal<string>();
  const site = computed(() => sites.value?.find(({ id }) => id === chosen.value) ?? sites.value?.[0]);

  function choose(id: number): void {
    chosen.value = id;
    try {
      storage.setItem(STORED, String(id));
    } catch {
      // Storage may be forbidden: then the choice lasts until the page is left.
    }
  }

  return {
    sites,
    site,
    failure,
    choose,
    async load() {
      failure.value = undefined;
      try {
        sites.value = await api.sites();
      } catch (error) {
        failure.value = failureText(error);
      }
    },
    async add(settings) {
      const added = await api.addSite(settings);
      sites.value = [...(sites.value ?? []), added];
      choose(added.id);
      return added;
    },
    async save(id, settings) {
      const saved = await api.saveSite(id, settings);
      sites.value = (sites.value ?? []).map((one) => (one.id === id ? saved : one));
      return saved;
    },
  };
}

/** What a new site starts with, in the zone of the browser that adds it. */
export function newSite(name: string, origin: string, zone: string): SiteSettings {
  const currency = zone === 'Asia/Seoul' ? 'KRW' : 'USD';
  return { ...defaultSettings, name, zone, currency, origins: origin ? [origin] : [] };
}

/** The part of a site that Settings edits and `PUT` takes. */
export function settingsOf(site: SiteInfo): SiteSettings {
  const { name, zone, currency, origins, tagFolder, active, fatigue, privacy } = site;
  return { name, zone, currency, origins, tagFolder, active, fatigue, privacy };
}

function storedSite(storage: Pick<Storage, 'getItem'>): number | undefined {
  try {
    return Number(storage.getItem(STORED)) || undefined;
  } catch {
    return undefined;
  }
}
