import type { Field, Mapping } from '../../../../server/contract/mapping.ts';

const remembered = (name: string): Field => ({ name, read: [{ from: 'remembered', name }] });

/** The addresses that most shops have, and an order that is remembered from the checkout. */
export const plain: Mapping = {
  pages: [
    {
      name: 'product',
      when: [{ test: 'url', glob: '/product/*' }],
      event: 'view_item',
      fields: [
        { name: 'item_id', read: [{ from: 'path', part: -1 }] },
        { name: 'item_name', read: [{ from: 'text', selector: 'h1' }] },
        {
          name: 'price',
          read: [
            { from: 'text', selector: '[itemprop="price"]' },
            { from: 'text', selector: '.price' },
          ],
        },
      ],
    },
    { name: 'cart', when: [{ test: 'url', glob: '/cart*' }], event: 'view_cart', fields: [] },
    {
      name: 'checkout',
      when: [{ test: 'url', glob: '/checkout*' }],
      event: 'begin_checkout',
      fields: [{ name: 'value', read: [{ from: 'text', selector: '.total' }] }],
      remember: ['value'],
    },
    {
      name: 'thanks',
      when: [{ test: 'url', glob: '*order*complete*' }],
      event: 'purchase',
      fields: [{ name: 'transaction_id', read: [{ from: 'path', part: -1 }] }, remembered('value')],
    },
  ],
  actions: [],
};
