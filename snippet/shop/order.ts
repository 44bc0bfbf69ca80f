// What is bought is seen at the checkout; the page that thanks for it rarely says. So the tab remembers it from one page to the
// other, and also of which order it has told: both pages can be loaded again.
import type { Params } from '../../server/contract/event.ts';
import { attempt } from '../guard.ts';
import type { Tag } from '../part.ts';

type Where = 'sessionStorage' | 'localStorage';

/** Tells that a checkout has begun, once for the same items, and remembers what is in it. Of an empty one nothing is told. */
export function beginCheckout(tag: Tag, order: Params): void {
  const before = recall<Params>('order')?.items ?? [];
  if (JSON.stringify(before) !== JSON.stringify(order.items)) tag.tell('platform', 'begin_checkout', order);
  rememberOrder(order);
}

/** Keeps what is known of the order by now; nothing of an empty one: that is a page on its way. */
export function rememberOrder(order: Params): void {
  if (order.items?.[0]) keep('order', order);
}

/**
 * Tells that the order was placed, once however often its page is loaded. Without an id there is nothing to know it by but
 * that a checkout came before, which is forgotten then.
 *
 * @param known what the page says of the order itself
 */
export function completeOrder(tag: Tag, id?: string, known?: Params): void {
  const order = recall<Params>('order');
  if (id ? id === recall('done') : !order) return;
  tag.tell('platform', 'purchase', { ...order, transaction_id: id, ...known });
  keep('done', id);
  keep('order');
}

/** What the browser was told to keep; undefined when there is nothing. */
export function recall<Kept>(key: string, where: Where = 'sessionStorage'): Kept | undefined {
  return attempt(() => JSON.parse(window[where][`dangol_${key}`]));
}

/** Keeps something for the pages that this tab comes to, or for those of all tabs. */
export function keep(key: string, kept: unknown = null, where: Where = 'sessionStorage'): void {
  attempt(() => {
    window[where][`dangol_${key}`] = JSON.stringify(kept);
  });
}
