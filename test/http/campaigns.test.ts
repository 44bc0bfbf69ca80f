import { isDeepStrictEqual } from 'node:util';
import { describe, expect } from 'vitest';
import type { Campaign, CampaignDefinition, CampaignState } from '../../server/contract/campaign.ts';
import { demoCampaigns } from '../../server/demo/campaigns.ts';
import { codeOf, faultsOf, type Harness, it, shopSettings } from '../support/app.ts';
import { event } from '../support/shopper.ts';

const [welcome, , notice] = demoCampaigns as [CampaignDefinition, CampaignDefinition, CampaignDefinition];

const listOf = ({ site }: Harness) => `/sites/${site.id}/campaigns`;

async function add(harness: Harness, definition = welcome): Promise<Campaign> {
  const answer = await harness.api('POST', listOf(harness), definition);
  expect(answer.statusCode).toBe(201);
  return answer.json();
}

const become = (harness: Harness, id: string, state: CampaignState) =>
  harness.api('POST', `${listOf(harness)}/${id}/state`, { state });

describe('a campaign', () => {
  it('begins as a draft that nobody sees', async ({ harness }) => {
    const campaign = await add(harness);
    expect(campaign).toMatchObject({ state: 'draft', version: 1, definition: welcome });
    expect((await harness.api('GET', `${listOf(harness)}/${campaign.id}`)).json()).toEqual(campaign);
    expect((await harness.api('GET', listOf(harness))).json()).toEqual([campaign]);
  });

  it('is started, paused, started again and archived', async ({ harness }) => {
    const { id } = await add(harness);
    for (const state of ['live', 'paused', 'live', 'archived'] as const) {
      expect((await become(harness, id, state)).json()).toMatchObject({ id, state });
    }
  });

  it.for([
    ['draft', ['live', 'archived']],
    ['live', ['paused', 'archived']],
    ['paused', ['live', 'archived']],
    ['archived', ['draft', 'paused']],
  ] as const)('that is %s may become %j and nothing else', async ([from, allowed], { harness }) => {
    const way = { draft: [], live: ['live'], paused: ['live', 'paused'], archived: ['archived'] } as const;
    for (const to of ['draft', 'live', 'paused', 'archived'] as const) {
      const { id } = await add(harness);
      for (const state of way[from]) await become(harness, id, state);
      const answer = await become(harness, id, to);
      const isAllowed = to === from || allowed.some((state) => state === to);
      expect([to, answer.statusCode]).toEqual([to, isAllowed ? 200 : 409]);
      if (!isAllowed) expect(codeOf(answer)).toBe('wrong_state');
    }
  });

  it('may be asked for a state twice, as by a double click', async ({ harness }) => {
    const { id } = await add(harness);
    await become(harness, id, 'live');
    expect((await become(harness, id, 'live')).json()).toMatchObject({ state: 'live' });
  });

  it('leaves the list when archived, and is there when asked for', async ({ harness }) => {
    const { id } = await add(harness);
    await become(harness, id, 'archived');
    expect((await harness.api('GET', listOf(harness))).json()).toEqual([]);
    expect((await harness.api('GET', `${listOf(harness)}?archived=true`)).json()).toMatchObject([{ id }]);
    expect((await harness.api('GET', `${listOf(harness)}?archived=maybe`)).statusCode).toBe(400);
  });

  it('tells in the list when its schedule lets it run next, or that it never will', async ({ harness }) => {
    harness.clock.now = Date.UTC(2026, 10, 21, 3); // noon in Seoul
    const schedules = [
      { hours: { from: '09:00', to: '18:00' } },
      { startAt: '2026-12-01T09:00' },
      { endAt: '2026-11-20T00:00' },
    ];
    for (const schedule of schedules) await add(harness, { ...welcome, schedule });
    const told = (await harness.api('GET', listOf(harness))).json<Campaign[]>();
    const bySchedule = new Map(told.map(({ definition, offSchedule }) => [definition.schedule, offSchedule]));
    expect(schedules.map((one) => [...bySchedule].find(([key]) => isDeepStrictEqual(key, one))?.[1])).toEqual([
      undefined,
      { until: Date.UTC(2026, 11, 1, 0) },
      {},
    ]);
  });

  it('gets a new version with every save', async ({ harness }) => {
    const { id } = await add(harness);
    const definition = { ...welcome, priority: 99 };
    const answer = await harness.api('PUT', `${listOf(harness)}/${id}`, { base: 1, definition });
    expect(answer.json()).toMatchObject({ id, version: 2, definition });
  });

  it('is not overwritten by somebody who edited an older version', async ({ harness }) => {
    const { id } = await add(harness);
    const save = (priority: number) =>
      harness.api('PUT', `${listOf(harness)}/${id}`, { base: 1, definition: { ...welcome, priority } });
    await save(10);
    const late = await save(20);
    expect([late.statusCode, codeOf(late)]).toEqual([409, 'stale_version']);
    expect((await harness.api('GET', `${listOf(harness)}/${id}`)).json()).toMatchObject({
      version: 2,
      definition: { priority: 10 },
    });
  });

  it('is copied as a draft with a name of its own', async ({ harness }) => {
    const { id } = await add(harness);
    await become(harness, id, 'live');
    const copy = await harness.api('POST', `${listOf(harness)}/${id}/duplicate`);
    expect(copy.statusCode).toBe(201);
    expect(copy.json()).toMatchObject({ state: 'draft', version: 1, definition: { name: `${welcome.name} (2)` } });
    const second = await harness.api('POST', `${listOf(harness)}/${copy.json<Campaign>().id}/duplicate`);
    expect(second.json()).toMatchObject({ definition: { name: `${welcome.name} (3)` } });
  });

  it('keeps a name that is allowed, however long the one it is copied from', async ({ harness }) => {
    const { id } = await add(harness, { ...welcome, name: '쿠폰'.repeat(60) });
    const { definition } = (await harness.api('POST', `${listOf(harness)}/${id}/duplicate`)).json<Campaign>();
    expect(definition.name).toHaveLength(120);
    expect(definition.name).toMatch(/ \(2\)$/);
  });

  it('of one site is not there for another', async ({ harness }) => {
    const { id } = await add(harness);
    const other = (await harness.api('POST', '/sites', shopSettings)).json<{ id: number }>();
    for (const path of [`/${id}`, `/${id}/results`]) {
      expect((await harness.api('GET', `/sites/${other.id}/campaigns${path}`)).statusCode).toBe(404);
    }
    for (const [path, body] of [
      [`/${id}/state`, { state: 'live' }],
      [`/${id}/duplicate`, {}],
    ] as const) {
      expect((await harness.api('POST', `/sites/${other.id}/campaigns${path}`, body)).statusCode).toBe(404);
    }
    expect(
      (await harness.api('PUT', `/sites/${other.id}/campaigns/${id}`, { base: 1, definition: welcome })).statusCode,
    ).toBe(404);
  });
});

