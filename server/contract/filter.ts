/** Comparisons shared by audiences, triggers and goals. */
import { eventNamePattern } from './event.ts';
import { MAX_STRING } from './limits.ts';

/**
 * `matches` is a glob over the whole value: `*` is any run of characters, `?` one. It runs in linear time; regular
 * expressions are not offered because one of them can stop a server.
 */
export const filterOps = ['equals', 'one_of', 'contains', 'matches', 'at_least', 'at_most', 'exists'] as const;
export type FilterOp = (typeof filterOps)[number];

/**
 * One comparison. `property` names a parameter (`value`, `search_term`), a part of the page (`url`, `path`), the sum of
 * quantities (`item_count`), or a field of an item (`items.item_category`). Filters on `items.…` in one list must all hold
 * on one and the same item. Text is compared without regard to case.
 */
export type Filter = {
  property: string;
  op: FilterOp;
  /** Text, number or truth; a list for `one_of`; absent for `exists`. */
  value?: string | number | boolean | string[];
};

export const filterSchema = {
  type: 'object',
  required: ['property', 'op'],
  additionalProperties: false,
  properties: {
    property: { type: 'string', minLength: 1, maxLength: 80, pattern: '^[A-Za-z_][A-Za-z0-9_.]*$' },
    op: { enum: filterOps },
    value: {
      type: ['string', 'number', 'boolean', 'array'],
      maxLength: MAX_STRING,
      maxItems: 200,
      items: { type: 'string', maxLength: MAX_STRING },
    },
  },
} as const;

export const whereSchema = { type: 'array', maxItems: 20, items: filterSchema } as const;

/** Inclusive bounds; at least one of them. */
export type Range = { atLeast?: number; atMost?: number };

export const rangeSchema = {
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: { atLeast: { type: 'number', minimum: 0 }, atMost: { type: 'number', minimum: 0 } },
} as const;

/** How far back to look: exactly one of these. */
export type Window = { days?: number; hours?: number; session?: true };

export const windowSchema = {
  type: 'object',
  minProperties: 1,
  maxProperties: 1,
  additionalProperties: false,
  properties: {
    days: { type: 'number', exclusiveMinimum: 0, maximum: 730 },
    hours: { type: 'number', exclusiveMinimum: 0, maximum: 17_520 },
    session: { const: true },
  },
} as const;

/** ISO weekdays: 1 is Monday, 7 is Sunday. */
export const weekdaysSchema = {
  type: 'array',
  minItems: 1,
  maxItems: 7,
  uniqueItems: true,
  items: { type: 'integer', minimum: 1, maximum: 7 },
} as const;

/** Hours of a day in the site's zone, `from` included, `to` not; `22:00`–`06:00` crosses midnight. */
export type Hours = { from: string; to: string };

const clock = { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' } as const;

export const hoursSchema = {
  type: 'object',
  required: ['from', 'to'],
  additionalProperties: false,
  properties: { from: clock, to: clock },
} as const;

export const eventNameSchema = { type: 'string', pattern: eventNamePattern } as const;

/** Wall-clock time in the site's zone, `2026-11-21T09:00`. Kept local so that a change of daylight saving moves with it. */
export const localTimeSchema = {
  type: 'string',
  pattern: '^20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]$',
} as const;
