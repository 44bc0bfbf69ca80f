import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../server/contract/audience.ts';
import type { Filter, Range, Window } from '../../server/contract/filter.ts';
import { compileAudience, fits } from '../../server/domain/audience.ts';
import type { SiteFacts } from '../../server/domain/facts.ts';
import { lookAt } from '../../server/domain/look.ts';
import { MAX_REMEMBERED_EVENTS, Past } from '../../server/domain/past.ts';
import type { Person } from '../../server/domain/person.ts';
import { type Act, personWith } from './support/past.ts';
import { DAY, HOUR, MINUTE, person, START, settings } from './support/shop.ts';

const site: SiteFacts = { settings, averageOrderMinor: 40_000 };

function is(condition: Condition, who: Person, now = START): boolean {
  return fits(compileAudience(condition), who, site, now);
}

function viewed(at: number, category: string): Act {
  return { name: 'view_item', at, params: { items: [{ item_id: category, item_category: category }] } };
}

describe('an audience', () => {
  const newcomer = personWith([{ name: 'page_view', at: START }]);

  it('of no conditions is everybody, and of any of none is nobody', () => {
    expect(is({ kind: 'all', of: [] }, newcomer)).toBe(true);
    expect(is({ kind: 'any', of: [] }, newcomer)).toBe(false);
    expect(is({ kind: 'all', of: [] }, person())).toBe(true);
  });

  it('names the first condition that does not hold', () => {
    const unmet = (condition: Condition) =>
      compileAudience(condition)(lookAt(newcomer, site, newcomer.sessions.at(-1), START));
    const bought: Condition = { kind: 'orders', measure: 'count', range: { atLeast: 1 } };
    const isNew: Condition = { kind: 'visit', is: 'new' };
    expect(unmet({ kind: 'all', of: [isNew, { kind: 'all', of: [isNew, bought] }] })).toBe('of/1/of/1');
    expect(unmet({ kind: 'all', of: [isNew, { kind: 'any', of: [bought, bought] }] })).toBe('of/1');
    expect(unmet({ kind: 'not', of: isNew })).toBe('');
    expect(unmet({ kind: 'not', of: bought })).toBeUndefined();
  });
});

describe('did it so many times', () => {
  const who = personWith([viewed(START - 40 * DAY, '코트'), viewed(START - 2 * DAY, '코트'), viewed(START, '신발')]);
  const coats = { property: 'items.item_category', op: 'equals', value: '코트' } as const;

  it('counts all times', () => {
    expect(is({ kind: 'event', name: 'view_item', times: { atLeast: 3 } }, who)).toBe(true);
    expect(is({ kind: 'event', name: 'view_item', times: { atLeast: 4 } }, who)).toBe(false);
  });

  it('counts within days, hours or this session', () => {
    const within = (window: { days: number } | { hours: number } | { session: true }, times: number) =>
      is({ kind: 'event', name: 'view_item', within: window, times: { atLeast: times, atMost: times } }, who);
    expect(within({ days: 30 }, 2)).toBe(true);
    expect(within({ hours: 48 }, 2)).toBe(true);
    expect(within({ hours: 47 }, 1)).toBe(true);
    expect(within({ session: true }, 1)).toBe(true);
  });

  it('counts in this session only what this browser did', () => {
    const both = personWith([
      { name: 'page_view', at: START, visitor: 'visitor-1' },
      { name: 'page_view', at: START + 1, visitor: 'visitor-2' },
      { name: 'search', at: START + 2, visitor: 'visitor-1' },
    ]);
    const searched: Condition = { kind: 'event', name: 'search', within: { session: true }, times: { atLeast: 1 } };
    const [first, second] = both.sessions;
    expect(compileAudience(searched)(lookAt(both, site, first, START + 3))).toBeUndefined();
    expect(compileAudience(searched)(lookAt(both, site, second, START + 3))).toBe('');
  });

  it('counts those that pass the filters', () => {
    expect(is({ kind: 'event', name: 'view_item', where: [coats], times: { atLeast: 2 } }, who)).toBe(true);
    expect(
      is({ kind: 'event', name: 'view_item', where: [coats], within: { days: 30 }, times: { atLeast: 2 } }, who),
    ).toBe(false);
  });

  it('means never with at most 0', () => {
    expect(is({ kind: 'event', name: 'purchase', times: { atMost: 0 } }, who)).toBe(true);
    expect(is({ kind: 'event', name: 'view_item', times: { atMost: 0 } }, who)).toBe(false);
  });

  it('still knows how often something happened that is no longer remembered one by one', () => {
    const length = MAX_REMEMBERED_EVENTS + 100;
    const many = personWith(Array.from({ length }, (_, index) => viewed(START + index, '코트')));
    expect(many.past.events).toHaveLength(MAX_REMEMBERED_EVENTS);
    expect(is({ kind: 'event', name: 'view_item', times: { atLeast: length } }, many, START + length)).toBe(true);
  });

  it('counts an event that bears the name of something inherited', () => {
    expect(is({ kind: 'event', name: 'constructor', times: { atMost: 0 } }, who)).toBe(true);
    const odd = personWith([{ name: 'constructor', at: START }]);
    expect(is({ kind: 'event', name: 'constructor', times: { atLeast: 1, atMost: 1 } }, odd)).toBe(true);
  });
});

