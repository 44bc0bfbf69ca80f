import type { Mapping, Rows } from '../../../../server/contract/mapping.ts';
import { at, attribute, field, query, text } from './fields.ts';

const product = [
  field('item_id', text('#add-to-cart-or-refresh [name="id_product"]')),
  field('item_name', text('h1')),
  field('price', attribute('.current-price-value', 'content'), text('.current-price')),
];
const value = field('value', at('global', 'prestashop.cart.totals.total.amount'));
const currency = field('currency', at('global', 'prestashop.currency.iso_code'));
const cart: Rows = {
  from: 'global',
  path: 'prestashop.cart.products',
  fields: [
    field('item_id', at('row', 'id_product')),
    field('item_name', at('row', 'name')),
    field('price', at('row', 'price_amount')),
    field('quantity', at('row', 'cart_quantity')),
  ],
};

/** PrestaShop 1.7 to 9: pages by the id of the body, the cart by its `prestashop` object. */
export const prestashop: Mapping = {
  pages: [
    {
      name: 'product',
      when: [{ test: 'element', selector: 'body#product' }],
      event: 'view_item',
      fields: [...product, currency],
    },
    {
      name: 'list',
      when: [{ test: 'element', selector: 'body#category' }],
      event: 'view_item_list',
      fields: [field('item_list_name', text('h1')), currency],
      rows: {
        from: 'elements',
        selector: '.product-miniature',
        fields: [
          field('item_id', attribute('', 'data-id-product')),
          field('item_name', text('.product-title')),
          field('price', text('.price')),
        ],
      },
    },
    {
      name: 'search',
      when: [{ test: 'element', selector: 'body#search' }],
      event: 'search',
      fields: [field('search_term', query('s'))],
    },
    {
      name: 'cart',
      when: [{ test: 'element', selector: 'body#cart' }],
      event: 'view_cart',
      fields: [value, currency],
      rows: cart,
    },
    {
      name: 'checkout',
      when: [{ test: 'element', selector: 'body#checkout' }],
      event: 'begin_checkout',
      fields: [value, currency],
      rows: cart,
      remember: ['value', 'items'],
    },
    {
      name: 'thanks',
      when: [{ test: 'element', selector: 'body#order-confirmation' }],
      event: 'purchase',
      fields: [
        field('transaction_id', query('id_order')),
        field('value', text('.total-value td:last-child'), { from: 'remembered', name: 'value' }),
        currency,
      ],
      rows: { from: 'remembered' },
    },
  ],
  actions: [
    {
      act: {
        on: 'request',
        method: 'POST',
        url: '*/cart*',
        where: [{ from: 'answer', path: 'success', is: 'true' }],
      },
      page: 'product',
      event: 'add_to_cart',
      fields: [...product, field('quantity', at('request', 'qty')), currency],
    },
  ],
};
