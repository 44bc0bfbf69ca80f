import { describe, expect } from 'vitest';
import type {
  CampaignResults,
  HomeReport,
  InstallReport,
  ReachReport,
  ShopWarning,
} from '../../server/contract/api.ts';
import type { Campaign, CampaignDefinition } from '../../server/contract/campaign.ts';
import { MAX_AUDIENCE_DEPTH } from '../../server/contract/limits.ts';
import { demoCampaigns } from '../../server/demo/campaigns.ts';
import { codeOf, faultsOf, it } from '../support/app.ts';
import { event } from '../support/shopper.ts';

describe('reports', () => {
  it('home counts what happened today', async ({ harness }) => {
    await harness.send({ events: [event(harness.clock.now), event(harness.clock.now, 'view_item')] });
    const home = (await harness.api('GET', `/sites/${harness.site.id}/home`)).json<HomeReport>();
    expect(home.today).toMatchObject({ visitors: 1, sessions: 1, productViews: 1, orders: 0 });
    expect(home.days).toHaveLength(14);
    expect(home.hours.sessions).toHaveLength(24);
  });

  it('install tells which kinds of event were seen, and who was turned away', async ({ harness }) => {
    await harness.send();
    await harness.send({}, { origin: 'https://other.example' });
    await harness.send({}, { origin: 'https://other.example' });
    const install = (await harness.api('GET', `/sites/${harness.site.id}/install`)).json<InstallReport>();
    expect(install.seen).toMatchObject([{ name: 'page_view', count: 1 }]);
    expect(install.refusedOrigins).toEqual([{ origin: 'https://other.example', count: 2, lastAt: harness.clock.now }]);
  });

  it('install tells what the tag heard of its sources', async ({ harness }) => {
    await harness.send({ heard: { 'page_view platform found cafe24': 1, 'view_item layer used': 2 } });
    const install = (await harness.api('GET', `/sites/${harness.site.id}/install`)).json<InstallReport>();
    expect(install.sources).toMatchObject([{ name: 'view_item', source: 'layer', used: 2 }]);
    expect(install.platforms).toEqual([{ platform: 'cafe24', lastAt: harness.clock.now }]);
  });

  it('warnings tell what stopped arriving', async ({ harness }) => {
    const lastAt = harness.clock.now - 2 * 86_400_000;
    const hourly = Array.from({ length: 28 * 24 }, (_, hour) => event(lastAt - hour * 3_600_000));
    for (let from = 0; from < hourly.length; from += 150)
      await harness.send({ events: hourly.slice(from, from + 150) });
    const warnings = (await harness.api('GET', `/sites/${harness.site.id}/warnings`)).json<ShopWarning[]>();
    expect(warnings).toMatchObject([{ kind: 'silent', name: 'page_view', lastAt }]);
  });

  it('reach tells how many people fit', async ({ harness }) => {
    await harness.send({ visitor: 'visitor-0001' as never, events: [event(harness.clock.now, 'search')] });
    await harness.send({ visitor: 'visitor-0002' as never });
    const audience = { kind: 'event', name: 'search', times: { atLeast: 1 } };
    const reach = (await harness.api('POST', `/sites/${harness.site.id}/reach`, { audience })).json<ReachReport>();
    expect(reach).toEqual({ looked: 2, fit: 1, people: 2 });
  });

  it('reach refuses an audience that is nested too deeply, naming the place', async ({ harness }) => {
    let audience: object = { kind: 'visit', is: 'new' };
    for (let depth = 0; depth <= MAX_AUDIENCE_DEPTH; depth++) audience = { kind: 'not', of: audience };
    const answer = await harness.api('POST', `/sites/${harness.site.id}/reach`, { audience });
    expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'invalid_field']);
    expect(faultsOf(answer)?.[0]?.path).toMatch(/^audience\/of/);
  });

  it('results of a campaign that does not exist are not found', async ({ harness }) => {
    expect((await harness.api('GET', `/sites/${harness.site.id}/campaigns/nobody/results`)).statusCode).toBe(404);
  });

  it('results of a new campaign are empty', async ({ harness }) => {
    const [definition] = demoCampaigns as [CampaignDefinition];
    const campaigns = `/sites/${harness.site.id}/campaigns`;
    const { id } = (await harness.api('POST', campaigns, definition)).json<Campaign>();
    const results = (await harness.api('GET', `${campaigns}/${id}/results`)).json<CampaignResults>();
    expect(results).toMatchObject({ id, days: [], coupons: { issued: 0, redeemed: 0 }, refusals: [] });
  });
});
