import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CampaignDefinition } from '../../server/contract/campaign.ts';
import type { Params } from '../../server/contract/event.ts';
import type { Order } from '../../server/contract/order.ts';
import type { Site } from '../../server/contract/site.ts';
import { readOrder } from '../../server/domain/order-statement.ts';
import { checkUp } from '../../server/storage/sqlite/checkup.ts';
import { openNouns } from '../../server/storage/sqlite/nouns.ts';
import {
  batchOf,
  countedChance,
  DAY,
  event,
  type Fixture,
  MINUTE,
  NOON,
  openFixture,
  SECOND,
  secretCoupon,
  send,
  settings,
} from './fixture.ts';

let fixture: Fixture;
beforeEach(() => {
  fixture = openFixture();
});
afterEach(() => fixture.close());

/** A shop whose visitors are shown a coupon, and what its reports say. */
function openShop(definition: CampaignDefinition = secretCoupon) {
  const { engine, write } = fixture;
  const site: Site = write(() => engine.createSite(settings, NOON));
  const { id } = write(() => engine.createCampaign(site.id, definition, 'live', NOON));
  const told = (visitor: string, name: string, at: number, params: Params = {}) =>
    write(() => engine.collect({ siteId: site.id, batch: batchOf(visitor, [event(name, at, params)]), now: at }))
      .answer;
  return {
    site,
    told,
    /** Comes, is shown the message, and holds the code from then on. */
    sees(visitor: string, at = NOON - 10 * MINUTE): string {
      const [decision] = told(visitor, 'page_view', at).decisions;
      told(visitor, 'offer_shown', at + SECOND, { offer: decision?.offer ?? '', turn: decision?.turn ?? 0 });
      return decision?.coupon?.code ?? '';
    },
    logsIn: (visitor: string, customer: string, at: number) => told(visitor, 'identify', at, { customer_id: customer }),
    claims: (visitor: string, params: Params, at = NOON) => told(visitor, 'purchase', at, params),
    states: (...orders: Order[]) =>
      write(() =>
        engine.tellOrders(
          site.id,
          orders.map((order) => readOrder(order, site, NOON + DAY)),
          NOON + DAY,
        ),
      ),
    today() {
      const { days } = engine.homeReport(site.id, NOON + MINUTE);
      const { orders, revenueMinor, confirmedMinor } = days.at(-1)?.totals ?? {};
      return { orders, revenueMinor, confirmedMinor };
    },
    results() {
      const report = engine.campaignResults(site.id, id);
      const { converted, orders, revenueMinor, confirmedMinor } = report?.arms[0] ?? {};
      return { converted, orders, revenueMinor, confirmedMinor, redeemed: report?.coupons.redeemed };
    },
    /** The person a visitor is. */
    person(visitor: string) {
      const { people } = openNouns(engine.db, countedChance());
      const found = people.findByVisitor(site.id, `visitor-${visitor}` as never)?.record.person;
      if (!found) throw new Error(`${visitor} must be known`);
      return found;
    },
    average: () => openNouns(engine.db, countedChance()).orders.averageMinor(site.id),
  };
}

const paid = (transactionId: string, value: number, parts: Partial<Order> = {}): Order => ({
  transactionId,
  status: 'paid',
  value,
  at: NOON,
  updatedAt: NOON + MINUTE,
  ...parts,
});

