import type { Schedule } from '../contract/campaign.ts';
import { compileClock } from './clock.ts';
import { DAY_MS, dayOf, momentOf, wallTime } from './zone.ts';

/** Why a schedule does not let its campaign run now. */
export type ScheduleRefusal = 'not_started' | 'ended' | 'off_hours';

export type CompiledSchedule = {
  startAt: number;
  endAt: number;
  /** Undefined while it runs. */
  refusal: (now: number) => ScheduleRefusal | undefined;
};

/** Turns local times into moments, once. */
export function compileSchedule(schedule: Schedule, zone: string): CompiledSchedule {
  const startAt = schedule.startAt ? momentOf(schedule.startAt, zone) : Number.NEGATIVE_INFINITY;
  const endAt = schedule.endAt ? momentOf(schedule.endAt, zone) : Number.POSITIVE_INFINITY;
  const bounded = schedule.weekdays !== undefined || schedule.hours !== undefined;
  const clock = compileClock(schedule.weekdays, schedule.hours);
  const refusal = (now: number): ScheduleRefusal | undefined => {
    if (now < startAt) return 'not_started';
    if (now >= endAt) return 'ended';
    return bounded && !clock(wallTime(now, zone)) ? 'off_hours' : undefined;
  };
  return { startAt, endAt, refusal };
}

/** Days looked ahead: a weekly rhythm comes round within seven, and a change of the clock may swallow one turn of it. */
const LOOK_AHEAD_DAYS = 15;

/** When a schedule lets its campaign run next, milliseconds UTC: `now` while it runs, absent when never again. */
export function nextActiveAt(schedule: Schedule, zone: string, now: number): number | undefined {
  const { startAt, refusal } = compileSchedule(schedule, zone);
  const earliest = Math.max(now, startAt);
  if (!refusal(earliest)) return earliest;
  if (refusal(earliest) === 'ended') return undefined;
  for (let day = -1; day < LOOK_AHEAD_DAYS; day++) {
    const opened = openings(schedule, zone, earliest + day * DAY_MS).find((at) => at > earliest && !refusal(at));
    if (opened !== undefined) return opened;
  }
  return undefined;
}

/** Moments of one local day at which a schedule may open, in order. */
function openings(schedule: Schedule, zone: string, at: number): number[] {
  const opens = `${dayOf(at, zone)}T${schedule.hours?.from ?? '00:00'}`;
  return [momentOf(opens, zone), momentOf(opens, zone, true)];
}
