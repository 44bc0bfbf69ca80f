/**
 * WooCommerce. Signature, ids and topics: https://developer.woocommerce.com/docs/apis/rest-api/v3/webhooks/; fields:
 * https://developer.woocommerce.com/docs/apis/rest-api/v3/orders/.
 */
import type { Item } from '../../contract/event.ts';
import { visitorIdPattern } from '../../contract/ids.ts';
import { MAX_ITEMS } from '../../contract/limits.ts';
import type { Order, OrderStatus } from '../../contract/order.ts';
import { isSigned } from '../secret-directory.ts';
import { amountOf, eachOf, type Json, known, listOf, objectOf, textOf } from './json-fields.ts';
import { headerOf, type Platform } from './platform.ts';

const orderTopics: ReadonlySet<string> = new Set(['order.created', 'order.updated', 'order.restored']);
/** Name of the meta datum of an order that tells the visitor. */
const VISITOR_META = 'dangol_v';
const isVisitor = new RegExp(visitorIdPattern);

/** Plug-ins add statuses of their own; whether those are paid says the date. */
const statuses: Record<string, OrderStatus> = {
  pending: 'placed',
  'on-hold': 'placed',
  processing: 'paid',
  completed: 'paid',
  refunded: 'refunded',
  cancelled: 'cancelled',
  failed: 'cancelled',
  trash: 'cancelled',
};

export const woocommerce: Platform = {
  isGenuine: (delivery, secret) =>
    isSigned(delivery.text, secret, headerOf(delivery, 'x-wc-webhook-signature') ?? '', 'base64'),
  refusal: 'signature_wrong',
  idOf: (delivery) => headerOf(delivery, 'x-wc-webhook-delivery-id'),
  topicOf: (delivery) => headerOf(delivery, 'x-wc-webhook-topic') ?? '',
  orderOf(delivery) {
    const topic = this.topicOf(delivery);
    const body = objectOf(delivery.body);
    if (orderTopics.has(topic)) return wholeOrder(body);
    const transactionId = textOf(body.id);
    return topic === 'order.deleted' && transactionId ? { transactionId, status: 'cancelled' } : undefined;
  },
};

function wholeOrder(order: Json): Order | undefined {
  const transactionId = textOf(order.id);
  // A basket that was written down before anybody ordered it.
  if (transactionId === undefined || order.status === 'checkout-draft') return undefined;
  const customer = textOf(order.customer_id);
  const number = textOf(order.number);
  const visitor = textOf(listOf(order.meta_data).find(({ key }) => key === VISITOR_META)?.value);
  return known({
    transactionId,
    otherNames: number === undefined ? undefined : [number],
    status: statuses[String(order.status)] ?? (textOf(order.date_paid_gmt) ? 'paid' : 'placed'),
    at: momentOf(order.date_created_gmt),
    updatedAt: momentOf(order.date_modified_gmt),
    currency: textOf(order.currency),
    value: amountOf(order.total),
    items: eachOf(order.line_items, (line) => [itemOf(line)])?.slice(0, MAX_ITEMS),
    coupons: eachOf(order.coupon_lines, ({ code }) => [textOf(code) ?? []].flat()),
    // 0 is a guest.
    customerId: customer === '0' ? undefined : customer,
    visitorId: visitor !== undefined && isVisitor.test(visitor) ? visitor : undefined,
    refunds: eachOf(order.refunds, refundOf),
  }) as Order;
}

/** A date without a zone, which is GMT by its name. */
function momentOf(date: unknown): string | undefined {
  const text = textOf(date);
  return text === undefined ? undefined : `${text}Z`;
}

function itemOf(line: Json): Item {
  const variant = textOf(line.variation_id);
  return known({
    item_id: textOf(line.product_id),
    item_variant: variant === '0' ? undefined : variant,
    item_name: textOf(line.name),
    price: amountOf(line.price),
    quantity: amountOf(line.quantity),
  }) as Item;
}

/** `total` is below zero. */
function refundOf({ id, total }: Json): { id: string; amount: number }[] {
  const name = textOf(id);
  const amount = Math.abs(Number(textOf(total)));
  return name !== undefined && amount > 0 ? [{ id: name, amount }] : [];
}
