import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Batch } from '../../server/contract/collect.ts';
import type { WireEvent } from '../../server/contract/event.ts';
import type { VisitorId } from '../../server/contract/ids.ts';
import { MAX_REMEMBERED_EVENTS } from '../../server/domain/past.ts';
import { collect } from '../../server/storage/sqlite/collect.ts';
import { type Nouns, openNouns } from '../../server/storage/sqlite/nouns.ts';
import type { PersonRecord } from '../../server/storage/sqlite/person-codec.ts';
import {
  batchOf,
  countedChance,
  DAY,
  event,
  type Fixture,
  HOUR,
  NOON,
  openFixture,
  rows,
  SECOND,
  secretCoupon,
} from './fixture.ts';

let fixture: Fixture;
let nouns: Nouns;
beforeEach(open);
afterEach(() => fixture.close());

function open(): void {
  fixture = openFixture();
  fixture.engine.db.pragma('synchronous = OFF');
  fixture.write((engine) => engine.createCampaign(fixture.site.id, secretCoupon, 'live', NOON));
  nouns = openNouns(fixture.engine.db, countedChance(2));
}

const chance = countedChance(3);

/** One transaction of these batches. */
function send(batches: Batch[], now: number) {
  return fixture.engine.db.transaction(() => {
    const answers = batches.map((batch) => collect(nouns, chance, { siteId: fixture.site.id, batch, now }).answer);
    for (const noun of [nouns.people, nouns.words, nouns.rollups, nouns.figures]) noun.flush();
    return answers;
  })();
}

/** What a person remembers, with what the storage keeps beside it. */
function toldOf(record: PersonRecord | undefined) {
  return { ...record, events: record?.person.past.events };
}

/** The person behind a visitor, with their visitors, as this connection knows them. */
function personOf({ people }: Nouns, visitor: string) {
  return people.findByVisitor(fixture.site.id, `visitor-${visitor}` as VisitorId)?.record;
}

const afterRestart = () => openNouns(fixture.engine.db, countedChance());

type Happens = { name: string; lateMs: number; page: number; from: number };
type Act = { visitor: number; customer: number; waitMs: number; repeat: number; happens: Happens[] };

const pages = ['/', '/coat', '/?utm_source=mail&utm_medium=email', `/?fbclid=${'x'.repeat(60)}`, '/시작?q=😀'];
const sources = [undefined, 'https://www.google.com/', 'https://shop.example/'];
const happens: fc.Arbitrary<Happens> = fc.record({
  name: fc.constantFrom(
    'page_view',
    'page_view',
    'view_item',
    'add_to_cart',
    'purchase',
    'offer_shown',
    'offer_clicked',
    'logout',
    'made_up',
  ),
  lateMs: fc.oneof(
    fc.constant(0),
    fc.constantFrom(1, 900, 40 * 60_000, 3 * DAY, 40 * DAY),
    fc.integer({ min: 0, max: 5_000 }),
  ),
  page: fc.nat(pages.length - 1),
  from: fc.nat(sources.length - 1),
});
const act: fc.Arbitrary<Act> = fc.record({
  visitor: fc.nat(4),
  customer: fc.constantFrom(0, 0, 0, 0, 1, 2),
  waitMs: fc.constantFrom(10, 10, 5_000, 31 * 60_000, 2 * DAY),
  repeat: fc.constantFrom(0, 0, 0, 1, 3),
  happens: fc.array(happens, { maxLength: 5 }),
});

const paramsOf: Record<string, (offer: string | undefined, now: number) => WireEvent['params']> = {
  view_item: () => ({ currency: 'KRW', value: 5, items: [{ item_id: 'coat', price: 5 }] }),
  add_to_cart: () => ({ items: [{ item_id: 'coat', price: 5, quantity: 2 }] }),
  purchase: (_offer, now) => ({ transaction_id: `T${Math.floor(now / DAY)}`, value: 10 }),
  offer_shown: (offer) => ({ offer: offer ?? 'none', turn: 1 }),
  offer_clicked: (offer) => ({ offer: offer ?? 'none', turn: 1 }),
};

function play(acts: Act[]): void {
  const sent: Batch[] = [];
  const offers = new Map<number, string>();
  let now = NOON;
  for (const { visitor, customer, waitMs, repeat, happens } of acts) {
    now += waitMs;
    const told = happens.map(({ name, lateMs, page, from }, index) =>
      event(name, now - lateMs - (5 - index), paramsOf[name]?.(offers.get(visitor), now) ?? {}, {
        url: `https://shop.example${pages[page]}`,
        ...(sources[from] && { referrer: sources[from] }),
      }),
    );
    if (customer > 0) {
      const params = { customer_id: `c${customer}`, attributes: { points: customer } };
      told.splice(1, 0, event('identify', now, params), event('page_view', now));
    }
    const device = { class: 'phone', language: 'ko', screen: '390x844' } as const;
    const batch = { ...batchOf(String(visitor), told, visitor % 2 ? { device } : {}), sentAt: now };
    sent.push(batch);
    const again = repeat > 0 ? sent.slice(-repeat) : [];
    const [answer] = send([batch, ...again], now);
    const offer = answer?.decisions[0]?.offer;
    if (offer) offers.set(visitor, offer);
  }
}

