import type { Item, Params } from '../contract/event.ts';
import { type Payload, type PayloadFault, shoppingEvents } from '../contract/payload.ts';
import { itemsOf } from './filter.ts';

const shopping: ReadonlySet<string> = new Set(shoppingEvents);

/** Whether events of this kind tell of products, money or a member. */
export function hasPayload(name: string): boolean {
  return name === 'identify' || shopping.has(name);
}

/** What an event tells of products and money; undefined for one of a kind that tells of neither. */
export function payloadOf(name: string, params: Params, siteCurrency: string): Payload | undefined {
  if (name === 'identify') return { lines: 0, faults: hasValue(params.customer_id) ? [] : ['no_customer'] };
  if (!hasPayload(name)) return undefined;
  const items = itemsOf(params);
  const [{ item_id: id, item_name: itemName, price, quantity } = {} as Item] = items;
  const { value, currency, transaction_id: transactionId } = params;
  return {
    lines: items.length,
    ...(hasValue(id) && { itemId: String(id) }),
    ...(hasValue(itemName) && { itemName: String(itemName) }),
    ...(price !== undefined && { price }),
    ...(quantity !== undefined && { quantity }),
    ...(value !== undefined && { value }),
    ...(currency !== undefined && { currency }),
    ...(hasValue(transactionId) && { transactionId: String(transactionId) }),
    faults: faultsOf(name, params, items, siteCurrency),
  };
}

function faultsOf(name: string, params: Params, items: readonly Item[], siteCurrency: string): PayloadFault[] {
  const { currency = siteCurrency, transaction_id: transactionId } = params;
  const faults: [PayloadFault, boolean][] = [
    // An empty cart is looked at as well.
    ['no_items', items.length === 0 && name !== 'view_cart'],
    ['no_item_id', items.some((item) => !hasValue(item.item_id))],
    // A gift may cost nothing, an order of nothing but gifts is none.
    ['no_price', items.length > 0 && !items.some((item) => isPositive(item.price))],
    ['other_currency', currency !== siteCurrency],
    ['no_transaction_id', name === 'purchase' && !hasValue(transactionId)],
    ['no_total', name === 'purchase' && !isPositive(params.value)],
  ];
  return faults.filter(([, isThere]) => isThere).map(([fault]) => fault);
}

function hasValue(told: unknown): boolean {
  return told !== undefined && told !== null && told !== '';
}

function isPositive(amount: number | undefined): boolean {
  return amount !== undefined && amount > 0;
}
