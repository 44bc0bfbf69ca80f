// Many shops say that the cart has changed but not how. Then what it holds before and after says it.
import type { Item } from '../../server/contract/event.ts';

/** What came into a cart and what went out of it, with the quantities that did. */
export type CartChange = { added: Item[]; removed: Item[] };

/**
 * How two states of a cart differ. A line is known by `item_id` and `item_variant`; of several lines of the same the first
 * are the old ones. A line without a quantity is one piece.
 */
export function cartDiff(before: readonly Item[], after: readonly Item[]): CartChange {
  return { added: surplus(after, before), removed: surplus(before, after) };
}

/** Σ price × quantity, in major units: GA4's `value`. */
export function cartValue(items: readonly Item[]): number {
  const sum = items.reduce((total, { price = 0, quantity = 1 }) => total + price * quantity, 0);
  // Cents are no binary fractions.
  return Number(sum.toFixed(2));
}

/** What of `these` is more than there is in `those`. */
function surplus(these: readonly Item[], those: readonly Item[]): Item[] {
  const left: Record<string, number> = {};
  for (const item of those) left[keyOf(item)] = (left[keyOf(item)] ?? 0) + (item.quantity ?? 1);
  return these
    .map((item) => {
      const { quantity = 1 } = item;
      const there = left[keyOf(item)] ?? 0;
      left[keyOf(item)] = there - quantity;
      return { ...item, quantity: quantity - Math.max(there, 0) };
    })
    .filter(({ quantity }) => quantity > 0);
}

function keyOf({ item_id, item_variant }: Item): string {
  return `${item_id} ${item_variant}`;
}
