/**
 * Local time of a site. Temporal answers one question in 18 µs (measured), too long for every session of every person, so
 * the offset is remembered for the whole span between two changes of the clock; the rest is integer arithmetic.
 */
import { Temporal } from 'temporal-polyfill';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

type Span = { fromAt: number; untilAt: number; offsetMs: number };

/** Names of days are remembered too: writing one took a fiftieth of a batch's time. */
const dayNames = new Map<number, string>();
const MAX_DAY_NAMES = 1_000;

const spansByZone = new Map<string, Span[]>();
/** The one that was asked for last: mostly the next question is about the same. */
let latest: { zone: string; span: Span } | undefined;

/** Wall-clock time as milliseconds: what UTC would have to be for a clock there to show the same. */
function wallMs(at: number, zone: string): number {
  return at + spanOf(at, zone).offsetMs;
}

function spanOf(at: number, zone: string): Span {
  if (latest?.zone === zone && at >= latest.span.fromAt && at < latest.span.untilAt) return latest.span;
  const span = spansByZone.get(zone)?.find((one) => at >= one.fromAt && at < one.untilAt) ?? learnSpan(at, zone);
  latest = { zone, span };
  return span;
}

function learnSpan(at: number, zone: string): Span {
  const span = spanAround(at, zone);
  spansByZone.set(zone, [...(spansByZone.get(zone) ?? []), span]);
  return span;
}

function spanAround(at: number, zone: string): Span {
  const there = zoned(at, zone);
  // The transition before the first instant of a span is the one before it, so look back from the next millisecond.
  const from = zoned(at + 1, zone).getTimeZoneTransition('previous');
  const until = there.getTimeZoneTransition('next');
  return {
    fromAt: from?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    untilAt: until?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offsetMs: there.offsetNanoseconds / 1e6,
  };
}

function zoned(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

/** What a clock and a calendar on the wall show: ISO weekday (1 is Monday) and minute of the day. */
export type WallTime = { weekday: number; minute: number };

export function wallTime(at: number, zone: string): WallTime {
  const wall = wallMs(at, zone);
  const day = Math.floor(wall / DAY_MS);
  // 1970-01-01 was a Thursday, ISO weekday 4.
  return { weekday: ((((day + 3) % 7) + 7) % 7) + 1, minute: Math.floor((wall - day * DAY_MS) / MINUTE_MS) };
}

/** Number of the local day, for comparing days: equal numbers are the same day. */
export function dayNumber(at: number, zone: string): number {
  return Math.floor(wallMs(at, zone) / DAY_MS);
}

/** Number of the local hour, of which every day has 24 by the clock on the wall. */
export function hourNumber(at: number, zone: string): number {
  return Math.floor(wallMs(at, zone) / HOUR_MS);
}

/** `2026-11-21` of a moment in a zone: the day that rollups count under. */
export function dayOf(at: number, zone: string): string {
  return dayOfNumber(dayNumber(at, zone));
}

export function dayOfNumber(number: number): string {
  const known = dayNames.get(number);
  if (known) return known;
  if (dayNames.size >= MAX_DAY_NAMES) dayNames.clear();
  const name = new Date(number * DAY_MS).toISOString().slice(0, 10);
  dayNames.set(number, name);
  return name;
}

/** The next change of the clock after `at`; Infinity when none is known. */
export function nextClockChange(at: number, zone: string): number {
  return spanOf(at, zone).untilAt;
}

/** Hour of the day, 0–23. */
export function hourOf(at: number, zone: string): number {
  return Math.floor(wallTime(at, zone).minute / 60);
}

/** First moment of the day that `at` lies in; not midnight where a change of the clock skips midnight. */
export function startOfDay(at: number, zone: string): number {
  return zoned(at, zone).startOfDay().epochMilliseconds;
}

/**
 * Moment of a wall-clock time such as `2026-11-21T09:00`. A time that a change of the clock skips is moved on by the
 * change; of one that comes twice it is the first, or the second when `later`.
 */
export function momentOf(localTime: string, zone: string, later = false): number {
  const plain = Temporal.PlainDateTime.from(localTime, { overflow: 'reject' });
  return plain.toZonedDateTime(zone, { disambiguation: later ? 'later' : 'compatible' }).epochMilliseconds;
}

/** Whether a wall-clock time names a day and a time that exist on the calendar. */
export function isLocalTime(text: string): boolean {
  try {
    Temporal.PlainDateTime.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

export function isZone(text: string): boolean {
  try {
    zoned(0, text);
    return true;
  } catch {
    return false;
  }
}
