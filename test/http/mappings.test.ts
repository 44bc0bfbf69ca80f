import { describe, expect } from 'vitest';
import type { Mapping } from '../../server/contract/mapping.ts';
import type { MappingReport } from '../../server/contract/teaching.ts';
import { SiteDirectory } from '../../server/http/site-directory.ts';
import { codeOf, faultsOf, type Harness, it } from '../support/app.ts';
import { SITE_KEY } from '../support/shopper.ts';

const empty: Mapping = { pages: [], actions: [] };
const mapping: Mapping = {
  pages: [
    {
      name: 'product',
      when: [{ test: 'url', glob: '/goods/*' }],
      event: 'view_item',
      fields: [{ name: 'item_id', read: [{ from: 'path', part: -1 }] }],
    },
  ],
  actions: [],
};
const renamed: Mapping = { ...mapping, pages: mapping.pages.map((page) => ({ ...page, name: 'goods' })) };

const pathOf = ({ site }: Harness) => `/sites/${site.id}/mapping`;
const save = (harness: Harness, base: number, body: Mapping) =>
  harness.api('PUT', pathOf(harness), { base, mapping: body });
const post = (harness: Harness, what: string, base: number) =>
  harness.api('POST', `${pathOf(harness)}/${what}`, { base });
const report = async (harness: Harness) => (await harness.api('GET', pathOf(harness))).json<MappingReport>();
const file = (harness: Harness, path: string) =>
  harness.app.inject({ url: `/${path}`, headers: { origin: 'https://any.example' } });

