import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item, Params } from '../../server/contract/event.ts';
import { type Filter, filterOps } from '../../server/contract/filter.ts';
import { compileFilters } from '../../server/domain/filter.ts';

function passes(filters: Filter[], params: Params, url = 'https://shop.example/product/1?x=2'): boolean {
  return compileFilters(filters)({ params, url });
}

describe('a filter', () => {
  it.each<[Filter['op'], Filter['value'], unknown, boolean]>([
    ['equals', 'Seoul', 'SEOUL', true],
    ['equals', '한글', '한글'.normalize('NFD'), true],
    ['equals', 500, '500', true],
    ['equals', '500', 500, true],
    ['equals', '7', '007', false],
    ['equals', 7, '007', true],
    ['equals', true, true, true],
    ['equals', true, 'true', true],
    ['equals', true, 1, false],
    ['equals', 'x', null, false],
    ['one_of', ['VIP', 'Gold'], 'gold', true],
    ['one_of', ['VIP', 'Gold'], 'silver', false],
    ['one_of', ['1', '2'], 2, true],
    ['contains', '코트', '롱코트 베이지', true],
    ['contains', '12', 4_123, true],
    ['matches', 'DANGOL-*', 'dangol-7k3m', true],
    ['matches', 'DANGOL-*', 'xdangol-7k3m', false],
    ['at_least', 500, 500, true],
    ['at_least', '500', '500.5', true],
    ['at_least', 500, '1,000', false],
    ['at_least', 0, '', false],
    ['at_least', 0, ' ', false],
    ['at_least', 0, true, false],
    ['at_most', 10, 10, true],
    ['at_most', 10, 10.01, false],
    ['at_most', 10, null, false],
    ['exists', undefined, 0, true],
    ['exists', undefined, false, true],
    ['exists', undefined, '', false],
    ['exists', undefined, null, false],
    ['exists', undefined, { nested: 1 }, false],
  ])('%s %j against %j: %s', (op, value, found, expected) => {
    const filter: Filter = { property: 'p', op, ...(value !== undefined && { value }) };
    expect(passes([filter], { p: found })).toBe(expected);
  });

  it('never passes on a property that is not there', () => {
    for (const op of filterOps) expect(passes([{ property: 'p', op, value: '' }], {})).toBe(false);
  });

  it('looks at own properties only', () => {
    for (const property of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(passes([{ property, op: 'exists' }], {})).toBe(false);
    }
    expect(passes([{ property: 'items.constructor', op: 'exists' }], { items: [{}] })).toBe(false);
  });

  it('knows the address, the path and the number of pieces', () => {
    const items = [{ quantity: 2 }, {}];
    expect(passes([{ property: 'url', op: 'contains', value: 'shop.example/product' }], {})).toBe(true);
    expect(passes([{ property: 'path', op: 'matches', value: '/product/?' }], {})).toBe(true);
    expect(passes([{ property: 'path', op: 'equals', value: '/product/1' }], {})).toBe(true);
    expect(passes([{ property: 'item_count', op: 'equals', value: 3 }], { items })).toBe(true);
    expect(passes([{ property: 'item_count', op: 'at_most', value: 0 }], {})).toBe(true);
  });

  it('reads an escaped Korean path as Korean', () => {
    const url = `https://shop.example/${encodeURIComponent('상품')}/1`;
    expect(passes([{ property: 'path', op: 'matches', value: '/상품/*' }], {}, url)).toBe(true);
    expect(passes([{ property: 'path', op: 'equals', value: '/%zz' }], {}, 'https://shop.example/%zz')).toBe(true);
  });

  it('on items holds for one and the same item', () => {
    const redCoat: Filter[] = [
      { property: 'items.item_category', op: 'equals', value: '코트' },
      { property: 'items.price', op: 'at_most', value: 50_000 },
    ];
    const coat: Item = { item_category: '코트', price: 90_000 };
    const sock: Item = { item_category: '양말', price: 5_000 };
    expect(passes(redCoat, { items: [coat, sock] })).toBe(false);
    expect(passes(redCoat, { items: [coat, { ...coat, price: 50_000 }] })).toBe(true);
    expect(passes(redCoat, {})).toBe(false);
  });

  it('agrees with its plain reading', () => {
    const names = ['a', 'b', 'items.a', 'items.b'];
    const value = fc.constantFrom<string | number | boolean>('x', 'X', 'xy', '1', '2', 1, 2, true);
    const filter: fc.Arbitrary<Filter> = fc.record({
      property: fc.constantFrom(...names),
      op: fc.constantFrom(...filterOps),
      value: fc.oneof(value, fc.array(fc.constantFrom('x', '1', 'xy'), { minLength: 1 })),
    });
    const bag = fc.dictionary(fc.constantFrom('a', 'b'), fc.oneof(value, fc.constantFrom(null, '')));
    fc.assert(
      fc.property(fc.array(filter, { maxLength: 3 }), bag, fc.array(bag, { maxLength: 3 }), (filters, top, items) => {
        const params: Params = { ...top, items: items as Item[] };
        expect(passes(filters, params)).toBe(plainly(filters, params));
      }),
      { numRuns: 3_000 },
    );
  });
});

/** The rules in plain words. */
function plainly(filters: Filter[], params: Params): boolean {
  const onItem = filters.filter(({ property }) => property.startsWith('items.'));
  const whole = filters.filter((filter) => !onItem.includes(filter));
  return (
    whole.every((filter) => compare(filter, params[filter.property])) &&
    (onItem.length === 0 ||
      (params.items ?? []).some((item) =>
        onItem.every((filter) => compare(filter, item[filter.property.replace('items.', '')])),
      ))
  );
}

function compare({ op, value }: Filter, found: unknown): boolean {
  if (found === undefined || found === null || found === '') return false;
  const wanted = Array.isArray(value) ? value : [value];
  const low = (one: unknown) => String(one).toLowerCase();
  const number = (one: unknown) => (typeof one === 'boolean' ? Number.NaN : Number(one));
  switch (op) {
    case 'exists':
      return true;
    case 'equals':
    case 'one_of': {
      const numeric = typeof found === 'number' || wanted.some((one) => typeof one === 'number');
      return wanted.some((one) => (numeric ? number(one) === number(found) : low(one) === low(found)));
    }
    case 'contains':
      return low(found).includes(low(value));
    case 'matches':
      return low(found) === low(value);
    case 'at_least':
      return !Array.isArray(value) && number(found) >= number(value);
    case 'at_most':
      return !Array.isArray(value) && number(found) <= number(value);
  }
}
