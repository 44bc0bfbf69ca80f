import { describe, expect, it, vi } from 'vitest';
import { createOriginsStore } from '../../../dashboard/store/origins.ts';
import { createSiteStore, newSite, settingsOf } from '../../../dashboard/store/site.ts';
import type { SiteInfo } from '../../../server/contract/api.ts';
import { defaultSettings, type SiteSettings } from '../../../server/contract/site.ts';
import { memoryStorage } from '../support/memory-storage.ts';

function site(id: number, parts: Partial<SiteInfo> = {}): SiteInfo {
  const settings = { ...defaultSettings, name: `Shop ${id}`, zone: 'Asia/Seoul', currency: 'KRW', origins: [] };
  return {
    ...settings,
    id,
    key: `key-${id}`,
    publicUrl: 'http://crm.test',
    tagPath: '/t.js',
    batchPath: 'v1/batch',
    demo: id === 1,
    ...parts,
  };
}

function fakeApi(sites = [site(1), site(2)]) {
  return {
    sites: vi.fn(async () => sites),
    addSite: vi.fn(async (settings: SiteSettings) => site(3, settings)),
    saveSite: vi.fn(async (id: number, settings: SiteSettings) => site(id, settings)),
  };
}

describe('the current shop', () => {
  it('is the first one until another is chosen, and that one after a reload', async () => {
    const storage = memoryStorage();
    const store = createSiteStore(fakeApi(), storage);
    await store.load();
    expect(store.site.value?.id).toBe(1);
    store.choose(2);
    expect(store.site.value?.id).toBe(2);
    const reloaded = createSiteStore(fakeApi(), storage);
    await reloaded.load();
    expect(reloaded.site.value?.id).toBe(2);
  });

  it('is the first one when the chosen one is gone', async () => {
    const storage = memoryStorage();
    storage.setItem('dangol.site', '9');
    const store = createSiteStore(fakeApi(), storage);
    await store.load();
    expect(store.site.value?.id).toBe(1);
  });

  it('is the new one after adding it', async () => {
    const store = createSiteStore(fakeApi(), memoryStorage());
    await store.load();
    await store.add(newSite('New', 'https://new.example', 'Asia/Seoul'));
    expect(store.site.value).toMatchObject({ id: 3, name: 'New', origins: ['https://new.example'], currency: 'KRW' });
    expect(store.sites.value).toHaveLength(3);
  });
});

describe('settings', () => {
  it('hold what the server takes and nothing else', () => {
    const settings = settingsOf(site(1));
    expect(Object.keys(settings).sort()).toEqual(
      ['active', 'currency', 'fatigue', 'name', 'origins', 'privacy', 'tagFolder', 'zone'].sort(),
    );
  });
});

describe('origins', () => {
  it('are added and removed one by one, each saved at once', async () => {
    const api = fakeApi([site(1, { origins: ['https://a.example'] })]);
    const sites = createSiteStore(api, memoryStorage());
    await sites.load();
    const origins = createOriginsStore(sites);
    await origins.add('https://b.example');
    expect(sites.site.value?.origins).toEqual(['https://a.example', 'https://b.example']);
    await origins.remove('https://a.example');
    expect(sites.site.value?.origins).toEqual(['https://b.example']);
    expect(api.saveSite).toHaveBeenCalledTimes(2);
  });

  it('stay as they were when saving fails, and can be tried again', async () => {
    const api = fakeApi([site(1)]);
    api.saveSite.mockRejectedValueOnce(new Error('offline'));
    const sites = createSiteStore(api, memoryStorage());
    await sites.load();
    const origins = createOriginsStore(sites);
    await expect(origins.add('https://b.example')).rejects.toThrow('offline');
    expect(sites.site.value?.origins).toEqual([]);
    expect(origins.busy.value).toBeUndefined();
    await origins.add('https://b.example');
    expect(sites.site.value?.origins).toEqual(['https://b.example']);
  });
});
