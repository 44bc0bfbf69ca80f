import { describe, expect, vi } from 'vitest';
import { StoreError } from '../../server/storage/store.ts';
import { codeOf, it, startApp } from '../support/app.ts';

describe('health', () => {
  it('is good while a write reaches the disk', async ({ harness }) => {
    const answer = await harness.app.inject({ url: '/health' });
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok' }]);
  });

  it('is bad when none does', async ({ harness }) => {
    vi.spyOn(harness.store, 'ping').mockRejectedValue(new StoreError('store_unavailable', 'disk full'));
    const answer = await harness.app.inject({ url: '/health' });
    expect([answer.statusCode, codeOf(answer)]).toEqual([503, 'store_unavailable']);
  });
});

describe('the log', () => {
  it('names what was asked for, but neither who asked nor a secret of the address', async () => {
    const harness = await startApp({ logLevel: 'info' });
    await harness.app.inject({
      url: '/setup?token=secret-token',
      headers: { cookie: 'dangol_session=secret-session' },
    });
    await harness.send();
    const lines = harness.logged();
    expect(lines).toContain('"path":"/setup"');
    expect(lines).toContain('"path":"/v1/batch"');
    for (const secret of ['secret', '127.0.0.1', 'remoteAddress']) expect(lines).not.toContain(secret);
    await harness.close();
  });

  it('has the cause of what broke here, once', async () => {
    const harness = await startApp({ logLevel: 'info' });
    vi.spyOn(harness.store, 'ping').mockRejectedValue(new Error('cable pulled out'));
    await harness.app.inject({ url: '/health' });
    const errors = harness
      .logged()
      .split('\n')
      .filter((line) => line.includes('"level":50'));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('cable pulled out');
    await harness.close();
  });
});
