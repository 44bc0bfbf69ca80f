import { describe, expect, it } from 'vitest';
import type { Params } from '../../../server/contract/event.ts';
import type { Source } from '../../../snippet/part.ts';
import { compare } from '../../../snippet/shop/compare.ts';
import { type Told, verdictOf } from '../../../snippet/shop/sources.ts';

const shirt = { item_id: 'SKU1', item_name: '린넨 셔츠', price: 39_000, quantity: 1 };

const told = (source: Source, at = 0, params: Params = { items: [shirt] }): Told => ({
  _source: source,
  _name: 'add_to_cart',
  _params: params,
  _at: at,
});
const priced = (price: number) => ({ items: [{ ...shirt, price }] });

describe('what is told of an act', () => {
  it('is used when nobody has told of such an act on this page view', () => {
    expect(verdictOf(told('mapping'), undefined)).toBe('used');
  });

  it('is compared, and not used, when a more trusted source has', () => {
    expect(verdictOf(told('markup', 900), told('layer'))).toBe('compared');
    expect(verdictOf(told('mapping', 900, { items: [{ item_id: 'other' }] }), told('page'))).toBe('compared');
  });

  it('is not compared with an act that was long before', () => {
    expect(verdictOf(told('platform', 5_000), told('layer'))).toBe('unused');
  });

  it('is the same act when a more trusted source tells it a little late', () => {
    expect(verdictOf(told('layer', 4_000), told('markup'))).toBe('double');
    expect(verdictOf(told('page', 4_000), told('mapping'))).toBe('double');
    expect(verdictOf(told('layer', 4_000, { items: [{ item_id: 'SKU2' }] }), told('markup'))).toBe('used');
    expect(verdictOf(told('layer', 5_000), told('markup'))).toBe('used');
  });

  it('by the same source twice within a second is one when its items are the same, whatever else differs', () => {
    expect(verdictOf(told('layer', 999, { value: 2, items: [shirt] }), told('layer'))).toBe('double');
    expect(verdictOf(told('layer', 1_000), told('layer'))).toBe('used');
    expect(verdictOf(told('layer', 1, priced(1)), told('layer'))).toBe('used');
  });

  it('without items is the same by its parameters', () => {
    const search = (term: string, at: number) => told('layer', at, { search_term: term });
    expect(verdictOf(search('b', 1), search('a', 0))).toBe('used');
    expect(verdictOf(search('b', 1), search('b', 0))).toBe('double');
  });

  it('by two calls of the page is two acts: the shop knows what it says', () => {
    expect(verdictOf(told('page', 1), told('page'))).toBe('used');
  });
});

describe('two sources of one act', () => {
  const others = { currency: 'KRW', items: [shirt] };

  it('agree when they say the same, or one of them less', () => {
    expect(compare({ items: [{ ...shirt }] }, others)).toBe('same');
    expect(compare({ items: [{ item_name: '셔츠' }] }, others)).toBe('same');
    expect(compare({ items: [{ ...shirt, price: '39000' } as never] }, others)).toBe('same');
  });

  it('differ in the weightiest thing that is not the same', () => {
    expect(compare(priced(49_000), others)).toBe('differs price');
    expect(compare({ currency: 'USD', ...priced(49_000) }, others)).toBe('differs currency');
    expect(compare({ items: [{ item_id: 'other' }] }, others)).toBe('differs item_id');
  });
});