describe('the first or last time was so many hours ago', () => {
  const who = personWith([viewed(START - 10 * HOUR, '코트'), viewed(START - 4 * HOUR, '신발')]);

  it('looks at the first or the last, of all or of those that pass the filters', () => {
    const last: Condition = { kind: 'elapsed', name: 'view_item', which: 'last', hours: { atLeast: 4, atMost: 4 } };
    expect(is(last, who)).toBe(true);
    expect(is({ ...last, which: 'first', hours: { atLeast: 10, atMost: 10 } }, who)).toBe(true);
    const coats = { property: 'items.item_category', op: 'equals', value: '코트' } as const;
    expect(is({ ...last, where: [coats], hours: { atLeast: 10 } }, who)).toBe(true);
  });

  it('is false for somebody who never did', () => {
    expect(is({ kind: 'elapsed', name: 'purchase', which: 'last', hours: { atLeast: 0 } }, who)).toBe(false);
  });
});

describe('sessions', () => {
  // 10:00 in Seoul on a Saturday, and the two evenings before.
  const evening = (days: number) => START - days * DAY + 12 * HOUR;
  const who = personWith([
    { name: 'page_view', at: evening(2) },
    { name: 'page_view', at: evening(1) },
    { name: 'page_view', at: START },
  ]);

  it('are counted in all, and within a window', () => {
    expect(is({ kind: 'sessions', times: { atLeast: 3, atMost: 3 } }, who)).toBe(true);
    expect(is({ kind: 'sessions', within: { days: 1 }, times: { atLeast: 2, atMost: 2 } }, who)).toBe(true);
    expect(is({ kind: 'sessions', within: { session: true }, times: { atLeast: 1, atMost: 1 } }, who)).toBe(true);
  });

  it('are counted by weekday and hour of the zone of the site', () => {
    const nights = { from: '21:00', to: '02:00' };
    expect(is({ kind: 'sessions', hours: nights, times: { atLeast: 2, atMost: 2 } }, who)).toBe(true);
    expect(is({ kind: 'sessions', weekdays: [5], hours: nights, times: { atLeast: 1, atMost: 1 } }, who)).toBe(true);
    expect(is({ kind: 'sessions', weekdays: [6], times: { atLeast: 1, atMost: 1 } }, who)).toBe(true);
  });
});

