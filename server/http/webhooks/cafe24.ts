/**
 * Cafe24. It signs nothing: each request bears the webhook API key of the app in `X-API-Key`, and wants 403 for a wrong one
 * (https://developers.cafe24.com/en/cs/front/notice/213); `X-Trace-ID` is the same when it tries again. Events and their fields:
 * the list of store events of https://developers.cafe24.com, "WebHook". None tells how much was given back, and of a
 * return not whether it is all: those come by `/v1/orders`.
 */
import type { Order } from '../../contract/order.ts';
import { isSame } from '../secret-directory.ts';
import { amountOf, known, objectOf, textOf } from './json-fields.ts';
import { headerOf, type Platform } from './platform.ts';

/** Ordered, payment changed, cancellation changed, goods added. The bulk ones tell numbers of orders and nothing else. */
const orderEvents: ReadonlySet<string> = new Set(['90023', '90025', '90026', '90031']);

export const cafe24: Platform = {
  isGenuine: (delivery, secret) => isSame(headerOf(delivery, 'x-api-key') ?? '', secret),
  refusal: 'webhook_key_wrong',
  idOf: (delivery) => headerOf(delivery, 'x-trace-id'),
  topicOf: ({ body }) => textOf(objectOf(body).event_no) ?? '',
  orderOf(delivery) {
    const resource = objectOf(objectOf(delivery.body).resource);
    const transactionId = textOf(resource.order_id);
    if (!orderEvents.has(this.topicOf(delivery)) || transactionId === undefined) return undefined;
    const cancelledAt = textOf(resource.cancel_date);
    const isPaid = resource.paid === 'T';
    return known({
      transactionId,
      status: cancelledAt !== undefined ? 'cancelled' : isPaid ? 'paid' : 'placed',
      at: textOf(resource.order_date),
      // It does not say when this was true, so each status has the time at which it came about: an older one that comes late stays older.
      updatedAt: cancelledAt ?? (isPaid ? textOf(resource.payment_date) : undefined) ?? textOf(resource.order_date),
      currency: textOf(resource.currency),
      // Before the payment it is 0.
      value: isPaid ? amountOf(resource.actual_payment_amount) : undefined,
      customerId: textOf(resource.member_id),
    }) as Order;
  },
};
