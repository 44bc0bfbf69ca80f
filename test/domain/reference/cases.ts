/**
 * Campaigns, persons, events and moments made at random from few words, so that they meet often: changes of the clock, midnights
 * and the edges of hours and windows, late events, texts in several writings, names that every object inherits.
 */
import fc from 'fast-check';
import type { Condition } from '../../../server/contract/audience.ts';
import { type CampaignDefinition, type CampaignState, campaignStates } from '../../../server/contract/campaign.ts';
import type { Item, Params, Scalar } from '../../../server/contract/event.ts';
import { type Filter, filterOps, type Hours, type Range, type Window } from '../../../server/contract/filter.ts';
import type { CampaignId, EventId, OfferId, PersonId, VisitorId } from '../../../server/contract/ids.ts';
import { defaultSettings } from '../../../server/contract/site.ts';
import type { Trigger } from '../../../server/contract/trigger.ts';
import type { CampaignVersion, DecisionFacts } from '../../../server/domain/facts.ts';
import { Past, type PastEvent } from '../../../server/domain/past.ts';
import type { LedgerEntry, Person, RecordedEvent, Session } from '../../../server/domain/person.ts';

export type DecisionCase = {
  person: Person;
  events: RecordedEvent[];
  campaigns: CampaignVersion[];
  facts: DecisionFacts;
  now: number;
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Zones and moments their clocks changed at, one of them at midnight. */
const clockChanges = [
  ['Asia/Seoul', Date.UTC(2026, 10, 20, 15)],
  ['America/New_York', Date.UTC(2026, 10, 1, 6)],
  ['America/New_York', Date.UTC(2026, 2, 8, 7)],
  ['Europe/London', Date.UTC(2026, 2, 29, 1)],
  ['Asia/Beirut', Date.UTC(2026, 2, 28, 22)],
  ['Australia/Lord_Howe', Date.UTC(2026, 3, 4, 15)],
  ['Pacific/Apia', Date.UTC(2011, 11, 30, 10)],
] as const;

const visitors = ['visitor-here', 'visitor-there'] as VisitorId[];
const sessionIds = ['s1', 's2', 's3'];
const eventIds = ['e1', 'e2', 'e3', 'e4', 'e5'];
const campaignIds = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'];
const names = ['page_view', 'view_item', 'search', 'add_to_cart', 'purchase', 'constructor'];
const signals = ['scroll', 'engagement', 'exit_intent', 'inactive', 'click'];
const urls = [
  'https://shop.example/',
  'https://shop.example',
  'https://shop.example/Product/A1',
  'https://shop.example/product/a1#more',
  'https://shop.example/product/a1?utm_source=x',
  'https://shop.example/product/b2',
  'https://shop.example/%EC%83%81%ED%92%88/1',
  'https://shop.example/%zz',
  '/product/a1',
  '',
];
const globs = [
  '*',
  '/',
  '/product/*',
  '/product/a1',
  '/PRODUCT/A?',
  '*/a1',
  '/상품/1',
  '/%EC%83%81%ED%92%88/*',
  '/%zz',
  '?*',
];
/** Some are one word in two writings, some one number. */
const words: Scalar[] = [
  'a1',
  'A1',
  'b2',
  '7',
  '007',
  7,
  '7.0',
  0,
  true,
  'true',
  '',
  null,
  '한글',
  '한글'.normalize('NFD'),
  'k-KELVIN',
];
const properties = [
  'value',
  'search_term',
  'items.item_id',
  'items.item_category',
  'items.price',
  'url',
  'path',
  'item_count',
];

const maybe = <Kind>(arbitrary: fc.Arbitrary<Kind>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const seldom = <Kind>(arbitrary: fc.Arbitrary<Kind>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** The object without what is undefined: optional fields are absent, never undefined. */
function present<Kind extends object>(object: { [Key in keyof Kind]: Kind[Key] | undefined }): Kind {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Kind;
}

/** A record of fields; one that comes out undefined is left out. */
function optional<Kind extends object>(fields: { [Key in keyof Kind]-?: fc.Arbitrary<Kind[Key] | undefined> }) {
  return fc.record(fields as Record<string, fc.Arbitrary<unknown>>).map((one) => present<Kind>(one as Kind));
}

const word = fc.constantFrom(...words);
const filterWord = word.filter((one) => one !== null && one !== '') as fc.Arbitrary<string | number | boolean>;

const filter: fc.Arbitrary<Filter> = fc
  .record({
    property: fc.constantFrom(...properties, 'item_id', 'constructor'),
    op: fc.constantFrom(...filterOps, 'equals' as const, 'equals' as const),
    one: filterWord,
    list: fc.array(fc.constantFrom('a1', 'B2', '7', '한글'), { minLength: 1, maxLength: 3 }),
    number: fc.constantFrom<string | number>(0, 1, 7, 30_000, '7', ' 2 '),
    glob: fc.constantFrom(...globs, 'a*', '*7*', '*한*'),
  })
  .map(({ property, op, one, list, number, glob }) => {
    switch (op) {
      case 'exists':
        return { property, op };
      case 'one_of':
        return { property, op, value: list };
      case 'at_least':
      case 'at_most':
        return { property, op, value: number };
      case 'matches':
        return { property, op, value: glob };
      default:
        return { property, op, value: one };
    }
  });
const where = maybe(fc.array(filter, { maxLength: 2 }));

const times: fc.Arbitrary<Range> = fc.constantFrom(
  { atLeast: 1 },
  { atLeast: 2 },
  { atMost: 0 },
  { atMost: 1 },
  { atLeast: 1, atMost: 2 },
  { atLeast: 0 },
);
const within: fc.Arbitrary<Window | undefined> = maybe(
  fc.constantFrom<Window>({ days: 1 }, { days: 7 }, { hours: 1 }, { hours: 24 }, { session: true }),
);
const hours: fc.Arbitrary<Hours | undefined> = maybe(
  fc.constantFrom(
    { from: '00:00', to: '01:00' },
    { from: '01:30', to: '02:30' },
    { from: '22:00', to: '02:00' },
    { from: '23:00', to: '00:00' },
    { from: '09:00', to: '18:00' },
  ),
);
const weekdays = maybe(fc.constantFrom<number[]>([6, 7], [1], [5], [1, 2, 3, 4, 5]));

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  {
    weight: 5,
    arbitrary: optional<Extract<Condition, { kind: 'event' }>>({
      kind: fc.constant('event'),
      name: fc.constantFrom(...names, 'scroll'),
      where,
      within,
      times,
    }),
  },
  {
    weight: 2,
    arbitrary: optional<Extract<Condition, { kind: 'elapsed' }>>({
      kind: fc.constant('elapsed'),
      name: fc.constantFrom(...names, 'scroll'),
      which: fc.constantFrom('first', 'last'),
      where,
      hours: fc.constantFrom({ atLeast: 1 }, { atMost: 24 }, { atLeast: 0, atMost: 1 }),
    }),
  },
  {
    weight: 2,
    arbitrary: optional<Extract<Condition, { kind: 'sessions' }>>({
      kind: fc.constant('sessions'),
      within,
      weekdays,
      hours,
      times,
    }),
  },
  fc
    .tuple(filter, fc.constantFrom('points', 'tier', '__proto__'))
    .map(([one, property]) => ({ kind: 'attribute' as const, ...one, property })),
  fc.constantFrom<Condition>({ kind: 'visit', is: 'new' }, { kind: 'visit', is: 'returning' }),
  fc.constantFrom<Condition>({ kind: 'login', is: 'in' }, { kind: 'login', is: 'out' }),
  fc
    .tuple(filter, fc.constantFrom('channel', 'landing', 'referrer', 'utm_source', 'utm_term'))
    .map(([one, property]) => ({ kind: 'source' as const, ...one, property })),
  fc.constantFrom<Condition>({ kind: 'device', property: 'class', op: 'equals', value: 'PHONE' }),
  optional<Extract<Condition, { kind: 'cart' }>>({
    kind: fc.constant('cart'),
    where,
    count: maybe(times),
    value: maybe(fc.constantFrom<Range>({ atLeast: 30_000 }, { atMost: 30_000 })),
  }),
  optional<Extract<Condition, { kind: 'orders' }>>({
    kind: fc.constant('orders'),
    measure: fc.constantFrom('count', 'revenue', 'average'),
    within,
    range: fc.constantFrom<Range>({ atLeast: 1 }, { atMost: 0 }, { atLeast: 30_000 }, { atLeast: 300 }),
    aboveSiteAverage: seldom(fc.constant(true as const)),
  }),
);

const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({ kind: fc.constant('all' as const), of: fc.array(tie('node'), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('any' as const), of: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not' as const), of: tie('node') }),
  ),
})).node;

const pages = seldom(
  optional<NonNullable<Trigger['pages']>>({
    include: maybe(fc.array(fc.constantFrom(...globs), { maxLength: 2 })),
    exclude: seldom(fc.array(fc.constantFrom(...globs.slice(1)), { maxLength: 1 })),
  }),
);

const trigger: fc.Arbitrary<Trigger> = fc
  .record({
    event: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('page_view', 'view_item') },
      fc.constantFrom(...names),
      fc.constantFrom(...signals),
      fc.constant('delay_over'),
    ),
    where: seldom(fc.array(filter, { maxLength: 2 })),
    pages,
    measure: fc.constantFrom(1, 50, 90),
    selector: fc.constantFrom('.buy', '.share'),
    delaySeconds: seldom(fc.constantFrom(0, 2, 30, 0.5)),
  })
  .map(({ event, where, pages, measure, selector, delaySeconds }) =>
    present<Trigger>({
      event,
      where,
      pages,
      delaySeconds,
      percent: event === 'scroll' ? measure : undefined,
      seconds: event === 'engagement' || event === 'inactive' ? measure : undefined,
      selector: event === 'click' ? selector : undefined,
    } as Trigger),
  );

