/** Local time, asked of Temporal each time. */
import { Temporal } from 'temporal-polyfill';
import type { Hours } from '../../../server/contract/filter.ts';

export function localTime(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

export function localDay(at: number, zone: string): string {
  return localTime(at, zone).toPlainDate().toString();
}

/** Moment of a wall-clock time in a zone; one that is skipped moves on, of one that comes twice it is the first. */
export function momentOf(text: string, zone: string): number {
  return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
}

/** Whether a moment is in these weekdays and hours. Hours that cross midnight belong to the day they began on. */
export function isOnClock(at: number, zone: string, weekdays?: number[], hours?: Hours): boolean {
  const wall = localTime(at, zone);
  const clock = wall.toPlainTime().toString().slice(0, 5);
  let day = wall.toPlainDate();
  if (hours) {
    const crosses = hours.from > hours.to;
    const isEvening = clock >= hours.from;
    const isMorning = clock < hours.to;
    if (crosses ? !isEvening && !isMorning : !isEvening || !isMorning) return false;
    if (crosses && !isEvening) day = day.subtract({ days: 1 });
  }
  return !weekdays || weekdays.includes(day.dayOfWeek);
}
