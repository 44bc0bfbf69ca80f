import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CampaignId, EventId, OfferId, PersonId } from '../../server/contract/ids.ts';
import { joinPersons } from '../../server/domain/join.ts';
import type { LedgerEntry, Person } from '../../server/domain/person.ts';
import { type Act, personWith } from './support/past.ts';
import { campaign, DAY, HOUR, MINUTE, person, Shop, START } from './support/shop.ts';

const id = 'c1' as CampaignId;

function entry(changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    offer: 'o1' as OfferId,
    since: START,
    arm: 'A',
    version: 1,
    turn: 1,
    trigger: 'e1' as EventId,
    leasedUntil: START + 30_000,
    times: 0,
    ...changes,
  };
}

function seen(changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return entry({ times: 1, leasedUntil: 0, firstShownAt: START, lastShownAt: START, lastSession: 's', ...changes });
}

function united(one: LedgerEntry, other: LedgerEntry): LedgerEntry | undefined {
  return joinPersons(person({ ledger: { [id]: one } }), person({ id: 'p2' as PersonId, ledger: { [id]: other } }))
    .ledger[id];
}

const laterOffer = { offer: 'o2' as OfferId, since: START + 1, trigger: 'e2' as EventId };

describe('two persons who turn out to be one', () => {
  it('have done all that either did', () => {
    const phone = personWith([
      { name: 'page_view', at: START },
      { name: 'purchase', at: START + 2, params: { transaction_id: 'T1', value: 100 } },
    ]);
    const laptop = personWith(
      [
        { name: 'page_view', at: START - DAY, visitor: 'visitor-2' },
        { name: 'purchase', at: START + 1, params: { transaction_id: 'T2', value: 50 }, visitor: 'visitor-2' },
      ],
      person({ id: 'p2' as PersonId }),
    );
    const both = joinPersons(phone, laptop);
    expect(both.id).toBe(phone.id);
    expect(both.past.events.map(({ at }) => at - START)).toEqual([-DAY, 0, 1, 2]);
    expect(both.tallies.page_view).toEqual({ count: 2, firstAt: START - DAY, lastAt: START });
    expect(both.orders.map(({ transactionId }) => transactionId)).toEqual(['T2', 'T1']);
    expect(both).toMatchObject({ orderCount: 2, revenueMinor: 150, sessionCount: 3, firstSeenAt: START - DAY });
  });

  it('keep what the shop told of its customer', () => {
    const member = person({ attributes: { tier: 'VIP' }, customerId: 'kim' as never, loggedIn: true });
    const guest = person({ id: 'p2' as PersonId, attributes: { tier: 'none', hint: 1 } });
    expect(joinPersons(member, guest)).toMatchObject({
      customerId: 'kim',
      attributes: { tier: 'VIP', hint: 1 },
      loggedIn: true,
    });
  });

  it('have one cart with every line once, the larger quantity of it', () => {
    const older = person({
      cart: [
        { item_id: 'coat', quantity: 1 },
        { item_id: 'sock', quantity: 5 },
      ],
    });
    const newer = person({
      id: 'p2' as PersonId,
      lastSeenAt: START + 1,
      cart: [{ item_id: 'sock', quantity: 2, price: 9 }],
    });
    expect(joinPersons(older, newer).cart).toEqual([
      { item_id: 'coat', quantity: 1 },
      { item_id: 'sock', quantity: 5, price: 9 },
    ]);
  });

  it('keep the earlier variant and the earlier code', () => {
    const one = seen({ arm: 'A', coupon: { code: 'FIRST', label: '' } });
    const other = seen({ ...laterOffer, arm: 'B', coupon: { code: 'SECOND', label: '' } });
    for (const entries of [united(one, other), united(other, one)]) {
      expect(entries).toMatchObject({
        arm: 'A',
        offer: 'o1',
        coupon: { code: 'FIRST' },
        formerOffers: ['o2'],
        times: 2,
      });
    }
  });

  it('were shown what either was shown', () => {
    expect(united(entry(), seen(laterOffer))).toMatchObject({ times: 1, offer: 'o1', firstShownAt: START });
    expect(united(seen(), entry({ ...laterOffer, leasedUntil: 0 }))).toMatchObject({ times: 1, arm: 'A' });
  });

  it('stay in a hold-out that came first, and out of one that came later', () => {
    const held = seen({ arm: 'holdout' });
    expect(united(held, seen({ ...laterOffer }))?.arm).toBe('holdout');
    expect(united(seen(), { ...held, ...laterOffer })?.arm).toBe('A');
  });

  it('keep a message on its way: no second tab shows another meanwhile', () => {
    const open = united(seen(), entry({ ...laterOffer, leasedUntil: START + 20_000 }));
    expect(open).toMatchObject({ times: 1, turn: 2, leasedUntil: START + 20_000, trigger: 'e2' });
  });
});

