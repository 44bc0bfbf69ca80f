// PrestaShop 1.7, 8 and 9. Every page has a `prestashop` object: what page it is, the cart with ids and prices, the currency;
// it says when the cart has changed, but not who the customer is. The page that thanks for an order has its number in the
// address, and no ids of products.
import type { Item } from '../../server/contract/event.ts';
import { attempt, guard, on } from '../guard.ts';
import type { Tag } from '../part.ts';
import { amountOf } from './amount.ts';
import { beginCheckout, completeOrder } from './order.ts';
import { tellChange, tellItems } from './tell-items.ts';

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

type Shop = {
  page?: { page_name?: string };
  cart?: Cart;
  currency?: { iso_code?: string };
  on?: (event: 'updateCart', hear: (changed: Changed) => void) => void;
};

/** Reads the pages of the shop and hears of changes of its cart. */
export function start(tag: Tag): void {
  const shop = (window as unknown as { prestashop: Shop }).prestashop;
  const page = shop.page?.page_name ?? '';
  const params = { currency: shop.currency?.iso_code as string };
  let items = itemsOf(shop.cart);
  tag.entered.push(look);
  attempt(look);
  // Its events come with the scripts at the end of the page.
  if (shop.on) listen();
  else on('load', listen);

  function listen(): void {
    const change = (changed: Changed) => {
      const before = items;
      items = itemsAfter(before, changed);
      tellChange(tag, before, items, params);
    };
    shop.on?.('updateCart', guard(change));
  }

  function look(): void {
    if (page === 'product') tellItems(tag, 'view_item', itemsOf({ products: [readProduct()] }), params);
    else if (page === 'cart') tellItems(tag, 'view_cart', items, params);
    else if (page === 'checkout')
      beginCheckout(tag, { ...params, value: shop.cart?.totals?.total?.amount as number, items });
    else if (page === 'order-confirmation') readOrder();
    else if (page === 'search') tag.tell('platform', 'search', { search_term: query('s') });
    else if (/^(category|manufacturer|new-products|best-sales|prices-drop)/.test(page))
      tellItems(tag, 'view_item_list', readList(), { ...params, item_list_name: text('h1') });
  }

  function readOrder(): void {
    const id = query('id_order') ?? /\w+$/.exec(text('#order-reference-value'))?.[0];
    const value = amountOf(text('.total-value td:last-child'));
    if (id) completeOrder(tag, id, value ? { ...params, value } : params);
  }
}

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

function readProduct(): Product {
  return JSON.parse(find('[data-product].js-product-details,#product-details')?.dataset.product ?? '');
}

function readList(): Item[] {
  return Array.from(document.querySelectorAll<HTMLElement>('[data-id-product].product-miniature'), (tile) => ({
    item_id: tile.dataset.idProduct as string,
    item_name: text('.product-title', tile),
    price: amountOf(text('.price', tile)),
  }));
}

function find(selector: string, root: ParentNode = document): HTMLElement | null {
  return root.querySelector<HTMLElement>(selector);
}

function text(selector: string, root?: ParentNode): string {
  return find(selector, root)?.textContent?.trim() ?? '';
}

function query(name: string): string | null {
  return new URLSearchParams(location.search).get(name);
}
