// A shop whose dataLayer speaks GA4 needs no line of code for us. Two kinds of entry are in it: objects of Google Tag
// Manager, `{ event, ecommerce }`, and the `arguments` of gtag calls, `('event', name, params)`.

import type { Params } from '../../server/contract/event.ts';
import { DOUBLE_MS } from '../bounds.ts';
import { record } from '../event.ts';
import { attempt } from '../guard.ts';
import { toJson } from '../json.ts';
import { isShopEvent } from '../name.ts';
import { cleanParams, isObject } from '../params.ts';

/** The array that is being read. */
let watched: unknown[] | undefined;

type Told = { _name: string; _params: Params };

/** The last event of each name: its items, or else its parameters, and its time. */
const last: Record<string, [json: string, at: number]> = {};

/** Reads `window.dataLayer` from its start and from then on. Safe to call again: shops replace the array. */
export function watchDataLayer(): void {
  const layer = (window as { dataLayer?: unknown[] }).dataLayer;
  if (!Array.isArray(layer) || layer === watched) return;
  watched = layer;
  const earlier = layer.slice();
  const original = layer.push;
  attempt(() => {
    layer.push = function (...entries) {
      const length = original.apply(this, entries);
      attempt(() => entries.forEach(take));
      return length;
    };
  });
  earlier.forEach(take);
}

/** The event in one entry; undefined for everything else that shops and tag managers put there. */
export function readEntry(entry: unknown): Told | undefined {
  if (!isObject(entry)) return undefined;
  // `arguments` of gtag has indexes, an object of Tag Manager has names.
  const name = entry[0] === 'event' ? entry[1] : entry.event;
  if (!isShopEvent(name)) return undefined;
  const { event: _, ecommerce, ...rest } = entry;
  return { _name: name, _params: cleanParams(entry[0] === 'event' ? entry[2] : { ...rest, ...(ecommerce as object) }) };
}

/** Whether the same was told within the last second. */
export function isDouble({ _name, _params }: Told, now: number): boolean {
  const [before, at] = last[_name] ?? ['', 0];
  const json = toJson(_params.items ?? _params);
  last[_name] = [json, now];
  return json === before && now - at < DOUBLE_MS;
}

function take(entry: unknown): void {
  attempt(() => {
    const told = readEntry(entry);
    if (told && !isDouble(told, Date.now())) record(told._name, told._params);
  });
}
