/** `POST /v1/customers`: what the shop's own server says of its customers. Told again, it is united with what is known, as `identify` does. */
import type { FieldFault } from './error.ts';
import type { Scalar } from './event.ts';
import { MAX_PROPERTIES, MAX_STRING } from './limits.ts';

/** Customers in one request. */
export const MAX_CUSTOMERS = 1_000;

/** What the shop says of one customer: `tier`, `points` … What is told anew counts; null takes an attribute away. */
export type Customer = { customerId: string; attributes: Record<string, Scalar> };

export const customerSchema = {
  $id: 'customer',
  type: 'object',
  required: ['customerId', 'attributes'],
  additionalProperties: false,
  properties: {
    customerId: { type: 'string', minLength: 1, maxLength: 200, pattern: '\\S' },
    attributes: {
      type: 'object',
      maxProperties: MAX_PROPERTIES,
      additionalProperties: { type: ['string', 'number', 'boolean', 'null'], maxLength: MAX_STRING },
    },
  },
} as const;

/** The body. `customers` are checked one by one against `customerSchema`, so that a bad one does not lose the good ones. */
export const customersSchema = {
  type: 'object',
  required: ['customers'],
  additionalProperties: false,
  properties: { customers: { type: 'array', minItems: 1, maxItems: MAX_CUSTOMERS, items: {} } },
} as const;

/** Answer, sent when everything in it is on disk. */
export type CustomersAnswer = {
  recorded: number;
  /** Customers that were not taken, and why; `index` is the place in the request. */
  refused: (FieldFault & { index: number })[];
};
