import { describe, expect, it } from 'vitest';
import type { CampaignDefinition, Limits } from '../../server/contract/campaign.ts';
import type { CampaignId, PersonId, VisitorId } from '../../server/contract/ids.ts';
import { LEASE_MS } from '../../server/contract/limits.ts';
import { compileCampaigns } from '../../server/domain/compile.ts';
import { decide } from '../../server/domain/decide.ts';
import { type DecisionFacts, type Gate, gates, type Verdict } from '../../server/domain/facts.ts';
import type { Person, RecordedEvent } from '../../server/domain/person.ts';
import { personWith } from './support/past.ts';
import {
  campaign,
  DAY,
  event,
  everybody,
  HOUR,
  MINUTE,
  person,
  Shop,
  START,
  settings,
  version,
} from './support/shop.ts';

const nowhere: CampaignDefinition['experiment'] = { holdoutPercent: 0, rolloutPercent: 0 };

type Asked = {
  definition?: Partial<CampaignDefinition>;
  who?: Person;
  facts?: Partial<DecisionFacts>;
  fresh?: RecordedEvent;
  state?: 'draft' | 'live' | 'paused' | 'archived';
};

/** What one campaign answers to one page view of one person. */
function verdict({ definition = {}, who = person(), facts = {}, fresh, state = 'live' }: Asked): Verdict | undefined {
  const happened = fresh ?? event('page_view', START);
  const set = compileCampaigns([version('c1', campaign(definition), state)], settings);
  const standing: DecisionFacts = {
    site: { settings },
    page: { url: happened.url, leaving: false, gpc: false },
    counts: { stockLeft: () => Number.POSITIVE_INFINITY, shownInAll: () => 0 },
    visitor: 'visitor-1' as VisitorId,
    ...facts,
  };
  return decide(who, [happened], set, standing, START).trace[0];
}

function refusal(asked: Asked): [Gate | undefined, Verdict['detail']] {
  const found = verdict(asked);
  expect(found?.outcome).toBe('refused');
  return [found?.gate, found?.detail];
}

/** Whether anything is said of the campaign at all. A trigger that was not met says nothing of people. */
function isTriggered(asked: Asked): boolean {
  const found = verdict(asked);
  if (found) expect(found.outcome).toBe('won');
  return found !== undefined;
}

function page(changes: Partial<DecisionFacts['page']>): Partial<DecisionFacts> {
  return { page: { url: 'https://shop.example/', leaving: false, gpc: false, ...changes } };
}

describe('the gates', () => {
  it('let pass what nothing speaks against', () => {
    expect(verdict({})).toEqual({ campaign: 'c1', version: 1, outcome: 'won' });
  });

  it('are asked in their order: the first that refuses is the reason', () => {
    const off = { settings: { ...settings, active: false } };
    expect(refusal({ facts: { site: off, ...page({ gpc: true }) }, state: 'paused' })[0]).toBe('site');
    expect(refusal({ facts: page({ gpc: true }), state: 'paused' })[0]).toBe('consent');
    const late: Asked['definition'] = { schedule: { endAt: '2026-01-01T00:00' }, audience: { kind: 'any', of: [] } };
    expect(refusal({ state: 'paused', definition: late })[0]).toBe('state');
    expect(refusal({ definition: late })[0]).toBe('schedule');
    expect(gates).toHaveLength(14);
  });
});

describe('site', () => {
  it('shows nothing while the site is switched off', () => {
    expect(refusal({ facts: { site: { settings: { ...settings, active: false } } } })).toEqual([
      'site',
      { active: false },
    ]);
  });
});

describe('consent', () => {
  it('shows nothing to a browser with Global Privacy Control, unless the site says otherwise', () => {
    expect(refusal({ facts: page({ gpc: true }) })).toEqual(['consent', { globalPrivacyControl: true }]);
    const lenient = { ...settings, privacy: { ...settings.privacy, honourGpc: false } };
    expect(verdict({ facts: { ...page({ gpc: true }), site: { settings: lenient } } })?.outcome).toBe('won');
  });
});

describe('state', () => {
  it.each(['draft', 'paused', 'archived'] as const)('shows nothing of a %s campaign', (state) => {
    expect(refusal({ state })).toEqual(['state', { state }]);
  });
});

