import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CampaignDefinition } from '../../server/contract/campaign.ts';
import { SqliteEngine } from '../../server/storage/sqlite/engine.ts';
import { openGroup } from '../../server/storage/sqlite/group.ts';
import { openReader } from '../../server/storage/sqlite/open.ts';
import { batchOf, DAY, does, event, type Fixture, NOON, openFixture, settings, welcome } from './fixture.ts';

let fixture: Fixture;
beforeEach(() => {
  fixture = openFixture();
});
afterEach(() => fixture.close());

const members: CampaignDefinition = { ...welcome, audience: { kind: 'login', is: 'in' } };

function create(definition: CampaignDefinition, siteId = fixture.site.id): string {
  return fixture.write((engine) => engine.createCampaign(siteId, definition, 'live', NOON)).id;
}

const refusals = (id: string, engine = fixture.engine) => engine.campaignResults(fixture.site.id, id)?.refusals;

describe('why people were not shown a campaign', () => {
  it('is counted for each campaign, over all days, also one that is made later', () => {
    const first = create(members);
    does(fixture, 'ann', 'page_view', NOON);
    const second = create(members);
    const third = create({ ...members, trigger: { event: 'view_cart' } });
    does(fixture, 'bea', 'page_view', NOON);
    does(fixture, 'ann', 'page_view', NOON + DAY);
    expect(refusals(first)).toEqual([{ gate: 'audience', count: 3 }]);
    expect(refusals(second)).toEqual([{ gate: 'audience', count: 2 }]);
    expect(refusals(third)).toEqual([]);
  });

  it('is told in the order of the gates', () => {
    create({ ...welcome, priority: 90 });
    const id = create({ ...welcome, audience: { kind: 'event', name: 'page_view', times: { atLeast: 2 } } });
    for (const at of [NOON, NOON + 1_000, NOON + 2_000]) does(fixture, 'ann', 'page_view', at);
    expect(refusals(id)).toEqual([
      { gate: 'audience', count: 1 },
      { gate: 'fatigue', count: 2 },
    ]);
  });

  it('is counted exactly when a write of the same transaction fails', () => {
    const id = create(members);
    const views = (visitor: string) => () =>
      fixture.engine.collect({
        siteId: fixture.site.id,
        batch: batchOf(visitor, [event('page_view', NOON)]),
        now: NOON,
      });
    const fails = () => {
      views('poor')();
      throw new Error('halfway');
    };
    fixture.group<unknown>([views('ann'), fails, views('bea')]);
    expect(refusals(id)).toEqual([{ gate: 'audience', count: 2 }]);
  });

  it('goes on where it was after a start', () => {
    const id = create(members);
    does(fixture, 'ann', 'page_view', NOON);
    const again = new SqliteEngine(fixture.engine.db);
    const batch = batchOf('bea', [event('page_view', NOON)]);
    openGroup(again)([() => again.collect({ siteId: fixture.site.id, batch, now: NOON })]);
    const reader = new SqliteEngine(openReader(fixture.file));
    expect(refusals(id, reader)).toEqual([{ gate: 'audience', count: 2 }]);
    reader.close();
  });

  it('is counted for as many campaigns as there are', () => {
    const ids = Array.from({ length: 150 }, () => create(members));
    does(fixture, 'ann', 'page_view', NOON);
    const last = create(members);
    does(fixture, 'bea', 'page_view', NOON);
    expect(ids.map((id) => refusals(id))).toEqual(ids.map(() => [{ gate: 'audience', count: 2 }]));
    expect(refusals(last)).toEqual([{ gate: 'audience', count: 1 }]);
  });

  it('is counted apart for each site', () => {
    const other = fixture.write((engine) => engine.createSite(settings, NOON, 'other'));
    const theirs = create(members, other.id);
    const ours = create(members);
    does(fixture, 'ann', 'page_view', NOON);
    expect(refusals(ours)).toEqual([{ gate: 'audience', count: 1 }]);
    expect(fixture.engine.campaignResults(other.id, theirs)?.refusals).toEqual([]);
  });
});
