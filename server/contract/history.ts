/** A shop's past, one event a line (JSON Lines, https://jsonlines.org): what `dangol import` reads and the sample shoppers write. */
import { batchSchema, type Device } from './collect.ts';
import { eventSchema, type WireEvent } from './event.ts';
import { visitorIdPattern } from './ids.ts';

const { id, name, at, url, referrer, params } = eventSchema.properties;

/** One line. The rules of its fields are those of an event of the tag; `url` must be given, for there is no batch around it. */
export const historySchema = {
  type: 'object',
  required: ['visitor', 'name', 'at', 'url'],
  additionalProperties: false,
  properties: {
    /** The browser it came from. A shop without one gives its customer number, padded to ten characters. */
    visitor: { type: 'string', pattern: visitorIdPattern },
    /** Derived from the rest of the line when absent, so that a line imported twice is one event. */
    id,
    name,
    /** Milliseconds since 1970, by a clock that was right: nothing is corrected. */
    at,
    url,
    referrer,
    params,
    /** Of the visitor's browser from here on. */
    device: batchSchema.properties.device,
  },
} as const;

/** A line that passed {@link historySchema}. */
export type HistoryEvent = Omit<WireEvent, 'id' | 'url'> & {
  visitor: string;
  id?: string;
  url: string;
  device?: Device;
};
