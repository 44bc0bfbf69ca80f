import { describe, expect, it } from 'vitest';
import { amountOf } from '../../../snippet/shop/amount.ts';

describe('an amount as shops write it', () => {
  it.each([
    ['1.299,00 €', 1_299],
    ['1.299 €', 1_299],
    ['1.234.567,89 €', 1_234_567.89],
    ['₩39,000', 39_000],
    ['$18.50', 18.5],
    ['$1,299.00', 1_299],
    ['18,5 zł', 18.5],
    ['Rs.500', 500],
    ['kr. 50', 50],
    ['×\u00a02', 2],
    ['0 €', 0],
    ['1 299,00 €', 1_299],
    ['$90.00 $100.00 Ex Tax: $80.00', 90],
  ])('%s', (text, amount) => {
    expect(amountOf(text)).toBe(amount);
  });

  it('a text without digits is none', () => {
    expect(amountOf('Free!')).toBeNaN();
    expect(amountOf('')).toBeNaN();
  });
});
