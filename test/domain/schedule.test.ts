import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../server/contract/campaign.ts';
import { compileSchedule, nextActiveAt } from '../../server/domain/schedule.ts';
import { momentOf } from '../../server/domain/zone.ts';
import { DAY, HOUR, MINUTE } from './support/shop.ts';

const seoul = 'Asia/Seoul';
const newYork = 'America/New_York';
const lordHowe = 'Australia/Lord_Howe';

function runs(schedule: Schedule, local: string, zone = seoul): boolean {
  return compileSchedule(schedule, zone).refusal(momentOf(local, zone)) === undefined;
}

/** The rule in plain words, by Temporal. */
function plainly(schedule: Schedule, zone: string, now: number): boolean {
  const there = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  if (schedule.startAt && now < momentOf(schedule.startAt, zone)) return false;
  if (schedule.endAt && now >= momentOf(schedule.endAt, zone)) return false;
  const clock = `${String(there.hour).padStart(2, '0')}:${String(there.minute).padStart(2, '0')}`;
  const { from, to } = schedule.hours ?? { from: '00:00', to: '24:00' };
  const crosses = from > to;
  const inHours = crosses ? clock >= from || clock < to : clock >= from && clock < to;
  const began = crosses && clock < to ? there.subtract({ days: 1 }) : there;
  return inHours && (!schedule.weekdays || schedule.weekdays.includes(began.dayOfWeek));
}

const clockText = fc.integer({ min: 0, max: 1439 }).map((minute) => {
  const hour = Math.floor(minute / 60);
  return `${String(hour).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
});
const anySchedule: fc.Arbitrary<Schedule> = fc
  .record(
    {
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      hours: fc.record({ from: clockText, to: clockText }).filter(({ from, to }) => from !== to),
    },
    { requiredKeys: [] },
  )
  .map((schedule) => schedule as Schedule);
/** Within two days of a change of the clock. */
const aroundChange = fc
  .constantFrom(
    [newYork, Date.UTC(2026, 2, 8, 7)] as const,
    [newYork, Date.UTC(2026, 10, 1, 6)] as const,
    [lordHowe, Date.UTC(2026, 3, 4, 15)] as const,
    [lordHowe, Date.UTC(2026, 9, 3, 15, 30)] as const,
    [seoul, Date.UTC(2026, 10, 21)] as const,
  )
  .chain(([zone, at]) =>
    fc.integer({ min: -2 * 1440, max: 2 * 1440 }).map((minutes) => ({ zone, now: at + minutes * MINUTE })),
  );

describe('schedule', () => {
  it('without parts runs always', () => {
    expect(runs({}, '2026-11-21T03:00')).toBe(true);
  });

  it('runs from its start up to, not including, its end, in the zone of the site', () => {
    const schedule = { startAt: '2026-11-21T09:00', endAt: '2026-11-22T09:00' };
    const { refusal } = compileSchedule(schedule, seoul);
    expect(refusal(Date.UTC(2026, 10, 20, 23, 59))).toBe('not_started');
    expect(refusal(Date.UTC(2026, 10, 21, 0, 0))).toBeUndefined();
    expect(refusal(Date.UTC(2026, 10, 22, 0, 0) - 1)).toBeUndefined();
    expect(refusal(Date.UTC(2026, 10, 22, 0, 0))).toBe('ended');
  });

  it('on Friday nights runs into Saturday morning, and not on Friday morning', () => {
    const fridayNight = { weekdays: [5], hours: { from: '22:00', to: '06:00' } };
    expect(runs(fridayNight, '2026-11-20T23:00')).toBe(true);
    expect(runs(fridayNight, '2026-11-21T05:59')).toBe(true);
    expect(runs(fridayNight, '2026-11-21T06:00')).toBe(false);
    expect(runs(fridayNight, '2026-11-20T05:00')).toBe(false);
    expect(runs({ weekdays: [7], hours: { from: '22:00', to: '06:00' } }, '2026-11-23T01:00')).toBe(true);
  });

  it('keeps its wall-clock hours through a change of the clock', () => {
    const morning = { hours: { from: '09:00', to: '10:00' } };
    for (const day of ['2026-03-07', '2026-03-08', '2026-11-01']) {
      expect(runs(morning, `${day}T09:00`, newYork)).toBe(true);
      expect(runs(morning, `${day}T10:00`, newYork)).toBe(false);
    }
  });

  it('runs twice in an hour that comes twice, and not in one that is skipped', () => {
    const early = { hours: { from: '01:00', to: '02:00' } };
    const { refusal } = compileSchedule(early, newYork);
    expect(refusal(Date.UTC(2026, 10, 1, 5, 30))).toBeUndefined();
    expect(refusal(Date.UTC(2026, 10, 1, 6, 30))).toBeUndefined();
    const skipped = compileSchedule({ hours: { from: '02:00', to: '02:30' } }, lordHowe);
    const day = Date.UTC(2026, 9, 3, 13, 30);
    for (let at = day; at < day + DAY; at += MINUTE) expect(skipped.refusal(at)).toBe('off_hours');
  });

  it('agrees with its plain reading at any time, also around changes of the clock', () => {
    fc.assert(
      fc.property(anySchedule, aroundChange, (schedule, { zone, now }) => {
        expect(compileSchedule(schedule, zone).refusal(now) === undefined).toBe(plainly(schedule, zone, now));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('next active', () => {
  it('is now while the campaign runs', () => {
    expect(nextActiveAt({}, seoul, 5)).toBe(5);
  });

  it('is the start of one that has not begun', () => {
    expect(nextActiveAt({ startAt: '2026-12-01T09:00' }, seoul, 0)).toBe(momentOf('2026-12-01T09:00', seoul));
  });

  it('is the next opening: tonight, or next week', () => {
    const now = momentOf('2026-11-21T12:00', seoul);
    expect(nextActiveAt({ hours: { from: '21:00', to: '23:00' } }, seoul, now)).toBe(now + 9 * HOUR);
    expect(nextActiveAt({ weekdays: [5] }, seoul, now)).toBe(momentOf('2026-11-27T00:00', seoul));
  });

  it('is the very change of the clock when that leads into its hours', () => {
    const change = Date.UTC(2026, 9, 3, 15, 30);
    expect(nextActiveAt({ hours: { from: '02:10', to: '04:00' } }, lordHowe, change - HOUR)).toBe(change);
    const repeat = Date.UTC(2026, 10, 1, 6);
    expect(nextActiveAt({ hours: { from: '00:30', to: '01:30' } }, newYork, repeat - 20 * MINUTE)).toBe(repeat);
  });

  it('is never for one that has ended, or whose hours do not come before its end', () => {
    const now = momentOf('2026-11-21T12:00', seoul);
    expect(nextActiveAt({ endAt: '2026-11-21T12:00' }, seoul, now)).toBeUndefined();
    const tooLate = { endAt: '2026-11-21T20:00', hours: { from: '21:00', to: '23:00' } };
    expect(nextActiveAt(tooLate, seoul, now)).toBeUndefined();
  });

  it('is the first running minute, as a search minute by minute finds it', () => {
    fc.assert(
      fc.property(anySchedule, aroundChange, (schedule, { zone, now }) => {
        const { refusal } = compileSchedule(schedule, zone);
        let at = now;
        while (refusal(at) && at < now + 9 * DAY) at += MINUTE;
        if (!refusal(at)) expect(nextActiveAt(schedule, zone, now)).toBe(at);
      }),
      { numRuns: 200 },
    );
  });
});
