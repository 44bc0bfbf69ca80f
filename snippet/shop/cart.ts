// Loaded when a cart may have changed: asks the shop what it holds, and tells how that differs from what it held.
import type { Tag } from '../part.ts';
import type { CartSource, SeenCart } from './cart-watch.ts';
import { tellChange } from './tell-items.ts';

/**
 * Tells of what came into the cart and what went out of it since it was `seen`; `keep` gets the cart as it is now. Rejects when
 * the shop does not answer: then nothing is told.
 */
export async function look(
  tag: Tag,
  { mark, ask }: CartSource,
  seen: SeenCart,
  keep: (seen: SeenCart) => void,
): Promise<void> {
  const { items, params } = await ask(seen.items);
  const [was, is] = [seen.mark, mark()].map((one) => one?.split(' ')[0]);
  keep({ items, params, mark: mark() });
  // A cart that was never seen before, or is another's, is only got to know.
  if (was === '' || !is || was === is) tellChange(tag, seen.items, items, params);
}
