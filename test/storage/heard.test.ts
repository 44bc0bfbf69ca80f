import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { batchOf, event, type Fixture, MINUTE, NOON, openFixture, rows, send, settings } from './fixture.ts';

let fixture: Fixture;
beforeEach(() => {
  fixture = openFixture();
});
afterEach(() => fixture.close());

const heard = () => rows(fixture, 'SELECT site_id, name, source, verdict, about, count, last_at FROM heard');
const batch = (at: number, told: unknown) => batchOf('ann', [event('page_view', at)], { heard: told });

describe('what tags heard of their sources', () => {
  it('is added up, with when it was heard last', () => {
    send(fixture, batch(NOON, { 'view_item layer used': 1, 'view_item markup differs price': 1 }));
    send(fixture, batch(NOON + MINUTE, { 'view_item layer used': 2 }));
    expect(heard()).toEqual([
      { site_id: 1, name: 'view_item', source: 'layer', verdict: 'used', about: '', count: 3, last_at: NOON + MINUTE },
      { site_id: 1, name: 'view_item', source: 'markup', verdict: 'differs', about: 'price', count: 1, last_at: NOON },
    ]);
  });

  it('is counted once when a batch comes again', () => {
    const told = batch(NOON, { 'view_item layer used': 1 });
    send(fixture, told);
    send(fixture, told, NOON + MINUTE);
    expect(heard()).toMatchObject([{ count: 1, last_at: NOON }]);
  });

  it('is counted exactly when a write of the same transaction fails', () => {
    const { engine, site } = fixture;
    const hears = () =>
      engine.collect({ siteId: site.id, batch: batch(NOON, { 'view_item layer used': 1 }), now: NOON });
    const fails = () => {
      hears();
      throw new Error('halfway');
    };
    fixture.group<unknown>([hears, fails, hears]);
    expect(heard()).toMatchObject([{ count: 2 }]);
  });

  it('is kept apart for each site', () => {
    const other = fixture.write((engine) => engine.createSite(settings, NOON, 'other'));
    send(fixture, batch(NOON, { 'view_item layer used': 1 }));
    fixture.write((engine) =>
      engine.collect({ siteId: other.id, batch: batch(NOON + 1, { 'view_item markup used': 1 }), now: NOON }),
    );
    expect(heard()).toMatchObject([
      { site_id: 1, source: 'layer' },
      { site_id: other.id, source: 'markup' },
    ]);
  });

  it.each([['text'], [null], [[1]], [{ 'view_item nobody used': 1 }], [{ x: {} }]])(
    'loses no event of a batch that says %j there',
    (told) => {
      expect(send(fixture, batch(NOON, told))).toMatchObject({ accepted: 1 });
      expect(heard()).toEqual([]);
    },
  );
});
