import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paramsSchema } from '../../server/contract/event.ts';
import { cleanFields, cleanParams, toNumber } from '../../snippet/params.ts';

describe('amounts written as text become numbers', () => {
  it.each([
    ['39,000원', 39_000],
    ['₩ 39,000', 39_000],
    ['39.90', 39.9],
    ['1,234.56', 1_234.56],
    ['1.234,56 €', 1_234.56],
    ["CHF 1'234.50", 1_234.5],
    ['Rs. 39.90', 39.9],
    ['1 234,5', 1_234.5],
    ['-5', -5],
  ])('%j is %d', (text, amount) => {
    expect(toNumber(text)).toBe(amount);
  });

  it.each(['free', '', '-', '1.2.3'])('%j is no amount', (text) => {
    expect(toNumber(text)).toBeNaN();
  });
});

describe('one odd field does not cost the event', () => {
  it('nested values, functions, symbols and broken numbers are left out, the rest stays', () => {
    const odd = {
      color: 'blue',
      size: 41,
      sale: true,
      note: null,
      nested: { a: 1 },
      list: [1],
      f() {},
      s: Symbol('x'),
    };
    expect(cleanParams({ ...odd, nan: Number.NaN, big: 10n })).toEqual({
      color: 'blue',
      size: 41,
      sale: true,
      note: null,
    });
  });

  it('an unreadable price, value, quantity or currency is left out', () => {
    const items = [{ item_id: 'A', price: 'ask us', quantity: -1 }];
    expect(cleanParams({ value: 'soon', currency: 'Korean won', items })).toEqual({ items: [{ item_id: 'A' }] });
  });

  it('currencies are written in capitals', () => {
    expect(cleanParams({ currency: ' krw ' })).toEqual({ currency: 'KRW' });
    expect(cleanParams({ currency: 'KRWX' })).toEqual({});
  });

  it('names that could not be asked for in a rule, and those that poison a parser, are left out', () => {
    const raw = JSON.parse('{"__proto__": {"x": 1}, "1st": 1, "with space": 1, "ok.name_2": 1}');
    expect(cleanParams(raw)).toEqual({ 'ok.name_2': 1 });
  });

  it('long text is cut to what the contract takes', () => {
    expect(cleanParams({ note: 'a'.repeat(5_000) }).note).toHaveLength(2_048);
    expect(cleanParams({ transaction_id: 'a'.repeat(5_000) }).transaction_id).toHaveLength(200);
  });

  it('items that are no objects are left out, and no more than 200 stay', () => {
    expect(cleanParams({ items: ['A', null, { item_id: 'B' }] }).items).toEqual([{ item_id: 'B' }]);
    expect(cleanParams({ items: Array(500).fill({ item_id: 'B' }) }).items).toHaveLength(200);
    expect(cleanParams({ items: 'none' })).toEqual({});
  });

  it('attributes of a customer are scalars', () => {
    expect(cleanFields({ points: 500, tier: 'VIP', address: { city: 'Seoul' } })).toEqual({ points: 500, tier: 'VIP' });
    expect(cleanFields(undefined)).toEqual({});
  });
});

it('whatever a page passes, the collector takes it', () => {
  const isTaken = new Ajv({ allowUnionTypes: true }).compile(paramsSchema);
  const known = fc.constantFrom(
    'value',
    'currency',
    'items',
    'attributes',
    'transaction_id',
    'item_id',
    'price',
    'quantity',
  );
  const anything = fc.anything({
    key: fc.oneof(known, fc.string()),
    maxDepth: 3,
    withBigInt: true,
    withSparseArray: true,
  });
  const item = fc.dictionary(fc.oneof(known, fc.string()), anything);
  const params = fc.oneof(anything, fc.dictionary(known, fc.oneof(anything, fc.array(item))));
  fc.assert(
    fc.property(params, (raw) => {
      const sent = JSON.parse(JSON.stringify(cleanParams(raw)));
      expect(isTaken(sent), JSON.stringify(isTaken.errors)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});
