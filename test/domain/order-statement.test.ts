import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../server/contract/ids.ts';
import { type Order, orderStatuses } from '../../server/contract/order.ts';
import { bookingOf } from '../../server/domain/order-booking.ts';
import { hear, nothingStated, orderFaults, readOrder } from '../../server/domain/order-statement.ts';

const NOW = Date.UTC(2026, 10, 21, 3);
const won = { currency: 'KRW' };
const told = (...orders: Order[]) => orders.map((order) => readOrder(order, won, NOW)).reduce(hear, nothingStated);
const booked = (...orders: Order[]) => bookingOf({ stated: told(...orders) }, 'kim' as PersonId, []);

const statement = fc
  .record(
    {
      status: fc.constantFrom(...orderStatuses),
      value: fc.integer({ min: 0, max: 5 }),
      coupons: fc.array(fc.constantFrom('A', 'B'), { maxLength: 2 }),
      refunds: fc.array(fc.record({ id: fc.constantFrom('r1', '__proto__'), amount: fc.integer({ min: 0, max: 3 }) })),
      updatedAt: fc.integer({ min: NOW - 3, max: NOW }),
    },
    { requiredKeys: ['updatedAt'] },
  )
  .map((parts): Order => ({ transactionId: 'T1', ...parts }));

describe('what was stated of an order', () => {
  it('is the same in whatever order and however often it was told', () => {
    const scene = fc.array(statement, { maxLength: 6 }).chain((all) =>
      fc.record({
        all: fc.constant(all),
        inSomeOrder: fc.shuffledSubarray(all, { minLength: all.length }),
        again: fc.shuffledSubarray(all),
      }),
    );
    fc.assert(
      fc.property(scene, ({ all, inSomeOrder, again }) => {
        expect(told(...inSomeOrder, ...again)).toEqual(told(...all));
      }),
    );
  });

  it('is newest field by field: a cancellation does not forget the value', () => {
    const worth = { transactionId: 'T1', value: 500, updatedAt: NOW - 1 };
    const { fields } = told(worth, { transactionId: 'T1', status: 'cancelled', updatedAt: NOW });
    expect([fields.valueMinor?.value, fields.status?.value]).toEqual([500, 'cancelled']);
  });

  it('is, of two statuses of one moment, the one that comes later in the life of an order', () => {
    const [placed, paid] = (['placed', 'paid'] as const).map((status) => ({
      transactionId: 'T1',
      status,
      updatedAt: NOW,
    }));
    if (!placed || !paid) throw new Error('there must be two');
    expect(told(paid, placed)).toEqual(told(placed, paid));
    expect(told(paid, placed).fields.status?.value).toBe('paid');
  });

  it('says nothing new when it is told again', () => {
    const order = readOrder({ transactionId: 'T1', status: 'paid', refunds: [{ id: 'r', amount: 1 }] }, won, NOW);
    const stated = hear(nothingStated, order);
    expect(hear(stated, order)).toBe(stated);
  });
});

describe('what is counted of an order', () => {
  const order: Order = { transactionId: 'T1', status: 'paid', value: 10_000, at: NOW };

  it.each([
    ['all of a paid one is confirmed', order, 10_000, 10_000],
    ['none of a placed one is', { ...order, status: 'placed' }, 10_000, 0],
    ['what was given back is taken off', { ...order, refunds: [{ id: 'r', amount: 4_000 }] }, 6_000, 6_000],
    ['another currency is worth nothing', { ...order, currency: 'USD' }, 0, 0],
  ] as [string, Order, number, number][])('%s', (_what, one, valueMinor, confirmedMinor) => {
    expect(booked(one)).toMatchObject({ valueMinor, confirmedMinor });
  });

  it.each([
    ['cancelled', { ...order, status: 'cancelled' }],
    ['given back', { ...order, status: 'refunded' }],
    [
      'given back piece by piece',
      {
        ...order,
        refunds: [
          { id: 'a', amount: 9_000 },
          { id: 'b', amount: 2_000 },
        ],
      },
    ],
    ['of unknown worth', { transactionId: 'T1', status: 'paid' }],
  ] as [string, Order][])('nothing of one that is %s', (_what, one) => {
    expect(booked(one)).toBeUndefined();
  });
});

describe('a moment', () => {
  it.each([
    [NOW, undefined],
    ['2026-11-21T12:00:00+09:00', undefined],
    ['2026-11-21T03:00:00.000Z', undefined],
    ['2026-11-21T12:00:00', /must be milliseconds/],
    ['21.11.2026', /must be milliseconds/],
    ['2026-13-41T99:00:00Z', /must be milliseconds/],
    [NOW + 3 * 86_400_000, /must not be in the future/],
  ])('%s is taken, or refused with what it must be', (at, rule) => {
    const [fault] = orderFaults({ transactionId: 'T1', at }, NOW);
    if (rule) expect(fault?.rule).toMatch(rule);
    else expect(fault).toBeUndefined();
  });

  it('is never later than now: a clock that is a little fast puts no order into tomorrow', () => {
    const { asOf, fields } = readOrder({ transactionId: 'T1', at: NOW + 1_000, updatedAt: NOW + 2_000 }, won, NOW);
    expect([asOf, fields.at]).toEqual([NOW, NOW]);
  });
});