describe('an order that a page claims and the shop confirms', () => {
  it.each([
    ['first the page', ['page', 'shop']],
    ['first the shop', ['shop', 'page']],
    ['both twice', ['page', 'shop', 'page', 'shop']],
  ])('is counted once, by what the shop says: %s', (_which, order) => {
    const shop = openShop();
    const code = shop.sees('ann');
    for (const who of order) {
      if (who === 'page') shop.claims('ann', { transaction_id: 'T1', value: 99_000, coupon: code });
      else shop.states(paid('T1', 30_000));
    }
    expect(shop.today()).toEqual({ orders: 1, revenueMinor: 30_000, confirmedMinor: 30_000 });
    expect(shop.results()).toEqual({
      converted: 1,
      orders: 1,
      revenueMinor: 30_000,
      confirmedMinor: 30_000,
      redeemed: 1,
    });
    expect(shop.person('ann')).toMatchObject({ orderCount: 1, revenueMinor: 30_000 });
    expect(shop.average()).toBe(30_000);
  });

  it('is told as unconfirmed until the shop says that it is paid', () => {
    const shop = openShop();
    shop.claims('ann', { transaction_id: 'T1', value: 30_000 });
    expect(shop.today()).toEqual({ orders: 1, revenueMinor: 30_000, confirmedMinor: 0 });
    shop.states(paid('T1', 30_000, { status: 'placed' }));
    expect(shop.today()).toEqual({ orders: 1, revenueMinor: 30_000, confirmedMinor: 0 });
    shop.states({ transactionId: 'T1', status: 'paid', updatedAt: NOON + 2 * MINUTE });
    expect(shop.today()).toEqual({ orders: 1, revenueMinor: 30_000, confirmedMinor: 30_000 });
  });

  it('is not changed by a page afterwards, whatever it claims', () => {
    const shop = openShop();
    shop.states(paid('T1', 30_000));
    shop.claims('thief', { transaction_id: 'T1', value: 1e12 }, NOON - 5 * DAY);
    expect(shop.today()).toEqual({ orders: 1, revenueMinor: 30_000, confirmedMinor: 30_000 });
  });

  it('of another currency is an order worth nothing', () => {
    const shop = openShop();
    shop.states(paid('T1', 30_000, { currency: 'USD' }));
    expect(shop.today()).toEqual({ orders: 1, revenueMinor: 0, confirmedMinor: 0 });
  });
});

describe('an order that is cancelled or given back', () => {
  it('takes its money, its conversion and its code with it', () => {
    const shop = openShop();
    const code = shop.sees('ann');
    shop.claims('ann', { transaction_id: 'T1', value: 30_000, coupon: code });
    shop.states(paid('T1', 30_000), { transactionId: 'T1', status: 'cancelled', updatedAt: NOON + 2 * MINUTE });
    expect(shop.today()).toEqual({ orders: 0, revenueMinor: 0, confirmedMinor: 0 });
    expect(shop.results()).toEqual({ converted: 0, orders: 0, revenueMinor: 0, confirmedMinor: 0, redeemed: 0 });
    const person = shop.person('ann');
    expect(person).toMatchObject({ orderCount: 0, revenueMinor: 0, orders: [] });
    expect(Object.values(person.ledger)[0]?.convertedAt).toBeUndefined();
    expect(shop.average()).toBeUndefined();
  });

  it('stays away although the page tells of it later', () => {
    const shop = openShop();
    shop.states({ transactionId: 'T1', status: 'cancelled', updatedAt: NOON });
    shop.claims('ann', { transaction_id: 'T1', value: 30_000 });
    expect(shop.today()).toEqual({ orders: 0, revenueMinor: 0, confirmedMinor: 0 });
    expect(shop.person('ann').orderCount).toBe(0);
  });

  it('counts what is left of it, each refund once', () => {
    const shop = openShop();
    shop.claims('ann', { transaction_id: 'T1', value: 30_000 });
    shop.states(paid('T1', 30_000, { refunds: [{ id: 'r1', amount: 4_000 }] }));
    shop.states({ transactionId: 'T1', refunds: [{ id: 'r1', amount: 4_000 }] });
    shop.states({ transactionId: 'T1', refunds: [{ id: 'r2', amount: 6_000 }] });
    expect(shop.today()).toEqual({ orders: 1, revenueMinor: 20_000, confirmedMinor: 20_000 });
    shop.states({ transactionId: 'T1', refunds: [{ id: 'r3', amount: 20_000 }] });
    expect(shop.today()).toEqual({ orders: 0, revenueMinor: 0, confirmedMinor: 0 });
  });

  it('leaves the conversion to another order of the same message', () => {
    const shop = openShop();
    shop.sees('ann');
    shop.claims('ann', { transaction_id: 'T1', value: 30_000 });
    shop.claims('ann', { transaction_id: 'T2', value: 10_000 }, NOON + MINUTE);
    shop.states({ transactionId: 'T1', status: 'cancelled' });
    expect(shop.results()).toMatchObject({ converted: 1, orders: 1, revenueMinor: 10_000 });
    shop.states({ transactionId: 'T2', status: 'refunded' });
    expect(shop.results()).toMatchObject({ converted: 0, orders: 0, revenueMinor: 0 });
  });

  it('is not undone by a statement that is older', () => {
    const shop = openShop();
    shop.states({ transactionId: 'T1', status: 'cancelled', updatedAt: NOON + 2 * MINUTE });
    expect(shop.states(paid('T1', 30_000)).recorded).toBe(1);
    expect(shop.states(paid('T1', 30_000)).recorded).toBe(0);
    expect(shop.today()).toEqual({ orders: 0, revenueMinor: 0, confirmedMinor: 0 });
  });
});