const everybody: Condition = { kind: 'all', of: [] };

/** `local` are wall-clock times about the moment of the case. */
function definition(local: readonly string[]): fc.Arbitrary<CampaignDefinition> {
  const localTime = seldom(fc.constantFrom(...local));
  return fc
    .record({
      audience: fc.oneof({ weight: 2, arbitrary: condition }, { weight: 1, arbitrary: fc.constant(everybody) }),
      trigger,
      schedule: seldom(
        optional<CampaignDefinition['schedule']>({ startAt: localTime, endAt: localTime, weekdays, hours }),
      ),
      limits: optional<CampaignDefinition['limits']>({
        repeat: fc.constantFrom('once', 'session', 'days'),
        everyDays: fc.constantFrom(1, 7),
        atMost: maybe(fc.constantFrom(1, 3)),
        atMostInAll: seldom(fc.constantFrom(1, 10)),
        stopAfterConversion: fc.boolean(),
      }),
      priority: fc.constantFrom(10, 50, 50, 90),
      variants: fc.constantFrom([1], [1, 1], [0, 3]),
      coupon: maybe(fc.constantFrom({}, { expires: { afterHours: 1 } }, ...local.map((at) => ({ expires: { at } })))),
      experiment: fc.record({
        holdoutPercent: fc.constantFrom(0, 0, 0, 50, 99),
        rolloutPercent: fc.constantFrom(100, 100, 100, 50, 0),
      }),
    })
    .map(({ variants, coupon, schedule, ...rest }) => ({
      ...rest,
      name: 'case',
      schedule: schedule ?? {},
      variants: variants.map((weight, index) => ({
        key: index === 0 ? 'A' : 'B',
        weight,
        message: { format: 'modal', blocks: [{ type: 'text', text: 'x' }] },
      })),
      ...(coupon && { coupon: { source: 'fixed', label: 'x', code: 'CODE', ...coupon } }),
      goal: { event: 'purchase', windowDays: 7 },
    }));
}

