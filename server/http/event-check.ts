/** Checks the events of a batch one by one, so that a bad one does not lose the good ones. */
import type { Refusal } from '../contract/collect.ts';
import { eventSchema, type WireEvent } from '../contract/event.ts';
import { MAX_EVENT_BYTES } from '../contract/limits.ts';
import { fault } from '../domain/fault.ts';
import { faultOf } from './faults.ts';
import { checkOf } from './schema-check.ts';

const isEvent = checkOf<WireEvent>(eventSchema);

export type CheckedEvents = {
  /** In the order they were sent, each id once. */
  events: WireEvent[];
  /** Events whose id stood in the same batch before. */
  repeats: number;
  refused: Refusal[];
};

/**
 * A number grows most when it is written out: `1e20` has 21 digits. No text grows, as it came in UTF-8 and goes in UTF-8. So
 * in a body this many times smaller than the bound of an event no event need be measured, which takes 2 µs each.
 */
const MAX_GROWTH = 6;

/** @param bodyBytes of the body they came in; NaN when nobody knows. */
export function checkEvents(sent: unknown[], bodyBytes: number): CheckedEvents {
  const areSmall = bodyBytes * MAX_GROWTH <= MAX_EVENT_BYTES;
  const events = new Map<string, WireEvent>();
  const refused: Refusal[] = [];
  let repeats = 0;
  for (const [index, event] of sent.entries()) {
    if (!isEvent(event)) refused.push(brokenRule(index));
    else if (!areSmall && sizeOf(event) > MAX_EVENT_BYTES) refused.push(tooLarge(index, event));
    else if (events.has(event.id)) repeats++;
    else events.set(event.id, event);
  }
  return { events: [...events.values()], repeats, refused };
}

function brokenRule(index: number): Refusal {
  const path = `events/${index}`;
  const [error] = isEvent.errors;
  return { index, code: 'invalid_field', ...(error ? faultOf(error, path) : { path, rule: 'must be an event' }) };
}

function tooLarge(index: number, event: WireEvent): Refusal {
  const rule = `must have at most ${MAX_EVENT_BYTES} bytes as JSON, has ${sizeOf(event)}`;
  return { index, code: 'event_too_large', ...fault(`events/${index}`, rule, event) };
}

function sizeOf(event: WireEvent): number {
  return Buffer.byteLength(JSON.stringify(event));
}
