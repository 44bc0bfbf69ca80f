import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../dashboard/api.ts';
import { changesOf, createMappingStore, type MappingApi } from '../../../dashboard/store/mapping.ts';
import type { MappedPage, Mapping } from '../../../server/contract/mapping.ts';
import type { MappingReport } from '../../../server/contract/teaching.ts';

const page = (name: string, glob = `/${name}`): MappedPage => ({
  name,
  when: [{ test: 'url', glob }],
  event: 'view_cart',
  fields: [],
});
const empty: Mapping = { pages: [], actions: [] };

/** A server with one mapping, as far as the store can tell. */
function fakeServer() {
  const report: MappingReport = { revision: 0, samples: {}, faults: [], versions: [] };
  const change = (base: number, draft?: Mapping): MappingReport => {
    if (base !== report.revision) throw new ApiError('stale_version', 'somebody was faster');
    report.revision += 1;
    if (draft) report.draft = draft;
    else delete report.draft;
    return { ...report };
  };
  const api: MappingApi = {
    mapping: async () => ({ ...report }),
    saveMapping: async (_, { base, mapping }) => change(base, mapping),
    publishMapping: async (_, base) => {
      report.published = report.draft ?? empty;
      report.versions = [{ version: report.versions.length + 1, publishedAt: 0 }, ...report.versions];
      return change(base);
    },
    discardMapping: async (_, base) => change(base),
    restoreMapping: async (_, __, base) => change(base),
  };
  return { api, report };
}

describe('the mapping of a site', () => {
  it('is what is worked on: the draft, else what is published, else nothing', async () => {
    const { api } = fakeServer();
    const store = createMappingStore(api, 1);
    expect(store.working.value).toBeUndefined();
    await store.load();
    expect(store.working.value).toEqual(empty);
    const draft = { ...empty, pages: [page('cart')] };
    await store.save(draft);
    expect(store.working.value).toEqual(draft);
    expect(await store.publish()).toBe(1);
    expect(store.value.value).toMatchObject({ published: draft });
    expect(store.working.value).toEqual(draft);
  });

  it('shows what somebody else saved when a change comes too late', async () => {
    const { api, report } = fakeServer();
    const store = createMappingStore(api, 1);
    await store.load();
    Object.assign(report, { revision: 5, draft: { ...empty, pages: [page('theirs')] } });
    await expect(store.save({ ...empty, pages: [page('mine')] })).rejects.toThrow('faster');
    expect(store.working.value?.pages[0]?.name).toBe('theirs');
    expect(store.busy.value).toBe(false);
  });
});

describe('what publishing would change', () => {
  it('is everything, the first time', () => {
    expect(changesOf(undefined, { ...empty, pages: [page('cart')], customer: [] })).toEqual([
      { kind: 'added', what: page('cart') },
      { kind: 'added', what: 'customer' },
    ]);
  });

  it('is told page by page', () => {
    const before = { ...empty, pages: [page('cart'), page('product'), page('old')] };
    const after = { ...empty, pages: [page('product', '/goods/*'), page('cart'), page('new')] };
    expect(changesOf(before, after).map(({ kind, what }) => [kind, (what as MappedPage).name])).toEqual([
      ['changed', 'product'],
      ['added', 'new'],
      ['removed', 'old'],
    ]);
  });
});
