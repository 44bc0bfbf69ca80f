/** What shops have, and what is told of it. */

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

type Asked = { fields: string[]; rows?: string[] };

const item = ['item_id', 'item_name', 'price'];
const line = [...item, 'quantity'];
const asked: Record<string, Asked> = {
  view_item: { fields: [...item, 'item_category'] },
  view_item_list: { fields: [], rows: item },
  search: { fields: ['search_term'] },
  view_cart: { fields: ['value'], rows: line },
  begin_checkout: { fields: ['value', 'transaction_id'], rows: line },
  purchase: { fields: ['transaction_id', 'value'], rows: line },
  add_to_cart: { fields: line },
  remove_from_cart: { fields: line },
  add_to_wishlist: { fields: item },
};

/** Fields that are worth pointing at, for a kind of event. */
export function askedOf(event: string | undefined): Asked {
  return asked[event ?? ''] ?? { fields: [] };
}

export const customerFields = ['customer_id', 'name', 'points', 'tier'];

/** Fields whose number is meant although their name does not say so. */
export const counted = /^points$/;
