import type { Mapping, Rows } from '../../../../server/contract/mapping.ts';
import { at, attribute, field, meta, query, remembered, text } from './fields.ts';

const CONFIG = 'checkoutConfig';

const product = [
  field('item_id', text('[name="product"]')),
  field('item_name', text('h1')),
  field(
    'price',
    attribute('.product-info-main [data-price-type="finalPrice"]', 'data-price-amount'),
    meta('product:price:amount'),
  ),
];
const quote: Rows = {
  from: 'global',
  path: `${CONFIG}.quoteItemData`,
  fields: [
    field('item_id', at('row', 'product_id')),
    field('item_name', at('row', 'name')),
    field('price', at('row', 'price')),
    field('quantity', at('row', 'qty')),
  ],
};
const currency = field('currency', at('global', `${CONFIG}.quoteData.quote_currency_code`));

/**
 * Magento 2. The page of thanks has a number and no more: the rest is remembered from the checkout, without shipping where its
 * summary is not shown. It answers alike to what it puts into the cart and to what it refuses.
 */
export const magento: Mapping = {
  pages: [
    {
      name: 'product',
      when: [{ test: 'element', selector: 'body.catalog-product-view' }],
      event: 'view_item',
      fields: [...product, field('currency', meta('product:price:currency'))],
    },
    {
      name: 'list',
      when: [{ test: 'element', selector: 'body.catalog-category-view' }],
      event: 'view_item_list',
      fields: [],
      rows: {
        from: 'elements',
        selector: '.product-item',
        fields: [
          field('item_id', attribute('[data-product-id]', 'data-product-id')),
          field('item_name', text('.product-item-link')),
          field('price', attribute('[data-price-type="finalPrice"]', 'data-price-amount')),
        ],
      },
    },
    {
      name: 'search',
      when: [{ test: 'url', glob: '*/catalogsearch/result/*' }],
      event: 'search',
      fields: [field('search_term', query('q'))],
    },
    {
      name: 'cart',
      when: [{ test: 'element', selector: 'body.checkout-cart-index' }],
      event: 'view_cart',
      fields: [currency],
      rows: quote,
    },
    {
      name: 'checkout',
      when: [{ test: 'element', selector: 'body.checkout-index-index' }],
      event: 'begin_checkout',
      fields: [
        field('value', text('.grand.totals .price'), at('global', `${CONFIG}.totalsData.grand_total`)),
        currency,
      ],
      rows: quote,
      remember: ['value', 'currency', 'items'],
    },
    {
      name: 'thanks',
      when: [{ test: 'element', selector: 'body.checkout-onepage-success' }],
      event: 'purchase',
      fields: [
        field('transaction_id', text('.checkout-success .order-number'), text('.checkout-success p span')),
        remembered('value'),
        remembered('currency'),
      ],
      rows: { from: 'remembered' },
    },
  ],
  actions: [
    {
      act: { on: 'request', method: 'POST', url: '*/checkout/cart/add/*' },
      page: 'product',
      event: 'add_to_cart',
      fields: [...product, field('quantity', at('request', 'qty'))],
    },
  ],
};
