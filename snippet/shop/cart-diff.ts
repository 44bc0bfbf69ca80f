// Many shops say that the cart has changed but not how. Then what it holds before and after says it.
import type { Item } from '../../server/contract/event.ts';

/** What came into a cart and what went out of it, with the quantities that did. */
export type CartChange = { added: Item[]; removed: Item[] };

/**
 * How two states of a cart differ. A line is known by `item_id` and `item_variant`; lines of the same are one. A line without
 * a quantity is one piece.
 */
export function cartDiff(before: readonly Item[], after: readonly Item[]): CartChange {
  return { added: surplus(after, before), removed: surplus(before, after) };
}

/** Σ price × quantity, in major units: GA4's `value`. */
export function cartValue(items: readonly Item[]): number {
  const sum = items.reduce((total, { price = 0, quantity = 1 }) => total + price * quantity, 0);
  // Cents are no binary fractions.
  return Math.round(sum * 100) / 100;
}

/** What of `these` is more than there is in `those`. */
function surplus(these: readonly Item[], those: readonly Item[]): Item[] {
  const lines = new Map<string, Item>();
  for (const item of these) {
    const { quantity = 1 } = lines.get(key(item)) ?? { quantity: 0 };
    lines.set(key(item), { ...item, quantity: quantity + (item.quantity ?? 1) });
  }
  for (const item of those) {
    const line = lines.get(key(item));
    if (line) line.quantity = (line.quantity ?? 1) - (item.quantity ?? 1);
  }
  return [...lines.values()].filter(({ quantity = 0 }) => quantity > 0);
}

function key({ item_id, item_variant }: Item): string {
  return `${item_id} ${item_variant}`;
}
