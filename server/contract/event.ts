/**
 * What a shop page reports. Names and parameters are GA4's e-commerce vocabulary
 * (https://developers.google.com/analytics/devguides/collection/ga4/reference/events);
 * page signals and the life of an offer are our own.
 */
import type { FromSchema } from 'json-schema-to-ts';
import { eventIdPattern } from './ids.ts';
import { MAX_ITEMS, MAX_PROPERTIES, MAX_STRING } from './limits.ts';

/** GA4 e-commerce and account events, in the order of a purchase. */
export const shopEvents = [
  'page_view',
  'view_item_list',
  'select_item',
  'view_item',
  'search',
  'add_to_wishlist',
  'add_to_cart',
  'remove_from_cart',
  'view_cart',
  'begin_checkout',
  'add_shipping_info',
  'add_payment_info',
  'purchase',
  'refund',
  'login',
  'logout',
  'sign_up',
  'view_promotion',
  'select_promotion',
] as const;

/** Signals the tag watches for by itself; a campaign's trigger arms them. */
export const signalEvents = ['scroll', 'engagement', 'exit_intent', 'inactive', 'click'] as const;
export type Signal = (typeof signalEvents)[number];

/** What became of an offer on the page. Each carries `params.offer` and `params.turn` and is counted once. */
export const offerEvents = ['offer_shown', 'offer_clicked', 'offer_dismissed', 'coupon_copied'] as const;
export type OfferEvent = (typeof offerEvents)[number];

/** Sent by the tag for the calls of the same name: they change who the visitor is. */
export const identityEvents = ['identify', 'logout'] as const;

/** Sent by the tag when the delay of a trigger has passed; `params.armed` is the key of the {@link ArmedTrigger}. */
export const DELAY_EVENT = 'delay_over';

/** Lower-case words, as GA4 asks; 40 characters as GA4 allows. */
export const eventNamePattern = '^[a-z][a-z0-9_]{0,39}$';

const scalar = { type: ['string', 'number', 'boolean', 'null'], maxLength: MAX_STRING } as const;

/** One line of a cart or an order. `price` is per piece in major units of the event's currency. */
export const itemSchema = {
  type: 'object',
  properties: {
    item_id: { type: ['string', 'number'], maxLength: MAX_STRING },
    item_name: { type: ['string', 'number'], maxLength: MAX_STRING },
    price: { type: 'number' },
    quantity: { type: 'number', minimum: 0 },
  },
  additionalProperties: scalar,
  maxProperties: MAX_PROPERTIES,
} as const;

/** Parameters of an event: GA4's, and any scalar of the shop's own. Customer attributes ride in `attributes`. */
export const paramsSchema = {
  type: 'object',
  properties: {
    currency: { type: 'string', pattern: '^[A-Z]{3}$' },
    value: { type: 'number' },
    transaction_id: { type: ['string', 'number'], maxLength: 200 },
    items: { type: 'array', maxItems: MAX_ITEMS, items: itemSchema },
    attributes: { type: 'object', additionalProperties: scalar, maxProperties: MAX_PROPERTIES },
  },
  additionalProperties: scalar,
  maxProperties: MAX_PROPERTIES,
} as const;

export const eventSchema = {
  type: 'object',
  required: ['id', 'name', 'at'],
  additionalProperties: false,
  properties: {
    id: { type: 'string', pattern: eventIdPattern },
    name: { type: 'string', pattern: eventNamePattern },
    /** Milliseconds since 1970 by the browser's clock; corrected by `sentAt` of the batch. */
    at: { type: 'integer', minimum: 0, maximum: 4_102_444_800_000 },
    /** Address of the page it happened on; absent when that is the page of the batch. */
    url: { type: 'string', maxLength: MAX_STRING },
    /** Where the visitor came from; on `page_view` only. */
    referrer: { type: 'string', maxLength: MAX_STRING },
    params: paramsSchema,
  },
} as const;

/** A scalar parameter as it comes from a page. */
export type Scalar = string | number | boolean | null;

/** One line of a cart or order, GA4 names. */
export type Item = {
  item_id?: string | number;
  item_name?: string | number;
  price?: number;
  quantity?: number;
  [name: string]: Scalar | undefined;
};

/** Parameters of an event. */
export type Params = {
  currency?: string;
  value?: number;
  transaction_id?: string | number;
  items?: Item[];
  attributes?: Record<string, Scalar>;
  [name: string]: unknown;
};

/** One event as the tag sends it. */
export type WireEvent = Omit<FromSchema<typeof eventSchema>, 'params'> & { params?: Params };