describe('schedule', () => {
  it('shows nothing before the start, after the end, or at other hours', () => {
    const of = (schedule: CampaignDefinition['schedule']) => refusal({ definition: { schedule } });
    expect(of({ startAt: '2026-11-21T10:01' })).toEqual(['schedule', { reason: 'not_started' }]);
    expect(of({ endAt: '2026-11-21T10:00' })).toEqual(['schedule', { reason: 'ended' }]);
    expect(of({ hours: { from: '11:00', to: '12:00' } })).toEqual(['schedule', { reason: 'off_hours' }]);
  });
});

describe('page', () => {
  const isOn = (pages: { include?: string[]; exclude?: string[] }, url: string) =>
    isTriggered({ definition: { trigger: { event: 'page_view', pages } }, facts: page({ url }) });

  it('shows only on pages that are included', () => {
    expect(isOn({ include: ['/product/*', '/cart'] }, 'https://shop.example/cart?a=1')).toBe(true);
    expect(isOn({ include: ['/product/*', '/cart'] }, 'https://shop.example/')).toBe(false);
    expect(isOn({ include: ['/cart'] }, 'https://shop.example/CART')).toBe(true);
    expect(isOn({ include: ['/cart'] }, 'https://shop.example/cart/2')).toBe(false);
    expect(isOn({ include: ['/상품/*'] }, `https://shop.example/${encodeURIComponent('상품')}/1`)).toBe(true);
    expect(isOn({ include: [] }, 'https://shop.example/')).toBe(true);
  });

  it('never shows on a page that is excluded, included or not', () => {
    expect(isOn({ include: ['*'], exclude: ['/checkout*'] }, 'https://shop.example/checkout/pay')).toBe(false);
    expect(isOn({ include: ['/cart'], exclude: ['*'] }, 'https://shop.example/cart')).toBe(false);
  });
});

describe('trigger', () => {
  it('fires on the event with the properties that were asked for', () => {
    const where = [{ property: 'value', op: 'at_least' as const, value: 10 }];
    const definition = { trigger: { event: 'view_cart', where } };
    expect(isTriggered({ definition, fresh: event('view_cart', START, { value: 9 }) })).toBe(false);
    expect(isTriggered({ definition, fresh: event('view_cart', START, { value: 10 }) })).toBe(true);
    expect(isTriggered({ definition })).toBe(false);
  });

  it('finds equal values however they are written', () => {
    const on = (value: string | number | boolean | string[], found: string | number | boolean) => {
      const where = [{ property: 'items.item_id', op: Array.isArray(value) ? 'one_of' : 'equals', value } as const];
      const fresh = event('view_item', START, { items: [{ item_id: 'other' }, { item_id: found as string }] });
      return isTriggered({ definition: { trigger: { event: 'view_item', where } }, fresh });
    };
    expect(on('Coat', 'COAT')).toBe(true);
    expect(on(['hat', 'coat'], 'coat')).toBe(true);
    expect(on('7', 7)).toBe(true);
    expect(on(7, '7.0')).toBe(true);
    expect(on('7', '007')).toBe(false);
    expect(on('true', true)).toBe(true);
    expect(on('한글', '한글'.normalize('NFD'))).toBe(true);
    expect(on('coat', 'coats')).toBe(false);
  });

  it.each([
    [{ event: 'scroll', percent: 80 }, { percent: 79 }, { percent: 80 }],
    [{ event: 'engagement', seconds: 20 }, { seconds: 19 }, { seconds: 25 }],
    [{ event: 'inactive', seconds: 20 }, {}, { seconds: 20 }],
    [{ event: 'click', selector: '.buy' }, { selector: '.sell' }, { selector: '.buy' }],
  ])('fires at its measure: %j', (trigger, short, enough) => {
    const definition = { trigger };
    expect(isTriggered({ definition, fresh: event(trigger.event, START, short) })).toBe(false);
    expect(isTriggered({ definition, fresh: event(trigger.event, START, enough) })).toBe(true);
  });

  it('does not fire on an event of an earlier page or of a while ago', () => {
    expect(verdict({ fresh: { ...event('page_view', START), fresh: false } })).toBeUndefined();
  });
});

