// Magento 2 (Adobe Commerce), with its own theme or Hyvä's. Pages are cached for everybody; what belongs to one shopper comes
// in sections, kept in localStorage and asked for again when the cart has changed. They say the first name of the customer and
// no more. The checkout has a configuration of its own, and the page that thanks shows nothing of the order but its number.
import type { Item } from '../../server/contract/event.ts';
import { STORED_MS } from '../bounds.ts';
import { attempt, guard } from '../guard.ts';
import type { Tag } from '../part.ts';
import { textOf } from './amount.ts';
import { itemsOf, type Line, type Totals, totalOf } from './magento-cart.ts';
import { beginCheckout, completeOrder, rememberOrder } from './order.ts';
import { whenRequested } from './requested.ts';
import { seeItems, seenItems } from './seen-cart.ts';
import { tellItems } from './tell-items.ts';

type Checkout = {
  quoteItemData: Line[];
  quoteData: { quote_currency_code: string };
  totalsData: Totals;
  customerData?: { id?: string | number };
};
type Quote = { totals: { subscribe: (hear: (totals: Totals) => void) => void } };
type Sections = { cart?: { items?: Line[] } };

/** What pages have on their window. One that lacks what it should have cannot be read, and nothing is told of it. */
type Page = { checkoutConfig: Checkout; require?: (modules: string[], ready: (quote: Quote) => void) => void };

/** Reads the pages of the shop, and its sections whenever they have been asked for. */
export function start(tag: Tag): void {
  const { checkoutConfig: checkout, require } = window as unknown as Page;
  const page = document.body.className;
  const params = { currency: checkout?.quoteData.quote_currency_code ?? meta('currency') };
  // A page that sends a form and is loaded again has changed the cart; before others somebody may have logged in or out.
  let quiet = document.referrer !== location.href;
  seeCart();
  tag.entered.push(look);
  whenRequested(/cart\/add/, () => {
    // One that is not known by now is empty: else it would have come with a section.
    if (!seenItems()) seeItems(tag, [], params);
    quiet = false;
  });
  whenRequested(/section\/load/, () => setTimeout(guard(seeCart), STORED_MS));
  look();

  function look(): void {
    if (/product-view/.test(page)) tellItems(tag, 'view_item', [readProduct(document, 'h1')], params);
    else if (/category-view/.test(page)) tellItems(tag, 'view_item_list', readList(), params);
    else if (/search-result/.test(page))
      tag.tell('platform', 'search', { search_term: new URLSearchParams(location.search).get('q') });
    else if (/logoutsuccess/.test(page)) tag.call('logout');
    else if (/onepage-success/.test(page)) {
      // What was in the cart was not taken out.
      quiet = true;
      completeOrder(tag, textOf('.order-number,.checkout-success span'));
    } else if (/cart-index/.test(page)) tellItems(tag, 'view_cart', itemsOf(checkout.quoteItemData), params);
    else if (/checkout-index/.test(page)) readCheckout(checkout);
  }

  function readCheckout({ quoteItemData, totalsData, customerData }: Checkout): void {
    const order = (totals: Totals) => ({ ...params, value: totalOf(totals), items: itemsOf(quoteItemData) });
    beginCheckout(tag, order(totalsData));
    if (customerData?.id) tag.call('identify', customerData.id);
    const watch = ({ totals }: Quote) => totals.subscribe(guard((now) => rememberOrder(order(now))));
    require?.(['Magento_Checkout/js/model/quote'], guard(watch));
  }

  function seeCart(): void {
    const items = itemsIn();
    if (!items) return;
    seeItems(tag, items, params, quiet);
    quiet = false;
  }
}

function itemsIn(): Item[] | undefined {
  const { cart } = attempt(() => JSON.parse(localStorage['mage-cache-storage']) as Sections) ?? {};
  return cart?.items && itemsOf(cart.items);
}

function readList(): Item[] {
  return [...document.querySelectorAll('.product-item')].map((tile) => readProduct(tile, '.product-item-link'));
}

function readProduct(root: ParentNode, name: string): Item {
  const { value, dataset } = find<HTMLInputElement>('[name=product],[data-product-id]', root) as HTMLInputElement;
  const price = find('[data-price-type=finalPrice]', root)?.dataset.priceAmount ?? meta('amount');
  return { item_id: value ?? dataset.productId, item_name: textOf(name, root), price: Number(price), quantity: 1 };
}

function meta(name: string): string {
  return find<HTMLMetaElement>(`[property="product:price:${name}"]`)?.content as string;
}

function find<Found extends HTMLElement>(selector: string, root: ParentNode = document): Found | null {
  return root.querySelector<Found>(selector);
}