describe('an order that goes by another name', () => {
  const answered = { orders: 1, revenueMinor: 30_000, confirmedMinor: 30_000 };

  it.each([
    ['first the page', true],
    ['first the shop', false],
  ])('is one order when the shop tells that name too: %s', (_which, pageFirst) => {
    const shop = openShop();
    const tells = () => shop.claims('ann', { transaction_id: '#1001', value: 30_000 });
    if (pageFirst) tells();
    shop.states(paid('55', 30_000, { otherNames: ['#1001', '1001'] }));
    if (!pageFirst) tells();
    tells();
    shop.claims('ann', { transaction_id: '1001', value: 30_000 });
    expect(shop.today()).toEqual(answered);
    expect(shop.person('ann').orderCount).toBe(1);
  });

  it.each([
    ['first the page', true],
    ['first the shop', false],
  ])('is one order when both tell the cart: %s', (_which, pageFirst) => {
    const shop = openShop();
    const tells = () => shop.claims('ann', { transaction_id: 'page-7', value: 30_000, cart_token: 'cart-7' });
    if (pageFirst) tells();
    shop.states(paid('55', 30_000, { cartToken: 'cart-7' }));
    if (!pageFirst) tells();
    tells();
    expect(shop.today()).toEqual(answered);
  });

  it.each([
    ['first the page', true],
    ['first the shop', false],
  ])('is one order when the same customer pays the same at about the same time: %s', (_which, pageFirst) => {
    const shop = openShop();
    shop.logsIn('ann', 'c1', NOON - MINUTE);
    if (pageFirst) shop.claims('ann', { value: 30_000 });
    shop.states(paid('55', 30_000, { customerId: 'c1' }));
    if (!pageFirst) shop.claims('ann', { value: 30_000 });
    expect(shop.today()).toEqual(answered);
    shop.claims('ann', { value: 30_000 }, NOON + 3 * 60 * MINUTE);
    expect(shop.today()).toMatchObject({ orders: 2 });
  });

  it('is one order whatever names are told, in whatever order, beside another like it, and whoever else claims it', () => {
    const orders: ((shop: ReturnType<typeof openShop>) => void)[] = [
      (shop) => shop.claims('ann', { transaction_id: '#1', value: 30_000, cart_token: 'cart-1' }),
      (shop) => shop.claims('ann', { transaction_id: '55', value: 30_000 }),
      (shop) => shop.claims('ann', { transaction_id: '#2', value: 30_000 }, NOON + MINUTE),
      (shop) => shop.states(paid('55', 30_000, { customerId: 'c1', otherNames: ['#1'], cartToken: 'cart-1' })),
      (shop) => shop.states(paid('56', 30_000, { customerId: 'c1', otherNames: ['#2'], at: NOON + MINUTE })),
      (shop) => shop.claims('bob', { transaction_id: '#2', value: 5 }),
      (shop) => shop.claims('bob', { transaction_id: '55', value: 30_000 }),
      (shop) => shop.logsIn('bob', 'c2', NOON),
      (shop) => shop.told('bob', 'view_cart', NOON, { cart_token: 'cart-1' }),
      (shop) => shop.states({ transactionId: '56', refunds: [{ id: 'r1', amount: 1_000 }] }),
      (shop) => shop.logsIn('ann', 'c1', NOON),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(orders, { minLength: orders.length }), (inSomeOrder) => {
        const shop = openShop();
        for (const happens of inSomeOrder) happens(shop);
        expect(shop.today()).toEqual({ orders: 2, revenueMinor: 59_000, confirmedMinor: 59_000 });
        expect(shop.person('ann')).toMatchObject({ orderCount: 2, revenueMinor: 59_000 });
        expect(shop.person('bob')).toMatchObject({ orderCount: 0, revenueMinor: 0, orders: [] });
      }),
      { numRuns: 25 },
    );
    expect(checkUp(fixture.file)).toEqual([]);
  });

  it('is told apart from its like as soon as somebody tells the right name', () => {
    const orders: [string, (shop: ReturnType<typeof openShop>) => void][] = [
      ['page 1', (shop) => shop.claims('ann', { transaction_id: '1', value: 30_000 })],
      ['page 2', (shop) => shop.claims('ann', { transaction_id: '2', value: 30_000 }, NOON + MINUTE)],
      ['shop 1', (shop) => shop.states(paid('1', 30_000, { customerId: 'c1' }))],
      ['shop 2', (shop) => shop.states(paid('2', 30_000, { customerId: 'c1', at: NOON + MINUTE }))],
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(orders, { minLength: 4 }), (inSomeOrder) => {
        const shop = openShop();
        shop.logsIn('ann', 'c1', NOON - MINUTE);
        for (const [, happens] of inSomeOrder) happens(shop);
        expect(shop.today()).toEqual({ orders: 2, revenueMinor: 60_000, confirmedMinor: 60_000 });
        expect(shop.person('ann')).toMatchObject({ orderCount: 2, revenueMinor: 60_000 });
      }),
      { numRuns: 24 },
    );
  });
});

