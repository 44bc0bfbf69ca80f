// A shop whose dataLayer speaks GA4 needs no line of code for us. Two kinds of entry are in it: objects of Google Tag
// Manager, `{ event, ecommerce }`, and the `arguments` of gtag calls, `('event', name, params)`.

import { attempt } from '../guard.ts';
import { isShopEvent } from '../name.ts';
import { isObject } from '../params.ts';
import { tell } from './sources.ts';

/** The array that is being read. */
let watched: unknown[] | undefined;

/** A name, and parameters as raw as the page has them. */
type Call = [name: string, params: unknown];

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
export function readEntry(entry: unknown): Call | undefined {
  if (!isObject(entry)) return undefined;
  // `arguments` of gtag has indexes, an object of Tag Manager has names.
  const name = entry[0] === 'event' ? entry[1] : entry.event;
  if (!isShopEvent(name)) return undefined;
  const { event: _, ecommerce, ...rest } = entry;
  return [name, entry[0] === 'event' ? entry[2] : { ...rest, ...(ecommerce as object) }];
}

function take(entry: unknown): void {
  attempt(() => {
    const call = readEntry(entry);
    if (call) tell('layer', ...call);
  });
}
