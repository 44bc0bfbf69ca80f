import { describe, expect, it } from 'vitest';
import { makeOrderId } from '../../server/demo/browser/orders.ts';
import { discountOf, totalsOf } from '../../server/demo/browser/price.ts';

describe('what an order costs', () => {
  it('adds delivery below 50,000 won', () => {
    expect(totalsOf(49_999, undefined, false)).toMatchObject({ shipping: 3_000, total: 52_999 });
    expect(totalsOf(50_000, undefined, false)).toMatchObject({ shipping: 0, total: 50_000 });
  });

  it('takes 3 % off at checkout and not before', () => {
    expect(totalsOf(100_000, undefined, false).checkout).toBe(0);
    expect(totalsOf(100_000, undefined, true)).toMatchObject({ checkout: 3_000, total: 97_000 });
  });

  it('takes a coupon off first, and 3 % of the rest', () => {
    expect(totalsOf(100_000, 'SECRET-AB12-CD34', true)).toEqual({
      goods: 100_000,
      coupon: 15_000,
      checkout: 2_550,
      shipping: 0,
      total: 82_450,
    });
  });

  it('gives the welcome coupon from 30,000 won on', () => {
    expect(totalsOf(29_999, 'WELCOME5000', false).coupon).toBe(0);
    expect(totalsOf(30_000, 'WELCOME5000', false).coupon).toBe(5_000);
  });

  it('gives nothing for a code it does not know', () => {
    expect(discountOf('NOTHING')).toBeUndefined();
    expect(discountOf(undefined)).toBeUndefined();
    expect(totalsOf(100_000, 'NOTHING', false).coupon).toBe(0);
  });

  it('takes codes however they are typed', () => {
    expect(discountOf('secret-ab12-cd34')).toBe(discountOf('SECRET-AB12-CD34'));
  });

  it('keeps sums in tens of won, and an empty cart free', () => {
    expect(totalsOf(12_345, 'SECRET-AB12-CD34', true).coupon % 10).toBe(0);
    expect(totalsOf(0, 'WELCOME5000', true).total).toBe(0);
  });
});

describe('the number of an order', () => {
  it('carries the day and differs each time', () => {
    const day = new Date(2026, 10, 21);
    const numbers = new Set(Array.from({ length: 200 }, () => makeOrderId(day)));
    expect(numbers.size).toBe(200);
    for (const number of numbers) expect(number).toMatch(/^ON20261121-[0-9B-Z]{6}$/);
  });
});
