import type { Store } from '../storage/store.ts';
import type { Job } from './schedule.ts';

/** Retention is counted in days: an hour more or less is nothing to it, and `Store.tidy` has a share of the people for each. */
const EVERY_MS = 3_600_000;

/** Deletes what is past retention, and dashboard sessions that ended. */
export function tidyJob(store: Store, clock: () => number): Job {
  return { name: 'tidy', everyMs: EVERY_MS, run: () => store.tidy(clock()) };
}
