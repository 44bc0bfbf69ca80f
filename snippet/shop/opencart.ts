// OpenCart 3 and 4. Its pages hold no data but what shoppers see: a product is its heading, its price and a hidden field, a
// cart is a table. The requests that fill the cart answer without saying of what; but the small cart that is on every page is
// drawn again after each. The page that thanks for an order shows neither its number nor its total.
import type { Item, Params } from '../../server/contract/event.ts';
import { attempt, guard } from '../guard.ts';
import type { Tag } from '../part.ts';
import { amountOf, countOf } from './amount.ts';
import { cartValue } from './cart-diff.ts';
import { beginCheckout, completeOrder, keep, recall, rememberOrder } from './order.ts';
import { seeItems } from './seen-cart.ts';
import { tellItems } from './tell-items.ts';

type Order = Params & { items: Item[] };

const money = { currency: /\bcurrency=([A-Z]{3})/.exec(document.cookie)?.[1] as string };
const CONFIRM = '[id$=checkout-confirm]';

/** Reads the pages of the shop, and its small cart whenever that changes. */
export function start(tag: Tag): void {
  tag.entered.push(look);
  look();
  watch('#cart', () => seeItems(tag, readOrder('#cart').items, money));
  watch(CONFIRM, () => rememberOrder(readOrder(CONFIRM)));

  function look(): void {
    const page = pageKind();
    const cart = readOrder('#cart');
    const product = readProduct();
    const list = readList();
    // From page to page of the shop a cart differs by what was done there, but not by an order, or when somebody logs in or out.
    seeItems(
      tag,
      cart.items,
      money,
      !document.referrer.startsWith(location.origin) || /account|success/.test(page + document.referrer),
    );
    if (product) tellItems(tag, 'view_item', [product], money);
    // Somebody who comes back to it with something in the cart has not ordered that.
    else if (/checkout.success/.test(page)) cart.items[0] || completeOrder(tag);
    else if (/checkout.checkout/.test(page)) beginCheckout(tag, cart);
    else if (/checkout.cart/.test(page)) tellItems(tag, 'view_cart', cart.items, money);
    else if (/product.search/.test(page))
      tag.tell('platform', 'search', { search_term: new URLSearchParams(location.search).get('search') });
    else if (/product./.test(page)) tellItems(tag, 'view_item_list', list, money);
  }
}

/** What names the kind of a page: the route in its query or path, or with a dash the id of an element. */
function pageKind(): string {
  return `${location.pathname}${location.search} ${find('#content')?.closest('[id*="-"]')?.id}`;
}

function readProduct(): Item | undefined {
  const field = find('#product [name=product_id]');
  const content = find('#content');
  // OpenCart 3 gives the price no name.
  const price = find('.list-unstyled h2,.price-new', content);
  const item_category = text(all('.breadcrumb li').slice(1, -1).pop());
  return field && { ...itemOf(field, find('h1', content), text(price)), item_category };
}

function readList(): Item[] {
  return all('.product-thumb').map((thumb) => itemOf(thumb, find('h4,.name', thumb), text(find('.price', thumb))));
}

/** A cart of which lines and totals are rows of tables; what is to be paid is the last of them. */
function readOrder(place: string): Order {
  const rows = all<HTMLTableRowElement>(`${place} tr`);
  const items = rows.map(readLine).filter((line) => !!line);
  const total = rows.filter((row) => !find('a', row)).pop()?.lastElementChild;
  return { ...money, value: amountOf(text(total)) || cartValue(items), items };
}

/** A row of a cart; undefined for one without a product. */
function readLine(row: HTMLTableRowElement): Item | undefined {
  // The first link may be the picture.
  const link = all('a', row).find(text);
  const cells = Array.from(row.cells, text).filter((cell) => /\d/.test(cell));
  // Not every table has a price for one piece, but all have one for the line.
  return link && itemOf(row, link, cells[cells.length - 1] ?? '', countOf(cells));
}

/** Ids are in addresses, fields and calls. They are kept by names: with rewritten addresses a cart does not show them. */
function itemOf({ outerHTML }: Element, title: Element | undefined, total: string, quantity = 1): Item {
  const item_name = text(title);
  const [, id] = /(?:product_id(?:=|"[^>]*value=")|\.add\(')(\d+)/.exec(outerHTML) ?? [];
  const key = `id ${item_name}`;
  const item_id = id ?? recall<string>(key) ?? item_name;
  keep(key, item_id);
  return { item_id, item_name, price: Number((amountOf(total) / quantity).toFixed(2)), quantity };
}

function watch(place: string, act: () => unknown): void {
  attempt(() => new MutationObserver(guard(act)).observe(find(place) as Element, { childList: true, subtree: true }));
}

function find(selector: string, root?: ParentNode): Element | undefined {
  return all(selector, root)[0];
}

function all<Found extends Element>(selector: string, root: ParentNode = document): Found[] {
  return Array.from(root.querySelectorAll<Found>(selector));
}

function text(node?: Element | null): string {
  return node?.textContent?.trim() ?? '';
}
