import type { Item } from '../../server/contract/event.ts';
import { amountOf } from './amount.ts';

/** A product as templates get it. `attributes` are texts in a cart, and objects in the details of a product. */
export type Product = {
  id_product: number | string;
  id_product_attribute?: number | string;
  name?: string;
  category?: string;
  category_name?: string;
  manufacturer_name?: string | null;
  attributes?: Record<string, string | { name: string }> | [];
  price?: string | number;
  price_amount?: number;
  cart_quantity?: number | string;
};
export type Cart = { products?: Product[]; totals?: { total?: { amount?: number } } };

/** What is said when the cart has changed; some themes say only which button did it. */
export type Changed = {
  reason?: { cart?: Cart; linkAction?: string; idProduct?: string; idProductAttribute?: string };
  resp?: { cart?: Cart };
};

/** Lines of a cart. A product that is not in one counts as one piece. */
export function itemsOf({ products = [] }: Cart = {}): Item[] {
  return products.map((product) => {
    const { id_product_attribute: variant_id, attributes = [], price_amount, price = '' } = product;
    const { name, category_name, category, manufacturer_name } = product;
    return {
      item_id: `${product.id_product}`,
      item_name: name as string,
      item_brand: manufacturer_name as string,
      item_category: category_name ?? (category as string),
      item_variant:
        Object.values(attributes)
          .map((value) => (value as { name?: string }).name ?? value)
          .join(', ') || (undefined as never),
      ...(Number(variant_id) && { variant_id: `${variant_id}` }),
      price: price_amount ?? amountOf(`${price}`),
      quantity: Number(product.cart_quantity ?? 1),
    };
  });
}

/** What is in the cart after a change. */
export function itemsAfter(before: Item[], { reason = {}, resp }: Changed): Item[] {
  const { linkAction, idProduct, idProductAttribute = '0' } = reason;
  const cart = resp?.cart ?? reason.cart;
  if (cart?.products) return itemsOf(cart);
  if (linkAction !== 'delete-from-cart') return before;
  return before.filter(({ item_id, variant_id = '0' }) => item_id !== idProduct || variant_id !== idProductAttribute);
}