describe('a log-in on a second device', () => {
  it('counts the message that was still open on it once, under the offer that was kept', () => {
    const shop = new Shop([campaign()]);
    const [phone, laptop] = [shop.browser('phone'), shop.browser('laptop')];
    const [onPhone, onLaptop] = [phone.open('/'), laptop.open('/')];
    const laptopOffer = laptop.offer(id);
    phone.logsIn('kim');
    shop.pass(1_000);
    laptop.logsIn('kim');
    expect(laptop.offer(id)).toBe(phone.offer(id));
    phone.sees(onPhone);
    laptop.does('offer_shown', { offer: laptopOffer, turn: onLaptop.winner?.turn });
    expect(shop.count('c1', 'shown')).toBe(1);
    expect(laptop.open('/').winner).toBeUndefined();
    expect(phone.open('/').winner).toBeUndefined();
  });

  it('counts a second showing that was on its way before both were known to be one', () => {
    const shop = new Shop([campaign()]);
    const [phone, laptop] = [shop.browser('phone'), shop.browser('laptop')];
    phone.sees(phone.open('/'));
    phone.logsIn('kim');
    laptop.open('/');
    const laptopOffer = laptop.offer(id);
    laptop.logsIn('kim');
    shop.pass(1_000);
    for (let times = 0; times < 2; times++) laptop.does('offer_shown', { offer: laptopOffer, turn: 1 });
    expect(shop.count('c1', 'shown')).toBe(2);
    expect(laptop.person.shownAt).toEqual([START, START + 1_000]);
  });

  it('does not answer a retry with what the other device showed already', () => {
    const shop = new Shop([campaign()]);
    const [phone, laptop] = [shop.browser('phone'), shop.browser('laptop')];
    phone.sees(phone.open('/'));
    phone.logsIn('kim');
    const batch = [laptop.happens('page_view')];
    expect(laptop.send(batch).winner).toBeDefined();
    laptop.logsIn('kim');
    expect(laptop.send(batch).winner).toBeUndefined();
  });

  it('shows nothing more to a person whose other device was in the hold-out first', () => {
    const shop = new Shop([
      campaign({
        experiment: { holdoutPercent: 50, rolloutPercent: 100 },
        limits: { repeat: 'session', stopAfterConversion: false },
      }),
    ]);
    const names = Array.from({ length: 40 }, (_, index) => `n${index}`);
    const first = names.map((name) => ({ name, held: shop.browser(name).open('/').heldOut.length > 0 }));
    shop.pass(1_000);
    for (const { name } of first.filter(({ held }) => held)) {
      const [phone, laptop] = [shop.browser(name), shop.browser(`${name}-2`)];
      const batch = [laptop.happens('page_view')];
      laptop.send(batch);
      phone.logsIn(name);
      laptop.logsIn(name);
      expect(laptop.send(batch).winner).toBeUndefined();
      expect(laptop.person.ledger[id]?.arm).toBe('holdout');
    }
  });

  it('gives the same code there', () => {
    const blocks = [{ type: 'coupon' as const }];
    const shop = new Shop([
      campaign({
        coupon: { source: 'generated', label: '', pattern: 'X-########' },
        variants: [{ key: 'A', weight: 1, message: { format: 'modal', blocks } }],
        limits: { repeat: 'session', stopAfterConversion: false },
      }),
    ]);
    const [phone, laptop] = [shop.browser('phone'), shop.browser('laptop')];
    phone.logsIn('kim');
    const first = phone.open('/');
    phone.sees(first);
    laptop.logsIn('kim');
    expect(laptop.open('/').coupon).toEqual(first.coupon);
  });
});

