import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { createFirstPartyStore, originStates } from '../../../dashboard/store/first-party.ts';
import type { FirstPartyReport, SiteInfo } from '../../../server/contract/api.ts';
import { defaultSettings, type SiteSettings } from '../../../server/contract/site.ts';

const report = (arrivals: FirstPartyReport['arrivals']): FirstPartyReport => ({
  arrivals,
  consents: [],
  unnamedViews: 0,
});
const site: SiteInfo = {
  ...defaultSettings,
  id: 7,
  key: 'k',
  name: 'Shop',
  zone: 'Asia/Seoul',
  currency: 'KRW',
  origins: ['https://shop.example'],
  publicUrl: 'https://crm.example',
  tagPath: '/t.js',
  batchPath: 'v1/batch',
  demo: false,
};

describe('how pages reach this server', () => {
  it('is told once for each origin, as it was last', () => {
    const shop = 'https://shop.example';
    const states = originStates(
      report([
        { origin: 'https://m.shop.example', host: 'crm.example', firstParty: false, since: 1, lastAt: 50 },
        { origin: shop, host: 'crm.example', firstParty: false, since: 1, lastAt: 20 },
        { origin: shop, host: 'shop.example', firstParty: true, since: 30, lastAt: 90 },
      ]),
    );
    expect(states.map(({ origin, firstParty }) => [origin, firstParty])).toEqual([
      [shop, true],
      ['https://m.shop.example', false],
    ]);
  });
});

describe('where pages are to find the tag', () => {
  it('is changed in the settings of the site, and nothing else is', async () => {
    const save = vi.fn(async (_: number, settings: SiteSettings) => ({ ...site, ...settings }));
    const store = createFirstPartyStore({ firstParty: async () => report([]) }, { site: signal(site), save }, site.id);
    await store.serveFrom('https://shop.example/x7/');
    const { id: _id, key: _key, publicUrl: _url, tagPath: _tag, batchPath: _batch, demo: _demo, ...settings } = site;
    expect(save).toHaveBeenCalledWith(7, { ...settings, tagFolder: 'https://shop.example/x7/' });
  });
});
