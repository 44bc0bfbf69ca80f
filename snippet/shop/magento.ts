// Magento 2 (Adobe Commerce), with its own theme or Hyvä's. Pages are cached for everybody; what belongs to one shopper comes
// in sections, kept in localStorage and asked for again when the cart has changed. They say the first name of the customer and
// no more. The checkout has a configuration of its own, and the page that thanks shows nothing of the order but its number.
import type { Item } from '../../server/contract/event.ts';
import { attempt, guard, later } from '../guard.ts';
import type { Tag } from '../part.ts';
import { beginCheckout, completeOrder, keep, recall, rememberOrder } from './order.ts';
import { whenRequested } from './requested.ts';
import { tellChange, tellItems } from './tell-items.ts';

/** A line of the section `cart`, or of the checkout's configuration. */
export type Line = {
  product_id: string | number;
  product_name?: string;
  product_price_value?: number;
  name?: string;
  price?: number | string;
  qty: number | string;
  options?: { value: string }[];
};

/** Totals of a quote. `grand_total` is without tax; what is paid is the segment of that name. */
export type Totals = { grand_total?: number; total_segments?: { code: string; value: number }[] };

type Checkout = {
  quoteItemData: Line[];
  quoteData: { quote_currency_code: string };
  totalsData: Totals;
  customerData?: { id?: string | number };
};
type Quote = { totals: { subscribe: (hear: (totals: Totals) => void) => void } };
type Sections = { cart?: { items?: Line[] } };

/** What pages may have on their window. */
type Page = { checkoutConfig?: Checkout; require?: (modules: string[], ready: (quote: Quote) => void) => void };

/** From an answer to what the shop's own script has made of it. */
const STORED_MS = 200;

/** Reads the pages of the shop, and its sections whenever they have been asked for. */
export function start(tag: Tag): void {
  const { checkoutConfig: checkout, require } = window as unknown as Page;
  const page = document.body.className;
  const params = { currency: checkout?.quoteData.quote_currency_code ?? meta('currency') };
  // What is in the cart, undefined while it is not known. A page that sends a form and is loaded again has changed it.
  let items = document.referrer === location.href ? recall<Item[]>('cart') : undefined;
  seeCart();
  tag.entered.push(look);
  attempt(look);
  // One that is not known yet is empty: else it would have come with a section.
  whenRequested(/cart\/add/, () => {
    items ??= [];
  });
  whenRequested(/section\/load/, () => later(seeCart, STORED_MS));

  function look(): void {
    if (/product-view/.test(page)) tellItems(tag, 'view_item', [readProduct(document, 'h1')], params);
    else if (/category-view/.test(page)) tellItems(tag, 'view_item_list', readList(), params);
    else if (/search-result/.test(page))
      tag.tell('platform', 'search', { search_term: new URLSearchParams(location.search).get('q') });
    else if (/cart-index/.test(page) && checkout) tellItems(tag, 'view_cart', itemsOf(checkout.quoteItemData), params);
    else if (/checkout-index/.test(page) && checkout) readCheckout(checkout);
    else if (/onepage-success/.test(page)) readOrder();
    else if (/logoutsuccess/.test(page)) tag.call('logout');
  }

  function readCheckout({ quoteItemData, totalsData, customerData }: Checkout): void {
    const order = (totals: Totals) => ({ ...params, value: totalOf(totals), items: itemsOf(quoteItemData) });
    beginCheckout(tag, order(totalsData));
    if (customerData?.id) tag.call('identify', `${customerData.id}`);
    const watch = ({ totals }: Quote) => totals.subscribe(guard((now) => rememberOrder(order(now))));
    require?.(['Magento_Checkout/js/model/quote'], guard(watch));
  }

  function readOrder(): void {
    completeOrder(tag, text('.order-number,.checkout-success span'));
    items = undefined;
  }

  function seeCart(): void {
    const now = itemsIn();
    if (!now) return;
    if (items) tellChange(tag, items, now, params);
    items = now;
    keep('cart', now);
  }
}

/** Lines of a cart as sections or as the checkout have them. */
export function itemsOf(lines: Line[]): Item[] {
  return lines.map(({ product_id, product_name, name, options = [], price, product_price_value = price, qty }) => ({
    item_id: `${product_id}`,
    item_name: product_name ?? (name as string),
    ...(options[0] && { item_variant: options.map(({ value }) => value).join(', ') }),
    price: Number(product_price_value),
    quantity: Number(qty),
  }));
}

/** What is paid. */
export function totalOf({ total_segments = [], grand_total }: Totals): number {
  return (total_segments.find(({ code }) => code === 'grand_total')?.value ?? grand_total) as number;
}

function itemsIn(): Item[] | undefined {
  const { cart } = attempt(() => JSON.parse(localStorage['mage-cache-storage']) as Sections) ?? {};
  return cart?.items && itemsOf(cart.items);
}

function readList(): Item[] {
  return Array.from(document.querySelectorAll('.product-item'), (tile) => readProduct(tile, '.product-item-link'));
}

function readProduct(root: ParentNode, name: string): Item {
  const { value, dataset } = find<HTMLInputElement>('[name=product],[data-product-id]', root) as HTMLInputElement;
  const price = find('[data-price-type=finalPrice]', root)?.dataset.priceAmount ?? meta('amount');
  return { item_id: value ?? dataset.productId, item_name: text(name, root), price: Number(price), quantity: 1 };
}

function meta(name: string): string {
  return find<HTMLMetaElement>(`[property="product:price:${name}"]`)?.content as string;
}

function text(selector: string, root?: ParentNode): string {
  return find(selector, root)?.textContent?.trim() as string;
}

function find<Found extends HTMLElement>(selector: string, root: ParentNode = document): Found | null {
  return root.querySelector<Found>(selector);
}