const times = fc.integer({ min: 0, max: 200 }).map((minutes) => START + minutes * MINUTE);
const anyEntry: fc.Arbitrary<LedgerEntry> = fc
  .record({
    offer: fc.uuid().map((one) => one as OfferId),
    since: times,
    arm: fc.constantFrom('A', 'B', 'holdout'),
    shown: fc.nat(2),
    pending: fc.boolean(),
    at: times,
    trigger: fc.uuid().map((one) => one as EventId),
  })
  .map(({ shown, pending, at, ...rest }) => ({
    ...rest,
    version: 1,
    times: shown,
    turn: shown + (pending || shown === 0 ? 1 : 0),
    leasedUntil: pending || shown === 0 ? at : 0,
    ...(shown > 0 && { firstShownAt: at, lastShownAt: at, lastSession: `s${at}` }),
  }));
const anyAct: fc.Arbitrary<Act> = fc.record({
  name: fc.constantFrom('page_view', 'view_item', 'add_to_cart', 'purchase'),
  at: times,
  params: fc.constantFrom({}, { items: [{ item_id: 'a', quantity: 2 }] }, { items: [{ item_id: 'b' }] }),
});
let people = 0;
const anyPerson: fc.Arbitrary<Person> = fc
  .record({
    acts: fc.array(anyAct, { maxLength: 8 }),
    ledger: fc.dictionary(fc.constantFrom('c1', 'c2'), anyEntry),
    shownAt: fc.uniqueArray(times, { maxLength: 3 }),
    lastSeenAt: fc.integer({ min: 1, max: 1_000_000 }),
  })
  .map(({ acts, ledger, shownAt, lastSeenAt }) => {
    const number = ++people;
    const own = acts.map((act) => ({ ...act, visitor: `visitor-${number}` }));
    const who = personWith(own, person({ id: `p${number}` as PersonId }));
    // Last seen at times of their own: of two carts of one moment neither is the newer.
    return { ...who, ledger, shownAt: shownAt.sort(), lastSeenAt: START + HOUR * 10 + lastSeenAt * 1_000 + number };
  });

/** All but what only the survivor can give. */
function facts({ id: _id, attributes: _attributes, cart, past, ...rest }: Person) {
  return {
    ...rest,
    events: past.events,
    cart: cart.toSorted((a, b) => String(a.item_id).localeCompare(String(b.item_id))),
  };
}

describe('any three persons', () => {
  it('come out the same in whatever order they are joined', () => {
    fc.assert(
      fc.property(anyPerson, anyPerson, anyPerson, (a, b, c) => {
        const expected = facts(joinPersons(joinPersons(a, b), c));
        const orders: [Person, Person, Person][] = [
          [a, c, b],
          [b, a, c],
          [b, c, a],
          [c, a, b],
          [c, b, a],
        ];
        for (const [one, other, third] of orders) {
          expect(facts(joinPersons(joinPersons(one, other), third))).toEqual(expected);
          expect(facts(joinPersons(one, joinPersons(other, third)))).toEqual(expected);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('lose no showing, no hold-out and no open offer', () => {
    fc.assert(
      fc.property(anyPerson, anyPerson, (a, b) => {
        const both = joinPersons(a, b);
        for (const [campaignId, kept] of Object.entries(both.ledger)) {
          const entries = [a, b].flatMap(({ ledger }) => ledger[campaignId as CampaignId] ?? []);
          const first = entries.toSorted((x, y) => x.since - y.since || (x.offer < y.offer ? -1 : 1))[0];
          expect(kept.arm).toBe(first?.arm);
          expect(kept.times).toBe(entries.reduce((sum, one) => sum + one.times, 0));
          expect(kept.leasedUntil).toBe(Math.max(...entries.map((one) => one.leasedUntil)));
          expect(new Set([kept.offer, ...(kept.formerOffers ?? [])])).toEqual(new Set(entries.map((one) => one.offer)));
        }
        expect(both.shownAt).toEqual([...new Set([...a.shownAt, ...b.shownAt])].sort());
      }),
    );
  });
});
