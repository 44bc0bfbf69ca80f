import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Params } from '../../server/contract/event.ts';
import type { VisitorId } from '../../server/contract/ids.ts';
import { advance } from '../../server/domain/advance.ts';
import { compileCampaigns } from '../../server/domain/compile.ts';
import type { Effect } from '../../server/domain/facts.ts';
import { transactionIdOf } from '../../server/domain/order.ts';
import type { Person, RecordedEvent } from '../../server/domain/person.ts';
import { type Act, happened, personWith } from './support/past.ts';
import { DAY, event, HOUR, MINUTE, person, Shop, START, settings } from './support/shop.ts';

const campaigns = compileCampaigns([], settings);

function fold(before: Person, one: RecordedEvent, newOrder = false, visitor = 'visitor-1') {
  return advance(before, one, { visitor: visitor as VisitorId, settings, newOrder, campaigns });
}

/** What the events of these acts add to a metric. */
function totals(acts: Act[]): Record<string, number> {
  const sums: Record<string, number> = {};
  let who = person();
  for (const act of acts) {
    const { person: next, effects } = fold(who, happened(act), act.name === 'purchase', act.visitor);
    who = next;
    for (const effect of effects)
      if (effect.kind === 'count') sums[effect.metric] = (sums[effect.metric] ?? 0) + effect.amount;
  }
  return sums;
}

describe('a thank-you page that is loaded again', () => {
  it('leaves alone what was put into the cart after the order', () => {
    const told = event('purchase', START, { transaction_id: 'T1', items: [{ item_id: 'coat' }] });
    const bought = fold(person(), told, true).person;
    const browsing = fold(bought, event('add_to_cart', START + HOUR, { items: [{ item_id: 'sock' }] })).person;
    const again = event('purchase', START + 2 * HOUR, { transaction_id: 'T1', items: [{ item_id: 'coat' }] });
    expect(fold(browsing, again).person.cart).toEqual([{ item_id: 'sock', quantity: 1 }]);
  });

  it('is not a second purchase to an audience, nor to the journey of a later session', () => {
    const bought = fold(person(), event('purchase', START, { transaction_id: 'T1' }), true).person;
    const { person: back, effects } = fold(bought, event('purchase', START + DAY, { transaction_id: 'T1' }));
    expect(back.tallies.purchase).toEqual({ count: 1, firstAt: START, lastAt: START });
    expect(back.past.events).toHaveLength(1);
    expect(effects).not.toContainEqual(expect.objectContaining({ metric: 'sessions:purchase' }));
  });
});

describe('an event', () => {
  it('leaves the person it is folded into as they were', () => {
    const before = personWith([{ name: 'page_view', at: START }]);
    const copy = structuredClone(before);
    fold(before, event('purchase', START + 1, { value: 5, items: [{ item_id: 1 }] }), true);
    fold(before, event('identify', START + 1, { customer_id: 'kim', attributes: { a: 1 } }));
    expect(before).toEqual(copy);
  });

  it('makes a person that is plain data', () => {
    const who = personWith([
      { name: 'page_view', at: START, referrer: 'https://www.google.com/' },
      { name: 'add_to_cart', at: START + 1, params: { items: [{ item_id: 1 }] } },
      { name: 'purchase', at: START + 2, params: { value: 3 } },
    ]);
    expect(JSON.parse(JSON.stringify(who))).toEqual(who);
  });

  it('moves first and last seen, also when it comes late', () => {
    const who = personWith([
      { name: 'page_view', at: START + HOUR },
      { name: 'page_view', at: START - HOUR },
    ]);
    expect(who.firstSeenAt).toBe(START - HOUR);
    expect(who.lastSeenAt).toBe(START + HOUR);
  });
});

describe('a purchase', () => {
  const buy = (params: Params) => fold(person(), event('purchase', START, params), true).person;

  it('is an order worth its value, or its items without one', () => {
    expect(buy({ value: 39_000 })).toMatchObject({ orderCount: 1, revenueMinor: 39_000 });
    const items = [{ price: 10_000, quantity: 2 }, { price: 5_000 }];
    expect(buy({ items }).orders).toMatchObject([{ valueMinor: 25_000, itemCount: 3 }]);
    expect(buy({ value: 0, items }).revenueMinor).toBe(0);
  });

  it('in another currency is an order, but its amount is not added to the revenue', () => {
    expect(buy({ value: 30, currency: 'USD' })).toMatchObject({ orderCount: 1, revenueMinor: 0 });
    expect(buy({ value: 30_000, currency: 'KRW' })).toMatchObject({ orderCount: 1, revenueMinor: 30_000 });
  });

  it('that was told before changes neither orders nor revenue', () => {
    const { person: who, effects } = fold(
      person(),
      event('purchase', START, { transaction_id: 'T1', value: 5 }),
      false,
    );
    expect(who).toMatchObject({ orderCount: 0, revenueMinor: 0, orders: [] });
    expect(effects.some(({ kind }) => kind === 'order')).toBe(false);
    expect(who.tallies.purchase).toBeUndefined();
  });

  it('is claimed under its transaction id, or its own id', () => {
    const sold = event('purchase', START, { transaction_id: 1_234 });
    expect(transactionIdOf(sold)).toBe('1234');
    expect(transactionIdOf({ ...sold, params: {} })).toBe(sold.id);
    expect(transactionIdOf({ ...sold, params: { transaction_id: '' } })).toBe(sold.id);
    expect(transactionIdOf(event('refund', START, { transaction_id: 'T1' }))).toBeUndefined();
  });

  it('names the coupon it was paid with', () => {
    const { effects } = fold(
      person(),
      event('purchase', START, { transaction_id: 'T1', value: 5, coupon: 'WELCOME' }),
      true,
    );
    const order: Effect = { kind: 'order', at: START, transactionId: 'T1', valueMinor: 5, coupon: 'WELCOME' };
    expect(effects).toContainEqual(order);
  });
});

