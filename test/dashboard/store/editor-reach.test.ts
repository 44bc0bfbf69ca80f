import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReach, REACH_WAIT_MS } from '../../../dashboard/store/editor-reach.ts';
import type { ReachReport } from '../../../server/contract/api.ts';
import type { Condition } from '../../../server/contract/audience.ts';

const everybody: Condition = { kind: 'all', of: [] };
const newcomers: Condition = { kind: 'visit', is: 'new' };
const report = (fit: number): ReachReport => ({ looked: 100, fit, people: 100 });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('how many people fit', () => {
  it('is asked at once, then only when the author has paused', async () => {
    const ask = vi.fn(async () => report(7));
    const audience = signal<Condition | undefined>(everybody);
    const reach = createReach({ reach: ask }, 1, audience);
    await vi.advanceTimersByTimeAsync(0);
    expect(reach.report.value?.fit).toBe(7);

    audience.value = newcomers;
    await vi.advanceTimersByTimeAsync(REACH_WAIT_MS - 1);
    audience.value = { kind: 'visit', is: 'returning' };
    await vi.advanceTimersByTimeAsync(REACH_WAIT_MS);
    expect(ask).toHaveBeenCalledTimes(2);
    expect(ask).toHaveBeenLastCalledWith(1, { kind: 'visit', is: 'returning' });
  });

  it('keeps the last figure in sight while it counts, and drops an answer that was overtaken', async () => {
    const answers = [report(1), report(2), report(3)];
    const slow = [0, 5_000, 10];
    const ask = vi.fn(
      () => new Promise<ReachReport>((done) => setTimeout(done, slow.shift(), answers.shift() as ReachReport)),
    );
    const audience = signal<Condition | undefined>(everybody);
    const reach = createReach({ reach: ask }, 1, audience);
    await vi.advanceTimersByTimeAsync(10);
    audience.value = newcomers;
    await vi.advanceTimersByTimeAsync(REACH_WAIT_MS);
    expect(reach.state.value).toBe('counting');
    expect(reach.report.value?.fit).toBe(1);
    audience.value = everybody;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reach.report.value?.fit).toBe(3);
  });

  it('is not asked of conditions that are not complete', async () => {
    const ask = vi.fn(async () => report(1));
    const reach = createReach({ reach: ask }, 1, signal(undefined));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(ask).not.toHaveBeenCalled();
    expect(reach.state.value).toBe('unfinished');
  });

  it('says when it could not be counted, and counts again when asked to', async () => {
    const ask = vi.fn(async () => report(4)).mockRejectedValueOnce(new Error('offline'));
    const reach = createReach({ reach: ask }, 1, signal(everybody));
    await vi.advanceTimersByTimeAsync(0);
    expect(reach.state.value).toBe('failed');
    reach.retry();
    await vi.advanceTimersByTimeAsync(REACH_WAIT_MS);
    expect(reach.state.value).toBe('done');
  });
});
