/** The site's own mapping: the draft, what is published, and what is done with them. Each change is saved at once. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { MappedAction, MappedPage, Mapping } from '../../server/contract/mapping.ts';
import type { MappingReport } from '../../server/contract/teaching.ts';
import { type Api, ApiError } from '../api.ts';
import { createLoaded, type Loaded } from './loaded.ts';

/** While somebody points in the shop, in another tab, what was taught appears here. */
export const REFRESH_MS = 4_000;

export type MappingApi = Pick<Api, 'mapping' | 'saveMapping' | 'publishMapping' | 'discardMapping' | 'restoreMapping'>;

export type MappingStore = Loaded<MappingReport> & {
  /** What is worked on: the draft, else what is published. Undefined until loaded. */
  working: ReadonlySignal<Mapping | undefined>;
  busy: ReadonlySignal<boolean>;
  /** Saves the draft. @throws ApiError; of `stale_version` what was saved elsewhere is loaded first. */
  save(mapping: Mapping): Promise<void>;
  /** @throws ApiError */
  publish(): Promise<number>;
  /** @throws ApiError */
  discard(): Promise<void>;
  /** @throws ApiError */
  restore(version: number): Promise<void>;
};

export function createMappingStore(api: MappingApi, siteId: number): MappingStore {
  const loaded = createLoaded(() => api.mapping(siteId));
  const busy = signal(false);

  async function change(act: (base: number) => Promise<MappingReport>): Promise<MappingReport> {
    busy.value = true;
    try {
      const report = await act(loaded.value.value?.revision ?? 0);
      loaded.put(report);
      return report;
    } catch (error) {
      if (error instanceof ApiError && error.code === 'stale_version') await loaded.load();
      throw error;
    } finally {
      busy.value = false;
    }
  }

  return {
    ...loaded,
    working: computed(() => {
      const report = loaded.value.value;
      return report && (report.draft ?? report.published ?? { pages: [], actions: [] });
    }),
    busy,
    save: async (mapping) => void (await change((base) => api.saveMapping(siteId, { base, mapping }))),
    publish: async () => (await change((base) => api.publishMapping(siteId, base))).versions[0]?.version ?? 0,
    discard: async () => void (await change((base) => api.discardMapping(siteId, base))),
    restore: async (version) => void (await change((base) => api.restoreMapping(siteId, version, base))),
  };
}

export type MappingChange = { kind: 'added' | 'changed' | 'removed'; what: MappedPage | MappedAction | 'customer' };

/** What publishing would change, page by page and action by action. */
export function changesOf(before: Mapping | undefined, after: Mapping): MappingChange[] {
  const old = before ?? { pages: [], actions: [] };
  return [
    ...compare(old.pages, after.pages, ({ name }) => name),
    ...compare(old.actions, after.actions, ({ event, act }) => `${event} ${JSON.stringify(act)}`),
    ...compare([old.customer].filter(Boolean), [after.customer].filter(Boolean), () => '').map(
      ({ kind }): MappingChange => ({ kind, what: 'customer' }),
    ),
  ];
}

function compare<Entry>(before: Entry[], after: Entry[], keyOf: (entry: Entry) => string) {
  const old = new Map(before.map((entry) => [keyOf(entry), entry]));
  const changes: { kind: MappingChange['kind']; what: Entry }[] = [];
  for (const what of after) {
    const earlier = old.get(keyOf(what));
    if (!earlier) changes.push({ kind: 'added', what });
    else if (JSON.stringify(earlier) !== JSON.stringify(what)) changes.push({ kind: 'changed', what });
    old.delete(keyOf(what));
  }
  return [...changes, ...[...old.values()].map((what) => ({ kind: 'removed' as const, what }))] as {
    kind: MappingChange['kind'];
    what: Entry & (MappedPage | MappedAction);
  }[];
}
