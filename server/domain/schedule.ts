import type { Schedule } from '../contract/campaign.ts';
import { compileClock } from './clock.ts';
import { dayNumber, dayOfNumber, momentOf, nextClockChange, wallTime } from './zone.ts';

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
  // Mostly there is none, and it is asked of every campaign.
  if (!schedule.startAt && !schedule.endAt && !bounded) return { startAt, endAt, refusal: () => undefined };
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
  const opens = openings(schedule, zone, earliest).filter((at) => at > earliest && !refusal(at));
  return opens.length > 0 ? Math.min(...opens) : undefined;
}

/** Moments at which a schedule may open. A change of the clock can open it too, by going to a time within its hours. */
function openings({ hours }: Schedule, zone: string, from: number): number[] {
  const today = dayNumber(from, zone);
  const moments = [nextClockChange(from, zone)];
  for (let day = today; day < today + LOOK_AHEAD_DAYS; day++) {
    const opens = `${dayOfNumber(day)}T${hours?.from ?? '00:00'}`;
    moments.push(momentOf(opens, zone), momentOf(opens, zone, true));
  }
  return moments.filter(Number.isFinite);
}