describe('a person whom the server knew before it was started again', () => {
  it('remembers exactly the same, whatever happened in whatever order', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 5, maxLength: 40 }), (acts) => {
        fixture.close();
        open();
        play(acts);
        const again = afterRestart();
        for (const { visitor } of acts) {
          expect(toldOf(personOf(again, String(visitor)))).toEqual(toldOf(personOf(nouns, String(visitor))));
        }
      }),
      { numRuns: 60, seed: 20_261_121 },
    );
  }, 120_000);

  it('remembers the newest five hundred events, also when a thousand older ones came after them', () => {
    const day = (at: number, count: number) =>
      Array.from({ length: count }, (_, index) => event('page_view', at + index * SECOND));
    send([{ ...batchOf('ann', day(NOON, 150)), sentAt: NOON + DAY }], NOON + DAY);
    for (let chunk = 10; chunk > 0; chunk--) {
      send([{ ...batchOf('ann', day(NOON - chunk * DAY, 100)), sentAt: NOON + DAY }], NOON + DAY);
    }
    const before = personOf(nouns, 'ann')?.person.past.events;
    expect(before).toHaveLength(MAX_REMEMBERED_EVENTS);
    expect(before?.at(-1)?.at).toBe(NOON + 149 * SECOND);
    expect(personOf(afterRestart(), 'ann')?.person.past.events).toEqual(before);
  });

  it('has one chain again after the event that joined two', () => {
    send([batchOf('phone', [event('page_view', NOON)]), batchOf('laptop', [event('page_view', NOON + 1)])], NOON + 2);
    const login = (visitor: string) => batchOf(visitor, [event('identify', NOON + 2, { customer_id: 'c1' })]);
    send([login('phone'), login('laptop')], NOON + 2);
    const person = personOf(afterRestart(), 'laptop');
    expect(person?.heads).toHaveLength(1);
    expect(person?.visitors.map(({ id }) => id)).toEqual(['visitor-phone', 'visitor-laptop']);
    expect(person?.person.past.events.map(({ name }) => name)).toEqual([
      'page_view',
      'page_view',
      'identify',
      'identify',
    ]);
  });
});

describe('what retention took from the log', () => {
  it('is forgotten, and what is kept is not: a late event of an old month leads to nothing newer', () => {
    const late = event('page_view', NOON - 60 * DAY);
    const sentAt = NOON + 9;
    send([{ ...batchOf('ann', [event('view_item', NOON)]), sentAt }], sentAt);
    send([{ ...batchOf('ann', [late]), sentAt }], sentAt);
    send([{ ...batchOf('ann', [event('view_cart', NOON + 9)]), sentAt }], sentAt);
    nouns.events.dropExpired([{ siteId: fixture.site.id, before: NOON - 40 * DAY }]);
    const names = personOf(afterRestart(), 'ann')?.person.past.events.map(({ name }) => name);
    expect(names).toEqual(['view_item', 'view_cart']);
  });
});

describe('the dictionary', () => {
  const words = () => rows<{ text: string }>(fixture, 'SELECT text FROM word').map(({ text }) => text);
  const search = (visitor: string, term: string, at = NOON) =>
    send([batchOf(visitor, [event('search', at, { search_term: term })])], at);

  it('takes in what a second person says, and never what one alone said, however often and on how many devices', () => {
    for (let times = 0; times < 5; times++) search('ann', 'my own words', NOON + times);
    for (const visitor of ['ann', 'phone']) {
      send([batchOf(visitor, [event('identify', NOON + 9, { customer_id: 'kim' })])], NOON + 9);
      search(visitor, 'my own words', NOON + 10);
    }
    expect(words().join()).not.toContain('my own words');
    expect(words().join()).not.toContain('kim');
    search('bea', 'my own words', NOON + 20);
    expect(words()).toContain('{"search_term":"my own words"}');
  });

  it('forgets the words of a transaction that was undone, and knows the others', () => {
    search('ann', 'one');
    search('bea', 'one');
    const { db } = fixture.engine;
    search('ann', 'two');
    db.exec('BEGIN');
    expect(nouns.words.put('{"search_term":"two"}', 99)).toBeTypeOf('number');
    db.exec('ROLLBACK');
    for (const noun of [nouns.words, nouns.people, nouns.events]) noun.forget();
    for (const visitor of ['cho', 'dan']) for (const term of ['one', 'two', 'three']) search(visitor, term, NOON + 1);
    for (const visitor of ['ann', 'bea', 'cho', 'dan']) {
      expect(personOf(afterRestart(), visitor)?.person).toEqual(personOf(nouns, visitor)?.person);
    }
  });
});

it('everybody is looked at once a day for what is too old to be remembered, and never all at once', () => {
  const old = NOON - 800 * DAY;
  send([batchOf('ann', [event('page_view', old)])], old);
  const { db } = fixture.engine;
  // Of 40,000 others who are like Ann one in a hundred remembers something old.
  db.exec(`
    WITH RECURSIVE series (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM series WHERE n <= 40000)
    INSERT INTO person (number, site_id, id, oldest_at, state)
    SELECT n, site_id, 'person-' || n, iif(n % 100, NULL, oldest_at), state FROM series, person`);
  const trimmed = [];
  for (const hour of Array(24).keys()) {
    let ofTheHour = 0;
    let more = true;
    while (more) {
      const tidied = fixture.write((engine) => engine.tidy(NOON + hour * HOUR));
      expect(tidied.peopleTrimmed).toBeLessThanOrEqual(11);
      ofTheHour += tidied.peopleTrimmed;
      more = tidied.more;
    }
    trimmed.push(ofTheHour);
  }
  expect(trimmed.reduce((sum, one) => sum + one)).toBe(401);
  expect(Math.max(...trimmed)).toBeLessThanOrEqual(18);
  expect(db.prepare('SELECT COUNT(*) FROM person WHERE oldest_at = ?').pluck().get(old)).toBe(0);
});
