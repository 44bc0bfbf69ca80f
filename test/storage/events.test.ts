import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventId } from '../../server/contract/ids.ts';
import { idOf, keyOf, timeText } from '../../server/storage/sqlite/event-key.ts';
import { partitionOf, startOfMonth } from '../../server/storage/sqlite/event-partition.ts';
import { recordedIds } from '../support/event-log.ts';
import { batchOf, DAY, event, type Fixture, NOON, openFixture, rows, send, settings, value } from './fixture.ts';

let fixture: Fixture;
beforeEach(() => {
  fixture = openFixture();
});
afterEach(() => fixture.close());

const tables = () => rows<{ name: string }>(fixture, "SELECT name FROM sqlite_schema WHERE name GLOB 'event_[0-9]*'");

describe('the key of an event', () => {
  const month = startOfMonth('202611');
  const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-';
  const chance = fc.oneof(
    fc.string({ unit: fc.constantFrom(...letters), minLength: 8, maxLength: 24 }),
    fc.string({ unit: fc.constantFrom(...letters.slice(0, 10)), minLength: 8, maxLength: 24 }),
  );
  const ids = fc.tuple(fc.integer({ min: month, max: month + 30 * DAY - 1 }), chance);

  it('gives back every id it was made of, is an exact number, and orders by time', () => {
    fc.assert(
      fc.property(ids, ids, ([at, some], [later, other]) => {
        const [one, two] = [`${timeText(at)}${some}`, `${timeText(later)}${other}`] as EventId[];
        const { number, rest } = keyOf(one as EventId, month);
        expect(idOf(number, typeof rest === 'bigint' ? Number(rest) : rest, month)).toBe(one);
        expect(Number.isSafeInteger(number) && (typeof rest === 'string' || Number.isSafeInteger(Number(rest)))).toBe(
          true,
        );
        if (at < later) expect(number).toBeLessThan(keyOf(two as EventId, month).number);
      }),
    );
  });
});

describe('months of the event log', () => {
  it('begin and end in UTC', () => {
    expect(partitionOf(Date.UTC(2026, 10, 30, 23, 59, 59, 999), NOON + 10 * DAY)).toBe('202611');
    expect(partitionOf(Date.UTC(2026, 11, 1), NOON + 10 * DAY)).toBe('202612');
  });

  it('take ids of clocks that are a day ahead at most, and none of before there was a log', () => {
    expect(partitionOf(NOON + DAY, NOON)).toBe('202611');
    for (const at of [NOON + DAY + 1, NOON + 9_000 * DAY, Date.UTC(2019, 11, 31), 0]) {
      expect(partitionOf(at, NOON)).toBe('other');
    }
    expect(partitionOf(Number.NaN, NOON)).toBe('other');
  });

  it('are made as they come, and found again after a restart of the statements', () => {
    for (const days of [0, 30, 60]) send(fixture, batchOf('ann', [event('page_view', NOON - days * DAY)]), NOON);
    fixture.engine.forget();
    send(fixture, batchOf('ann', [event('page_view', NOON)]), NOON);
    expect(tables().map(({ name }) => name)).toEqual(['event_202611_1', 'event_202610_1', 'event_202609_1']);
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

  it('keep two events apart that share a key, and each meets its own twin', () => {
    const made = (chance: string) => ({ ...event('page_view', NOON), id: `${timeText(NOON)}${chance}` });
    const twins = ['12345678901234567890', '92345678901234567890', '12345000', 'a12345000', 'b12345000'].map(made);
    expect(send(fixture, batchOf('ann', twins))).toMatchObject({ accepted: 5, duplicates: 0 });
    expect(value(fixture, 'SELECT COUNT(*) FROM event_other')).toBe(2);
    expect(send(fixture, batchOf('ann', twins.toReversed()))).toMatchObject({ accepted: 0, duplicates: 5 });
    expect(recordedIds(fixture.engine.db).sort()).toEqual(twins.map(({ id }) => id).sort());
  });

  it('keep what an event carried, byte for byte', () => {
    const params = { search_term: '린넨 셔츠 ' + '\u0000' + '😀\ud800', items: [{ item_id: 7, price: 0.1 + 0.2 }] };
    send(
      fixture,
      batchOf('ann', [event('search', NOON, params, { url: 'https://shop.example/?q=%F0', referrer: 'x' })]),
      NOON,
    );
    const [row] = rows<{ params: string; url: string; referrer: string }>(fixture, 'SELECT * FROM event_202611_1');
    expect(JSON.parse(row?.params ?? '')).toEqual(params);
    expect(row).toMatchObject({ url: 'https://shop.example/?q=%F0', referrer: 'x' });
  });
});
