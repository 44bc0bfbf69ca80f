import { copyTemplate, fillMiniLines, findPage, money, pageLanguage, showFilled, slot } from './fill.ts';
import { tell } from './ga4.ts';
import { markReviewed, type Order, readOrders } from './orders.ts';
import { knownLines } from './wares.ts';

/** Orders of this browser, each with a review to write. */
export function wireAccountPage(): void {
  const page = findPage('account');
  if (!page) return;
  const orders = readOrders();
  showFilled(page, orders.length > 0);
  page.querySelector('[data-orders]')?.replaceChildren(...orders.map(drawOrder));
}

function drawOrder(order: Order): HTMLElement {
  const row = copyTemplate('order');
  const at = slot<HTMLTimeElement>(row, 'at');
  const form = row.querySelector<HTMLFormElement>('[data-review]');
  slot(row, 'id').textContent = order.id;
  at.dateTime = new Date(order.at).toISOString();
  at.textContent = new Date(order.at).toLocaleDateString(pageLanguage());
  slot(row, 'total').textContent = money(order.totals.total);
  fillMiniLines(slot(row, 'lines'), knownLines(order.lines));
  showReviewed(order.reviewed === true);
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    markReviewed(order.id);
    tell('write_review', { transaction_id: order.id, rating: Number(new FormData(form).get('stars')) });
    showReviewed(true);
  });
  return row;

  function showReviewed(reviewed: boolean): void {
    if (form) form.hidden = reviewed;
    slot(row, 'reviewed').hidden = !reviewed;
  }
}
