import { describe, expect, it } from 'vitest';
import type { Field, Rows } from '../../../../server/contract/mapping.ts';
import { readTelling } from '../../../../snippet/shop/mapping/telling.ts';

const of = (from: 'answer' | 'row', name: string, path = name): Field => ({ name, read: [{ from, path }] });
const line = [of('row', 'item_id', 'no'), of('row', 'price', 'each'), of('row', 'quantity', 'n')];
const rows: Rows = { from: 'answer', path: 'lines', fields: line };

const read = (answer: unknown, fields: Field[], withRows?: Rows, kept = {}) => {
  const exchange = {
    method: 'POST',
    url: 'https://shop.example/',
    body: '',
    status: 200,
    answer: JSON.stringify(answer),
  };
  const told = { fields, ...(withRows ? { rows: withRows } : {}) };
  const { _params, _isWhole } = readTelling(told, { url: 'https://shop.example/', kept, exchange });
  return { params: _params, isWhole: _isWhole };
};

describe('what is told', () => {
  const fields = [of('answer', 'item_id'), of('answer', 'price'), of('answer', 'coupon')];

  it('fields of an item make one where there are no rows', () => {
    expect(read({ item_id: 'A', price: '$9.50', coupon: 'X' }, fields)).toEqual({
      params: { coupon: 'X', items: [{ item_id: 'A', price: 9.5 }] },
      isWhole: true,
    });
  });

  it('one without id and name is none; what is missing is known to be missing', () => {
    expect(read({ price: '$9.50' }, fields)).toEqual({ params: {}, isWhole: false });
  });

  it('rows are a list, or kept by id; such without a name are headings and sums', () => {
    const a = { no: 'A', each: '1.299,00 €', n: '2' };
    const items = [{ item_id: 'A', price: 1_299, quantity: 2 }];
    expect(read({ lines: [a, { each: '2.598,00 €' }] }, [], rows).params).toEqual({ items });
    expect(read({ lines: { 17: a } }, [], rows)).toEqual({ params: { items }, isWhole: true });
  });

  it.each([[undefined], [null], [7], ['text'], [[]], [{}], [[null, 1, 'a']]])('rows of %j are none', (lines) => {
    expect(read({ lines }, [], rows).params).toEqual({});
  });

  it('no more than 200 rows are told', () => {
    expect(read({ lines: Array(500).fill({ no: 1 }) }, [], rows).params.items).toHaveLength(200);
  });

  it('remembered rows are told as they were, also where Prototype.js has written them as a text', () => {
    const items = [{ item_id: 'A', price: 5 }];
    const remembered: Rows = { from: 'remembered' };
    expect(read({}, [], remembered, { items }).params).toEqual({ items });
    expect(read({}, [], remembered, { items: JSON.stringify(items) }).params).toEqual({ items });
    expect(read({}, [], remembered).params).toEqual({});
  });
});
