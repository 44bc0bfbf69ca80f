import { expect, it } from 'vitest';
import { proposedFolder } from '../../dashboard/first-party.ts';
import { tagOf } from '../../dashboard/tag.ts';
import { knobs } from '../../server/config.ts';
import { defaultSettings } from '../../server/contract/site.ts';
import { listRoutes } from '../support/routes.ts';

/**
 * What ad and tracker blockers look for in an address, in the manner of EasyPrivacy's general rules: written by us, and
 * frozen. `^` is any separator or the end, as in the syntax of Adblock Plus; everything else stands for itself.
 */
const rules = [
  '/analytics.',
  '/analytics/',
  '/analytics?',
  '-analytics.',
  '/ga.js',
  '/gtag/',
  '/collect^',
  '/collector/',
  '/r/collect',
  '/g/collect',
  '/track.',
  '/track/',
  '/track?',
  '/tracker.',
  '/tracker/',
  '/tracking.',
  '/tracking/',
  '-tracking.',
  '_tracking.',
  '/beacon.',
  '/beacon/',
  '/beacon?',
  '/pixel.',
  '/pixel/',
  '/pixel?',
  '/1x1.',
  '/pageview^',
  '/page_view^',
  '/pv?',
  '/ping^',
  '/log?',
  '/log/',
  '/logger/',
  '/logging/',
  '/api/log^',
  '/events/',
  '/event?',
  '/api/event^',
  '/event-collector',
  '/stats/',
  '/stat?',
  '/statistics.',
  '/metrics/',
  '/api/v1/metrics',
  '/telemetry/',
  '/rum/',
  '/rum.js',
  '/observations/',
  '/capture^',
  '/e/?',
  '/i/v0/e',
  '/matomo.',
  '/piwik.',
  '/plausible.',
  '/umami.',
  '/posthog',
  '/segment.',
  '/amplitude',
  '/hotjar',
  '/clarity.',
  '/fingerprint',
  '/visitor.',
  '/visitor/',
  '/visit.',
  '/impression',
  '/click?',
  '/clicktrack',
  '/popup.',
  '/popup/',
  '/popups/',
  '/popuplog/',
  '/popunder',
  '/banner/',
  '/banners/',
  '/ads/',
  '/ad.',
  '/ads.',
  '/adserver',
  '/promo/',
  '/sponsor',
  '/affiliate',
  '/conversion.',
  '/conversion/',
  '/retarget',
  '/remarketing',
  '/utm.',
  '/spy.',
  '/stalker',
  '&event=',
  '?event=',
  '&uid=',
  '?visitor=',
  '&pageview',
  // What lists against cookie notices look for.
  '/consent.',
  '/consent/',
  '-consent.',
  '/cookie-banner',
  '/cookiebanner',
  '/cookieconsent',
  '/cookie-law',
  '/gdpr',
  '/cmp.',
  '/cmp/',
  '/tcf',
];

const patterns = rules.map(
  (rule) => new RegExp(rule.replace(/[.*+?$()[\]{}|\\/]/g, '\\$&').replace('^', '(?:[/?=&:]|$)'), 'i'),
);
const blocks = (address: string) => rules.filter((_, index) => patterns[index]?.test(address));

it('knows what blockers look for', () => {
  for (const address of [
    'https://crm.example/collect',
    'https://a.example/api/event',
    'https://x.example/js/plausible.js',
    'https://x.example/cookieconsent.min.js',
  ]) {
    expect(blocks(address)).not.toEqual([]);
  }
});

it('nothing that a shop page asks for is on the lists of blockers', async () => {
  const forShops = (await listRoutes()).map(({ url }) => url).filter((url) => /^\/(t|v1)([./]|$)/.test(url));
  expect(forShops).toEqual(expect.arrayContaining(['/t.js', '/t/*', '/v1/batch']));
  for (const path of forShops) {
    const address = `https://crm.shop.example${path.replace('*', 'N4QK7Z2A.js').replace(/:\w+/g, 'N4QK7Z2A')}`;
    expect([path, blocks(address)]).toEqual([path, []]);
  }
});

it('nor is where the dashboard proposes to serve it under the shop’s own domain, nor the default names', () => {
  for (const key of ['aB_9xyzK', 'ads-track', 'pixel001', 'demo']) {
    for (const way of ['nginx', 'subdomain'] as const) {
      const folder = proposedFolder(way, 'https://www.shop.example', key);
      for (const name of ['t.js', 't/N4QK7Z2A.js', knobs.batchPath.default]) {
        expect([folder + name, blocks(folder + name)]).toEqual([folder + name, []]);
      }
    }
  }
});

it('names that are on a list can be replaced in the tag to paste', () => {
  const site = { ...defaultSettings, publicUrl: 'https://crm.example', key: 'k1' };
  const tag = tagOf({ ...site, tagPath: '/assets/shop.js', batchPath: 'a/cart' });
  expect(tag).toContain('src="https://crm.example/assets/shop.js"');
  expect(tag).toContain('data-to="a/cart"');
  expect(blocks('https://crm.example/assets/shop.js').concat(blocks('https://crm.example/assets/a/cart'))).toEqual([]);
});
