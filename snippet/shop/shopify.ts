// Shopify's storefront. What a cart holds is asked of `/cart.js`; standard storefront events and requests only say when. Its
// checkout is out of reach of scripts: the order is told by webhook, and found by the token of the cart.
// https://shopify.dev/docs/api/storefront-events-and-actions
import type { Item } from '../../server/contract/event.ts';
import { on } from '../guard.ts';
import type { Tag } from '../part.ts';
import { type Cart, seenCart, watchCart } from './cart-watch.ts';
import { whenRequested } from './requested.ts';
import { tellItems } from './tell-items.ts';

/** `/cart.js`. Amounts are hundredths, also of a currency that has none. */
export type AjaxCart = {
  token: string;
  currency: string;
  items: {
    product_id: number;
    product_title: string;
    variant_id: number;
    variant_title: string | null;
    vendor: string;
    product_type: string;
    final_price: number;
    quantity: number;
  }[];
};

/** What every page of a storefront says to Shopify's own analytics. */
export type Meta = {
  product?: {
    id: number;
    vendor: string;
    type: string;
    variants: { id: number; price: number; name: string; public_title: string | null }[];
  };
  selectedVariantId?: string;
  page?: { pageType?: string; customerId?: number };
};

/** Payloads of the standard events that are heard. */
type Standard = {
  promise?: Promise<unknown>;
  search?: { query?: string };
  context?: string;
  product?: { id: string; title: string; selectedVariant: { price: { amount: string } } | null };
};

type Page = {
  Shopify: { currency?: { active: string }; routes?: { root: string } };
  ShopifyAnalytics?: { meta?: Meta };
};

/** What a shopper leaves the storefront by: with the product that is shown, or with the cart. */
const AT_ONCE = '.shopify-payment-button';
const LEAVING = `[name=checkout],[href$="/checkout"],${AT_ONCE}`;

/** Reads the pages of the shop and watches its cart. */
export function start(tag: Tag): void {
  const { Shopify, ShopifyAnalytics } = window as unknown as Page;
  const { product, selectedVariantId, page } = ShopifyAnalytics?.meta ?? {};
  const { now, doubt, changed } = watchCart(tag, { mark, ask });
  const query = new URLSearchParams(location.search);
  const shown = product && [readProduct(product, query.get('variant') ?? selectedVariantId)];
  const currency = { currency: `${Shopify.currency?.active}` };
  let term: string | null | undefined;
  let isLeaving = false;
  tag.entered.push(read);
  read();
  on('shopify:cart:lines-update', (event) => {
    doubt();
    return said(event, 'promise')?.then(changed, changed) ?? changed();
  });
  on('shopify:cart:view', viewCart);
  on('shopify:search:update', (event) => search(said(event, 'search')?.query));
  on('shopify:product:view', (event) => {
    const other = said(event, 'product');
    // Not those that come into sight in a list. That of the page was told of before.
    if (said(event, 'context') !== 'dialog' || !other) return;
    const price = Number(other.selectedVariant?.price.amount);
    const item_id = `${other.id}`.replace(/.*\//, '');
    tellItems(tag, 'view_item', [{ item_id, item_name: other.title, price, quantity: 1 }], currency);
  });
  on<MouseEvent>('click', ({ target }) => {
    const way = (target as Element).closest(LEAVING);
    if (!way || isLeaving) return;
    isLeaving = true;
    const { items, params } = seenCart();
    if (shown && way.matches(AT_ONCE)) tellItems(tag, 'begin_checkout', shown, currency);
    else tellItems(tag, 'begin_checkout', items, params);
  });
  on('submit', doubt);
  whenRequested(/\/cart\/(add|change|update|clear)/, changed);
  if (page?.customerId) tag.call('identify', `${page.customerId}`);

  function read(): void {
    isLeaving = false;
    if (shown) tellItems(tag, 'view_item', shown, currency);
    if (page?.pageType === 'cart') viewCart();
    search(query.get('q'));
  }

  async function viewCart(): Promise<void> {
    const { items, params } = await now();
    tellItems(tag, 'view_cart', items, params);
  }

  /** The same words again are results that were sorted or filtered. */
  function search(words: string | null | undefined): void {
    if (words && words !== term) tag.tell('platform', 'search', { search_term: words });
    term = words;
  }
}

/** The product of the page, in the variant that is chosen. */
export function readProduct({ id, vendor, type, variants }: NonNullable<Meta['product']>, chosen?: string): Item {
  const variant = variants.find((one) => `${one.id}` === chosen) ?? variants[0];
  const { name = '', price = 0, public_title } = variant ?? {};
  return {
    item_id: `${id}`,
    item_name: name.replace(` - ${public_title}`, ''),
    item_variant: public_title ?? undefined,
    variant_id: variant?.id,
    item_brand: vendor,
    item_category: type,
    price: price / 100,
    quantity: 1,
  };
}

/** A cart with its amounts in major units. What follows the token is a key to the cart, which nobody else needs to have. */
export function readCart({ items, currency, token }: AjaxCart): Cart {
  return {
    params: { currency, cart_token: token.replace(/\?.*/, '') },
    items: items.map((line) => ({
      item_id: `${line.product_id}`,
      item_name: line.product_title,
      item_variant: line.variant_title ?? undefined,
      variant_id: line.variant_id,
      item_brand: line.vendor,
      item_category: line.product_type,
      price: line.final_price / 100,
      quantity: line.quantity,
    })),
  };
}

/** After an order there is another cart. */
function mark(): string {
  const cart = /(^|; )cart=([^;]+)/.exec(document.cookie);
  return cart ? `${cart[2]} ` : '';
}

async function ask(): Promise<Cart> {
  const { routes } = (window as unknown as Page).Shopify;
  return readCart(await (await fetch(`${routes?.root ?? '/'}cart.js`)).json());
}

/** Standard events have their payload on themselves, those that a theme makes up have it as their `detail`. */
function said<Field extends keyof Standard>(event: Event, field: Field): Standard[Field] | undefined {
  return (event as Event & Standard)[field] ?? (event as CustomEvent<Standard | null>).detail?.[field];
}
