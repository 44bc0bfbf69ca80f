/** What the owners of the shops that nobody knows would teach: as it is published. */
import type { Field, Mapping } from '../../../../server/contract/mapping.ts';

const text = (name: string, selector: string, cut: { after?: string; before?: string } = {}): Field => ({
  name,
  read: [{ from: 'text', selector, ...cut }],
});
const attribute = (name: string, selector: string, of: string): Field => ({
  name,
  read: [{ from: 'attribute', selector, name: of }],
});
const path = (from: 'request' | 'answer' | 'row' | 'global', name: string, at: string): Field => ({
  name,
  read: [{ from, path: at }],
});
const remembered = (name: string): Field => ({ name, read: [{ from: 'remembered', name }] });
const fixed = (name: string, value: string): Field => ({ name, read: [{ from: 'fixed', value }] });

const cupLine = [attribute('item_id', '', 'data-no'), text('item_name', 'b'), text('price', 'span')];

export const xhrCartMapping: Mapping = {
  pages: [
    {
      name: 'list',
      when: [{ test: 'url', glob: '/shop/list.php*' }],
      event: 'view_item_list',
      fields: [text('item_list_name', 'h2')],
      rows: {
        from: 'elements',
        selector: 'ul.goods > li',
        fields: [attribute('item_id', '', 'data-no'), text('item_name', 'b'), text('price', '.cost')],
      },
    },
    {
      name: 'product',
      when: [{ test: 'url', glob: '/shop/view.php?*no=*' }],
      event: 'view_item',
      fields: [
        { name: 'item_id', read: [{ from: 'query', name: 'no' }] },
        text('item_name', 'h2.tit', { before: '무료 포장' }),
        text('price', '#detail .cost'),
      ],
    },
    {
      name: 'cart',
      when: [
        { test: 'url', glob: '/shop/cart.php' },
        { test: 'element', selector: '.sum' },
      ],
      event: 'view_cart',
      fields: [text('value', '.sum em')],
      rows: { from: 'elements', selector: 'ul.lines > li', fields: [...cupLine, text('quantity', '[name=ea]')] },
    },
    {
      name: 'order form',
      when: [{ test: 'url', glob: '/shop/order.php' }],
      event: 'begin_checkout',
      fields: [],
      rows: { from: 'elements', selector: 'ul.lines > li', fields: [...cupLine, text('quantity', 'i')] },
    },
    {
      name: 'order',
      when: [{ test: 'element', selector: 'strong.no' }],
      event: 'purchase',
      fields: [
        text('transaction_id', 'strong.no'),
        text('value', '.sum', { after: '결제금액' }),
        fixed('currency', 'KRW'),
      ],
      rows: { from: 'elements', selector: 'ul.lines > li', fields: [...cupLine, text('quantity', 'i')] },
    },
  ],
  actions: [
    {
      act: {
        on: 'request',
        method: 'POST',
        url: '*/ajax/cart.php',
        where: [
          { from: 'request', path: 'mode', is: 'add' },
          { from: 'answer', path: 'code', is: '00' },
        ],
      },
      event: 'add_to_cart',
      fields: [
        path('request', 'item_id', 'no'),
        path('answer', 'item_name', 'line.nm'),
        path('answer', 'price', 'line.prc'),
        path('answer', 'quantity', 'line.ea'),
      ],
    },
    {
      act: {
        on: 'request',
        method: 'POST',
        url: '*/ajax/cart.php',
        where: [{ from: 'request', path: 'mode', is: 'del' }],
      },
      page: 'cart',
      event: 'remove_from_cart',
      fields: [path('request', 'item_id', 'no'), path('answer', 'item_name', 'line.nm')],
    },
  ],
  customer: [
    attribute('customer_id', '.me', 'data-mid'),
    text('name', '.me', { before: '님' }),
    { ...text('points', '.me i'), number: true },
  ],
};

const bicycle: Field[] = [
  { name: 'item_id', read: [{ from: 'path', part: -1 }] },
  text('item_name', 'main h1'),
  text('price', 'main h1 + span'),
];
const bicycleLine = [
  path('row', 'item_id', 'sku'),
  path('row', 'item_name', 'title'),
  path('row', 'price', 'each'),
  path('row', 'quantity', 'n'),
];

export const singlePageMapping: Mapping = {
  pages: [
    { name: 'bicycle', when: [{ test: 'url', glob: '/rad/*' }], event: 'view_item', fields: bicycle },
    {
      name: 'basket',
      when: [{ test: 'url', glob: '/warenkorb' }],
      event: 'view_cart',
      fields: [path('global', 'value', 'shopState.sum')],
      rows: { from: 'global', path: 'shopState.basket', fields: bicycleLine },
    },
    {
      name: 'checkout',
      when: [{ test: 'url', glob: '/kasse' }],
      event: 'begin_checkout',
      fields: [text('value', 'main b')],
      rows: { from: 'global', path: 'shopState.basket', fields: bicycleLine },
    },
  ],
  actions: [
    {
      act: { on: 'grows', selector: 'header span' },
      page: 'bicycle',
      event: 'add_to_cart',
      fields: [...bicycle, fixed('quantity', '1')],
    },
    {
      act: { on: 'request', method: 'POST', url: '*/api/orders' },
      event: 'purchase',
      fields: [path('answer', 'transaction_id', 'data.order.number'), path('answer', 'value', 'data.order.sum')],
      rows: { from: 'answer', path: 'data.order.rows', fields: bicycleLine },
    },
  ],
};

const cell = (name: string, column: number) => text(name, `td:nth-child(${column})`);
const toolLines: Mapping['pages'][number]['rows'] = {
  from: 'elements',
  selector: 'tr[bgcolor="#eeeeee"]',
  fields: [cell('item_id', 1), cell('item_name', 2), cell('quantity', 3), cell('price', 4)],
};
const tool = [text('item_name', 'form b'), text('price', 'form tr:nth-child(3)', { after: 'Our Price:' })];

export const tableMapping: Mapping = {
  pages: [
    {
      name: 'item',
      when: [{ test: 'url', glob: '*page=item*' }],
      event: 'view_item',
      fields: [text('item_id', 'form tr:nth-child(2)', { after: 'Item No.', before: '(' }), ...tool],
    },
    {
      name: 'cart',
      when: [{ test: 'url', glob: '*page=cart*' }],
      event: 'view_cart',
      fields: [text('value', 'table[border] tr:last-child td:last-child')],
      rows: toolLines,
    },
    {
      name: 'order form',
      when: [{ test: 'url', glob: '*page=order*' }],
      event: 'begin_checkout',
      fields: [text('value', 'form tr:last-child td:last-child'), text('transaction_id', '[name=OrderNo]')],
      rows: toolLines,
      remember: ['transaction_id', 'value', 'items'],
    },
    {
      name: 'thanks',
      when: [{ test: 'url', glob: '*page=thanks*' }],
      event: 'purchase',
      fields: [remembered('transaction_id'), remembered('value')],
      rows: { from: 'remembered' },
    },
  ],
  actions: [
    {
      act: { on: 'submit', selector: 'form[action*="page=cart"]' },
      event: 'add_to_cart',
      fields: [
        { name: 'item_id', read: [{ from: 'text', selector: '[name=ItemNo]', around: 'form' }] },
        ...tool,
        text('quantity', '[name=qty]'),
      ],
    },
  ],
};
