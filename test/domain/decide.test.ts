import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CampaignId, VisitorId } from '../../server/contract/ids.ts';
import { LEASE_MS } from '../../server/contract/limits.ts';
import { compileCampaigns } from '../../server/domain/compile.ts';
import { decide } from '../../server/domain/decide.ts';
import type { DecisionFacts } from '../../server/domain/facts.ts';
import { Past } from '../../server/domain/past.ts';
import { dayNumber } from '../../server/domain/zone.ts';
import { personWith } from './support/past.ts';
import { campaign, DAY, HOUR, MINUTE, Shop, START, settings, version } from './support/shop.ts';

const id = 'c1' as CampaignId;
const code = { source: 'generated', label: '10 %', pattern: 'X-########' } as const;
const withCode = campaign({
  coupon: code,
  variants: [
    { key: 'A', weight: 1, message: { format: 'modal', blocks: [{ type: 'coupon' }] } },
    { key: 'B', weight: 1, message: { format: 'bar', blocks: [{ type: 'coupon' }] } },
  ],
});

describe('a retry', () => {
  it('gets the same offer, variant and code again, and a new lease', () => {
    const shop = new Shop([withCode]);
    const browser = shop.browser();
    const batch = [browser.happens('page_view')];
    const first = browser.send(batch);
    shop.pass(5_000);
    const again = browser.send(batch);
    expect(again.coupon).toEqual(first.coupon);
    expect(again.winner).toEqual({
      ...first.winner,
      offer: browser.offer(id),
      leasedUntil: (first.winner?.leasedUntil ?? 0) + 5_000,
    });
  });

  it('of an event whose message was seen shows nothing more', () => {
    const shop = new Shop([campaign(), campaign()]);
    const browser = shop.browser();
    const batch = [browser.happens('page_view')];
    expect(browser.sees(browser.send(batch))).toBe('c1');
    expect(browser.send(batch).winner).toBeUndefined();
    expect(browser.sees(browser.open('/'))).toBe('c2');
  });

  it('gets nothing when the campaign was paused meanwhile', () => {
    const shop = new Shop([campaign()]);
    const browser = shop.browser();
    const batch = [browser.happens('page_view')];
    browser.send(batch);
    shop.campaigns = [version('c1', campaign(), 'paused')];
    expect(browser.send(batch).winner).toBeUndefined();
  });
});

describe('an offer that nobody saw', () => {
  it('is offered again after its lease, as the same turn with the same variant and code', () => {
    const shop = new Shop([withCode]);
    const browser = shop.browser();
    const first = browser.open('/');
    shop.pass(LEASE_MS - 1);
    expect(browser.open('/').winner).toBeUndefined();
    shop.pass(1);
    const again = browser.open('/');
    expect(again.coupon).toEqual(first.coupon);
    expect(again.winner).toMatchObject({ arm: first.winner?.arm, turn: 1, offer: browser.offer(id) });
    expect(browser.sees(again)).toBe('c1');
  });

  it('counts when the page tells of it after the lease', () => {
    const shop = new Shop([campaign()]);
    const browser = shop.browser();
    const first = browser.open('/');
    shop.pass(10 * MINUTE);
    browser.sees(first);
    expect(shop.count('c1', 'shown')).toBe(1);
    expect(browser.open('/').winner).toBeUndefined();
  });
});

describe('a campaign that repeats', () => {
  it('begins a new turn only after the one before was seen', () => {
    const shop = new Shop([campaign({ limits: { repeat: 'session', stopAfterConversion: true } })]);
    const browser = shop.browser();
    const turns = [1, 1, 2, 3].map((_, index) => {
      const answer = browser.open('/');
      if (index > 0) browser.sees(answer);
      shop.pass(HOUR);
      return answer.winner?.turn;
    });
    expect(turns).toEqual([1, 1, 2, 3]);
  });
});

