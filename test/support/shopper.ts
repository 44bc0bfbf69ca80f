/** What a shopper's browser sends. */
import type { Batch } from '../../server/contract/collect.ts';
import type { EventId, VisitorId } from '../../server/contract/ids.ts';

export const SHOP = 'https://shop.example';
export const SITE_KEY = 'shop-key';
/** A browser that people use; the one that drives the tests calls itself a robot. */
export const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36';

export function batch(now: number, parts: Partial<Batch> & Record<string, unknown> = {}): Batch {
  return {
    site: SITE_KEY,
    visitor: 'visitor-0001' as VisitorId,
    sentAt: now,
    url: `${SHOP}/`,
    events: [event(now)],
    ...parts,
  };
}

let count = 0;

/** An event that nobody sent before. */
export function event(at: number, name = 'page_view', parts: object = {}): Batch['events'][number] {
  const id = `${at.toString(36).padStart(8, '0')}${String(++count).padStart(10, '0')}` as EventId;
  return { id, name, at, ...parts };
}
