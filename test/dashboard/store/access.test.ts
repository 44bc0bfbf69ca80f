import { describe, expect, it, vi } from 'vitest';
import { createAccessStore } from '../../../dashboard/store/access.ts';
import type { SiteAccess } from '../../../server/contract/access.ts';

const nothing: SiteAccess = { webhooks: [], identify: { required: false } };
const withKey: SiteAccess = { ...nothing, apiKey: { hint: 'wxyz', createdAt: 1 } };

function open() {
  const api = {
    access: vi.fn(async () => nothing),
    makeApiKey: vi.fn(async () => ({ secret: 'dangol_wxyz', access: withKey })),
    makeIdentifySecret: vi.fn(async () => ({ secret: 'feed', access: nothing })),
    setIdentifyRule: vi.fn(async () => ({ ...nothing, identify: { required: true } })),
    setWebhookSecret: vi.fn(async () => nothing),
  };
  return { api, store: createAccessStore(api, 1) };
}

describe('a secret that is made', () => {
  it('is there to be copied until the screen is left, and the screen knows of it', async () => {
    const { store } = open();
    await store.access.load();
    await store.make('api-key');
    expect(store.made.value).toEqual({ what: 'api-key', secret: 'dangol_wxyz' });
    expect(store.access.value.value).toEqual(withKey);
    expect(store.busy.value).toBeUndefined();
  });

  it('is made once however often the button is pressed', async () => {
    const { api, store } = open();
    await Promise.all([store.make('api-key'), store.make('api-key'), store.setRule(true)]);
    expect(api.makeApiKey).toHaveBeenCalledTimes(1);
    expect(api.setIdentifyRule).not.toHaveBeenCalled();
  });

  it('leaves the one before alone when it could not be made', async () => {
    const { api, store } = open();
    await store.access.load();
    api.makeApiKey.mockRejectedValueOnce(new Error('no disk'));
    await expect(store.make('api-key')).rejects.toThrow('no disk');
    expect(store.made.value).toBeUndefined();
    expect(store.busy.value).toBeUndefined();
  });
});
