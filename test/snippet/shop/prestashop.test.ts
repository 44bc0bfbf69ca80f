import { describe, expect, it } from 'vitest';
import { itemsAfter, itemsOf, type Product } from '../../../snippet/shop/prestashop-cart.ts';

const mug: Product = {
  id_product: 6,
  id_product_attribute: '0',
  name: 'Mug',
  price: '€11.90',
  price_amount: 11.9,
  cart_quantity: '2',
};
const [item] = itemsOf({ products: [mug] });

describe('a cart of PrestaShop', () => {
  it('has ids as text, prices and quantities as numbers', () => {
    expect(item).toMatchObject({ item_id: '6', item_name: 'Mug', price: 11.9, quantity: 2 });
    expect(item).not.toHaveProperty('variant_id');
  });

  it('reads a price that is only there as text', () => {
    const { price_amount: _, ...old } = mug;
    expect(itemsOf({ products: [{ ...old, price: '1.299,00 €' }] })[0]?.price).toBe(1299);
  });

  it.each([
    ['a cart', { Size: 'S', Color: 'White' }],
    ['the details of a product', { 1: { name: 'S' }, 2: { name: 'White' } }],
  ])('knows a variant by the attributes as they are in %s', (_, attributes) => {
    const [shirt] = itemsOf({ products: [{ ...mug, id_product_attribute: 3, attributes }] });
    expect(shirt).toMatchObject({ item_variant: 'S, White', variant_id: '3' });
  });

  it('may be empty or not there', () => {
    expect(itemsOf({ products: [] })).toEqual([]);
    expect(itemsOf({})).toEqual([]);
    expect(itemsOf(undefined)).toEqual([]);
  });
});

describe('after a change of the cart', () => {
  const before = itemsOf({
    products: [
      mug,
      { ...mug, id_product: 1, id_product_attribute: 3 },
      { ...mug, id_product: 1, id_product_attribute: 4 },
    ],
  });
  const ids = (items: typeof before) => items.map(({ item_id, variant_id }) => `${item_id}/${variant_id ?? 0}`);

  it('the cart is what the answer says', () => {
    expect(
      itemsAfter(before, { resp: { cart: { products: [mug] } }, reason: { cart: { products: [] } } }),
    ).toHaveLength(1);
    expect(itemsAfter(before, { reason: { cart: { products: [] } } })).toEqual([]);
  });

  it('a line that was taken out is gone where nobody says what is left', () => {
    const reason = { linkAction: 'delete-from-cart', idProduct: '1', idProductAttribute: '4' };
    expect(ids(itemsAfter(before, { reason }))).toEqual(['6/0', '1/3']);
    expect(ids(itemsAfter(before, { reason: { ...reason, idProduct: '6', idProductAttribute: '0' } }))).toEqual([
      '1/3',
      '1/4',
    ]);
  });

  it('a refusal, a voucher, or an answer that cannot be read changes nothing', () => {
    expect(itemsAfter(before, { reason: { linkAction: 'add-to-cart' } })).toBe(before);
    expect(itemsAfter(before, { reason: {}, resp: {} })).toBe(before);
    expect(itemsAfter(before, {})).toBe(before);
  });
});
