import type { Mapping } from '../../../../server/contract/mapping.ts';
import { at, field, query, text } from './fields.ts';

const currency = field('currency', at('global', 'Shopify.currency.active'));

/** Shopify's storefront. Its checkout lets nobody in: orders come by webhook. */
export const shopify: Mapping = {
  pages: [
    {
      name: 'product',
      when: [{ test: 'url', glob: '*/products/*' }],
      event: 'view_item',
      fields: [
        field('item_id', at('global', 'ShopifyAnalytics.meta.product.id')),
        field('item_name', text('h1')),
        field('price', at('json_ld', 'offers.0.price'), at('json_ld', 'offers.price')),
        currency,
      ],
    },
    {
      name: 'search',
      when: [{ test: 'url', glob: '*/search?*' }],
      event: 'search',
      fields: [field('search_term', query('q'))],
    },
    {
      name: 'cart',
      when: [{ test: 'url', glob: '*/cart' }],
      event: 'view_cart',
      fields: [currency],
      rows: {
        from: 'elements',
        selector: '.cart-item',
        fields: [
          field('item_name', text('.cart-item__name')),
          field('price', text('.cart-item__discounted-prices'), text('.product-option')),
          field('quantity', text('[name="updates[]"]')),
        ],
      },
    },
  ],
  actions: [
    {
      act: { on: 'request', method: 'POST', url: '*/cart/add*' },
      event: 'add_to_cart',
      fields: [
        field('item_id', at('answer', 'items.0.product_id'), at('answer', 'product_id')),
        field('item_name', at('answer', 'items.0.product_title'), at('answer', 'product_title')),
        field('price', at('json_ld', 'offers.0.price'), at('json_ld', 'offers.price')),
        field('quantity', at('request', 'items.0.quantity'), at('request', 'quantity')),
        currency,
      ],
    },
  ],
  customer: [field('customer_id', at('global', 'ShopifyAnalytics.meta.page.customerId'))],
};
