import { describe, expect, it } from 'vitest';
import { countOf } from '../../../snippet/shop/amount.ts';

describe('how many pieces a row of a cart is about', () => {
  it.each([
    ['a cell of its own', ['Model 16', '2', '$5.00', '$10.00'], 2],
    ['a cell of its own after a number that is none', ['16', '3', '$5.00', '$15.00'], 3],
    ['before the name', ['2x iPhone', '$246.40'], 2],
    ['before a name that looks like it', ['2x MacBook 4x USB', '$246.40'], 2],
    ['behind an x', ['MacBook 4x USB', 'x 12', '$246.40'], 12],
    ['nowhere: it is one', ['Galaxy S24', '$246.40'], 1],
    ['nothing at all: it is one', [], 1],
  ])('%s', (_, cells, count) => {
    expect(countOf(cells)).toBe(count);
  });
});
