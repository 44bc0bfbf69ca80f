import type { Database } from 'better-sqlite3';
import type { VisitorId } from '../../contract/ids.ts';
import { DAY_MS } from '../../domain/zone.ts';

/** Longer than any platform keeps a cart that nobody touches. */
const KEPT_MS = 60 * DAY_MS;
/** Carts that need not be asked for again. */
const MAX_NOTED = 10_000;

const ADD = `
  INSERT INTO cart_visitor (site_id, cart_token, visitor_id, at) VALUES (?, ?, ?, ?)
  ON CONFLICT (site_id, cart_token) DO NOTHING`;
export const FIND_CART = 'SELECT visitor_id FROM cart_visitor WHERE site_id = ? AND cart_token = ?';
export const EXPIRE_CARTS = 'DELETE FROM cart_visitor WHERE at < ?';

/**
 * Whose cart is whose, by the platform's own token of it: where a checkout is on pages without the tag, the order tells its cart
 * and nothing else of the browser. One write a cart, however often it is told.
 */
export function openCarts(db: Database) {
  const add = db.prepare<[number, string, string, number]>(ADD);
  const find = db.prepare<[number, string], VisitorId>(FIND_CART).pluck();
  const expire = db.prepare<[number]>(EXPIRE_CARTS);
  const noted = new Set<string>();

  return {
    /** Notes who has a cart: whoever told of it first. False when that was noted before. */
    note(siteId: number, cartToken: string, visitor: VisitorId, now: number): boolean {
      const key = `${siteId} ${cartToken}`;
      if (noted.has(key)) return false;
      if (noted.size >= MAX_NOTED) noted.clear();
      noted.add(key);
      return add.run(siteId, cartToken, visitor, now).changes === 1;
    },

    find: (siteId: number, cartToken: string): VisitorId | undefined => find.get(siteId, cartToken),
    deleteOld: (now: number): number => expire.run(now - KEPT_MS).changes,

    /** Drops what a rollback may have made wrong. */
    forget: (): void => noted.clear(),
  };
}
