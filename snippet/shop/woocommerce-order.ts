// WooCommerce's page of thanks, `/order-received/ID/?key=wc_order_…`: read by itself, because nothing else is to be read there.
import type { Item } from '../../server/contract/event.ts';
import type { Tag } from '../part.ts';
import { amountOf, textOf } from './amount.ts';
import { seenCart } from './cart-watch.ts';
import { tellItems } from './tell-items.ts';

/** Tells of the order. Who loads the page again tells again: an order's id counts once. */
export function start(tag: Tag): void {
  const [, id] = /[/=](\d+)\/?[?&]key=/.exec(location.href) ?? [];
  const total = textOf('.woocommerce-order-overview__total .amount,tfoot tr:last-child .amount:not(small *)');
  // Of an order that failed, or that is not for these eyes, nothing is shown.
  if (!id || !total) return;
  // The page has names but no ids. The cart, empty by now, was seen last when it was ordered.
  const { items, params } = seenCart();
  const lines = Array.from(document.querySelectorAll('.order_item'), readLine);
  const isSame = count(items) === count(lines);
  tellItems(tag, 'purchase', isSame ? items : lines, { ...params, transaction_id: id, value: amountOf(total) });
}

function readLine(row: Element): Item {
  const quantity = amountOf(textOf('.product-quantity', row));
  const [name = ''] = textOf('td', row).split('×');
  return { item_name: name.trim(), price: amountOf(textOf('.amount', row)) / quantity, quantity };
}

function count(items: readonly Item[]): number {
  return items.reduce((sum, { quantity = 1 }) => sum + quantity, 0);
}