describe('audience', () => {
  it('shows nothing to somebody who does not belong, and says which condition failed', () => {
    const audience = { kind: 'all', of: [everybody, { kind: 'login', is: 'in' }] } as const;
    expect(refusal({ definition: { audience: { kind: 'all', of: [...audience.of] } } })).toEqual([
      'audience',
      { condition: 'of/1' },
    ]);
  });
});

describe('had it', () => {
  it('shows a campaign once per person: not on reload, not in another tab, not on another day', () => {
    const shop = new Shop([campaign()]);
    const [tab, other] = [shop.browser(), shop.browser()];
    expect(tab.sees(tab.open('/'))).toBe('c1');
    for (const wait of [0, MINUTE, DAY, 400 * DAY]) {
      shop.pass(wait);
      expect(tab.open('/').trace[0]?.gate).toBe('had_it');
      expect(other.open('/').trace[0]?.gate).toBe('had_it');
    }
  });

  it('does not offer to a second tab what is on its way to the first', () => {
    const shop = new Shop([campaign({ limits: { repeat: 'session', stopAfterConversion: true } })]);
    const [tab, other] = [shop.browser(), shop.browser()];
    expect(tab.open('/').winner).toBeDefined();
    shop.pass(LEASE_MS - 1);
    expect(other.open('/').trace[0]?.gate).toBe('had_it');
  });

  it('shows it no more on the second device once both are known to be one person', () => {
    const shop = new Shop([campaign()]);
    const [phone, laptop] = [shop.browser('phone'), shop.browser('laptop')];
    phone.sees(phone.open('/'));
    phone.logsIn('kim');
    laptop.logsIn('kim');
    expect(laptop.open('/').trace[0]?.gate).toBe('had_it');
  });
});

describe('limits', () => {
  const often = (limits: Partial<Limits>) => {
    const shop = new Shop([campaign({ limits: { repeat: 'session', stopAfterConversion: false, ...limits } })]);
    return { shop, shopper: shop.browser() };
  };

  it('once per session shows it in each session once', () => {
    const { shop, shopper } = often({});
    expect(shopper.sees(shopper.open('/'))).toBe('c1');
    expect(shopper.open('/').trace[0]?.gate).toBe('limits');
    shop.pass(HOUR);
    expect(shopper.sees(shopper.open('/'))).toBe('c1');
  });

  it('every so many days waits for all of them', () => {
    const { shop, shopper } = often({ repeat: 'days', everyDays: 3 });
    expect(shopper.sees(shopper.open('/'))).toBe('c1');
    shop.pass(3 * DAY - 1);
    expect(shopper.open('/').trace[0]?.detail).toMatchObject({ everyDays: 3 });
    shop.pass(1);
    expect(shopper.sees(shopper.open('/'))).toBe('c1');
  });

  it('at most so many showings to one person', () => {
    const { shop, shopper } = often({ atMost: 2 });
    for (const expected of ['c1', 'c1', undefined, undefined]) {
      expect(shopper.sees(shopper.open('/'))).toBe(expected);
      shop.pass(HOUR);
    }
    expect(shopper.open('/').trace[0]).toMatchObject({ gate: 'limits', detail: { times: 2, atMost: 2 } });
  });

  it('at most so many showings to everybody', () => {
    const { shop } = often({ atMostInAll: 2 });
    const seen = ['a', 'b', 'c'].map((name) => {
      const shopper = shop.browser(name);
      return shopper.sees(shopper.open('/'));
    });
    expect(seen).toEqual(['c1', 'c1', undefined]);
  });

  it('stops after the person converted, when asked to', () => {
    for (const [stopAfterConversion, expected] of [
      [true, undefined],
      [false, 'c1'],
    ] as const) {
      const { shop, shopper } = often({ stopAfterConversion });
      shopper.sees(shopper.open('/'));
      shopper.does('purchase', { transaction_id: 'T1', value: 5 });
      shop.pass(HOUR);
      expect(shopper.sees(shopper.open('/'))).toBe(expected);
    }
  });
});

