import { describe, expect, it } from 'vitest';
import type { Field, MappedAction, MappedPage, Mapping, Reading } from '../../server/contract/mapping.ts';
import { mappingFaults, mappingSizeFaults } from '../../server/domain/mapping-faults.ts';

const text = (selector: string): Reading[] => [{ from: 'text', selector }];
const field = (name: string, read = text('#x')): Field => ({ name, read });
const page = (part: Partial<MappedPage> = {}): MappedPage => ({
  name: 'product',
  when: [{ test: 'url', glob: '/goods/*' }],
  event: 'view_item',
  fields: [field('item_id'), field('price')],
  ...part,
});
const action = (part: Partial<MappedAction> = {}): MappedAction => ({
  act: { on: 'click', selector: '#buy' },
  event: 'add_to_cart',
  fields: [field('item_id')],
  ...part,
});
const request = { on: 'request', url: '*/cart' } as const;

/** Path and rule of what is wrong. */
const faults = (mapping: Partial<Mapping>) =>
  mappingFaults({ pages: [], actions: [], ...mapping }).map(({ path, rule }) => `${path} ${rule}`);

describe('a mapping', () => {
  it('may be empty: then nothing is told', () => {
    expect(faults({})).toEqual([]);
  });

  it('may use everything the contract has, where it belongs', () => {
    const checkout = page({
      name: 'checkout',
      event: 'begin_checkout',
      fields: [field('value')],
      rows: { from: 'elements', selector: 'tr.item', fields: [field('item_id', text('')), field('price')] },
      remember: ['value', 'items'],
    });
    const done = page({
      name: 'done',
      event: 'purchase',
      fields: [field('transaction_id'), field('value', [{ from: 'remembered', name: 'value' }])],
      rows: { from: 'remembered' },
    });
    const near: Reading[] = [{ from: 'text', selector: '.name', around: '.card' }];
    const actions = [
      action({ page: 'product', fields: [field('item_id', near)] }),
      action({ act: request, fields: [field('item_id', [{ from: 'answer', path: 'item.id' }])] }),
      action({
        act: request,
        fields: [],
        rows: { from: 'answer', path: 'lines', fields: [field('item_id', [{ from: 'row', path: 'sku' }])] },
      }),
      action({ event: 'identify', fields: [field('customer_id')] }),
      action({ event: 'logout', fields: [] }),
      action({ page: 'quiet', fields: [] }),
    ];
    const quiet: MappedPage = { name: 'quiet', when: [{ test: 'element', selector: 'body.q' }], fields: [] };
    expect(faults({ pages: [page(), checkout, done, quiet], actions, customer: [field('customer_id')] })).toEqual([]);
  });

  it.each<[string, Partial<Mapping>, string]>([
    [
      'two pages of one name',
      { pages: [page(), page()] },
      'pages/1/name must differ from the names of the other pages',
    ],
    ['an action on no page', { actions: [action({ page: 'cart' })] }, 'actions/0/page must be the name of a page'],
    [
      'a page that tells nothing',
      { pages: [{ name: 'a', when: [{ test: 'element', selector: 'body.b' }], fields: [] }] },
      'pages/0/event must be given, or something must be remembered',
    ],
    [
      'an order without number',
      { pages: [page({ event: 'purchase' })] },
      'pages/0/fields must have transaction_id for purchase',
    ],
    [
      'a log-in of nobody',
      { actions: [action({ event: 'identify' })] },
      'actions/0/fields must have customer_id for identify',
    ],
    ['a customer without a name', { customer: [field('points')] }, 'customer must have customer_id for identify'],
    [
      'a page by a broken selector',
      { pages: [page({ when: [{ test: 'element', selector: '.a >' }] })] },
      'pages/0/when/0/selector must be a CSS selector',
    ],
    [
      'a value by a broken selector',
      { pages: [page({ fields: [field('item_id', text('#a[b'))] })] },
      'pages/0/fields/0/read/0/selector must be a CSS selector',
    ],
    [
      'a value of no element',
      { pages: [page({ fields: [field('item_id', text(''))] })] },
      'pages/0/fields/0/read/0/selector must not be empty outside of rows',
    ],
    [
      'one field twice',
      { pages: [page({ fields: [field('price'), field('price')] })] },
      'pages/0/fields/1/name must differ from the names of the others',
    ],
    [
      'items that are one value',
      { pages: [page({ fields: [field('items')] })] },
      'pages/0/fields/0/name must be a field of one value',
    ],
    [
      'a price beside rows',
      { pages: [page({ rows: { from: 'elements', selector: 'li', fields: [] }, fields: [field('price')] })] },
      'pages/0/fields/0/name must stand in the rows, as there are some',
    ],
    [
      'the answer of a click',
      { actions: [action({ fields: [field('item_id', [{ from: 'answer', path: 'id' }])] })] },
      'actions/0/fields/0/read/0/from must be in an action that is a request',
    ],
    [
      'rows of an answer on a page',
      { pages: [page({ fields: [], rows: { from: 'answer', path: 'a', fields: [] } })] },
      'pages/0/rows/from must be in an action that is a request',
    ],
    [
      'a JSON row among elements',
      {
        pages: [
          page({
            fields: [],
            rows: { from: 'elements', selector: 'li', fields: [field('price', [{ from: 'row', path: 'p' }])] },
          }),
        ],
      },
      'pages/0/rows/fields/0/read/0/from must be in rows of JSON',
    ],
    [
      'around, on a page',
      { pages: [page({ fields: [field('item_id', [{ from: 'text', selector: 'b', around: 'li' }])] })] },
      'pages/0/fields/0/read/0/around must be in an action that happens to an element',
    ],
    [
      'what no page remembers',
      { pages: [page({ fields: [field('item_id', [{ from: 'remembered', name: 'value' }])] })] },
      'pages/0/fields/0/read/0/name must be remembered by a page or an action',
    ],
    [
      'items that no page remembers',
      { pages: [page({ fields: [], rows: { from: 'remembered' } })] },
      'pages/0/rows/from must be remembered somewhere: no page remembers items',
    ],
    [
      'remembering what it has not',
      { pages: [page({ remember: ['value'] })] },
      'pages/0/remember/0 must be a field of this, or items',
    ],
    [
      'the zeroth part of a path',
      { pages: [page({ fields: [field('item_id', [{ from: 'path', part: 0 }])] })] },
      'pages/0/fields/0/read/0/part must be 1 for the first part or -1 for the last',
    ],
  ])('may not have %s', (_, mapping, expected) => {
    expect(faults(mapping)).toEqual([expected]);
  });

  it('may not be so large that pages wait for it', () => {
    const fields = Array.from({ length: 40 }, (_, index) => field(`f${index}`, text(`.${'a'.repeat(480)}`)));
    const pages = Array.from({ length: 4 }, (_, index) => page({ name: `p${index}`, fields }));
    expect(mappingSizeFaults({ pages, actions: [] })).toEqual([
      { path: '', rule: expect.stringContaining('must have at most 65536 bytes') },
    ]);
    expect(mappingSizeFaults({ pages: pages.slice(1), actions: [] })).toEqual([]);
  });
});
