import { describe, expect, it } from 'vitest';
import { itemsOf, totalOf } from '../../../snippet/shop/magento-cart.ts';

describe('a cart of Magento', () => {
  it('is the same by its section and by the configuration of the checkout', () => {
    const options = [
      { label: 'Size', value: 'M' },
      { label: 'Color', value: 'Blue' },
    ];
    const shirt = { item_id: '1556', item_name: 'Tee', item_variant: 'M, Blue', price: 45, quantity: 2 };
    expect(itemsOf([{ product_id: '1556', product_name: 'Tee', product_price_value: 45, qty: 2, options }])).toEqual([
      shirt,
    ]);
    expect(itemsOf([{ product_id: 1556, name: 'Tee', price: '45.0000', qty: '2', options }])).toEqual([shirt]);
  });

  it('has no variant where nothing was chosen', () => {
    const [bag] = itemsOf([{ product_id: 1, name: 'Bag', price: 34, qty: 1, options: [] }]);
    expect(bag).not.toHaveProperty('item_variant');
  });
});

describe('what is paid for an order of Magento', () => {
  it('is the segment with tax', () => {
    const total_segments = [
      { code: 'subtotal', value: 90 },
      { code: 'grand_total', value: 99 },
    ];
    expect(totalOf({ grand_total: 95, total_segments })).toBe(99);
  });

  it('or what there is', () => {
    expect(totalOf({ grand_total: 95 })).toBe(95);
    expect(totalOf({})).toBeUndefined();
  });
});