describe('fatigue', () => {
  const many = Array.from({ length: 5 }, () => campaign());

  it('shows a person so many messages a day over all campaigns, by the day of the site', () => {
    const shop = new Shop(many, { fatigue: { perDay: 2, pauseMinutes: 0 } });
    const shopper = shop.browser();
    const seen = () => shopper.sees(shopper.open('/'));
    expect([seen(), seen(), seen()]).toEqual(['c1', 'c2', undefined]);
    expect(shopper.open('/').trace.at(-1)).toMatchObject({ gate: 'fatigue', detail: { shownToday: 2, perDay: 2 } });
    // 10:00 in Seoul: midnight there is 14 hours away, though the day in UTC ends an hour later.
    shop.pass(14 * HOUR - 1);
    expect(seen()).toBeUndefined();
    shop.pass(1);
    expect([seen(), seen(), seen()]).toEqual(['c3', 'c4', undefined]);
  });

  it('leaves a pause between two messages', () => {
    const shop = new Shop(many, { fatigue: { perDay: 9, pauseMinutes: 10 } });
    const shopper = shop.browser();
    shopper.sees(shopper.open('/'));
    shop.pass(10 * MINUTE - 1);
    expect(shopper.open('/').trace.at(-1)?.gate).toBe('fatigue');
    shop.pass(1);
    expect(shopper.sees(shopper.open('/'))).toBe('c2');
  });

  it('never lets two tabs show two messages at once', () => {
    const shop = new Shop(many);
    const [tab, other] = [shop.browser(), shop.browser()];
    const first = tab.open('/');
    expect(first.winner?.campaign.id).toBe('c1');
    const second = other.open('/product/1');
    expect(second.winner).toBeUndefined();
    expect(second.trace.map(({ gate }) => gate)).toEqual(['had_it', 'fatigue', 'fatigue', 'fatigue', 'fatigue']);
    tab.sees(first);
    expect(other.sees(other.open('/product/1'))).toBe('c2');
  });
});

describe('stock', () => {
  const coupon = { source: 'fixed', label: '10 %', code: 'TEN' } as const;
  const blocks = [{ type: 'coupon' as const }];
  const variants = [{ key: 'A', weight: 1, message: { format: 'modal' as const, blocks } }];

  it('offers nothing when no coupon is left, but still the one a person has', () => {
    const shop = new Shop([campaign({ coupon, variants })]);
    const [owner, late] = [shop.browser('owner'), shop.browser('late')];
    expect(owner.open('/').winner).toBeDefined();
    shop.stock = 0;
    expect(late.open('/').trace[0]).toMatchObject({ gate: 'stock', detail: { stockLeft: 0 } });
    shop.pass(LEASE_MS);
    expect(owner.open('/').coupon?.code).toBe('TEN');
  });

  it('that ran out ends no campaign for those held out who came in time, as it does not for those who have a code', () => {
    const limits = { repeat: 'session' as const, stopAfterConversion: false };
    const experiment = { holdoutPercent: 99, rolloutPercent: 100 };
    const shop = new Shop([campaign({ coupon, variants, limits, experiment })]);
    const [held, late] = [shop.browser('held'), shop.browser('late')];
    expect(held.open('/').heldOut).toHaveLength(1);
    shop.stock = 0;
    shop.pass(HOUR);
    expect(held.open('/').heldOut).toHaveLength(1);
    expect(late.open('/').heldOut).toHaveLength(0);
  });

  it('offers no coupon that has ended, for all or for the person', () => {
    const forAll = campaign({ coupon: { ...coupon, expires: { at: '2026-11-21T10:00' } }, variants });
    expect(new Shop([forAll]).browser().open('/').trace[0]).toMatchObject({
      gate: 'stock',
      detail: { endedAt: START },
    });
    const own = campaign({
      coupon: { ...coupon, expires: { afterHours: 1 } },
      variants,
      limits: { repeat: 'session', stopAfterConversion: true },
    });
    const shop = new Shop([own]);
    const shopper = shop.browser();
    shopper.sees(shopper.open('/'));
    shop.pass(HOUR);
    expect(shopper.open('/').trace[0]?.gate).toBe('stock');
  });
});

