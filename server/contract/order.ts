/**
 * `POST /v1/orders`: what the shop's own server says of its orders. A page's purchase is a claim; this is what counts. Any
 * part may be told at any time, in any order and as often as wanted: of each field the newest `updatedAt` counts.
 */
import type { FieldFault } from './error.ts';
import { type Item, itemSchema } from './event.ts';
import { visitorIdPattern } from './ids.ts';
import { MAX_ITEMS, MAX_STRING } from './limits.ts';

/** Orders in one request. */
export const MAX_ORDERS = 500;
/** Names, coupons and refunds of one order: judgement, no shop was seen with more. */
export const MAX_OTHER_NAMES = 5;
export const MAX_COUPONS = 20;
export const MAX_REFUNDS = 100;

/**
 * What may become of an order, each later than the ones before it where a shop tells two in one moment. `placed`: the shop has it and waits
 * for the money. `refunded`: all of the money went back; a part of it is told in `refunds` of a `paid` order.
 */
export const orderStatuses = ['placed', 'paid', 'refunded', 'cancelled'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** Milliseconds since 1970, or ISO 8601 with its zone: `2026-11-21T12:00:00+09:00`. */
export type Moment = number | string;

/** One order, as far as it is told now. What is absent stays as it was. */
export type Order = {
  transactionId: string;
  /** Other names that a page may know it by: an order number beside an id. */
  otherNames?: string[];
  status?: OrderStatus;
  /** When it was placed. */
  at?: Moment;
  /** As of when this is told; now when absent. */
  updatedAt?: Moment;
  /** ISO 4217, of `value` and `refunds`; that of the site when absent. */
  currency?: string;
  /** What the customer pays, in major units, before anything is given back. */
  value?: number;
  /** GA4's items. */
  items?: Item[];
  /** Codes that were used; an empty list says that there were none. */
  coupons?: string[];
  customerId?: string;
  cartToken?: string;
  /** Of the tag in the browser that placed it, when the shop was told. */
  visitorId?: string;
  /** Each once by its id, however often it is told. `amount` in major units. */
  refunds?: { id: string; amount: number }[];
};

const name = { type: 'string', minLength: 1, maxLength: 200, pattern: '\\S' } as const;
/** No later than the year 2100. */
const moment = { type: ['integer', 'string'], minimum: 0, maximum: 4_102_444_800_000, maxLength: 40 } as const;
/** Ten billion: above it no order is one, and sums stay exact. */
const amount = { type: 'number', minimum: 0, maximum: 1e10 } as const;

export const orderSchema = {
  $id: 'order',
  type: 'object',
  required: ['transactionId'],
  additionalProperties: false,
  properties: {
    transactionId: name,
    otherNames: { type: 'array', maxItems: MAX_OTHER_NAMES, items: name },
    status: { enum: orderStatuses },
    at: moment,
    updatedAt: moment,
    currency: { type: 'string', pattern: '^[A-Z]{3}$' },
    value: amount,
    items: { type: 'array', maxItems: MAX_ITEMS, items: itemSchema },
    coupons: { type: 'array', maxItems: MAX_COUPONS, items: { type: 'string', minLength: 1, maxLength: 200 } },
    customerId: name,
    cartToken: { type: 'string', minLength: 1, maxLength: MAX_STRING },
    visitorId: { type: 'string', pattern: visitorIdPattern },
    refunds: {
      type: 'array',
      maxItems: MAX_REFUNDS,
      items: {
        type: 'object',
        required: ['id', 'amount'],
        additionalProperties: false,
        properties: { id: name, amount },
      },
    },
  },
} as const;

/** The body. `orders` are checked one by one against `orderSchema`, so that a bad one does not lose the good ones. */
export const ordersSchema = {
  type: 'object',
  required: ['orders'],
  additionalProperties: false,
  properties: { orders: { type: 'array', minItems: 1, maxItems: MAX_ORDERS, items: {} } },
} as const;

/** Answer, sent when everything in it is on disk. */
export type OrdersAnswer = {
  /** Orders of which something new was told. */
  recorded: number;
  /** Orders of which all was known, or something newer. */
  unchanged: number;
  /** Orders that were not taken, and why; `index` is the place in the request. They will not be taken on a retry either. */
  refused: (FieldFault & { index: number })[];
};
