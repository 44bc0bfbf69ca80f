/** The *when* of a campaign: what has to happen on the page now. */
import { eventNameSchema, type Filter, whereSchema } from './filter.ts';
import { MAX_STRING } from './limits.ts';

/**
 * `event` is any event name. The page signals need their own measure: `scroll` a `percent`, `engagement` and `inactive`
 * `seconds`, `click` a `selector`.
 */
export type Trigger = {
  event: string;
  where?: Filter[];
  /** Globs over the path of the page (`/product/*`). Shown only on a page that some `include` and no `exclude` matches. */
  pages?: { include?: string[]; exclude?: string[] };
  percent?: number;
  seconds?: number;
  selector?: string;
  /** Wait this long on the same page; everything is decided again when the time is over. */
  delaySeconds?: number;
};

const globs = { type: 'array', maxItems: 50, items: { type: 'string', minLength: 1, maxLength: MAX_STRING } } as const;

export const triggerSchema = {
  type: 'object',
  required: ['event'],
  additionalProperties: false,
  properties: {
    event: eventNameSchema,
    where: whereSchema,
    pages: { type: 'object', additionalProperties: false, properties: { include: globs, exclude: globs } },
    percent: { type: 'integer', minimum: 1, maximum: 100 },
    seconds: { type: 'integer', minimum: 1, maximum: 3_600 },
    selector: { type: 'string', minLength: 1, maxLength: 400 },
    delaySeconds: { type: 'number', minimum: 0, maximum: 600 },
  },
  // Each page signal is nothing without its measure.
  allOf: [
    { if: { properties: { event: { const: 'scroll' } } }, then: { required: ['percent'] } },
    { if: { properties: { event: { enum: ['engagement', 'inactive'] } } }, then: { required: ['seconds'] } },
    { if: { properties: { event: { const: 'click' } } }, then: { required: ['selector'] } },
  ],
} as const;