function campaignsAbout(local: readonly string[]): fc.Arbitrary<CampaignVersion[]> {
  const one = fc.record({
    state: fc.oneof({ weight: 6, arbitrary: fc.constant<CampaignState>('live') }, fc.constantFrom(...campaignStates)),
    createdAt: fc.constantFrom(1, 1, 2),
    definition: definition(local),
  });
  return fc
    .array(one, { minLength: 1, maxLength: campaignIds.length, size: 'max' })
    .map((list) => list.map((each, index) => ({ ...each, id: campaignIds[index] as CampaignId, version: 3 })));
}

const item: fc.Arbitrary<Item> = optional<Item>({
  item_id: maybe(word as fc.Arbitrary<string>),
  item_category: maybe(word),
  price: maybe(fc.constantFrom(0, 7, 30_000)),
  quantity: maybe(fc.constantFrom(0, 1, 2)),
} as never);

const params: fc.Arbitrary<Params> = optional<Params>({
  value: maybe(fc.constantFrom(0, 1, 7, 30_000)),
  search_term: maybe(word),
  items: maybe(fc.array(item, { maxLength: 3 })),
  percent: maybe(fc.constantFrom<unknown>(1, 50, 90, '90', 'x')),
  seconds: maybe(fc.constantFrom(1, 50, 90)),
  selector: maybe(fc.constantFrom('.buy', '.share', '.other')),
  armed: maybe(
    fc.constantFrom(
      'scroll:90',
      ...eventIds.flatMap((id) => [`delay:2:${id}`, `delay:30:${id}`, `delay:0:${id}`]),
      'delay::e1',
      'delay:2',
    ),
  ),
} as never);

