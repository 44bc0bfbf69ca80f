// What a cart held when any tab of this browser saw it last: of one act only one of several tabs tells.
import type { Item, Params } from '../../server/contract/event.ts';
import type { Tag } from '../part.ts';
import { keep, recall } from './order.ts';
import { tellChange } from './tell-items.ts';

/** Tells how the cart differs from when it was seen last. With `quiet`, or when it never was, it is only got to know. */
export function seeItems(tag: Tag, items: Item[], params: Params, quiet?: boolean): void {
  const before = seenItems();
  keep('items', items, 'localStorage');
  if (before && !quiet) tellChange(tag, before, items, params);
}

/** Undefined when it was never seen. */
export function seenItems(): Item[] | undefined {
  return recall('items', 'localStorage');
}
