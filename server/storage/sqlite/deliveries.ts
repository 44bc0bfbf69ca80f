import type { Database } from 'better-sqlite3';
import { DAY_MS } from '../../domain/zone.ts';

/** Longer than any platform tries again: Shopify gives up after hours, WooCommerce and Cafe24 after a day. */
const KEPT_MS = 7 * DAY_MS;

const ADD = 'INSERT INTO webhook_delivery (site_id, key, at) VALUES (?, ?, ?) ON CONFLICT (site_id, key) DO NOTHING';
export const EXPIRE_DELIVERIES = 'DELETE FROM webhook_delivery WHERE at < ?';

/** Deliveries of webhooks that were taken, so that none is taken twice. */
export function openDeliveries(db: Database) {
  const add = db.prepare<[number, string, number]>(ADD);
  const expire = db.prepare<[number]>(EXPIRE_DELIVERIES);
  return {
    /** Remembers a delivery under each of its keys. False when one of them came before. */
    take: (siteId: number, keys: readonly string[], now: number): boolean =>
      keys.map((key) => add.run(siteId, key, now).changes).every((changes) => changes === 1),
    deleteOld: (now: number): number => expire.run(now - KEPT_MS).changes,
  };
}
