import type { Job } from './schedule.ts';

/** A backup is late by this much at most. */
const EVERY_MS = 10 * 60_000;

/** Makes a backup whenever the newest has become too old. `keepBackups` knows whether it has. */
export function backupJob(keepBackups: (now: number) => Promise<unknown>, clock: () => number): Job {
  return { name: 'backup', everyMs: EVERY_MS, run: () => keepBackups(clock()) };
}