describe('a campaign that is wrong', () => {
  const withBlocks = (...blocks: object[]) => {
    const [variant] = notice.variants;
    return { ...notice, variants: [{ ...variant, message: { ...variant?.message, blocks } }] };
  };

  it.for([
    ['a missing part', { ...welcome, goal: undefined }, 'goal', 'invalid_field'],
    ['an unknown condition', { ...welcome, audience: { kind: 'everybody' } }, 'audience/kind', 'invalid_field'],
    ['a scroll without its depth', { ...welcome, trigger: { event: 'scroll' } }, 'trigger/percent', 'invalid_field'],
    [
      'an end before its start',
      { ...welcome, schedule: { startAt: '2026-12-01T00:00', endAt: '2026-11-01T00:00' } },
      'schedule/endAt',
      'invalid_field',
    ],
    ['a coupon nobody is shown', { ...notice, coupon: welcome.coupon }, 'coupon', 'invalid_field'],
    [
      'a script as a link',
      withBlocks({ type: 'button', text: 'x', action: 'link', href: 'javascript:alert(1)' }),
      'variants/0/message/blocks/0/href',
      'invalid_field',
    ],
    [
      'a loop in a text',
      withBlocks({ type: 'text', text: '{% for i in (1..99999999) %}x{% endfor %}' }),
      'variants/0/message/blocks/0/text',
      'invalid_template',
    ],
    [
      'an unknown personal part',
      withBlocks({ type: 'heading', text: '{{ customer.password }}' }),
      'variants/0/message/blocks/0/text',
      'invalid_template',
    ],
  ] as const)('(%s) is refused when it is saved, naming the field', async ([, definition, path, code], { harness }) => {
    const added = await harness.api('POST', listOf(harness), definition);
    expect([added.statusCode, codeOf(added)]).toEqual([400, code]);
    expect(faultsOf(added)?.[0]?.path).toBe(path);

    const { id } = await add(harness);
    const saved = await harness.api('PUT', `${listOf(harness)}/${id}`, { base: 1, definition });
    expect([saved.statusCode, faultsOf(saved)?.[0]?.path]).toEqual([400, `definition/${path}`]);
    expect((await harness.api('GET', `${listOf(harness)}/${id}`)).json()).toMatchObject({ version: 1 });
  });

  it('cannot be started, even if it was stored when the rules were laxer', async ({ harness }) => {
    const stale = { ...welcome, experiment: { holdoutPercent: 100, rolloutPercent: 100 } };
    const { id } = await harness.store.createCampaign(harness.site.id, stale, 'paused', harness.clock.now);
    const answer = await become(harness, id, 'live');
    expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'invalid_field']);
    expect((await harness.api('GET', `${listOf(harness)}/${id}`)).json()).toMatchObject({ state: 'paused' });
  });
});

describe('a live campaign', () => {
  it('reaches the shopper it is for, with nothing personal left to fill in', async ({ harness }) => {
    const { id } = await add(harness, notice);
    await become(harness, id, 'live');
    const now = harness.clock.now;
    const url = 'https://shop.example/demo/cart';
    const items = [{ item_id: 'a', price: 1_000, quantity: 2 }];
    const cart = event(now, 'add_to_cart', { params: { currency: 'KRW', items } });
    const view = event(now, 'view_cart', { params: { currency: 'KRW', items } });
    const answer = await harness.send({ url, events: [cart, view] });
    expect(answer.json()).toMatchObject({ decisions: [{ campaign: id, turn: 1, variant: 'A' }] });
    expect(answer.body).not.toContain('{{');
    const twice = await harness.send({ url, events: [cart, view] });
    expect(twice.json()).toMatchObject({ duplicates: 2, decisions: answer.json<{ decisions: [] }>().decisions });
  });
});
