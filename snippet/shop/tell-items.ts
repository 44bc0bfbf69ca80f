import type { Item, Params } from '../../server/contract/event.ts';
import type { Tag } from '../part.ts';
import { cartDiff, cartValue } from './cart-diff.ts';

/** Tells of an act with items, as the shop's platform has them. Nothing is told of an act with nothing. */
export function tellItems(tag: Tag, name: string, items: readonly Item[], params?: Params): void {
  if (items[0]) tag.tell('platform', name, { value: cartValue(items) || undefined, ...params, items });
}

/** Tells what came into a cart and what went out of it. */
export function tellChange(tag: Tag, before: readonly Item[], after: readonly Item[], params?: Params): void {
  const { added, removed } = cartDiff(before, after);
  tellItems(tag, 'add_to_cart', added, params);
  tellItems(tag, 'remove_from_cart', removed, params);
}
