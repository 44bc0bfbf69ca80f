import type { Mapping } from '../../../../server/contract/mapping.ts';
import { at, attribute, field, text } from './fields.ts';

const product = [
  field('item_id', attribute('form.cart [name="add-to-cart"]', 'value'), text('form.cart [name="product_id"]')),
  field('item_name', text('.product_title')),
  field('price', text('.summary .price'), text('.price')),
];
/** `Shirt × 2` */
const ordered = [
  field('item_name', text('.product-name', { before: '×' }), text('.product-name')),
  field('quantity', text('.product-quantity')),
];

/** WooCommerce with its own templates: pages by classes of the body. */
export const woocommerce: Mapping = {
  pages: [
    {
      name: 'product',
      when: [{ test: 'element', selector: 'body.single-product' }],
      event: 'view_item',
      fields: product,
    },
    {
      name: 'list',
      when: [{ test: 'element', selector: 'body.woocommerce ul.products' }],
      event: 'view_item_list',
      fields: [],
      rows: {
        from: 'elements',
        selector: 'ul.products > li.product',
        fields: [
          field('item_id', attribute('[data-product_id]', 'data-product_id')),
          field('item_name', text('.woocommerce-loop-product__title')),
          field('price', text('.price')),
        ],
      },
    },
    {
      name: 'cart',
      when: [{ test: 'element', selector: 'body.woocommerce-cart' }],
      event: 'view_cart',
      fields: [field('value', text('.order-total .amount'))],
      rows: {
        from: 'elements',
        selector: 'tr.cart_item',
        fields: [
          field('item_id', attribute('[data-product_id]', 'data-product_id')),
          field('item_name', text('.product-name')),
          field('price', text('.product-price')),
          field('quantity', text('.qty')),
        ],
      },
    },
    {
      name: 'thanks',
      when: [{ test: 'element', selector: 'body.woocommerce-order-received' }],
      event: 'purchase',
      fields: [
        field('transaction_id', { from: 'path', part: -1 }),
        field('value', text('.woocommerce-order-overview__total'), text('.order_details tfoot tr:last-child td')),
      ],
      rows: { from: 'elements', selector: 'tr.order_item', fields: ordered },
    },
    {
      name: 'checkout',
      when: [{ test: 'element', selector: 'body.woocommerce-checkout' }],
      event: 'begin_checkout',
      fields: [],
    },
  ],
  actions: [
    {
      act: {
        on: 'request',
        method: 'POST',
        url: '*wc-ajax=add_to_cart*',
        where: [{ from: 'answer', path: 'cart_hash', is: '*' }],
      },
      event: 'add_to_cart',
      fields: [field('item_id', at('request', 'product_id')), field('quantity', at('request', 'quantity'))],
    },
    {
      act: { on: 'submit', selector: 'form.cart' },
      page: 'product',
      event: 'add_to_cart',
      fields: [...product, field('quantity', text('form.cart [name="quantity"]'))],
    },
  ],
};
