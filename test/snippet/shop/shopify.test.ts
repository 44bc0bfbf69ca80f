import { describe, expect, it } from 'vitest';
import { readCart, readProduct } from '../../../snippet/shop/shopify.ts';

const shirt = {
  id: 4_681_855_533_135,
  vendor: 'Regular',
  type: 'Tops',
  variants: [
    { id: 401, price: 3_900, name: 'Linen Shirt - S', public_title: 'S' },
    { id: 402, price: 4_250, name: 'Linen Shirt - M', public_title: 'M' },
  ],
};

describe('a product as the storefront says it to its own analytics', () => {
  it('is the variant that is chosen, under the name and the id of the product', () => {
    expect(readProduct(shirt, '402')).toEqual({
      item_id: '4681855533135',
      item_name: 'Linen Shirt',
      item_variant: 'M',
      variant_id: 402,
      item_brand: 'Regular',
      item_category: 'Tops',
      price: 42.5,
      quantity: 1,
    });
  });

  it('is the first variant when none is chosen, or one that is gone', () => {
    expect(readProduct(shirt)).toMatchObject({ item_variant: 'S', price: 39 });
    expect(readProduct(shirt, '999')).toMatchObject({ item_variant: 'S' });
  });

  it('of one kind only it has no variant; a dash in its name is its own', () => {
    const mug = { ...shirt, variants: [{ id: 1, price: 0, name: 'Mug - large', public_title: null }] };
    expect(readProduct(mug)).toMatchObject({ item_name: 'Mug - large', price: 0, item_variant: undefined });
  });

  it('without a variant is still a product', () => {
    expect(readProduct({ ...shirt, variants: [] })).toMatchObject({ item_id: '4681855533135', quantity: 1 });
  });
});

describe('a cart as the Ajax API has it', () => {
  const line = {
    product_id: 40,
    product_title: 'Shirt',
    variant_id: 401,
    variant_title: null,
    vendor: 'V',
    product_type: 'T',
    final_price: 3_900_000,
    quantity: 2,
  };

  it('has hundredths also of a currency that has none', () => {
    const { items, params } = readCart({ token: 'abc', currency: 'KRW', items: [line] });
    expect(params).toEqual({ currency: 'KRW', cart_token: 'abc' });
    expect(items[0]).toMatchObject({ item_id: '40', price: 39_000, quantity: 2, item_variant: undefined });
  });

  it('the key behind its token is kept from everybody', () => {
    const { params } = readCart({ token: 'Z2NwLXVz?key=secret', currency: 'USD', items: [] });
    expect(JSON.stringify(params)).not.toContain('secret');
  });
});