describe('whose an order is', () => {
  it('waits until the customer logs in somewhere', () => {
    const shop = openShop();
    shop.sees('ann');
    shop.states(paid('T1', 30_000, { customerId: 'c1' }));
    expect(shop.today()).toEqual({ orders: 1, revenueMinor: 30_000, confirmedMinor: 30_000 });
    expect(shop.person('ann').orderCount).toBe(0);
    shop.logsIn('ann', 'c1', NOON + MINUTE);
    expect(shop.person('ann')).toMatchObject({ orderCount: 1, revenueMinor: 30_000 });
    expect(shop.results()).toMatchObject({ converted: 1, orders: 1, revenueMinor: 30_000 });
    expect(shop.today()).toEqual({ orders: 1, revenueMinor: 30_000, confirmedMinor: 30_000 });
  });

  it('is told by the visitor that the shop was given', () => {
    const shop = openShop();
    shop.sees('ann');
    shop.states(paid('T1', 30_000, { visitorId: 'visitor-ann' }));
    expect(shop.person('ann')).toMatchObject({ orderCount: 1 });
    expect(shop.results()).toMatchObject({ converted: 1, confirmedMinor: 30_000 });
  });

  it.each([
    ['first the page', true],
    ['first the shop', false],
  ])('is told by the cart, where no page tells of the order: %s', (_which, pageFirst) => {
    const shop = openShop();
    shop.sees('ann');
    const fills = (visitor: string) => shop.told(visitor, 'add_to_cart', NOON - MINUTE, { cart_token: 'cart-7' });
    if (pageFirst) fills('ann');
    shop.states(paid('T1', 30_000, { cartToken: 'cart-7' }));
    if (!pageFirst) fills('ann');
    fills('thief');
    expect(shop.person('ann')).toMatchObject({ orderCount: 1, revenueMinor: 30_000 });
    expect(shop.person('thief').orderCount).toBe(0);
    expect(shop.results()).toMatchObject({ converted: 1, orders: 1, confirmedMinor: 30_000 });
    expect(shop.today()).toEqual({ orders: 1, revenueMinor: 30_000, confirmedMinor: 30_000 });
  });

  it('is not taken over by somebody else who claims a number that was guessed', () => {
    const shop = openShop();
    shop.logsIn('ann', 'c1', NOON - MINUTE);
    shop.states(paid('1001', 30_000, { customerId: 'c1' }));
    shop.claims('thief', { transaction_id: '1001', value: 30_000 });
    expect(shop.person('ann')).toMatchObject({ orderCount: 1, revenueMinor: 30_000 });
    expect(shop.person('thief')).toMatchObject({ orderCount: 0, revenueMinor: 0 });
  });

  it('empties the cart of whoever bought without a page telling it', () => {
    const shop = openShop();
    shop.logsIn('ann', 'c1', NOON - 2 * MINUTE);
    shop.told('ann', 'add_to_cart', NOON - MINUTE, { items: [{ item_id: 'A' }] });
    shop.states(paid('T1', 30_000, { customerId: 'c1' }));
    expect(shop.person('ann').cart).toEqual([]);
  });

  it('follows a person who turns out to be another', () => {
    const shop = openShop();
    shop.claims('ann', { transaction_id: 'T1', value: 30_000 });
    shop.logsIn('phone', 'c1', NOON + MINUTE);
    shop.logsIn('ann', 'c1', NOON + 2 * MINUTE);
    shop.states({ transactionId: 'T1', status: 'cancelled' });
    expect(shop.person('phone')).toMatchObject({ orderCount: 0, revenueMinor: 0, orders: [] });
  });
});

