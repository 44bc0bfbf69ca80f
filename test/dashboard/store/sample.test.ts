import { describe, expect, it, vi } from 'vitest';
import { createSampleStore } from '../../../dashboard/store/sample.ts';
import { toasts } from '../../../dashboard/store/toasts.ts';
import type { SampleReport } from '../../../server/contract/api.ts';

const report = (state: SampleReport['state'], share = 0): SampleReport => ({
  state,
  share,
  days: 90,
  visits: 7,
  events: 30,
});

describe('sample shoppers on the screen', () => {
  it('are told of once when they are loaded, and the figures are fetched then', async () => {
    vi.useFakeTimers();
    const answers = [report('loading', 0.5), report('loaded', 1), report('loaded', 1)];
    const sample = vi.fn(async () => answers.shift() as SampleReport);
    const onLoaded = vi.fn();
    const store = createSampleStore({ sample, changeSample: vi.fn() }, 1, onLoaded);
    await store.load();
    expect(onLoaded).not.toHaveBeenCalled();
    await store.load();
    await store.load();
    expect(onLoaded).toHaveBeenCalledOnce();
    expect(toasts.value).toHaveLength(1);
    vi.runAllTimers();
    vi.useRealTimers();
  });

  it('that were loaded before the screen was opened are not news', async () => {
    const onLoaded = vi.fn();
    const store = createSampleStore({ sample: async () => report('loaded', 1), changeSample: vi.fn() }, 1, onLoaded);
    await store.load();
    expect(onLoaded).not.toHaveBeenCalled();
  });

  it('begin and stop at a press', async () => {
    const changeSample = vi.fn(async (_: number, state: 'loading' | 'stopped') => report(state, 0.1));
    const store = createSampleStore({ sample: vi.fn(), changeSample }, 4, () => {});
    await store.start();
    expect(store.value.value?.state).toBe('loading');
    await store.stop();
    expect(store.value.value?.state).toBe('stopped');
    expect(changeSample.mock.calls).toEqual([
      [4, 'loading'],
      [4, 'stopped'],
    ]);
  });
});
