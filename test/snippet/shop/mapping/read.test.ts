import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../../server/contract/mapping.ts';
import { type Context, readField } from '../../../../snippet/shop/mapping/read.ts';

// Node has neither elements nor a document: what needs them is tried in a browser.
const read = (reading: Reading, context: Partial<Context> = {}, name = 'x') =>
  readField({ name, read: [reading] }, { url: 'https://shop.example/', kept: {}, ...context });

const exchange = (part: Partial<NonNullable<Context['exchange']>>) => ({
  exchange: { method: 'POST', url: 'https://shop.example/', body: '', status: 200, answer: '', ...part },
});

describe('values of the address', () => {
  it.each([
    ['/goods/12/red', 1, 'goods'],
    ['/goods/12/red', -1, 'red'],
    ['/goods/12/red', -2, '12'],
    ['/goods//12/', 2, '12'],
    ['/%EC%83%81%ED%92%88/1', 1, '상품'],
    ['/%B0%A1/1', 1, '%B0%A1'],
    ['/#/goods/12', 2, '12'],
    ['/#!/goods/12?x=1', 2, '12'],
    ['/goods/12#top', -1, '12'],
    ['/goods', 5, undefined],
    ['/goods', -5, undefined],
  ])('%s, part %d is %j', (path, part, value) => {
    expect(read({ from: 'path', part }, { url: `https://shop.example${path}` })).toBe(value);
  });

  it('a query, also behind the hash', () => {
    expect(read({ from: 'query', name: 'no' }, { url: 'https://shop.example/?no=1%202' })).toBe('1 2');
    expect(read({ from: 'query', name: 'no' }, { url: 'https://shop.example/#/view?no=7' })).toBe('7');
    expect(read({ from: 'query', name: 'no' })).toBeUndefined();
  });
});

describe('values of a request', () => {
  it('of a form, of JSON, of the address', () => {
    expect(read({ from: 'request', path: 'ea' }, exchange({ body: 'mode=add&ea=2' }))).toBe('2');
    expect(read({ from: 'request', path: 'lines.0.n' }, exchange({ body: '{"lines":[{"n":3}]}' }))).toBe(3);
    expect(read({ from: 'request', path: 'no' }, exchange({ url: 'https://shop.example/add?no=5' }))).toBe('5');
    expect(read({ from: 'request_path', part: -1 }, exchange({ url: 'https://shop.example/cart/77' }))).toBe('77');
  });

  it('of its answer: a path, the last of a list, all of a text', () => {
    const answer = exchange({ answer: '{"cart":{"lines":[{"id":1},{"id":2}]}}' });
    expect(read({ from: 'answer', path: 'cart.lines.-1.id' }, answer)).toBe(2);
    expect(read({ from: 'answer', path: 'cart.lines.7.id' }, answer)).toBeUndefined();
    expect(read({ from: 'answer', path: '', after: '<b>', before: '</b>' }, exchange({ answer: 'x <b> 3 </b>' }))).toBe(
      '3',
    );
  });

  it('are none where there was no request', () => {
    expect(read({ from: 'request', path: 'a' })).toBeUndefined();
    expect(read({ from: 'answer', path: 'a' })).toBeUndefined();
  });
});

describe('what of a value is taken', () => {
  const row = { price: '1.299,00 €', sold: 'no', count: '× 2', points: '1,200P', whole: 12.5, text: ' Lin \n  Shirt ' };
  const at = (path: string): Reading => ({ from: 'row', path });

  it('prices, values and quantities are numbers; other fields are when they are said to be', () => {
    expect(read(at('price'), { row }, 'price')).toBe(1_299);
    expect(read(at('price'), { row }, 'value')).toBe(1_299);
    expect(read(at('count'), { row }, 'quantity')).toBe(2);
    expect(read(at('whole'), { row }, 'price')).toBe(12.5);
    expect(read(at('points'), { row }, 'points')).toBe('1,200P');
    expect(readField({ name: 'points', number: true, read: [at('points')] }, { url: '', kept: {}, row })).toBe(1_200);
    expect(read(at('sold'), { row }, 'price')).toBeUndefined();
  });

  it('spaces are single, and what stands between two texts is found only where both are', () => {
    expect(read(at('text'), { row })).toBe('Lin Shirt');
    expect(read({ from: 'row', path: 'text', after: 'Lin' }, { row })).toBe('Shirt');
    expect(read({ from: 'row', path: 'text', before: 'Shirt' }, { row })).toBe('Lin');
    expect(read({ from: 'row', path: 'text', after: 'Wool' }, { row })).toBeUndefined();
    expect(read({ from: 'row', path: 'text', before: 'Wool' }, { row })).toBeUndefined();
  });

  it('the first reading that finds something counts', () => {
    const field = { name: 'x', read: [at('none'), at('sold'), at('text')] };
    expect(readField(field, { url: '', kept: {}, row })).toBe('no');
  });
});

describe('hostile places find nothing, and throw nothing', () => {
  const hostile = {
    get trap() {
      throw new Error('do not touch');
    },
    fine: 'yes',
    deep: {} as unknown,
    list: [1, 2],
    act: () => 'run',
  };
  it.each([
    'trap',
    'trap.x',
    'none.x.y',
    'fine.length.x.y',
    '__proto__',
    '__proto__.polluted',
    'constructor',
    'act',
    'deep',
    'list',
    'a.'.repeat(149),
  ])('the path %j', (path) => {
    expect(read({ from: 'row', path }, { row: hostile })).toBeUndefined();
    expect(read({ from: 'global', path })).toBeUndefined();
  });

  it('also where there is no page at all', () => {
    expect(read({ from: 'text', selector: 'h1' })).toBeUndefined();
    expect(read({ from: 'cookie', name: 'x' })).toBeUndefined();
    expect(read({ from: 'path', part: 1 }, { url: 'no address' })).toBeUndefined();
  });
});
