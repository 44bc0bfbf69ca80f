import { fillMiniLines, fillSums, findPage, showFilled } from './fill.ts';
import { tellLines } from './ga4.ts';
import { readOrders } from './orders.ts';
import { knownLines } from './wares.ts';

/**
 * The order that was made. Like most shops it tells of the purchase each time the page is opened; the number stays the
 * same, so that whoever listens can count it once.
 */
export function wireOrderPage(): void {
  const page = findPage('order');
  if (!page) return;
  const id = new URLSearchParams(location.search).get('order');
  const order = readOrders().find((each) => each.id === id);
  showFilled(page, order !== undefined);
  if (!order) return;

  const lines = knownLines(order.lines);
  const { totals, coupon } = order;
  const name = page.querySelector('[data-order-id]');
  if (name) name.textContent = order.id;
  fillMiniLines(page.querySelector('[data-mini-lines]'), lines);
  fillSums(page, totals);
  tellLines('purchase', lines, totals.total - totals.shipping, {
    transaction_id: order.id,
    shipping: totals.shipping,
    ...(coupon && { coupon }),
  });
}
