import { describe, expect, it } from 'vitest';
import { paramsOf } from '../../../snippet/shop/segment.ts';

/** Without the fields that are undefined: on the wire they are not there. */
const told = (name: string, fields: object) => JSON.parse(JSON.stringify(paramsOf({ ...fields }, name)));

describe('what Segment is told, as GA4 calls it', () => {
  it('a product is its own item', () => {
    const product = {
      product_id: 'p1',
      sku: 's1',
      name: 'Lamp',
      brand: 'Lux',
      category: 'Lamps',
      variant: 'brass',
      price: '18.99',
      quantity: 2,
      position: 3,
      coupon: 'MAY',
      currency: 'eur',
      image_url: 'https://x',
    };
    expect(told('view_item', product)).toEqual({
      currency: 'eur',
      coupon: 'MAY',
      items: [
        {
          item_id: 'p1',
          item_name: 'Lamp',
          item_brand: 'Lux',
          item_category: 'Lamps',
          item_variant: 'brass',
          price: '18.99',
          quantity: 2,
          coupon: 'MAY',
          index: 3,
        },
      ],
    });
  });

  it.each([
    ['its product id', { product_id: 'p', id: 'i', sku: 's' }, 'p'],
    ['the id of the first vocabulary', { id: 'i', sku: 's' }, 'i'],
    ['its stock number', { sku: 's' }, 's'],
  ])('an item goes by %s', (_, product, id) => {
    expect(told('add_to_cart', product).items).toEqual([{ item_id: id }]);
  });

  it.each([
    ['its total', { total: 50, revenue: 40, value: 30 }, 50],
    ['or its revenue', { revenue: 40, value: 30 }, 40],
    ['or its value', { value: 30 }, 30],
  ])('an order is worth %s', (_, sums, value) => {
    expect(told('purchase', { order_id: 'o1', ...sums })).toEqual({ transaction_id: 'o1', value });
    expect(told('refund', { order_id: 'o1', ...sums })).toEqual({ transaction_id: 'o1', value });
  });

  it('a checkout has no number of an order, and is worth its value', () => {
    expect(told('begin_checkout', { order_id: 'o1', value: 30, revenue: 40 })).toEqual({ value: 30 });
  });

  it('a list has its id and its category, a search what was searched for', () => {
    expect(told('view_item_list', { list_id: 'hot', category: 'Lamps', products: [] })).toEqual({
      item_list_id: 'hot',
      item_list_name: 'Lamps',
    });
    expect(told('search', { query: 'lamp' })).toEqual({ search_term: 'lamp' });
  });

  it('products that are none are left out', () => {
    expect(told('view_cart', { products: [null, 'p1', {}, { product_id: 'p2' }] }).items).toEqual([{ item_id: 'p2' }]);
    expect(told('view_cart', { products: 'p1' })).toEqual({});
    expect(told('view_cart', { products: null })).toEqual({});
  });
});
