/** What an event tells of products and money, and what is wrong with it: for whoever checks an installation. */

/** Kinds of event that tell of products. */
export const shoppingEvents = ['view_item', 'add_to_cart', 'view_cart', 'begin_checkout', 'purchase'] as const;
export type ShoppingEvent = (typeof shoppingEvents)[number];

/**
 * `no_items`: names no product. `no_item_id`: a product without its number or code. `no_price`: no product has a price
 * above 0. `other_currency`: not the site's, so the order counts as worth 0. `no_transaction_id`, `no_total`: an order
 * without number, without an amount above 0. `no_customer`: a member without an id.
 */
export const payloadFaults = [
  'no_items',
  'no_item_id',
  'no_price',
  'other_currency',
  'no_transaction_id',
  'no_total',
  'no_customer',
] as const;
export type PayloadFault = (typeof payloadFaults)[number];

/** In short what an event tells. Money is in major units of `currency`, as the page told it. */
export type Payload = {
  /** Lines of the cart or order. */
  lines: number;
  itemId?: string;
  itemName?: string;
  price?: number;
  quantity?: number;
  value?: number;
  currency?: string;
  transactionId?: string;
  faults: PayloadFault[];
};
