/** What shops have, and what is told of it. */
import type { Field } from '../../../server/contract/mapping.ts';

/** Kinds of page by the name they get in a mapping, and what a view of one tells. In the order of a purchase. */
export const pageKinds: Record<string, string> = {
  product: 'view_item',
  list: 'view_item_list',
  search: 'search',
  cart: 'view_cart',
  checkout: 'begin_checkout',
  thanks: 'purchase',
};

/** What shoppers do that no page shows. */
export const actionKinds = ['add_to_cart', 'remove_from_cart', 'purchase', 'add_to_wishlist', 'sign_up'];

type Asked = [fields: string[], rows?: string[]];

const item = ['item_id', 'item_name', 'price'];
const line = [...item, 'quantity'];
const asked: Record<string, Asked> = {
  view_item: [[...item, 'item_category']],
  view_item_list: [[], item],
  search: [['search_term']],
  view_cart: [['value'], line],
  begin_checkout: [['value', 'transaction_id'], line],
  purchase: [['transaction_id', 'value'], line],
  add_to_cart: [line],
  remove_from_cart: [line],
  add_to_wishlist: [item],
  identify: [['customer_id', 'name', 'points', 'tier']],
};

/** Fields that are worth pointing at, for a kind of event: of its own, and of its rows. */
export function askedOf(event = ''): Asked {
  return asked[event] ?? [[]];
}

/** A field before it is read. Of points the number is meant, although their name does not say so. */
export function blank(name: string): Omit<Field, 'read'> {
  return { name, ...(name === 'points' && { number: true }) };
}
