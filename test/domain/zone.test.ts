import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  dayNumber,
  dayOf,
  hourOf,
  isLocalTime,
  isZone,
  momentOf,
  startOfDay,
  wallTime,
} from '../../server/domain/zone.ts';

const zones = ['Asia/Seoul', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC', 'America/St_Johns'];
const anyZone = fc.constantFrom(...zones);
const anyTime = fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2035, 0) });
/** A few seconds around every change of the clock from 2020 to 2030. */
const edges = zones.flatMap((zone) => {
  let there = Temporal.Instant.fromEpochMilliseconds(Date.UTC(2020, 0)).toZonedDateTimeISO(zone);
  const found: [string, number][] = [];
  for (
    let next = there.getTimeZoneTransition('next');
    next && next.year < 2030;
    next = there.getTimeZoneTransition('next')
  ) {
    there = next;
    for (const ms of [-1_000, -1, 0, 1, 1_000]) found.push([zone, next.epochMilliseconds + ms]);
  }
  return found;
});

function agree(at: number, zone: string): void {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  expect(wallTime(at, zone)).toEqual({ weekday: there.dayOfWeek, minute: there.hour * 60 + there.minute });
  expect(dayOf(at, zone)).toBe(there.toPlainDate().toString());
  expect(hourOf(at, zone)).toBe(there.hour);
  expect(startOfDay(at, zone)).toBe(there.startOfDay().epochMilliseconds);
  expect(dayNumber(at, zone)).toBe(dayNumber(startOfDay(at, zone), zone));
}

describe('local time', () => {
  it('agrees with Temporal at any time', () => {
    fc.assert(fc.property(anyTime, anyZone, agree), { numRuns: 500 });
  });

  it('agrees with Temporal around every change of the clock', () => {
    expect(edges.length).toBeGreaterThan(200);
    for (const [zone, at] of edges) agree(at, zone);
  });

  it('is right before a change of the clock when it was first asked for at that very change', () => {
    const change = Date.UTC(2026, 2, 29, 1);
    agree(change, 'Europe/Berlin');
    agree(change - 1, 'Europe/Berlin');
  });

  it('moves a time that the change to summer skips on by the change', () => {
    expect(momentOf('2026-03-08T02:30', 'America/New_York')).toBe(Date.UTC(2026, 2, 8, 7, 30));
    expect(momentOf('2026-10-04T02:10', 'Australia/Lord_Howe')).toBe(Date.UTC(2026, 9, 3, 15, 40));
  });

  it('takes the first of two times that the change to winter repeats, or the second on demand', () => {
    expect(momentOf('2026-11-01T01:30', 'America/New_York')).toBe(Date.UTC(2026, 10, 1, 5, 30));
    expect(momentOf('2026-11-01T01:30', 'America/New_York', true)).toBe(Date.UTC(2026, 10, 1, 6, 30));
  });

  it('knows days and zones that do not exist', () => {
    expect(isLocalTime('2026-02-28T23:59')).toBe(true);
    expect(isLocalTime('2026-02-30T10:00')).toBe(false);
    expect(isLocalTime('2026-02-01T24:00')).toBe(false);
    expect(isZone('Asia/Seoul')).toBe(true);
    expect(isZone('Asia/Atlantis')).toBe(false);
  });
});
