import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channels } from '../../server/contract/audience.ts';
import type { VisitorId } from '../../server/contract/ids.ts';
import { journey } from '../../server/domain/facts.ts';
import { Past } from '../../server/domain/past.ts';
import type { LedgerEntry, Person, Session, Tally } from '../../server/domain/person.ts';
import { sessionId } from '../../server/domain/session.ts';
import { PersonCache } from '../../server/storage/sqlite/person-cache.ts';
import { decodePerson, encodePerson, type PersonRecord } from '../../server/storage/sqlite/person-codec.ts';
import { NOON } from './fixture.ts';

const visitors = ['visitor-00001', 'visitor-00002', 'visitor-00003'].map((id, index) => ({
  id: id as VisitorId,
  number: 7 + index * 1_000,
}));
const time = fc.integer({ min: 0, max: 2 * NOON });
const count = fc.nat(1_000_000);
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '0', '12', 'constructor', 'null'));
const name = fc.string({ unit: fc.constantFrom(...'abcdefghij_'), minLength: 1, maxLength: 20 });
const scalar = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)),
  fc.boolean(),
);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const tally: fc.Arbitrary<Tally> = fc.record({ count: fc.integer({ min: 1, max: 1e6 }), firstAt: time, lastAt: time });
const session: fc.Arbitrary<Session> = fc
  .record({
    place: fc.nat(2),
    began: time,
    startedAt: time,
    lastAt: time,
    channel: fc.constantFrom(...channels),
    landing: text,
    utm: fc.dictionary(name, text, { noNullPrototype: true }),
    referrer: maybe(text.filter((one) => one !== '')),
    steps: maybe(fc.shuffledSubarray([...journey], { minLength: 1 })),
  })
  .map(({ place, began, referrer, steps, ...rest }) => {
    const visitor = visitors[place]?.id as VisitorId;
    const some = { ...(referrer !== undefined && { referrer }), ...(steps && { steps }) };
    return { id: sessionId(visitor, began), visitor, ...rest, ...some };
  });
const entry = fc.record(
  {
    offer: name,
    since: time,
    arm: name,
    version: count,
    turn: count,
    trigger: name,
    leasedUntil: fc.constantFrom(0, 3 * NOON),
    times: count,
    formerOffers: fc.array(name, { minLength: 1, maxLength: 3 }),
    firstShownAt: time,
    lastShownAt: time,
    lastSession: fc.constantFrom('', 's', 'gone.12', sessionId(visitors[1]?.id as VisitorId, NOON)),
    clickedAt: time,
    dismissedAt: time,
    copiedAt: time,
    convertedAt: time,
    coupon: fc.record(
      { code: name, label: text, expiresAt: time, applyUrl: text },
      { requiredKeys: ['code', 'label'] },
    ),
  },
  {
    requiredKeys: ['offer', 'since', 'arm', 'version', 'turn', 'trigger', 'leasedUntil', 'times'],
    noNullPrototype: true,
  },
) as unknown as fc.Arbitrary<LedgerEntry>;
const person = fc
  .record({
    loggedIn: fc.boolean(),
    attributes: fc.dictionary(name, scalar, { noNullPrototype: true }),
    firstSeenAt: time,
    lastSeenAt: time,
    tallies: fc.dictionary(name, tally, { noNullPrototype: true }),
    sessionCount: count,
    sessions: fc.array(session, { maxLength: 4 }),
    cart: fc.array(fc.record({ item_id: text, quantity: count }, { noNullPrototype: true }), { maxLength: 3 }),
    orderCount: count,
    revenueMinor: count,
    orders: fc.array(
      fc.record({ at: time, transactionId: text, valueMinor: count, itemCount: count }, { noNullPrototype: true }),
      { maxLength: 3 },
    ),
    ledger: fc.dictionary(name, entry, { maxKeys: 3, noNullPrototype: true }),
    shownAt: fc.array(time),
    device: maybe(fc.constant({ class: 'phone', language: 'ko' } as const)),
    customerId: maybe(name),
  })
  .map(({ device, customerId, ...rest }) => {
    return {
      id: 'p1',
      past: Past.of([]),
      ...rest,
      ...(device && { device }),
      ...(customerId && { customerId }),
    } as unknown as Person;
  });
const ref = fc.record(
  { partition: fc.constantFrom('202611', 'other'), number: fc.nat(2 ** 53 - 1) },
  { noNullPrototype: true },
);

/** A dictionary that makes a word of every other text. */
function halfADictionary() {
  const words: string[] = [];
  let turn = 0;
  return {
    put: (said: string) => (turn++ % 2 ? words.push(said) : said),
    textOf: (word: number | string) => (typeof word === 'number' ? (words[word - 1] ?? '') : word),
  };
}

describe('a stored person', () => {
  it('is read as it was written, with or without words', () => {
    fc.assert(
      fc.property(person, fc.array(ref, { maxLength: 3 }), (who, heads) => {
        const wording = halfADictionary();
        const record: PersonRecord = { number: 3, person: who, visitors, heads };
        const state = encodePerson(record, wording);
        const row = { number: 3, id: who.id, customerId: who.customerId ?? null, state };
        const visitorOf = (number: number) => visitors.find((one) => one.number === number)?.id as VisitorId;
        expect(decodePerson(row, visitorOf, wording).record).toEqual(record);
      }),
      { numRuns: 500 },
    );
  });
});

describe('people who are here now', () => {
  const record = (number: number, events = 0) =>
    ({
      number,
      person: { past: { weight: events } },
      visitors: [],
      heads: [],
    }) as unknown as PersonRecord;

  it('are as many as their memories allow; who was here last stays', () => {
    const cache = new PersonCache(130);
    for (const number of [1, 2, 3]) cache.put(record(number, 25));
    cache.get(1);
    cache.put(record(4, 25));
    expect([1, 2, 3, 4].filter((number) => cache.get(number))).toEqual([1, 3, 4]);
    cache.put(record(5, 500));
    expect(cache.get(5)).toBeUndefined();
  });

  it('are dropped when the transaction that read or changed them is undone, and no others are', () => {
    const cache = new PersonCache();
    const visitor = (number: number) => visitors[number]?.id as VisitorId;
    cache.put(record(1));
    cache.point(1, visitor(1), { visitor: 1, person: 1 });
    cache.flush();
    cache.put(record(2));
    cache.point(1, visitor(2), { visitor: 2, person: 2 });
    cache.forget();
    expect([cache.get(1)?.number, cache.get(2)]).toEqual([1, undefined]);
    expect([cache.pointer(1, visitor(1))?.person, cache.pointer(1, visitor(2))]).toEqual([1, undefined]);
    cache.put(record(3));
    cache.flush();
    cache.forget();
    expect(cache.get(3)).toBeUndefined();
  });
});