describe('one batch', () => {
  it('has one winner, whatever happened in it', () => {
    const shop = new Shop([
      campaign({ trigger: { event: 'view_item' }, priority: 10 }),
      campaign({ priority: 90 }),
      campaign({ trigger: { event: 'view_item' }, priority: 20 }),
    ]);
    const browser = shop.browser();
    const answer = browser.send([browser.happens('view_item'), browser.happens('page_view')]);
    expect(answer.winner?.campaign.id).toBe('c2');
    expect(answer.trace.map(({ gate }) => gate)).toEqual(['priority', 'priority', undefined]);
  });

  it('tells of a campaign the event that came furthest', () => {
    const trigger = { event: 'view_item', where: [{ property: 'value', op: 'at_least' as const, value: 5 }] };
    const shop = new Shop([campaign({ trigger, audience: { kind: 'any', of: [] } })]);
    const browser = shop.browser();
    const { trace } = browser.send([
      browser.happens('view_item', { value: 1 }),
      browser.happens('view_item', { value: 9 }),
      browser.happens('view_item', { value: 2 }),
    ]);
    expect(trace).toMatchObject([{ gate: 'audience' }]);
  });
});

describe('a thousand campaigns', () => {
  const set = compileCampaigns(
    Array.from({ length: 1_000 }, (_, index) =>
      version(
        `c${index}`,
        campaign({
          trigger: { event: index % 2 ? 'page_view' : 'scroll', percent: 80 },
          audience: {
            kind: 'all',
            of: [
              { kind: 'event', name: 'view_item', within: { days: 30 }, times: { atLeast: 3 } },
              { kind: 'sessions', hours: { from: '09:00', to: '18:00' }, times: { atLeast: 1 } },
              { kind: 'attribute', property: 'points', op: 'at_least', value: index },
            ],
          },
        }),
      ),
    ),
    settings,
  );
  const acts = Array.from({ length: 400 }, (_, index) => ({
    name: ['page_view', 'view_item', 'scroll', 'engagement'][index % 4] ?? '',
    at: START - (400 - index) * MINUTE,
  }));
  const who = personWith(acts);
  const facts: DecisionFacts = {
    site: { settings },
    page: { url: 'https://shop.example/', leaving: false, gpc: false },
    counts: { stockLeft: () => 1, shownInAll: () => 0 },
    visitor: 'visitor-1' as VisitorId,
  };

  it('read what a person remembers once, not once each', () => {
    let reads = 0;
    const events = new Proxy(who.past.events, {
      get: (target, key) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads++;
        return Reflect.get(target, key);
      },
    });
    const happened = { ...who.past.events[0], id: 'x', name: 'page_view', at: START, fresh: true } as never;
    const regular = { ...who, past: Past.of(events) };
    reads = 0;
    const { trace, armed } = decide(regular, [happened], set, facts, START);
    expect(trace).toHaveLength(500);
    expect(armed).toEqual([]);
    expect(reads).toBe(who.past.events.length);
  });

  it('are not asked when they wait for another product', () => {
    const asked: string[] = [];
    const site = compileCampaigns(
      Array.from({ length: 1_000 }, (_, index) => {
        const where = [{ property: 'items.item_id', op: 'equals', value: `coat-${index}` } as const];
        return version(`c${index}`, campaign({ trigger: { event: 'view_item', where } }));
      }),
      settings,
    );
    for (const one of site.byId.values()) {
      const { fires } = one.trigger;
      one.trigger.fires = (happening) => {
        asked.push(one.version.id);
        return fires(happening);
      };
    }
    const params = { items: [{ item_id: 'coat-7' }] };
    const happened = { ...who.past.events[0], id: 'z', name: 'view_item', params, fresh: true } as never;
    expect(decide(who, [happened], site, facts, START).winner?.campaign.id).toBe('c7');
    expect(asked).toEqual(['c7']);
  });

  it('cost an event that none of them waits for no verdict at all', () => {
    const happened = { ...who.past.events[0], id: 'y', name: 'search', fresh: true } as never;
    expect(decide(who, [happened], set, facts, START).trace).toEqual([]);
  });
});

type Step = { act: string; tab: number; wait: number; campaignSeen: boolean };

