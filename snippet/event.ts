import type { Params, WireEvent } from '../server/contract/event.ts';
import { EVENT_BYTES } from './bounds.ts';
import { log } from './debug.ts';
import type { Entry } from './entry.ts';
import { makeId } from './id.ts';
import { toJson } from './json.ts';
import { add } from './outbox.ts';
import { view } from './view.ts';

/** Records that something happened. An urgent one is sent at once: somebody waits for the answer. */
export function record(name: string, params?: Params, urgent = false, referrer?: string, at?: number): void {
  log(name, params);
  add(entryOf(name, params, referrer, at), urgent);
}

/** An event of this page view. */
export function entryOf(name: string, params?: Params, referrer?: string, at = Date.now()): Entry {
  const event = { id: makeId(at), name, at, referrer: referrer || undefined, params } as WireEvent;
  const json = fittingJson(event);
  return { id: event.id, at, url: view._url, json, bytes: byteLength(json) };
}

/** The event's JSON. What is too large to be taken loses items from the end, or else its parameters. */
function fittingJson(event: WireEvent): string {
  const json = toJson(event);
  if (byteLength(json) <= EVENT_BYTES) return json;
  const items = event.params?.items;
  if (items?.length) items.length >>= 1;
  else delete event.params;
  return fittingJson(event);
}

/** In UTF-8. A `Blob` would tell as well, but making one is a message to the browser's own process: half a millisecond. */
function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
