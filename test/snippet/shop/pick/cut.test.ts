import { describe, expect, it } from 'vitest';
import { between } from '../../../../snippet/shop/mapping/read.ts';
import { cutAt, wordsOf } from '../../../../snippet/shop/pick/cut.ts';

/** What the evaluator reads of a text when the words from `first` to `last` were pressed. */
const read = (text: string, first: string, last = first) => {
  const words = wordsOf(text);
  return between(text, { from: 'text', selector: 'b', ...cutAt(text, words.indexOf(first), words.lastIndexOf(last)) });
};

describe('the part of a text that is meant', () => {
  it.each([
    ['백자 머그 무료 포장', '백자', '머그', '백자 머그'],
    ['2 × Klapprad zu 849,50 €', 'Klapprad', 'Klapprad', 'Klapprad'],
    ['2 × Klapprad zu 849,50 €', '2', '2', '2'],
    ['statt 1.019,40 € jetzt 849,50 € inkl. MwSt.', '849,50', '849,50', '849,50'],
    ['Item No. TL-100 (in stock)', 'TL-100', 'TL-100', 'TL-100'],
    ['List Price: $30.63 Our Price: $24.50 plus shipping', '24.50', '24.50', '24.50'],
    ['주문번호:20261122-101', '20261122-101', '20261122-101', '20261122-101'],
    ['결제금액 : 129,000원 (배송비 포함)', '129,000', '129,000', '129,000'],
  ])('of %s', (text, first, last, expected) => {
    expect(read(text, first, last)).toBe(expected);
  });

  it('stays right when the next page has other words there', () => {
    const cut = cutAt('2 × Klapprad zu 849,50 €', 2, 2);
    expect(between('13 × Reiserad „Möwe“ zu 1.299,00 €', { from: 'text', selector: 'b', ...cut })).toBe(
      'Reiserad „Möwe“',
    );
  });

  it('is all of it when all words are pressed', () => {
    expect(cutAt('a b c', 0, 2)).toEqual({});
  });
});