const anyLimits = fc.constantFrom(
  { repeat: 'once', stopAfterConversion: true } as const,
  { repeat: 'session', stopAfterConversion: false, atMost: 2 } as const,
  { repeat: 'days', everyDays: 1, stopAfterConversion: true } as const,
);
const anyCampaign = fc
  .record({
    limits: anyLimits,
    priority: fc.nat(100),
    holdoutPercent: fc.constantFrom(0, 0, 50),
    rolloutPercent: fc.constantFrom(100, 50),
    trigger: fc.constantFrom({ event: 'page_view' }, { event: 'view_item' }),
  })
  .map(({ limits, priority, trigger, ...experiment }) => campaign({ limits, priority, trigger, experiment }));
const anyStep: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom('page_view', 'view_item', 'purchase', 'again'),
  tab: fc.nat(1),
  wait: fc.constantFrom(0, 1_000, LEASE_MS, 11 * MINUTE, HOUR, DAY),
  campaignSeen: fc.boolean(),
});

describe('any walk through any shop', () => {
  it('keeps every promise: once, so many a day, a pause between two, nothing for the hold-out, the same twice', () => {
    fc.assert(
      fc.property(
        fc.array(anyCampaign, { minLength: 1, maxLength: 5 }),
        fc.array(anyStep, { maxLength: 40 }),
        (drawn, steps) => {
          const shop = new Shop(drawn, { fatigue: { perDay: 2, pauseMinutes: 10 } });
          const tabs = [shop.browser(), shop.browser()];
          const shown: { campaign: string; at: number }[] = [];
          let last = tabs[0]?.happens('page_view');
          for (const { act, tab, wait, campaignSeen } of steps) {
            shop.pass(wait);
            const browser = tabs[tab] ?? shop.browser();
            const happened = act === 'again' && last ? last : browser.happens(act === 'again' ? 'page_view' : act);
            last = happened;
            const before = browser.person;
            const answer = browser.send([happened]);
            const arm = answer.winner && before.ledger[answer.winner.campaign.id]?.arm;
            expect(arm).not.toBe('holdout');
            if (arm) expect(answer.winner?.arm).toBe(arm);
            if (!campaignSeen || !answer.winner) continue;
            browser.sees(answer);
            shown.push({ campaign: answer.winner.campaign.id, at: shop.now });
          }
          const days = Map.groupBy(shown, ({ at }) => dayNumber(at, settings.zone));
          for (const [, ofDay] of days) expect(ofDay.length).toBeLessThanOrEqual(2);
          for (const [index, { at }] of shown.entries()) {
            const next = shown[index + 1];
            if (next) expect(next.at - at).toBeGreaterThanOrEqual(10 * MINUTE);
          }
          for (const { id: campaignId, definition } of shop.campaigns) {
            const times = shown.filter((one) => one.campaign === campaignId);
            const { limits } = definition;
            if (limits.repeat === 'once') expect(times.length).toBeLessThanOrEqual(1);
            if (limits.atMost) expect(times.length).toBeLessThanOrEqual(limits.atMost);
            if (limits.repeat === 'days') {
              for (const [index, { at }] of times.entries()) {
                expect((times[index + 1]?.at ?? Number.POSITIVE_INFINITY) - at).toBeGreaterThanOrEqual(DAY);
              }
            }
            expect(shop.count(campaignId, 'shown')).toBe(times.length);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gets the same answer for the same facts, and leaves them as they are', () => {
    fc.assert(
      fc.property(fc.array(anyCampaign, { minLength: 1, maxLength: 5 }), fc.nat(40), (drawn, views) => {
        const who = personWith(Array.from({ length: views }, (_, index) => ({ name: 'view_item', at: START + index })));
        const versions = drawn.map((definition, index) => version(`c${index}`, definition));
        const facts: DecisionFacts = {
          site: { settings },
          page: { url: 'https://shop.example/', leaving: false, gpc: false },
          counts: { stockLeft: () => 1, shownInAll: () => 0 },
          visitor: 'visitor-1' as VisitorId,
        };
        const events = [
          { id: 'e1', name: 'page_view', at: START, url: facts.page.url, params: {}, fresh: true },
        ] as never;
        const copy = structuredClone(who);
        const one = decide(who, events, compileCampaigns(versions, settings), facts, START);
        const other = decide(copy, events, compileCampaigns(versions.toReversed(), settings), facts, START);
        expect(other).toEqual({ ...one, trace: expect.arrayContaining(one.trace) });
        expect(who).toEqual(copy);
      }),
    );
  });
});