/** How long before now; some lie on the edge of a window, some in the future of a clock that was corrected. */
const agoMs = fc.oneof(
  fc.constantFrom(
    0,
    1,
    SECOND,
    2 * SECOND,
    30 * SECOND,
    MINUTE,
    HOUR,
    HOUR - 1,
    DAY,
    DAY + 1,
    7 * DAY,
    7 * DAY + 1,
    -SECOND,
    -MINUTE,
  ),
  fc.integer({ min: 0, max: 2 * HOUR }),
  fc.integer({ min: 0, max: 40 * DAY }),
);

const eventName = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('page_view', 'view_item') },
  { weight: 2, arbitrary: fc.constantFrom(...names) },
  { weight: 2, arbitrary: fc.constantFrom(...signals) },
  { weight: 1, arbitrary: fc.constant('delay_over') },
);

/** Mostly the page that is open. */
const urlNear = (page: string) => fc.oneof({ weight: 2, arbitrary: fc.constant(page) }, fc.constantFrom(...urls));

function pastEvents(now: number, page: string): fc.Arbitrary<PastEvent[]> {
  const one = fc.record({
    name: eventName,
    ago: agoMs,
    session: fc.constantFrom(...sessionIds),
    url: urlNear(page),
    params,
  });
  return fc.array(one, { maxLength: 14, size: 'max' }).map((list) =>
    list
      .toSorted((a, b) => b.ago - a.ago)
      .map(({ ago, ...event }, index) => ({
        ...event,
        id: (eventIds[index] ?? `past-${index}`) as EventId,
        at: now - ago,
      })),
  );
}

function sessions(now: number): fc.Arbitrary<Session[]> {
  const one = fc.record({
    visitor: fc.constantFrom(...visitors),
    ago: agoMs,
    channel: fc.constantFrom('direct' as const, 'crm' as const),
    landing: fc.constantFrom(...urls),
    utm: fc.constantFrom<Record<string, string>>({}, { utm_source: 'a1' }, { utm_source: '한글', utm_term: '7' }),
  });
  return fc.array(one, { maxLength: sessionIds.length }).map((list) =>
    list
      .toSorted((a, b) => b.ago - a.ago)
      .map(({ ago, ...session }, index) => ({
        ...session,
        id: sessionIds[index] ?? '',
        startedAt: now - ago,
        lastAt: now - ago + MINUTE,
      })),
  );
}

