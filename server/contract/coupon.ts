/** The coupon of a campaign. A campaign's codes form one batch; a person gets at most one of them, always the same. */
import { localTimeSchema } from './filter.ts';
import { MAX_STRING } from './limits.ts';

export const couponSources = ['fixed', 'generated', 'pool'] as const;

export type Coupon = {
  /** `fixed`: one `code` for all. `generated`: made from `pattern`. `pool`: imported by the shop. */
  source: (typeof couponSources)[number];
  /** What it gives: "10 % off". Shown with the code. */
  label: string;
  code?: string;
  /** Letters, digits and dashes as they are; each `#` becomes a random character. At least eight of them: 40 bits. */
  pattern?: string;
  /** Most people who may get one; absent: no bound (a pool is bounded by itself). */
  stock?: number;
  /** Ends so many hours after it was issued, or at a moment in the site's zone. */
  expires?: { afterHours?: number; at?: string };
  /** Address that applies it; `{code}` stands for the code. */
  applyUrl?: string;
};

const codePattern = '^[A-Za-z0-9_-]{3,40}$';

export const couponSchema = {
  type: 'object',
  required: ['source', 'label'],
  additionalProperties: false,
  properties: {
    source: { enum: couponSources },
    label: { type: 'string', minLength: 1, maxLength: 80 },
    code: { type: 'string', pattern: codePattern },
    pattern: { type: 'string', pattern: '^(?=([^#]*#){8})[A-Z0-9#-]{8,40}$' },
    stock: { type: 'integer', minimum: 1, maximum: 100_000_000 },
    expires: {
      type: 'object',
      minProperties: 1,
      maxProperties: 1,
      additionalProperties: false,
      properties: { afterHours: { type: 'number', exclusiveMinimum: 0, maximum: 8_760 }, at: localTimeSchema },
    },
    applyUrl: { type: 'string', maxLength: MAX_STRING, pattern: '^(https?://|/(?!/)).*\\{code\\}' },
  },
  allOf: [
    { if: { properties: { source: { const: 'fixed' } } }, then: { required: ['code'] } },
    { if: { properties: { source: { const: 'generated' } } }, then: { required: ['pattern'] } },
  ],
} as const;

/** Codes imported at once into a pool. */
export const MAX_POOL_IMPORT = 100_000;
export const couponCodePattern = codePattern;