describe('what is told of an order', () => {
  const happenings: [string, (shop: ReturnType<typeof openShop>, code: string) => unknown][] = [
    ['claim', (shop, code) => shop.claims('ann', { transaction_id: 'T1', value: 99_000, coupon: code })],
    ['place', (shop) => shop.states(paid('T1', 30_000, { status: 'placed', customerId: 'c1', updatedAt: NOON }))],
    ['confirm', (shop) => shop.states({ transactionId: 'T1', status: 'paid', updatedAt: NOON + 1 })],
    ['correct', (shop) => shop.states({ transactionId: 'T1', value: 28_000, updatedAt: NOON + 2 })],
    [
      'refund',
      (shop) => shop.states({ transactionId: 'T1', refunds: [{ id: 'r1', amount: 5_000 }], updatedAt: NOON + 3 }),
    ],
    [
      'refund more',
      (shop) => shop.states({ transactionId: 'T1', refunds: [{ id: 'r2', amount: 1_000 }], updatedAt: NOON + 4 }),
    ],
    ['cancel', (shop) => shop.states({ transactionId: 'T1', status: 'cancelled', updatedAt: NOON + 5 })],
    ['log in', (shop) => shop.logsIn('ann', 'c1', NOON)],
  ];
  const endOf = (told: typeof happenings) => {
    const shop = openShop();
    const code = shop.sees('ann');
    for (const [, happens] of told) happens(shop, code);
    const { orderCount, revenueMinor, orders, ledger, cart } = shop.person('ann');
    const [entry] = Object.values(ledger);
    return {
      today: shop.today(),
      results: shop.results(),
      orderCount,
      revenueMinor,
      orders,
      cart,
      at: entry?.convertedAt,
    };
  };

  it.each([
    ['what is left after the refunds', happenings.filter(([name]) => name !== 'cancel'), 22_000],
    ['nothing once it is cancelled', happenings, 0],
  ])('comes to the same in whatever order and however often it comes: %s', (_what, told, revenueMinor) => {
    const expected = endOf(told);
    expect(expected.today.revenueMinor).toBe(revenueMinor);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(told, { minLength: told.length }),
        fc.shuffledSubarray(told),
        (inSomeOrder, again) => {
          expect(endOf([...inSomeOrder, ...again])).toEqual(expected);
        },
      ),
      { numRuns: 30 },
    );
    expect(checkUp(fixture.file)).toEqual([]);
  });
});

describe('orders that nobody can have placed', () => {
  it('do not keep a site from recording the next one, however many and dear they are', () => {
    for (let batch = 0; batch < 6; batch++) {
      const forged = Array.from({ length: 200 }, (_, index) =>
        event('purchase', NOON, { transaction_id: `F${batch}-${index}`, value: 1e300 }),
      );
      send(fixture, batchOf('forger', forged));
    }
    const honest = event('purchase', NOON, { transaction_id: 'T1', value: 39_000 });
    expect(send(fixture, batchOf('ann', [honest]))).toMatchObject({ accepted: 1 });
    expect(fixture.engine.homeReport(fixture.site.id, NOON + MINUTE).today.orders).toBe(1_201);
  });
});

describe('a batch that tells of no order', () => {
  it('asks nothing of orders: it would be taken without their tables', () => {
    const { engine } = fixture;
    engine.db.exec(
      'PRAGMA foreign_keys = OFF; DROP TABLE shop_order; DROP TABLE cart_visitor; DROP TABLE webhook_delivery',
    );
    const told = ['page_view', 'view_item', 'add_to_cart', 'begin_checkout'].map((name) => event(name, NOON));
    told.push(event('identify', NOON, { customer_id: 'c1' }));
    expect(send(fixture, batchOf('ann', told))).toMatchObject({ accepted: 5 });
    const purchase = batchOf('ann', [event('purchase', NOON, { transaction_id: 'T1' })]);
    expect(() => send(fixture, purchase)).toThrow(/shop_order|internal/);
  });
});

describe('the mean order of a site', () => {
  it('is that of the orders on record, also after a transaction that was undone', () => {
    const { engine, site } = fixture;
    const { orders } = openNouns(engine.db, countedChance());
    const order = (revenueMinor: number) => orders.add(site.id, { orders: 1, revenueMinor });
    expect(orders.averageMinor(site.id)).toBeUndefined();
    order(1_000);
    order(3_000);
    engine.db.exec('BEGIN');
    order(5_000);
    expect(orders.averageMinor(site.id)).toBe(3_000);
    engine.db.exec('ROLLBACK');
    orders.forget();
    expect(orders.averageMinor(site.id)).toBe(2_000);
  });
});
