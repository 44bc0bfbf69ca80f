import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../dashboard/api.ts';
import { createLoaded } from '../../../dashboard/store/loaded.ts';

describe('what is loaded', () => {
  it('stays on the screen when loading it again fails, with the reason', async () => {
    const answers = [() => Promise.resolve(1), () => Promise.reject(new ApiError('offline', ''))];
    const loaded = createLoaded(() => answers.shift()?.() ?? Promise.resolve(3));
    await loaded.load();
    await loaded.load();
    expect(loaded.value.value).toBe(1);
    expect(loaded.failure.value).toBeDefined();
    await loaded.load();
    expect([loaded.value.value, loaded.failure.value]).toEqual([3, undefined]);
  });

  it('is never replaced by an answer that came too late', async () => {
    const slow = Promise.withResolvers<string>();
    const answers = [slow.promise, Promise.resolve('new')];
    const loaded = createLoaded(() => answers.shift() ?? Promise.resolve(''));
    const first = loaded.load();
    await loaded.load();
    slow.resolve('old');
    await first;
    expect(loaded.value.value).toBe('new');
  });

  it('is never replaced by an answer from before a change', async () => {
    const slow = Promise.withResolvers<string>();
    const loaded = createLoaded(() => slow.promise);
    const loading = loaded.load();
    loaded.put('changed');
    slow.resolve('before the change');
    await loading;
    expect(loaded.value.value).toBe('changed');
  });
});
