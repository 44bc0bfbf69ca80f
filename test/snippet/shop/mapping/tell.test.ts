import { beforeEach, describe, expect, it } from 'vitest';
import type { Telling } from '../../../../server/contract/mapping.ts';
import type { Memory, Reader } from '../../../../snippet/shop/mapping/memory.ts';
import { tell } from '../../../../snippet/shop/mapping/tell.ts';

const field = (name: string) => ({ name, read: [{ from: 'fixed', value: '' } as const] });
let told: unknown[][];
const memory: Memory = { kept: {} };
const tag = {
  tell: (...words: unknown[]) => told.push(words),
  call: (...words: unknown[]) => told.push(words),
  agrees: () => true,
  memory,
} as unknown as Reader;
const say = (telling: Partial<Telling>, params: Record<string, unknown>) =>
  tell(tag, { fields: [], ...telling }, { _params: params, _isWhole: true });

beforeEach(() => {
  told = [];
  Object.assign(memory, { kept: {}, order: undefined, customer: undefined });
});

describe('a customer', () => {
  const identify = { event: 'identify', fields: [field('customer_id')] };

  it('is identified once, and again when something has changed or after a log-out', () => {
    say(identify, { customer_id: '7', points: 5 });
    say(identify, { customer_id: '7', points: 5 });
    say(identify, { customer_id: '7', points: 9, signature: 'ab' });
    say({ event: 'logout' }, {});
    say({ event: 'logout' }, {});
    say(identify, { customer_id: '7', points: 9, signature: 'ab' });
    expect(told).toEqual([
      ['identify', '7', { points: 5 }, undefined],
      ['identify', '7', { points: 9 }, 'ab'],
      ['logout', undefined, {}, undefined],
      ['identify', '7', { points: 9 }, 'ab'],
    ]);
  });

  it('without an id is nobody', () => {
    expect(say(identify, { points: 5 })).toBe(false);
    expect(told).toEqual([]);
  });
});

describe('an order', () => {
  const purchase = { event: 'purchase', fields: [field('value')] };

  it('is told once, however often its page is loaded, and takes with it what was remembered', () => {
    say({ fields: [field('value')], remember: ['value'] }, { value: 9, note: 'x' });
    expect(memory.kept).toEqual({ value: 9 });
    say(purchase, { transaction_id: 'A', value: 9 });
    say(purchase, { transaction_id: 'A', value: 9 });
    say(purchase, { transaction_id: 'B' });
    expect(told.map(([, , params]) => params)).toEqual([{ transaction_id: 'A', value: 9 }, { transaction_id: 'B' }]);
    expect(memory.kept).toEqual({});
  });

  it('without its number is not told: it would be at every look at its page', () => {
    expect(say(purchase, { value: 9 })).toBe(false);
  });
});

it('of rows one is needed, of fields the first', () => {
  const rows = { from: 'remembered' } as const;
  expect(say({ event: 'view_cart', rows }, { value: 0 })).toBe(false);
  expect(say({ event: 'view_cart', rows }, { items: [{}] })).toBe(true);
  expect(say({ event: 'search', fields: [field('search_term')] }, {})).toBe(false);
  expect(say({ event: 'view_item', fields: [field('item_id')] }, { items: [{ item_id: 'A' }] })).toBe(true);
  expect(say({ event: 'begin_checkout' }, {})).toBe(true);
});
