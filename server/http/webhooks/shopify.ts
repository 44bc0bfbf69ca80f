/**
 * Shopify. Signature, ids and topics: https://shopify.dev/docs/apps/build/webhooks/verify-deliveries and
 * …/webhooks/delivery-structure; fields: https://shopify.dev/docs/api/admin-rest/latest/resources/order and …/refund.
 */
import type { Item } from '../../contract/event.ts';
import { visitorIdPattern } from '../../contract/ids.ts';
import { MAX_ITEMS } from '../../contract/limits.ts';
import type { Order, OrderStatus } from '../../contract/order.ts';
import { isSigned } from '../secret-directory.ts';
import { amountOf, eachOf, type Json, known, listOf, objectOf, textOf } from './json-fields.ts';
import { headerOf, type Platform } from './platform.ts';

/** All of them send the whole order. */
const orderTopics: ReadonlySet<string> = new Set([
  'orders/create',
  'orders/updated',
  'orders/paid',
  'orders/partially_fulfilled',
  'orders/fulfilled',
  'orders/cancelled',
]);
/** Name of the attribute of a cart that tells the visitor. */
const VISITOR_NOTE = 'dangol_v';
const isVisitor = new RegExp(visitorIdPattern);

export const shopify: Platform = {
  isGenuine: (delivery, secret) =>
    isSigned(delivery.text, secret, headerOf(delivery, 'x-shopify-hmac-sha256') ?? '', 'base64'),
  refusal: 'signature_wrong',
  idOf: (delivery) => headerOf(delivery, 'x-shopify-webhook-id'),
  sentAt(delivery) {
    const at = Date.parse(headerOf(delivery, 'x-shopify-triggered-at') ?? '');
    return Number.isNaN(at) ? undefined : at;
  },
  topicOf: (delivery) => headerOf(delivery, 'x-shopify-topic') ?? '',
  orderOf(delivery) {
    const topic = this.topicOf(delivery);
    const body = objectOf(delivery.body);
    if (orderTopics.has(topic)) return wholeOrder(body);
    return topic === 'refunds/create' ? refundedOrder(body) : undefined;
  },
};

function wholeOrder(order: Json): Order | undefined {
  const transactionId = textOf(order.id);
  if (transactionId === undefined) return undefined;
  // A page may know it as #1001, or as 1001.
  const names = [textOf(order.name), textOf(order.order_number)].filter((name) => name !== undefined);
  const customer = textOf(objectOf(order.customer).id);
  const note = listOf(order.note_attributes).find(({ name }) => name === VISITOR_NOTE);
  const visitor = textOf(note?.value);
  return known({
    transactionId,
    otherNames: names,
    status: statusOf(order),
    at: textOf(order.created_at),
    updatedAt: textOf(order.updated_at),
    currency: textOf(order.currency),
    // What was paid at first: refunds are told apart. `current_total_price` has them taken off already.
    value: amountOf(order.total_price),
    items: eachOf(order.line_items, (line) => [itemOf(line)])?.slice(0, MAX_ITEMS),
    coupons: eachOf(order.discount_codes, ({ code }) => [textOf(code) ?? []].flat()),
    customerId: customer,
    // Pages tell it without what follows: that is the key to the cart.
    cartToken: textOf(order.cart_token)?.replace(/\?.*/, ''),
    visitorId: visitor !== undefined && isVisitor.test(visitor) ? visitor : undefined,
    refunds: eachOf(order.refunds, refundOf),
  }) as Order;
}

function statusOf({ cancelled_at: cancelledAt, financial_status: status }: Json): OrderStatus {
  if (textOf(cancelledAt) !== undefined || status === 'voided') return 'cancelled';
  if (status === 'refunded') return 'refunded';
  return status === 'paid' || status === 'partially_refunded' ? 'paid' : 'placed';
}

function itemOf(line: Json): Item {
  return known({
    item_id: textOf(line.product_id),
    item_variant: textOf(line.variant_id),
    item_name: textOf(line.title),
    price: amountOf(line.price),
    quantity: amountOf(line.quantity),
  }) as Item;
}

/** A refund of its own topic, which may come before the order that it is of. */
function refundedOrder(refund: Json): Order | undefined {
  const transactionId = textOf(refund.order_id);
  const refunds = refundOf(refund);
  if (transactionId === undefined || refunds.length === 0) return undefined;
  const currency = textOf(listOf(refund.transactions)[0]?.currency);
  const updatedAt = textOf(refund.processed_at) ?? textOf(refund.created_at);
  return known({ transactionId, refunds, currency, updatedAt }) as Order;
}

/** The money that went back. A refund of goods alone has no transaction. */
function refundOf({ id, transactions }: Json): { id: string; amount: number }[] {
  const name = textOf(id);
  const paidBack = listOf(transactions).filter(({ kind, status }) => kind === 'refund' && status === 'success');
  const amount = paidBack.reduce((sum, one) => sum + (amountOf(one.amount) ?? 0), 0);
  return name !== undefined && amount > 0 ? [{ id: name, amount }] : [];
}
