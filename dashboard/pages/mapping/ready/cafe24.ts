import type { Mapping, Rows } from '../../../../server/contract/mapping.ts';
import { at, field, meta, query, text } from './fields.ts';

const ORDER = 'EC_FRONT_EXTERNAL_SCRIPT_VARIABLE_DATA';

const product = [
  field('item_id', meta('product:productId'), at('global', 'iProductNo')),
  field('item_name', at('global', 'product_name'), meta('og:title')),
  field('price', meta('product:sale_price:amount'), meta('product:price:amount')),
];

const basket = (path: string): Rows => ({
  from: 'global',
  path,
  fields: [
    field('item_id', at('row', 'product_no')),
    field('item_name', at('row', 'product_name')),
    field('price', at('row', 'product_sale_price'), at('row', 'product_price')),
    field('quantity', at('row', 'product_qty'), at('row', 'quantity')),
  ],
});

/** Cafe24, PC and mobile skins. */
export const cafe24: Mapping = {
  pages: [
    {
      name: 'product',
      when: [{ test: 'element', selector: 'meta[property="product:productId"]' }],
      event: 'view_item',
      fields: product,
    },
    {
      name: 'cart',
      when: [{ test: 'url', glob: '*/order/basket.html*' }],
      event: 'view_cart',
      fields: [],
      rows: basket('aBasketProductData'),
    },
    {
      name: 'checkout',
      when: [{ test: 'url', glob: '*/order/orderform.html*' }],
      event: 'begin_checkout',
      fields: [],
      rows: basket('aBasketProductOrderData'),
    },
    {
      name: 'thanks',
      when: [{ test: 'url', glob: '*/order/order_result.html*' }],
      event: 'purchase',
      fields: [
        field('transaction_id', at('global', `${ORDER}.order_id`), query('order_id')),
        field('value', at('global', `${ORDER}.payed_amount`), text('.xans-order-result .txtEm')),
        { ...field('shipping', at('global', `${ORDER}.total_basic_ship_fee`)), number: true },
      ],
      rows: {
        from: 'global',
        path: `${ORDER}.order_product`,
        fields: [
          field('item_id', at('row', 'product_no')),
          field('item_name', at('row', 'product_name')),
          field('price', at('row', 'product_price')),
          field('quantity', at('row', 'quantity')),
        ],
      },
    },
  ],
  actions: [
    {
      act: {
        on: 'request',
        method: 'POST',
        url: '*/exec/front/order/basket/*',
        where: [
          { from: 'request', path: 'command', is: 'add' },
          { from: 'answer', path: 'result', is: '0' },
        ],
      },
      page: 'product',
      event: 'add_to_cart',
      // Options are chosen as `2||P0000BUV000A`.
      fields: [...product, field('quantity', at('request', 'selected_item[]'), at('request', 'quantity'))],
    },
  ],
};