describe('a mapping', () => {
  it('begins with nothing, and is a draft until it is published', async ({ harness }) => {
    expect(await report(harness)).toEqual({ revision: 0, samples: {}, faults: [], versions: [] });
    expect((await save(harness, 0, mapping)).json()).toEqual({
      revision: 1,
      draft: mapping,
      changedAt: harness.clock.now,
      samples: {},
      faults: [],
      versions: [],
    });
    expect((await harness.send()).json()).not.toHaveProperty('mapping');
    expect((await post(harness, 'publish', 1)).json()).toEqual({
      revision: 2,
      samples: {},
      faults: [],
      versions: [{ version: 1, publishedAt: harness.clock.now }],
      published: mapping,
    });
  });

  it('is named in every answer to the tag once it is published, and is there for every page, for ever', async ({
    harness,
  }) => {
    await save(harness, 0, mapping);
    await post(harness, 'publish', 1);
    expect((await harness.send()).json()).toMatchObject({ accepted: 1, mapping: `v1/mapping/${SITE_KEY}/1` });
    const answer = await file(harness, `v1/mapping/${SITE_KEY}/1`);
    expect(answer.json()).toEqual(mapping);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    for (const version of ['0', '2', '01', '1e0', 'x']) {
      expect((await file(harness, `v1/mapping/${SITE_KEY}/${version}`)).statusCode).toBe(404);
    }
    expect(codeOf(await file(harness, 'v1/mapping/other/1'))).toBe('unknown_site');
  });

  it('is named also beside events that were refused, and known again after a restart', async ({ harness }) => {
    await save(harness, 0, mapping);
    await post(harness, 'publish', 1);
    const bad = await harness.send({ events: [{ id: 'no id', name: 'page_view', at: 0 }] as never });
    expect(bad.json()).toMatchObject({ refused: [{}], mapping: `v1/mapping/${SITE_KEY}/1` });
    const again = await SiteDirectory.load(harness.store);
    expect(again.mappingPath(harness.site)).toBe(`v1/mapping/${SITE_KEY}/1`);
  });

  it('that was emptied and published is fetched by nobody', async ({ harness }) => {
    await save(harness, 0, mapping);
    await post(harness, 'publish', 1);
    await save(harness, 2, empty);
    await post(harness, 'publish', 3);
    expect((await harness.send()).json()).not.toHaveProperty('mapping');
    expect((await SiteDirectory.load(harness.store)).mappingPath(harness.site)).toBeUndefined();
  });

  it('is never overwritten unseen by a second editor', async ({ harness }) => {
    await save(harness, 0, mapping);
    for (const late of [save(harness, 0, renamed), post(harness, 'publish', 0), post(harness, 'discard', 0)]) {
      const answer = await late;
      expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'stale_version']);
    }
    expect(await report(harness)).toMatchObject({ revision: 1, draft: mapping, versions: [] });
  });

  it('is worked on after publishing without shoppers noticing, and the work can be thrown away', async ({
    harness,
  }) => {
    await save(harness, 0, mapping);
    await post(harness, 'publish', 1);
    expect((await save(harness, 2, renamed)).json()).toMatchObject({ draft: renamed, published: mapping });
    expect((await harness.send()).json()).toMatchObject({ mapping: `v1/mapping/${SITE_KEY}/1` });
    const after = (await post(harness, 'discard', 3)).json<MappingReport>();
    expect(after).toMatchObject({ revision: 4, published: mapping });
    expect(after).not.toHaveProperty('draft');
  });

  it('has no draft when nothing differs from what is published, and nothing to publish then', async ({ harness }) => {
    await save(harness, 0, mapping);
    await post(harness, 'publish', 1);
    expect((await save(harness, 2, mapping)).json()).not.toHaveProperty('draft');
    const answer = await post(harness, 'publish', 3);
    expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'wrong_state']);
  });

  it('goes back to an earlier version by publishing it anew', async ({ harness }) => {
    await save(harness, 0, mapping);
    await post(harness, 'publish', 1);
    await save(harness, 2, renamed);
    await post(harness, 'publish', 3);
    const back = (await post(harness, 'versions/1/restore', 4)).json<MappingReport>();
    expect(back.versions.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(back.published).toEqual(mapping);
    expect((await harness.send()).json()).toMatchObject({ mapping: `v1/mapping/${SITE_KEY}/3` });
    const first = (await harness.api('GET', `${pathOf(harness)}/versions/2`)).json();
    expect(first).toEqual({ version: 2, publishedAt: harness.clock.now, mapping: renamed });
    expect((await harness.api('GET', `${pathOf(harness)}/versions/9`)).statusCode).toBe(404);
    expect((await post(harness, 'versions/9/restore', 5)).statusCode).toBe(404);
  });

  it('may be saved unfinished, is told what it lacks, and is not published like that', async ({ harness }) => {
    const [page] = mapping.pages;
    const order = { ...page, name: 'thanks', event: 'purchase' } as Mapping['pages'][number];
    const lacks = { path: 'pages/0/fields', rule: 'must have transaction_id for purchase' };
    expect((await save(harness, 0, { ...mapping, pages: [order] })).json()).toMatchObject({
      revision: 1,
      faults: [lacks],
    });
    const answer = await post(harness, 'publish', 1);
    expect([answer.statusCode, faultsOf(answer)]).toEqual([400, [{ ...lacks, path: `mapping/${lacks.path}` }]]);
    expect(await report(harness)).toMatchObject({ revision: 1, versions: [] });
  });

  it('is refused with the path of what is wrong', async ({ harness }) => {
    const [page] = mapping.pages;
    const fields = [{ name: 'a', read: [{ from: 'text', selector: 'a'.repeat(300) }] }];
    const large = Array.from({ length: 50 }, () => ({ ...page, fields: Array(40).fill(fields[0]) }));
    const wrong = [
      [{ ...mapping, pages: [{ ...page, when: [] }] }, 'mapping/pages/0/when'],
      [{ ...mapping, pages: [{ ...page, script: 'alert()' }] }, 'mapping/pages/0/script'],
      [{ ...mapping, pages: large.slice(0, 6) }, 'mapping'],
    ] as const;
    for (const [body, path] of wrong) {
      const answer = await save(harness, 0, body as unknown as Mapping);
      expect([answer.statusCode, faultsOf(answer)?.[0]?.path]).toEqual([400, path]);
    }
    expect(await report(harness)).toMatchObject({ revision: 0 });
  });
});