describe('rollout', () => {
  it('shows nothing to those whom the campaign is not open to yet', () => {
    expect(refusal({ definition: { experiment: nowhere } })).toEqual(['rollout', { rolloutPercent: 0 }]);
  });
});

describe('hold-out', () => {
  const halved = campaign({ experiment: { holdoutPercent: 50, rolloutPercent: 100 } });

  function heldOutShop(): { shop: Shop; names: string[] } {
    const shop = new Shop([halved]);
    const names = Array.from({ length: 40 }, (_, index) => `n${index}`);
    return { shop, names: names.filter((name) => shop.browser(name).open('/').heldOut.length > 0) };
  }

  it('never shows the campaign to a person in it, even on a second device or when it is switched off', () => {
    const { shop, names } = heldOutShop();
    expect(names.length).toBeGreaterThan(5);
    expect(names.length).toBeLessThan(35);
    for (const name of names) {
      const [phone, laptop] = [shop.browser(name), shop.browser(`${name}-laptop`)];
      phone.logsIn(name);
      laptop.logsIn(name);
      expect(laptop.open('/').winner).toBeUndefined();
    }
    shop.campaigns = [version('c1', campaign())];
    for (const name of names) expect(shop.browser(name).open('/').winner).toBeUndefined();
  });

  it('writes the would-be showing down once, and counts it for no fatigue', () => {
    const { shop, names } = heldOutShop();
    const held = shop.browser(names[0]);
    expect(held.person.ledger['c1' as CampaignId]).toMatchObject({ arm: 'holdout', times: 1, lastShownAt: START });
    expect(held.person.shownAt).toEqual([]);
    expect(held.open('/').heldOut).toEqual([]);
    expect(held.open('/').trace[0]?.gate).toBe('had_it');
  });

  it('leaves the moment to the next campaign', () => {
    const shop = new Shop([halved, campaign({ priority: 10 })]);
    const answers = Array.from({ length: 40 }, (_, index) => shop.browser(`n${index}`).open('/'));
    for (const { heldOut, winner, trace } of answers) {
      expect(winner?.campaign.id).toBe(heldOut.length > 0 ? 'c2' : 'c1');
      expect(trace.map(({ gate }) => gate)).toEqual(
        heldOut.length > 0 ? ['holdout', undefined] : [undefined, 'priority'],
      );
    }
  });

  it('holds nobody out of a campaign that would have lost to another', () => {
    const shop = new Shop([campaign(), { ...halved, priority: 10 }]);
    for (let index = 0; index < 40; index++) {
      const { heldOut, trace } = shop.browser(`n${index}`).open('/');
      expect(heldOut).toEqual([]);
      expect(trace[1]).toMatchObject({ gate: 'priority', detail: { winner: 'c1' } });
    }
  });
});

describe('priority', () => {
  it('lets one campaign win: the higher one, the older among equals', () => {
    const versions = [
      version('young', campaign(), 'live', 3),
      version('high', campaign({ priority: 90 }), 'live', 9),
      version('old', campaign(), 'live', 1),
    ];
    const shop = new Shop(versions);
    const shopper = shop.browser();
    const seen = Array.from({ length: 4 }, () => shopper.sees(shopper.open('/')));
    expect(seen).toEqual(['high', 'old', 'young', undefined]);
  });

  it('takes the one that qualifies over the one that does not', () => {
    const shop = new Shop([
      campaign({ priority: 99, audience: { kind: 'login', is: 'in' } }),
      campaign({ priority: 1 }),
    ]);
    expect(shop.browser().open('/').winner?.campaign.id).toBe('c2');
  });
});

describe('a page that is leaving', () => {
  it('is decided nothing for', () => {
    const set = compileCampaigns([version('c1', campaign())], settings);
    const who = personWith([{ name: 'page_view', at: START }], person({ id: 'p9' as PersonId }));
    const facts: DecisionFacts = {
      site: { settings },
      page: { url: 'https://shop.example/', leaving: true, gpc: false },
      counts: { stockLeft: () => 1, shownInAll: () => 0 },
      visitor: 'visitor-1' as VisitorId,
    };
    const result = decide(who, [event('page_view', START)], set, facts, START);
    expect(result).toEqual({ heldOut: [], armed: [], trace: [] });
  });
});
