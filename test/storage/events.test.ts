import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventId } from '../../server/contract/ids.ts';
import { firstIdAt, partitionOf } from '../../server/storage/sqlite/event-partition.ts';
import { batchOf, DAY, event, type Fixture, NOON, openFixture, rows, send, settings, value } from './fixture.ts';

let fixture: Fixture;
beforeEach(() => {
  fixture = openFixture();
});
afterEach(() => fixture.close());

const idAt = (at: number) => `${firstIdAt(at)}abcdefgh` as EventId;
const tables = () => rows<{ name: string }>(fixture, "SELECT name FROM sqlite_schema WHERE name GLOB 'event_[0-9]*'");

describe('months of the event log', () => {
  it('begin and end in UTC', () => {
    expect(partitionOf(idAt(Date.UTC(2026, 10, 30, 23, 59, 59, 999)), NOON + 10 * DAY)).toBe('event_202611');
    expect(partitionOf(idAt(Date.UTC(2026, 11, 1)), NOON + 10 * DAY)).toBe('event_202612');
  });

  it('take ids of clocks that are a day ahead at most, and none of before there was a log', () => {
    expect(partitionOf(idAt(NOON + DAY), NOON)).toBe('event_202611');
    for (const at of [NOON + DAY + 1, NOON + 9_000 * DAY, Date.UTC(2019, 11, 31), 0]) {
      expect(partitionOf(idAt(at), NOON)).toBe('event_other');
    }
    expect(partitionOf('zzzzzzzzabcdefgh' as EventId, NOON)).toBe('event_other');
  });

  it('are made as they come, and found again after a restart of the statements', () => {
    for (const days of [0, 30, 60]) send(fixture, batchOf('ann', [event('page_view', NOON - days * DAY)]), NOON);
    fixture.engine.forget();
    send(fixture, batchOf('ann', [event('page_view', NOON)]), NOON);
    expect(tables().map(({ name }) => name)).toEqual(['event_202611', 'event_202610', 'event_202609']);
  });

  it('a repeat meets its twin whenever it comes, also when its clock ran a month ahead at first', () => {
    const late = batchOf('ann', [event('page_view', NOON - 3 * DAY)]);
    const ahead = batchOf('ann', [event('page_view', NOON + 30 * DAY)]);
    expect(send(fixture, late, NOON).accepted + send(fixture, ahead, NOON).accepted).toBe(2);
    expect(value(fixture, 'SELECT COUNT(*) FROM event_other')).toBe(1);
    for (const days of [0, 20, 31, 400]) {
      expect(send(fixture, late, NOON + days * DAY)).toMatchObject({ accepted: 0, duplicates: 1 });
      expect(send(fixture, ahead, NOON + days * DAY)).toMatchObject({ accepted: 0, duplicates: 1 });
    }
  });

  it('keep the same id apart for two sites', () => {
    const other = fixture.write((engine) => engine.createSite(settings, NOON, 'other'));
    const batch = batchOf('ann', [event('page_view', NOON)]);
    send(fixture, batch);
    const again = fixture.write((engine) => engine.collect({ siteId: other.id, batch, now: NOON }));
    expect(again.answer.accepted).toBe(1);
  });

  it('that a rollback undid are made again', () => {
    const batch = batchOf('ann', [event('page_view', NOON)]);
    const failing = () => {
      fixture.engine.collect({ siteId: fixture.site.id, batch, now: NOON });
      throw new Error('after the month was made');
    };
    expect(fixture.group([failing])).toEqual([{ error: expect.objectContaining({ code: 'internal' }) }]);
    expect(tables()).toEqual([]);
    expect(send(fixture, batch).accepted).toBe(1);
  });

  it('keep what an event carried, byte for byte', () => {
    const params = { search_term: '린넨 셔츠 ' + '\u0000' + '😀\ud800', items: [{ item_id: 7, price: 0.1 + 0.2 }] };
    send(
      fixture,
      batchOf('ann', [event('search', NOON, params, { url: 'https://shop.example/?q=%F0', referrer: 'x' })]),
      NOON,
    );
    const [row] = rows<{ params: string; url: string; referrer: string }>(fixture, 'SELECT * FROM event_202611');
    expect(JSON.parse(row?.params ?? '')).toEqual(params);
    expect(row).toMatchObject({ url: 'https://shop.example/?q=%F0', referrer: 'x' });
  });
});
