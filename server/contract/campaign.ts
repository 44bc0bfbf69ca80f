/** A campaign: who hears what, when, how often, and what counts as success. */
import { audienceSchema, type Condition } from './audience.ts';
import { type Coupon, couponSchema } from './coupon.ts';
import {
  eventNameSchema,
  type Filter,
  type Hours,
  hoursSchema,
  localTimeSchema,
  weekdaysSchema,
  whereSchema,
} from './filter.ts';
import { type Message, messageSchema } from './message.ts';
import { type Trigger, triggerSchema } from './trigger.ts';

/** When it may run, in the site's zone. Absent parts do not bound. */
export type Schedule = { startAt?: string; endAt?: string; weekdays?: number[]; hours?: Hours };

export const scheduleSchema = {
  type: 'object',
  additionalProperties: false,
  properties: { startAt: localTimeSchema, endAt: localTimeSchema, weekdays: weekdaysSchema, hours: hoursSchema },
} as const;

export const repeats = ['once', 'session', 'days'] as const;

/** How often one person may see it. */
export type Limits = {
  repeat: (typeof repeats)[number];
  /** With `days`: at least so many days between two showings. */
  everyDays?: number;
  /** Showings to one person in all. */
  atMost?: number;
  /** Showings to everybody in all. */
  atMostInAll?: number;
  stopAfterConversion: boolean;
};

export const limitsSchema = {
  type: 'object',
  required: ['repeat', 'stopAfterConversion'],
  additionalProperties: false,
  properties: {
    repeat: { enum: repeats },
    everyDays: { type: 'number', exclusiveMinimum: 0, maximum: 365 },
    atMost: { type: 'integer', minimum: 1, maximum: 1_000 },
    atMostInAll: { type: 'integer', minimum: 1, maximum: 100_000_000 },
    stopAfterConversion: { type: 'boolean' },
  },
  allOf: [{ if: { properties: { repeat: { const: 'days' } } }, then: { required: ['everyDays'] } }],
} as const;

/** One of the messages that compete. Shares are `weight` over the sum of weights. */
export type Variant = { key: string; weight: number; message: Message };

export const variantSchema = {
  type: 'object',
  required: ['key', 'weight', 'message'],
  additionalProperties: false,
  properties: {
    key: { type: 'string', pattern: '^[A-Z]$' },
    weight: { type: 'integer', minimum: 0, maximum: 1_000 },
    message: messageSchema,
  },
};

/** Percent of qualified people who see nothing, and percent of people the campaign is open to at all. */
export type Experiment = { holdoutPercent: number; rolloutPercent: number };

const percent = { type: 'number', minimum: 0, maximum: 100 } as const;

/** What counts as a conversion, within so many days after the impression. */
export type Goal = { event: string; where?: Filter[]; windowDays: number };

/** Everything an author decides. Each saved edit is a new immutable version of it. */
export type CampaignDefinition = {
  name: string;
  audience: Condition;
  trigger: Trigger;
  schedule: Schedule;
  limits: Limits;
  /** 0–100; the higher wins when several want the same moment, the older among equals. */
  priority: number;
  variants: Variant[];
  coupon?: Coupon;
  experiment: Experiment;
  goal: Goal;
};

export const campaignSchema = {
  $id: 'campaign',
  type: 'object',
  required: ['name', 'audience', 'trigger', 'schedule', 'limits', 'priority', 'variants', 'experiment', 'goal'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 120 },
    audience: { $ref: audienceSchema.$id },
    trigger: triggerSchema,
    schedule: scheduleSchema,
    limits: limitsSchema,
    priority: { type: 'integer', minimum: 0, maximum: 100 },
    variants: { type: 'array', minItems: 1, maxItems: 8, items: variantSchema },
    coupon: couponSchema,
    experiment: {
      type: 'object',
      required: ['holdoutPercent', 'rolloutPercent'],
      additionalProperties: false,
      properties: { holdoutPercent: percent, rolloutPercent: percent },
    },
    goal: {
      type: 'object',
      required: ['event', 'windowDays'],
      additionalProperties: false,
      properties: {
        event: eventNameSchema,
        where: whereSchema,
        windowDays: { type: 'number', exclusiveMinimum: 0, maximum: 90 },
      },
    },
  },
};

/** `live` campaigns are decided; `draft`, `paused` and `archived` ones are not. */
export const campaignStates = ['draft', 'live', 'paused', 'archived'] as const;
export type CampaignState = (typeof campaignStates)[number];

/** Shown figures of one campaign or one arm of it. Money is integer minor units of the site's currency. */
export type CampaignFigures = {
  qualified: number;
  shown: number;
  clicked: number;
  dismissed: number;
  copied: number;
  converted: number;
  orders: number;
  revenueMinor: number;
  /** What of the revenue the shop's own server says is paid. */
  confirmedMinor: number;
};

/** A campaign as the dashboard lists it. */
export type Campaign = {
  id: string;
  state: CampaignState;
  version: number;
  definition: CampaignDefinition;
  createdAt: number;
  updatedAt: number;
  /**
   * Set in lists while its schedule keeps it from running: until a moment, milliseconds UTC, or for good when that is
   * absent.
   */
  offSchedule?: { until?: number };
  figures: CampaignFigures;
};
