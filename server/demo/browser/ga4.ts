/** The shop's side of GA4: what happens on a page goes into the dataLayer, as Tag Manager wants it. */
import type { Item, Params } from '../../contract/event.ts';
import { itemOf, type KnownLine } from './wares.ts';

declare global {
  interface Window {
    dataLayer: unknown[];
    dangol: (verb: string, ...rest: unknown[]) => void;
  }
}

export function tell(event: string, params: Params = {}): void {
  window.dataLayer.push({ event, ...params });
}

/** An e-commerce event. What the last one carried is cleared first, as GA4 asks. */
export function tellEcommerce(event: string, ecommerce: Params): void {
  window.dataLayer.push({ ecommerce: null });
  window.dataLayer.push({ event, ecommerce });
}

/** An event about lines of a cart or order, worth `value`. */
export function tellLines(event: string, lines: readonly KnownLine[], value: number, more: Params = {}): void {
  const items: Item[] = lines.map(itemOf);
  tellEcommerce(event, { currency: 'KRW', value, ...more, items });
}
