import type { Window } from '../../contract/filter.ts';
import type { Look } from '../look.ts';
import { DAY_MS, HOUR_MS } from '../zone.ts';

/** First moment that a window takes in. */
export type WindowStart = (look: Look) => number;

/** Compiles how far back to look in time; `session` is not a stretch of time of its own and starts where the session does. */
export function compileWindow(within: Window | undefined): WindowStart {
  if (!within) return () => Number.NEGATIVE_INFINITY;
  if (within.session) return ({ session }) => session?.startedAt ?? Number.POSITIVE_INFINITY;
  const reachMs = (within.days ?? 0) * DAY_MS + (within.hours ?? 0) * HOUR_MS;
  return ({ now }) => now - reachMs;
}
