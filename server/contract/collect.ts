/** `POST /v1/batch`: a visitor's events in, the decisions they caused out. */
import type { FromSchema } from 'json-schema-to-ts';
import type { ArmedTrigger, Decision } from './decision.ts';
import type { ErrorCode, FieldFault } from './error.ts';
import type { WireEvent } from './event.ts';
import { visitorIdPattern } from './ids.ts';
import { MAX_BATCH_EVENTS, MAX_STRING } from './limits.ts';

export const deviceClasses = ['phone', 'tablet', 'desktop'] as const;
export type DeviceClass = (typeof deviceClasses)[number];

/**
 * The envelope. `events` are checked one by one against `eventSchema` afterwards, so that a bad one does not lose
 * the good ones.
 */
export const batchSchema = {
  type: 'object',
  required: ['site', 'visitor', 'sentAt', 'url', 'events'],
  additionalProperties: false,
  properties: {
    site: { type: 'string', minLength: 1, maxLength: 64 },
    visitor: { type: 'string', pattern: visitorIdPattern },
    /** Milliseconds since 1970 by the browser's clock at the moment of sending: shows how far that clock is off. */
    sentAt: { type: 'integer', minimum: 0, maximum: 4_102_444_800_000 },
    /** Address of the page that is open now. */
    url: { type: 'string', maxLength: MAX_STRING },
    device: {
      type: 'object',
      additionalProperties: false,
      properties: {
        class: { enum: deviceClasses },
        language: { type: 'string', maxLength: 40 },
        /** CSS pixels, `390x844`. */
        screen: { type: 'string', pattern: '^[0-9]{1,5}x[0-9]{1,5}$' },
      },
    },
    /** True when the page is going away and nobody will read the answer: then nothing is decided. */
    leaving: { type: 'boolean' },
    /** Global Privacy Control is set in this browser. */
    gpc: { type: 'boolean' },
    /** What the tag heard of its sources, `{ 'view_item markup used': 1 }`: see heard.ts. Whatever it is, it fails no batch. */
    heard: {},
    events: { type: 'array', maxItems: MAX_BATCH_EVENTS, items: {} },
  },
} as const;

export type Batch = Omit<FromSchema<typeof batchSchema>, 'events'> & { events: WireEvent[] };
export type Device = NonNullable<Batch['device']>;

/** An event that was not taken, and why. It will not be taken on a retry either: drop it. */
export type Refusal = FieldFault & { index: number; code: ErrorCode };

/** Answer to a batch, sent when everything in it is on disk. */
export type CollectAnswer = {
  /** Events recorded now. */
  accepted: number;
  /** Events that were on record already: a retry met its twin. */
  duplicates: number;
  refused: Refusal[];
  /** None, or the one winner. */
  decisions: Decision[];
  /** The id that the browser goes by, when that is not the one the batch came with: the tag takes it over. */
  visitor?: string;
  /** Triggers to watch for on this page; replaces what was armed before. Absent when nothing was decided. */
  armed?: ArmedTrigger[];
  /** Path, beside the tag, of the site's published mapping; absent where there is none. */
  mapping?: string;
  /** Set when the batch was not recorded at all. */
  ignored?: 'bot' | 'paused' | 'privacy_signal';
};
