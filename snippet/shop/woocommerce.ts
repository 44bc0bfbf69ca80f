// WooCommerce, with classic templates and with blocks. What a cart holds is asked of the Store API, which every shop has;
// events and requests only say when. Pages say what they are in the classes of their body.
import type { Item } from '../../server/contract/event.ts';
import { guard, on } from '../guard.ts';
import type { Tag } from '../part.ts';
import { amountOf, textOf } from './amount.ts';
import { type Cart, seenCart, watchCart } from './cart-watch.ts';
import { whenRequested } from './requested.ts';
import { tellItems } from './tell-items.ts';

/** A line of a cart as the Store API has it: amounts are texts, in minor units; the id is that of a variation if it is one. */
export type StoreLine = {
  id: number;
  name: string;
  quantity: number;
  variation: { value: string }[];
  prices: { price: string; currency_minor_unit: number };
};

/** What pages may have on their window. */
const page = globalThis as unknown as {
  jQuery?: (node: Node) => { on: (events: string, act: () => void) => void };
  wcSettings?: { currentUserId?: number };
};

/** Reads the pages of the shop and watches its cart. */
export function start(tag: Tag): void {
  const { now, changed } = watchCart(tag, { mark, ask });
  // A product does not wait for the cart: what its page says to search engines would be told first.
  const read = guard(async () => readPage(tag, shownProduct() ? seenCart() : await now()));
  tag.entered.push(read);
  read();
  whenRequested(/wc\/store.*(cart\/|batch)/, changed);
  on('wc-blocks_added_to_cart wc-blocks_removed_from_cart', changed);
  page.jQuery?.(document.body).on('added_to_cart removed_from_cart updated_wc_div wc_cart_emptied', guard(changed));
  const id = page.wcSettings?.currentUserId;
  if (id) tag.call('identify', `${id}`);
}

/** A line with its amount in major units, under the id of its product. */
export function readLine({ id, name, quantity, variation, prices }: StoreLine, product: number | string): Item {
  return {
    item_id: `${product}`,
    item_name: decoded(name),
    item_variant: variation.map(({ value }) => value).join(' / ') || undefined,
    variant_id: id,
    price: Number(prices.price) / 10 ** prices.currency_minor_unit,
    quantity,
  };
}

/** Logging in brings an earlier cart back, so it is another's. */
function mark(): string {
  const hash = /woocommerce_cart_hash=(\w+)/.exec(document.cookie);
  return hash ? `${is('logged-in')} ${hash[1]}` : '';
}

async function ask(known: readonly Item[]): Promise<Cart> {
  const cart: { items: StoreLine[]; totals: { currency_code: string } } = await get('cart');
  const items: Item[] = [];
  for (const line of cart.items) {
    const seen = known.find(({ variant_id }) => variant_id === line.id)?.item_id;
    items.push(readLine(line, seen ?? (line.variation[0] ? (await get(`products/${line.id}`)).parent : line.id)));
  }
  return { items, params: { currency: cart.totals.currency_code } };
}

async function get(what: string) {
  const root = document.querySelector<HTMLLinkElement>('[rel="https://api.w.org/"]')?.href ?? '/wp-json/';
  return (await fetch(`${root}wc/store/v1/${what}`)).json();
}

function readPage(tag: Tag, { items, params }: Cart): void {
  const id = shownProduct();
  const said = tag.product?.();
  const term = new URLSearchParams(location.search).get('s');
  const shown = { item_name: textOf('h1'), price: amountOf(textOf('.price .amount:not(del *)')), quantity: 1 };
  // In markup the id is a number of stock, if there is one; carts and orders have the product's.
  if (id) tellItems(tag, 'view_item', [{ ...shown, ...said?.items?.[0], item_id: id }], { ...params, ...said });
  else if (is('woocommerce-cart')) tellItems(tag, 'view_cart', items, params);
  else if (is('woocommerce-checkout')) tellItems(tag, 'begin_checkout', items, params);
  else if (term) tag.tell('platform', 'search', { search_term: term });
}

/** Number of the product that the page is about. */
function shownProduct(): string | undefined {
  return /single-product.* postid-(\d+)/.exec(document.body.className)?.[1];
}

/** Names come as HTML: "Mug &#8211; blue". */
function decoded(html: string): string {
  return html.replace(/&(?:#(\d+)|amp);/g, (_, code = 38) => String.fromCodePoint(code));
}

function is(kind: string): boolean {
  return document.body.classList.contains(kind);
}