function ledgerEntry(now: number): fc.Arbitrary<LedgerEntry> {
  const at = maybe(agoMs.map((ago) => now - ago));
  return fc
    .record({
      arm: fc.constantFrom('A', 'B', 'C', 'holdout'),
      since: agoMs.map((ago) => now - ago),
      turn: fc.constantFrom(1, 2, 3),
      unseen: fc.constantFrom(0, 0, 0, 1),
      leasedFor: fc.constantFrom(...Array(20).fill(0), 1, 30_000, -1),
      trigger: fc.constantFrom(...eventIds, 'f1', 'f2'),
      lastShownAt: at,
      lastSession: maybe(fc.constantFrom(...sessionIds)),
      convertedAt: at,
      coupon: maybe(
        optional<{ code: string; label: string; expiresAt?: number }>({
          code: fc.constant('X'),
          label: fc.constant('x'),
          expiresAt: at,
        }),
      ),
    })
    .map(({ unseen, leasedFor, trigger, turn, ...rest }) =>
      present<LedgerEntry>({
        ...rest,
        offer: 'offer' as OfferId,
        version: 3,
        turn,
        times: turn - unseen,
        trigger: trigger as EventId,
        leasedUntil: leasedFor === 0 ? 0 : now + leasedFor,
      } as LedgerEntry),
    );
}

function personAt(now: number, page: string): fc.Arbitrary<Person> {
  return fc
    .record({
      events: pastEvents(now, page),
      forgotten: fc.dictionary(fc.constantFrom(...names), fc.constantFrom(1, 2), { maxKeys: 2 }),
      sessions: sessions(now),
      sessionCount: fc.constantFrom(0, 1, 2, 5),
      loggedIn: fc.boolean(),
      attributes: fc.dictionary(fc.constantFrom('points', 'tier'), word, { maxKeys: 2 }),
      device: maybe(fc.constantFrom({ class: 'phone' as const, language: 'ko', screen: '1x1' })),
      cart: fc.array(item, { maxLength: 3 }),
      orders: fc.array(fc.record({ ago: agoMs, valueMinor: fc.constantFrom(0, 30_000, 99_999) }), { maxLength: 3 }),
      orderCount: fc.constantFrom(0, 1, 3),
      revenueMinor: fc.constantFrom(0, 30_000, 100_000),
      ledger: fc.dictionary(fc.constantFrom(...campaignIds, 'gone'), ledgerEntry(now), { maxKeys: 3 }),
      shown: fc.array(agoMs, { maxLength: 3 }),
    })
    .map(({ events, forgotten, orders, shown, ...rest }) => {
      const person: { [Key in keyof Person]: Person[Key] | undefined } = {
        ...rest,
        id: 'p1' as PersonId,
        firstSeenAt: 0,
        lastSeenAt: now,
        past: Past.of(events),
        tallies: talliesOf(events, forgotten),
        orders: orders
          .toSorted((a, b) => b.ago - a.ago)
          .map(({ ago, valueMinor }) => ({ at: now - ago, valueMinor, transactionId: 't', itemCount: 1 })),
        shownAt: shown.map((ago) => now - ago).sort((a, b) => a - b),
      };
      return present<Person>(person);
    });
}

/** What is remembered and some that is not any more. */
function talliesOf(events: readonly PastEvent[], forgotten: Record<string, number>): Person['tallies'] {
  const tallies: Person['tallies'] = {};
  for (const { name, at } of events) {
    const before = Object.hasOwn(tallies, name) ? tallies[name] : undefined;
    tallies[name] = {
      count: (before?.count ?? (Object.hasOwn(forgotten, name) ? (forgotten[name] ?? 0) : 0)) + 1,
      firstAt: before?.firstAt ?? at,
      lastAt: at,
    };
  }
  return tallies;
}

