// PrestaShop 1.7, 8 and 9. Every page has a `prestashop` object: what page it is, the cart with ids and prices, the currency;
// it says when the cart has changed, but not who the customer is. The page that thanks for an order has its number in the
// address, and no ids of products.
import type { Item } from '../../server/contract/event.ts';
import { guard, on } from '../guard.ts';
import type { Tag } from '../part.ts';
import { amountOf, textOf } from './amount.ts';
import { beginCheckout, completeOrder } from './order.ts';
import { type Cart, type Changed, itemsAfter, itemsOf, type Product } from './prestashop-cart.ts';
import { seeItems, seenItems } from './seen-cart.ts';
import { tellItems } from './tell-items.ts';

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
  const items = itemsOf(shop.cart);
  seeItems(tag, items, params, true);
  tag.entered.push(look);
  // Its events come with the scripts at the end of the page.
  if (shop.on) listen();
  else on('load', listen);
  look();

  function listen(): void {
    const change = (changed: Changed) => seeItems(tag, itemsAfter(seenItems() ?? items, changed), params);
    shop.on?.('updateCart', guard(change));
  }

  function look(): void {
    if (page === 'product') tellItems(tag, 'view_item', itemsOf({ products: [readProduct()] }), params);
    else if (page === 'cart') tellItems(tag, 'view_cart', items, params);
    else if (page === 'checkout')
      beginCheckout(tag, { ...params, value: shop.cart?.totals?.total?.amount as number, items });
    else if (page === 'order-confirmation') readOrder();
    else if (page === 'search') tag.tell('platform', 'search', { search_term: query('s') });
    else if (/^(category|manufacturer|new-|best-|prices-)/.test(page))
      tellItems(tag, 'view_item_list', readList(), params);
  }

  function readOrder(): void {
    const id = query('id_order') ?? /\w+$/.exec(textOf('#order-reference-value'))?.[0];
    const value = amountOf(textOf('.total-value td:last-child'));
    if (id) completeOrder(tag, id, value ? { ...params, value } : params);
  }
}

function readProduct(): Product {
  return JSON.parse(
    document.querySelector<HTMLElement>('[data-product].js-product-details,#product-details')?.dataset.product ?? '',
  );
}

function readList(): Item[] {
  return Array.from(document.querySelectorAll<HTMLElement>('[data-id-product].product-miniature'), (tile) => ({
    item_id: tile.dataset.idProduct as string,
    item_name: textOf('.product-title', tile),
    price: amountOf(textOf('.price', tile)),
  }));
}

function query(name: string): string | null {
  return new URLSearchParams(location.search).get(name);
}
