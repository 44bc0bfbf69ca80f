import type { Hours } from '../contract/filter.ts';
import type { WallTime } from './zone.ts';

/** Whether a wall-clock time lies in the weekdays and hours that were asked for. */
export type ClockTest = (wall: WallTime) => boolean;

/**
 * Compiles weekdays and hours; absent parts do not bound. Hours that cross midnight belong to the day they began on:
 * Fridays 22:00–06:00 takes in Saturday at two in the morning, and not Friday at two.
 */
export function compileClock(weekdays: number[] | undefined, hours: Hours | undefined): ClockTest {
  const onDay = (weekday: number) => !weekdays || weekdays.includes(weekday);
  if (!hours) return (wall) => onDay(wall.weekday);
  const from = minuteOf(hours.from);
  const to = minuteOf(hours.to);
  if (from < to) return (wall) => wall.minute >= from && wall.minute < to && onDay(wall.weekday);
  return (wall) => {
    if (wall.minute >= from) return onDay(wall.weekday);
    return wall.minute < to && onDay(wall.weekday === 1 ? 7 : wall.weekday - 1);
  };
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}
