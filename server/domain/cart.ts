import type { Item } from '../contract/event.ts';
import { MAX_ITEMS } from '../contract/limits.ts';
import { itemsOf } from './filter.ts';
import { shortened } from './memory.ts';
import type { Person, RecordedEvent } from './person.ts';

/**
 * The cart after an event. What the shop says the cart holds (`view_cart` with items) counts more than what we added up,
 * and what comes late does not undo it.
 */
export function cartAfter(person: Person, event: RecordedEvent): Item[] {
  if (event.at < lastSettledAt(person)) return person.cart;
  switch (event.name) {
    case 'view_cart':
      return Object.hasOwn(event.params, 'items') ? uniteLines(itemsOf(event.params)) : person.cart;
    case 'add_to_cart':
      return uniteLines([...person.cart, ...itemsOf(event.params)]);
    case 'remove_from_cart':
      return itemsOf(event.params).reduce(without, person.cart);
    case 'purchase':
      return [];
    default:
      return person.cart;
  }
}

/** The cart once an order of that moment is known of: empty, unless something was done to it later. */
export function withoutCart({ cart, tallies }: Person, orderedAt: number): Item[] {
  const { add_to_cart: added, remove_from_cart: removed, view_cart: viewed } = tallies;
  return [added, removed, viewed].some((tally) => tally !== undefined && tally.lastAt > orderedAt) ? cart : [];
}

/** When the cart was last known as a whole. */
function lastSettledAt({ tallies }: Person): number {
  return Math.max(tallies.view_cart?.lastAt ?? 0, tallies.purchase?.lastAt ?? 0);
}

/** What makes two lines one: the same thing in the same variant. */
export function lineKey(item: Item): string {
  return `${item.item_id ?? item.item_name ?? ''}/${item.item_variant ?? ''}`;
}

/** Lines of the same thing become one, with their quantities added and the newest price. */
function uniteLines(items: readonly Item[]): Item[] {
  const lines = new Map<string, Item>();
  for (const item of items) {
    const before = lines.get(lineKey(item));
    const quantity = (before?.quantity ?? 0) + (item.quantity ?? 1);
    lines.set(lineKey(item), { ...shortened({ ...before, ...item }), quantity });
  }
  return [...lines.values()].filter((line) => (line.quantity ?? 0) > 0).slice(0, MAX_ITEMS);
}

/** Takes so many pieces out; all of them when no quantity is told, as shops do that drop a whole line. */
function without(cart: Item[], gone: Item): Item[] {
  return cart.flatMap((line) => {
    if (lineKey(line) !== lineKey(gone)) return [line];
    const quantity = (line.quantity ?? 1) - (gone.quantity ?? Number.POSITIVE_INFINITY);
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
}

/** Sum of price × quantity in major units. A line without a price counts nothing. */
export function worthOf(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + (item.price ?? 0) * (item.quantity ?? 1), 0);
}
