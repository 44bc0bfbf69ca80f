import type { Mapping } from '../../../../server/contract/mapping.ts';
import { at, attribute, field, query, text } from './fields.ts';

const product = [
  field('item_id', text('#product [name="product_id"]')),
  field('item_name', text('#content h1')),
  field('price', text('#content .price-new'), text('#content .list-unstyled h2')),
];
const inAddress = attribute('a[href*="product_id="]', 'href', { after: 'product_id=' });

/** OpenCart 3 and 4. Its page of thanks shows no number, so orders have to come from elsewhere. */
export const opencart: Mapping = {
  pages: [
    { name: 'product', when: [{ test: 'element', selector: '#button-cart' }], event: 'view_item', fields: product },
    {
      name: 'search',
      when: [{ test: 'url', glob: '*route=product/search*' }],
      event: 'search',
      fields: [field('search_term', query('search'))],
    },
    {
      name: 'list',
      when: [{ test: 'element', selector: '[id^="product-"] .product-thumb' }],
      event: 'view_item_list',
      fields: [],
      rows: {
        from: 'elements',
        selector: '#content .product-thumb',
        fields: [
          field(
            'item_id',
            text('[name="product_id"]'),
            attribute('[onclick*="cart.add"]', 'onclick', { after: "cart.add('", before: "'" }),
          ),
          field('item_name', text('h4 a')),
          field('price', text('.price-new'), text('.price')),
        ],
      },
    },
    {
      name: 'cart',
      when: [{ test: 'url', glob: '*route=checkout/cart*' }],
      event: 'view_cart',
      fields: [],
      rows: {
        from: 'elements',
        selector: '#content tbody tr',
        fields: [
          field('item_name', text('td:nth-child(2) a')),
          field('item_id', inAddress),
          field('price', text('td:nth-last-child(2)')),
          field('quantity', text('[name^="quantity"]')),
        ],
      },
    },
    {
      name: 'checkout',
      when: [{ test: 'url', glob: '*route=checkout/checkout*' }],
      event: 'begin_checkout',
      fields: [],
      rows: {
        from: 'elements',
        selector: '#cart tr',
        fields: [
          field('item_name', text('td:nth-child(2) a')),
          field('item_id', inAddress),
          field('quantity', text('td:nth-child(3)')),
        ],
      },
    },
  ],
  actions: [
    {
      act: {
        on: 'request',
        method: 'POST',
        url: '*route=checkout/cart*add',
        where: [{ from: 'answer', path: 'success', is: '*' }],
      },
      event: 'add_to_cart',
      fields: [field('item_id', at('request', 'product_id')), field('quantity', at('request', 'quantity'))],
    },
  ],
};
