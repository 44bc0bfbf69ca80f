/**
 * The *who* of a campaign: a tree of conditions over one person's events and attributes.
 * `{ kind: 'all', of: [] }` is everybody.
 */
import {
  eventNameSchema,
  type Filter,
  filterSchema,
  type Hours,
  hoursSchema,
  type Range,
  rangeSchema,
  type Window,
  weekdaysSchema,
  whereSchema,
  windowSchema,
} from './filter.ts';
import { MAX_CONDITIONS } from './limits.ts';

export const sourceProperties = [
  'channel',
  'referrer',
  'landing',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
] as const;
export const deviceProperties = ['class', 'language', 'screen'] as const;
export const orderMeasures = ['count', 'revenue', 'average'] as const;

/** Last-touch channels a session can come by. */
export const channels = ['direct', 'search', 'social', 'ai', 'advertising', 'email', 'crm', 'referral'] as const;
export type Channel = (typeof channels)[number];

export type Condition =
  | { kind: 'all' | 'any'; of: Condition[] }
  | { kind: 'not'; of: Condition }
  /** Did it so many times. Never did: `times: { atMost: 0 }`. */
  | { kind: 'event'; name: string; where?: Filter[]; within?: Window; times: Range }
  /** The first or last time was so many hours ago; false for somebody who never did. */
  | { kind: 'elapsed'; name: string; which: 'first' | 'last'; where?: Filter[]; hours: Range }
  /** Sessions begun, on these weekdays and hours of the site's zone when given. */
  | { kind: 'sessions'; within?: Window; weekdays?: number[]; hours?: Hours; times: Range }
  /** What the shop told us of its customer: `points` at least 500. */
  | ({ kind: 'attribute' } & Filter)
  /** New: in the first session ever. */
  | { kind: 'visit'; is: 'new' | 'returning' }
  | { kind: 'login'; is: 'in' | 'out' }
  | ({ kind: 'source' } & Filter)
  | ({ kind: 'device' } & Filter)
  /** The cart now. `count` sums quantities and `value` sums price × quantity of the items that pass `where`. */
  | { kind: 'cart'; where?: Filter[]; count?: Range; value?: Range }
  /** Orders so far, money in major units. `aboveSiteAverage` compares with the mean order of the site. */
  | {
      kind: 'orders';
      measure: 'count' | 'revenue' | 'average';
      within?: Window;
      range?: Range;
      aboveSiteAverage?: true;
    };

export type ConditionKind = Condition['kind'];

const node = <Kind extends string, Rest extends object, Need extends readonly string[]>(
  kind: Kind,
  required: Need,
  properties: Rest,
) =>
  ({
    type: 'object',
    required: ['kind', ...required],
    additionalProperties: false,
    properties: { kind: { const: kind }, ...properties },
  }) as const;

const { property: _any, ...comparison } = filterSchema.properties;
const self = { $ref: 'audience' } as const;
const members = { type: 'array', maxItems: MAX_CONDITIONS, items: self } as const;

/** One schema per kind, so that a form can check a single row. */
export const conditionSchemas = {
  all: node('all', ['of'], { of: members }),
  any: node('any', ['of'], { of: members }),
  not: node('not', ['of'], { of: self }),
  event: node('event', ['name', 'times'], {
    name: eventNameSchema,
    where: whereSchema,
    within: windowSchema,
    times: rangeSchema,
  }),
  elapsed: node('elapsed', ['name', 'which', 'hours'], {
    name: eventNameSchema,
    which: { enum: ['first', 'last'] },
    where: whereSchema,
    hours: rangeSchema,
  }),
  sessions: node('sessions', ['times'], {
    within: windowSchema,
    weekdays: weekdaysSchema,
    hours: hoursSchema,
    times: rangeSchema,
  }),
  attribute: node('attribute', ['property', 'op'], filterSchema.properties),
  visit: node('visit', ['is'], { is: { enum: ['new', 'returning'] } }),
  login: node('login', ['is'], { is: { enum: ['in', 'out'] } }),
  source: node('source', ['property', 'op'], { property: { enum: sourceProperties }, ...comparison }),
  device: node('device', ['property', 'op'], { property: { enum: deviceProperties }, ...comparison }),
  cart: node('cart', [], { where: whereSchema, count: rangeSchema, value: rangeSchema }),
  orders: node('orders', ['measure'], {
    measure: { enum: orderMeasures },
    within: windowSchema,
    range: rangeSchema,
    aboveSiteAverage: { const: true },
  }),
} as const satisfies Record<ConditionKind, object>;

/** The tree; `discriminator` lets a validator name the fault in the branch that was meant (OpenAPI 3, Ajv). */
export const audienceSchema = {
  $id: 'audience',
  type: 'object',
  required: ['kind'],
  discriminator: { propertyName: 'kind' },
  oneOf: Object.values(conditionSchemas),
};
