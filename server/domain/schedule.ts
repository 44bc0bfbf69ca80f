import type { Schedule } from '../contract/campaign.ts';

/** When a schedule lets its campaign run next, milliseconds UTC: `now` while it runs, absent when never again. */
export function nextActiveAt(_schedule: Schedule, _zone: string, _now: number): number | undefined {
  throw new Error('not yet');
}
