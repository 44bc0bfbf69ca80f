import { describe, expect } from 'vitest';
import type { SiteInfo } from '../../server/contract/api.ts';
import { faultsOf, it, PUBLIC_URL, shopSettings } from '../support/app.ts';
import { event, SHOP, SITE_KEY } from '../support/shopper.ts';

describe('sites', () => {
  it('are listed with their public key and where the tag is', async ({ harness }) => {
    const sites = (await harness.api('GET', '/sites')).json<SiteInfo[]>();
    expect(sites).toEqual([
      {
        ...shopSettings,
        id: harness.site.id,
        key: SITE_KEY,
        publicUrl: PUBLIC_URL,
        tagPath: '/t.js',
        batchPath: 'v1/batch',
        demo: false,
      },
    ]);
  });

  it('can be added and report at once', async ({ harness }) => {
    const answer = await harness.api('POST', '/sites', { ...shopSettings, name: 'Second' });
    expect(answer.statusCode).toBe(201);
    const { key, id } = answer.json<SiteInfo>();
    expect(key).toMatch(/^[A-Za-z0-9][\w-]{20}$/);
    expect((await harness.send({ site: key })).json()).toMatchObject({ accepted: 1 });
    expect((await harness.api('GET', '/sites')).json<SiteInfo[]>().map((site) => site.id)).toEqual([
      harness.site.id,
      id,
    ]);
  });

  it('take a change at once: a new origin may report, an old one no more', async ({ harness }) => {
    const origins = ['https://new.example'];
    const answer = await harness.api('PUT', `/sites/${harness.site.id}`, { ...shopSettings, origins });
    expect(answer.json()).toMatchObject({ id: harness.site.id, origins });
    expect((await harness.send({}, { origin: 'https://new.example' })).statusCode).toBe(200);
    expect((await harness.send({}, { origin: SHOP })).statusCode).toBe(403);
  });

  it('that are switched off are still recorded', async ({ harness }) => {
    await harness.api('PUT', `/sites/${harness.site.id}`, { ...shopSettings, active: false });
    const answer = await harness.send({ events: [event(harness.clock.now)] });
    expect(answer.json()).toMatchObject({ accepted: 1, decisions: [] });
  });

  it.for([
    ['zone', 'Mars/Olympus'],
    ['zone', ''],
    ['currency', 'WON'],
    ['currency', 'krw'],
    ['origins/0', ['https://shop.example/path']],
    ['origins/0', ['shop.example']],
    ['origins', [SHOP, SHOP]],
    ['fatigue/perDay', { perDay: 0, pauseMinutes: 10 }],
  ] as const)('with a wrong %s (%j) are refused, naming the field', async ([path, value], { harness }) => {
    const [field = ''] = path.split('/');
    const answer = await harness.api('POST', '/sites', { ...shopSettings, [field]: value });
    expect(answer.statusCode).toBe(400);
    expect(faultsOf(answer)?.map((fault) => fault.path)).toEqual([path]);
    expect((await harness.api('GET', '/sites')).json()).toHaveLength(1);
  });

  it.for(['0', '99', 'x', '1e0', '%31%00'])('that do not exist are not found: %s', async (id, { harness }) => {
    expect((await harness.api('GET', `/sites/${id}/home`)).statusCode).toBe(404);
  });
});