/** Events of the batch. Mostly one of the person's own, which is fresh, as after `advance`. */
function batch(person: Person, page: string): fc.Arbitrary<RecordedEvent[]> {
  const own = person.past.events.map(({ id, name, at, url, params }) => ({ id, name, at, url, params, fresh: true }));
  const other = fc
    .record({
      id: fc.constantFrom('f1', 'f2', 'f3', ...eventIds) as fc.Arbitrary<string> as fc.Arbitrary<EventId>,
      name: eventName,
      url: urlNear(page),
      params,
      fresh: fc.constantFrom(true, true, true, false),
    })
    .map((one) => ({ ...one, at: person.lastSeenAt }));
  return fc.array(own.length > 0 ? fc.oneof(fc.constantFrom(...own), other) : other, {
    minLength: 1,
    maxLength: 4,
    size: 'max',
  });
}

const site = fc.record({
  active: fc.constantFrom(...Array(15).fill(true), false),
  honourGpc: fc.boolean(),
  fatigue: fc.constantFrom(
    { perDay: 2, pauseMinutes: 10 },
    { perDay: 100, pauseMinutes: 0 },
    { perDay: 1, pauseMinutes: 0 },
  ),
  averageOrderMinor: maybe(fc.constantFrom(10_000, 33_333.3)),
  currency: fc.constantFrom('KRW', 'USD'),
  gpc: fc.constantFrom(...Array(9).fill(false), true),
  leaving: fc.constantFrom(...Array(15).fill(false), true),
  url: fc.constantFrom(...urls),
  stockLeft: fc.constantFrom(0, 1, Number.POSITIVE_INFINITY),
  shownInAll: fc.constantFrom(0, 1, 10),
});

/** Any decision there may be to make. */
export const decisionCase: fc.Arbitrary<DecisionCase> = fc
  .record({
    change: fc.constantFrom(...clockChanges),
    awayMs: fc.oneof(
      fc.constantFrom(0, -1, 1, HOUR, -HOUR, HOUR - 1, -DAY, DAY, 30 * MINUTE, 2 * HOUR),
      fc.integer({ min: -DAY, max: DAY }),
    ),
    site,
  })
  .chain(({ change: [zone, changeAt], awayMs, site: told }) => {
    const now = changeAt + awayMs;
    return personAt(now, told.url).chain((person) =>
      fc.record({
        person: fc.constant(person),
        events: batch(person, told.url),
        campaigns: campaignsAbout(timesAbout(now)),
        now: fc.constant(now),
        facts: fc.constant(factsOf(zone, told)),
      }),
    );
  });

/** Wall-clock times of a day either side, whatever the zone; some are skipped by a change of the clock, some come twice. */
function timesAbout(now: number): string[] {
  const days = [-1, 0, 1].map((day) => new Date(now + day * DAY).toISOString().slice(0, 10));
  return days.flatMap((day) => ['00:00', '00:30', '01:30', '02:30', '12:00'].map((clock) => `${day}T${clock}`));
}

type Told = typeof site extends fc.Arbitrary<infer Kind> ? Kind : never;

function factsOf(zone: string, told: Told): DecisionFacts {
  const { active, honourGpc, fatigue, averageOrderMinor, currency, gpc, leaving, url, stockLeft, shownInAll } = told;
  const privacy = { ...defaultSettings.privacy, honourGpc };
  const settings = { ...defaultSettings, name: 'case', zone, currency, origins: [], active, fatigue, privacy };
  return {
    site: { settings, ...(averageOrderMinor !== undefined && { averageOrderMinor }) },
    page: { url, leaving, gpc },
    counts: { stockLeft: () => stockLeft, shownInAll: () => shownInAll },
    visitor: visitors[0] as VisitorId,
  };
}