describe('the customer', () => {
  it('is told by identify, with attributes that add up and can be taken away', () => {
    const first = {
      name: 'identify',
      at: START,
      params: { customer_id: 'kim', attributes: { tier: 'VIP', points: 5 } },
    };
    const second = {
      name: 'identify',
      at: START + 1,
      params: { customer_id: 'kim', attributes: { points: 7, tier: null } },
    };
    const who = personWith([first, second]);
    expect(who).toMatchObject({ customerId: 'kim', loggedIn: true, attributes: { points: 7 } });
    expect(who.attributes).not.toHaveProperty('tier');
  });

  it('logs out and stays known', () => {
    const who = personWith([
      { name: 'identify', at: START, params: { customer_id: 'kim' } },
      { name: 'logout', at: START + 1 },
    ]);
    expect(who).toMatchObject({ customerId: 'kim', loggedIn: false });
  });

  it('has no more attributes than allowed', () => {
    const attributes = Object.fromEntries(Array.from({ length: 64 }, (_, index) => [`a${index}`, index]));
    const more = { a0: 100, extra: 1 };
    const who = personWith([
      { name: 'identify', at: START, params: { attributes } },
      { name: 'identify', at: START + 1, params: { attributes: more } },
    ]);
    expect(Object.keys(who.attributes)).toHaveLength(64);
    expect(who.attributes.a0).toBe(100);
  });
});

describe('the figures of the site', () => {
  it('count a visitor once a day of its zone, and a person once for all their browsers', () => {
    // START is 10:00 in Seoul; 14 hours later begins another day there, though not in UTC.
    const sums = totals([
      { name: 'page_view', at: START },
      { name: 'page_view', at: START + HOUR },
      { name: 'page_view', at: START + HOUR, visitor: 'visitor-2' },
      { name: 'page_view', at: START + 14 * HOUR },
      { name: 'page_view', at: START + MINUTE },
    ]);
    expect(sums).toEqual({ page_view: 5, visitors: 3, people: 2, sessions: 4 });
  });

  it('count a session that crosses midnight for both days, as one session', () => {
    const midnight = START + 14 * HOUR;
    expect(totals([-1, 1].map((minutes) => ({ name: 'page_view', at: midnight + minutes * MINUTE })))).toMatchObject({
      visitors: 2,
      sessions: 1,
    });
  });

  it('count events by name, orders and revenue, under the channel of the session', () => {
    const url = 'https://shop.example/?utm_medium=email';
    const landed = personWith([{ name: 'page_view', at: START, url }]);
    const { effects } = fold(landed, event('purchase', START + 1, { value: 500 }), true);
    const at = START + 1;
    expect(effects.filter(({ kind }) => kind === 'count')).toEqual([
      { kind: 'count', metric: 'purchase', at, channel: 'email', amount: 1 },
      { kind: 'count', metric: 'sessions:purchase', at, channel: 'email', amount: 1 },
      { kind: 'count', metric: 'orders', at, channel: 'email', amount: 1 },
      { kind: 'count', metric: 'revenue', at, channel: 'email', amount: 500 },
    ]);
  });

  it('count a session once for each step to an order, however often it took it', () => {
    const sums = totals([
      { name: 'view_item', at: START },
      { name: 'view_item', at: START + 1 },
      { name: 'add_to_cart', at: START + 2 },
      { name: 'view_item', at: START + HOUR },
    ]);
    expect(sums).toMatchObject({ view_item: 3, sessions: 2, 'sessions:view_item': 2, 'sessions:add_to_cart': 1 });
    expect(sums).not.toHaveProperty('sessions:purchase');
  });

  it('are not confused by an event that bears the name of one', () => {
    const sums = totals(['revenue', 'sessions', 'page_view'].map((name, index) => ({ name, at: START + index })));
    expect(sums).toEqual({ page_view: 1, visitors: 1, people: 1, sessions: 1 });
  });

  it('count as many sessions as the person has, in whatever order events come', () => {
    const times = fc.array(fc.integer({ min: 0, max: 4 * 24 * 60 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(times, (minutes) => {
        const acts = minutes.map((minute) => ({ name: 'page_view', at: START + minute * MINUTE }));
        const sums = totals(acts);
        expect(sums.sessions).toBe(personWith(acts).sessionCount);
        expect(sums.visitors).toBe(sums.people);
        const days = new Set(acts.map(({ at }) => Math.floor((at + 9 * HOUR) / DAY)));
        expect(sums.visitors).toBeGreaterThanOrEqual(days.size);
        const inOrder = totals(acts.toSorted((a, b) => a.at - b.at));
        expect(inOrder.visitors).toBe(days.size);
      }),
    );
  });
});

describe('a retry', () => {
  it('of a whole batch changes nothing', () => {
    const shop = new Shop();
    const browser = shop.browser();
    const batch = [browser.happens('page_view'), browser.happens('purchase', { transaction_id: 'T1', value: 5 })];
    browser.send(batch);
    const before = structuredClone(browser.person);
    browser.send(batch);
    expect(browser.person).toEqual(before);
    expect(shop.total('revenue')).toBe(5);
  });
});