describe('who it is', () => {
  it('is new in the first session and returning after it', () => {
    const first = personWith([
      { name: 'page_view', at: START },
      { name: 'page_view', at: START + MINUTE },
    ]);
    expect(is({ kind: 'visit', is: 'new' }, first)).toBe(true);
    const second = personWith([{ name: 'page_view', at: START + HOUR }], first);
    expect(is({ kind: 'visit', is: 'returning' }, second)).toBe(true);
    expect(is({ kind: 'visit', is: 'new' }, second)).toBe(false);
  });

  it('is logged in from identify to logout', () => {
    const member = personWith([{ name: 'identify', at: START, params: { customer_id: 'kim' } }]);
    expect(is({ kind: 'login', is: 'in' }, member)).toBe(true);
    expect(is({ kind: 'login', is: 'out' }, personWith([{ name: 'logout', at: START + 1 }], member))).toBe(true);
    expect(is({ kind: 'login', is: 'out' }, person())).toBe(true);
  });

  it('has the attributes that the shop told', () => {
    const vip = person({ attributes: { tier: 'VIP', points: '1200', married: true } });
    expect(is({ kind: 'attribute', property: 'tier', op: 'one_of', value: ['vip', 'gold'] }, vip)).toBe(true);
    expect(is({ kind: 'attribute', property: 'points', op: 'at_least', value: 500 }, vip)).toBe(true);
    expect(is({ kind: 'attribute', property: 'married', op: 'equals', value: true }, vip)).toBe(true);
    expect(is({ kind: 'attribute', property: 'toString', op: 'exists' }, vip)).toBe(false);
  });

  it('came by a channel, a campaign, a referrer', () => {
    const url = 'https://shop.example/?utm_source=news&utm_medium=email&utm_campaign=Fall';
    const who = personWith([{ name: 'page_view', at: START, url, referrer: 'https://mail.naver.com/' }]);
    expect(is({ kind: 'source', property: 'channel', op: 'one_of', value: ['email', 'crm'] }, who)).toBe(true);
    expect(is({ kind: 'source', property: 'utm_campaign', op: 'equals', value: 'fall' }, who)).toBe(true);
    expect(is({ kind: 'source', property: 'referrer', op: 'contains', value: 'naver' }, who)).toBe(true);
    expect(is({ kind: 'source', property: 'landing', op: 'matches', value: '*utm_source=news*' }, who)).toBe(true);
    expect(is({ kind: 'source', property: 'utm_term', op: 'exists' }, who)).toBe(false);
    expect(is({ kind: 'source', property: 'channel', op: 'exists' }, person())).toBe(false);
  });

  it('uses a device', () => {
    const who = person({ device: { class: 'phone', language: 'ko-KR' } });
    expect(is({ kind: 'device', property: 'class', op: 'equals', value: 'phone' }, who)).toBe(true);
    expect(is({ kind: 'device', property: 'language', op: 'matches', value: 'ko*' }, who)).toBe(true);
    expect(is({ kind: 'device', property: 'screen', op: 'exists' }, who)).toBe(false);
  });
});

describe('the cart now', () => {
  const cart = [
    { item_id: 'coat', item_category: '아우터', price: 90_000, quantity: 1 },
    { item_id: 'sock', item_category: '양말', price: 2_000, quantity: 5 },
  ];
  const who = person({ cart });
  const outer = { property: 'items.item_category', op: 'equals', value: '아우터' } as const;

  it('holds so many pieces worth so much', () => {
    expect(is({ kind: 'cart', count: { atLeast: 6, atMost: 6 } }, who)).toBe(true);
    expect(is({ kind: 'cart', value: { atLeast: 100_000, atMost: 100_000 } }, who)).toBe(true);
    expect(is({ kind: 'cart', where: [outer], value: { atMost: 90_000 } }, who)).toBe(true);
  });

  it('holds anything at all, or anything of a kind', () => {
    expect(is({ kind: 'cart' }, who)).toBe(true);
    expect(is({ kind: 'cart' }, person())).toBe(false);
    expect(is({ kind: 'cart', where: [{ ...outer, value: '모자' }] }, who)).toBe(false);
    expect(is({ kind: 'cart', where: [{ ...outer, property: 'item_category' }] }, who)).toBe(true);
    expect(is({ kind: 'cart', count: { atMost: 0 } }, person())).toBe(true);
  });
});

describe('orders so far', () => {
  const who = personWith([
    { name: 'purchase', at: START - 40 * DAY, params: { transaction_id: 'T1', value: 60_000 } },
    { name: 'purchase', at: START - DAY, params: { transaction_id: 'T2', value: 30_000 } },
  ]);

  it('are counted, summed up and averaged, in all and within a window', () => {
    expect(is({ kind: 'orders', measure: 'count', range: { atLeast: 2, atMost: 2 } }, who)).toBe(true);
    expect(is({ kind: 'orders', measure: 'revenue', range: { atLeast: 90_000, atMost: 90_000 } }, who)).toBe(true);
    expect(is({ kind: 'orders', measure: 'average', range: { atLeast: 45_000, atMost: 45_000 } }, who)).toBe(true);
    const recent = { measure: 'average', within: { days: 30 }, range: { atMost: 30_000 } } as const;
    expect(is({ kind: 'orders', ...recent }, who)).toBe(true);
  });

  it('are compared with the average order of the site', () => {
    expect(is({ kind: 'orders', measure: 'average', aboveSiteAverage: true }, who)).toBe(true);
    const recent: Condition = { kind: 'orders', measure: 'average', within: { days: 30 }, aboveSiteAverage: true };
    expect(is(recent, who)).toBe(false);
    expect(fits(compileAudience(recent), who, { settings }, START)).toBe(false);
  });

  it('have no average before the first', () => {
    expect(is({ kind: 'orders', measure: 'average', range: { atMost: 1_000_000 } }, person())).toBe(false);
    expect(is({ kind: 'orders', measure: 'count', range: { atMost: 0 } }, person())).toBe(true);
  });
});

