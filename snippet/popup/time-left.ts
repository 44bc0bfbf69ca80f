const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export type TimeUnit = 'days' | 'hours' | 'minutes' | 'seconds';

/**
 * What a countdown shows: days, hours and minutes while there is a day or more, else hours, minutes and seconds. Rounded up
 * in its last unit, so that it reaches nought exactly at the end.
 * @returns the three figures, largest first; undefined when the time is over.
 */
export function timeLeft(until: number, now: number): [TimeUnit, number][] | undefined {
  const left = until - now;
  if (!(left > 0)) return undefined;
  if (left >= DAY) {
    const minutes = Math.ceil(left / MINUTE);
    return [
      ['days', Math.floor(minutes / 1440)],
      ['hours', Math.floor(minutes / 60) % 24],
      ['minutes', minutes % 60],
    ];
  }
  const seconds = Math.ceil(left / 1000);
  return [
    ['hours', Math.floor(seconds / 3600)],
    ['minutes', Math.floor(seconds / 60) % 60],
    ['seconds', seconds % 60],
  ];
}

/** Milliseconds until {@link timeLeft} shows something else; Infinity when it never will again. */
export function untilChange(until: number, now: number): number {
  const left = until - now;
  if (!(left > 0)) return Number.POSITIVE_INFINITY;
  const step = left > DAY ? MINUTE : 1000;
  return left % step || step;
}
