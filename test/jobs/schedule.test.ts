import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Job, startJobs } from '../../server/jobs/schedule.ts';
import { tidyJob } from '../../server/jobs/tidy.ts';
import type { Store } from '../../server/storage/store.ts';

const HOUR_MS = 3_600_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const job = (run: Job['run']): Job => ({ name: 'sweep', everyMs: HOUR_MS, run });

describe('a job', () => {
  it('runs at the start and then at its interval', async () => {
    const run = vi.fn(async () => {});
    startJobs([job(run)], () => {});
    expect(run).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(3 * HOUR_MS);
    expect(run).toHaveBeenCalledTimes(4);
  });

  it('that takes longer than its interval never runs twice at once', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const run = vi.fn(() => promise);
    startJobs([job(run)], () => {});
    await vi.advanceTimersByTimeAsync(5 * HOUR_MS);
    expect(run).toHaveBeenCalledTimes(1);
    resolve();
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('that fails is reported and tried again at its next turn', async () => {
    const run = vi.fn().mockRejectedValueOnce(new Error('disk full')).mockResolvedValue(undefined);
    const faults: unknown[] = [];
    startJobs([job(run)], (failed, error) => faults.push([failed.name, (error as Error).message]));
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(faults).toEqual([['sweep', 'disk full']]);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('is waited for when the jobs are stopped, and does not run again', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const run = vi.fn(() => promise);
    const stop = startJobs([job(run)], () => {});
    const stopped = vi.fn();
    const stopping = stop().then(stopped);
    await vi.advanceTimersByTimeAsync(2 * HOUR_MS);
    expect(stopped).not.toHaveBeenCalled();
    resolve();
    await stopping;
    expect(run).toHaveBeenCalledTimes(1);
  });
});

describe('tidying', () => {
  it('deletes by the time it is, every hour', async () => {
    const tidy = vi.fn(async () => ({
      partitionsDropped: 0,
      eventsDeleted: 0,
      peopleTrimmed: 0,
      sessionsDeleted: 0,
      more: false,
    }));
    vi.setSystemTime(1_000);
    startJobs([tidyJob({ tidy } as Partial<Store> as Store, Date.now)], () => {});
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(tidy.mock.calls).toEqual([[1_000], [1_000 + HOUR_MS]]);
  });
});