const names = ['page_view', 'view_item', 'purchase'];
const anyAct: fc.Arbitrary<Act> = fc.record({
  name: fc.constantFrom(...names),
  at: fc.integer({ min: 0, max: 20 * 24 }).map((hours) => START - hours * HOUR),
  params: fc.constantFrom({}, { value: 5 }, { value: 50 }),
  visitor: fc.constantFrom('visitor-1', 'visitor-2'),
});
const anyRange = fc.constantFrom<Range>(
  { atLeast: 1 },
  { atLeast: 2 },
  { atMost: 0 },
  { atMost: 3 },
  { atLeast: 1, atMost: 2 },
);
const anyWhere = fc.constantFrom<Filter[]>([], [{ property: 'value', op: 'at_least', value: 10 }]);
const anyWindow = fc.constantFrom<Window>({ days: 1 }, { days: 7 }, { hours: 36 }, { session: true });
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant('event' as const),
    name: fc.constantFrom(...names),
    where: anyWhere,
    within: anyWindow,
    times: anyRange,
  }),
  fc.record({ kind: fc.constant('event' as const), name: fc.constantFrom(...names), times: anyRange }),
  fc.record({
    kind: fc.constant('elapsed' as const),
    name: fc.constantFrom(...names),
    which: fc.constantFrom('first' as const, 'last' as const),
    where: anyWhere,
    hours: fc.constantFrom({ atLeast: 24 }, { atMost: 24 }),
  }),
  fc.record({ kind: fc.constant('sessions' as const), within: anyWindow, times: anyRange }),
  fc.record({ kind: fc.constant('visit' as const), is: fc.constantFrom('new' as const, 'returning' as const) }),
);
const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('tree') as fc.Arbitrary<Condition>, { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), of: tie('tree') as fc.Arbitrary<Condition> }),
  ),
}));

/** The rules in plain words, over everything that happened. */
function plainly(condition: Condition, who: Person): boolean {
  const { sessions } = who;
  const { events } = who.past;
  const inRange = (value: number, { atLeast = 0, atMost = Number.POSITIVE_INFINITY }) =>
    value >= atLeast && value <= atMost;
  const session = sessions.at(-1);
  switch (condition.kind) {
    case 'all':
      return condition.of.every((one) => plainly(one, who));
    case 'any':
      return condition.of.some((one) => plainly(one, who));
    case 'not':
      return !plainly(condition.of, who);
    case 'event': {
      const { within } = condition;
      const reach = within?.days ? within.days * DAY : (within?.hours ?? Number.POSITIVE_INFINITY) * HOUR;
      const times = events
        .filter(({ name }) => name === condition.name)
        .filter((one) => (within?.session ? one.session === session?.id : one.at >= START - reach))
        .filter(({ params }) => !condition.where?.length || Number(params.value) >= 10);
      return inRange(times.length, condition.times);
    }
    case 'elapsed': {
      const times = events
        .filter(
          ({ name, params }) => name === condition.name && (!condition.where?.length || Number(params.value) >= 10),
        )
        .map(({ at }) => at);
      if (times.length === 0) return false;
      const at = condition.which === 'first' ? Math.min(...times) : Math.max(...times);
      return inRange((START - at) / HOUR, condition.hours);
    }
    case 'sessions': {
      const { within } = condition;
      const reach = within?.days ? within.days * DAY : (within?.hours ?? 0) * HOUR;
      const start = within?.session ? (session?.startedAt ?? START + 1) : START - reach;
      return inRange(sessions.filter(({ startedAt }) => startedAt >= start).length, condition.times);
    }
    case 'visit':
      return (condition.is === 'new') === who.sessionCount <= 1;
    default:
      throw new Error(`${condition.kind} is not drawn`);
  }
}

/** The person as they come back, what they remember not read yet. */
function away(person: Person): Person {
  const { events, size, since } = person.past;
  return { ...person, past: Past.stored({ size, since, until: person.lastSeenAt }, () => events) };
}

describe('any audience', () => {
  it('agrees with its plain reading of everything that happened', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 30 }), tree, (acts, condition) => {
        const who = personWith(acts);
        expect(is(condition, who)).toBe(plainly(condition, who));
        expect(is(condition, away(who))).toBe(plainly(condition, who));
      }),
      { numRuns: 1_000 },
    );
  });
});
