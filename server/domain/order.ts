import type { SiteSettings } from '../contract/site.ts';
import { worthOf } from './cart.ts';
import { countItems, itemsOf } from './filter.ts';
import { toMinor } from './money.ts';
import { MAX_REMEMBERED_ORDERS, type Order, type Person, type RecordedEvent } from './person.ts';

/**
 * Minor units above which an amount is no order's: a trillion won, ten billion dollars. A page can claim anything, and a
 * thousand claims of the largest number would overflow the sums of the site.
 */
const MAX_ORDER_MINOR = 1e12;

/** The name an order is claimed under: its transaction id, or the event's own id where the shop gives none. Absent when it is no purchase. */
export function transactionIdOf(event: RecordedEvent): string | undefined {
  if (event.name !== 'purchase') return undefined;
  const told = event.params.transaction_id;
  return told === undefined || told === '' ? event.id : String(told);
}

/** The shop's own name for the cart that an event is about. */
export function cartTokenOf({ params }: RecordedEvent): string | undefined {
  const { cart_token: told } = params;
  return typeof told === 'string' && told !== '' && Object.hasOwn(params, 'cart_token') ? told : undefined;
}

/**
 * The order that a `purchase` tells of; undefined for any other event. Without `value` its worth is that of its items. In
 * another currency than the site's it is an order worth 0: it happened, but amounts of two currencies are never added up.
 * So is one of an amount that nobody pays.
 */
export function orderOf(event: RecordedEvent, settings: SiteSettings): Order | undefined {
  const transactionId = transactionIdOf(event);
  if (transactionId === undefined) return undefined;
  const { params } = event;
  const items = itemsOf(params);
  const ours = (params.currency ?? settings.currency) === settings.currency;
  const worthMinor = toMinor(params.value ?? worthOf(items), settings.currency);
  const isBelievable = worthMinor >= 0 && worthMinor <= MAX_ORDER_MINOR;
  return {
    at: event.at,
    transactionId,
    valueMinor: ours && isBelievable ? worthMinor : 0,
    itemCount: countItems(items),
  };
}

/** Takes away an order that was added before. */
export function withoutOrder(
  { orders, orderCount, revenueMinor }: Person,
  { transactionId, valueMinor }: Pick<Order, 'transactionId' | 'valueMinor'>,
): Pick<Person, 'orders' | 'orderCount' | 'revenueMinor'> {
  return {
    orders: orders.filter((order) => order.transactionId !== transactionId),
    orderCount: orderCount - 1,
    revenueMinor: revenueMinor - valueMinor,
  };
}

/** Adds an order that nobody told of before. */
export function withOrder(person: Person, order: Order): Pick<Person, 'orders' | 'orderCount' | 'revenueMinor'> {
  const at = person.orders.findLastIndex((one) => one.at <= order.at) + 1;
  return {
    orders: person.orders.toSpliced(at, 0, order).slice(-MAX_REMEMBERED_ORDERS),
    orderCount: person.orderCount + 1,
    revenueMinor: person.revenueMinor + order.valueMinor,
  };
}
