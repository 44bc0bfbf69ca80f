import type { Database } from 'better-sqlite3';
import type { CustomerId } from '../../contract/ids.ts';
import { bookedOf, type OrderState } from '../../domain/order-booking.ts';

export const GET = 'SELECT state, same_as AS sameAs FROM shop_order WHERE site_id = ? AND transaction_id = ?';
const INSERT = `
  INSERT INTO shop_order (site_id, transaction_id, value_minor, state, cart_token, waits_for)
  VALUES (@site, @name, @value, @state, @cartToken, @waitsFor)`;
const PUT = `${INSERT}
  ON CONFLICT (site_id, transaction_id) DO UPDATE
  SET value_minor = excluded.value_minor, state = excluded.state, cart_token = excluded.cart_token,
    waits_for = excluded.waits_for, same_as = NULL`;
const POINT = `
  INSERT INTO shop_order (site_id, transaction_id, state, same_as) VALUES (@site, @name, '{}', @sameAs)
  ON CONFLICT (site_id, transaction_id) DO UPDATE
  SET value_minor = NULL, state = '{}', cart_token = NULL, waits_for = NULL, same_as = excluded.same_as`;
export const LIST_OF_CART = 'SELECT transaction_id FROM shop_order WHERE site_id = ? AND cart_token = ?';
export const LIST_WAITING = 'SELECT transaction_id FROM shop_order WHERE site_id = ? AND waits_for = ?';
const ADD_TO_TOTAL = `
  UPDATE site_total SET orders = orders + ?, revenue_minor = revenue_minor + ?, stated = stated + ? WHERE site_id = ?`;
const GET_TOTAL = 'SELECT orders, revenue_minor AS revenueMinor, stated FROM site_total WHERE site_id = ?';

type Row = { site: number; name: string; value: number | null; state: string };
type FullRow = Row & { cartToken: string | null; waitsFor: string | null };
type Total = { orders: number; revenueMinor: number; stated: number };

/** An order, and the name it is kept under: the shop's own once its server told of it. */
export type Found = { name: string; state: OrderState };

export type Orders = ReturnType<typeof openOrders>;

/** Orders of a site by transaction id. An order that goes by several is kept under one; the others name that one. */
export function openOrders(db: Database) {
  const get = db.prepare<[number, string], { state: string; sameAs: string | null }>(GET);
  const insert = db.prepare<[FullRow]>(INSERT);
  const put = db.prepare<[FullRow]>(PUT);
  const point = db.prepare<[{ site: number; name: string; sameAs: string }]>(POINT);
  const listOfCart = db.prepare<[number, string], string>(LIST_OF_CART).pluck();
  const listWaiting = db.prepare<[number, string], string>(LIST_WAITING).pluck();
  const addToTotal = db.prepare<[number, number, number, number]>(ADD_TO_TOTAL);
  const getTotal = db.prepare<[number], Total>(GET_TOTAL);
  /** As the open transaction left them; asked for with every batch. */
  const totals = new Map<number, Total>();

  function totalOf(siteId: number): Total {
    const known = totals.get(siteId);
    if (known) return known;
    const total = getTotal.get(siteId) ?? { orders: 0, revenueMinor: 0, stated: 0 };
    totals.set(siteId, total);
    return total;
  }

  function rowOf(site: number, { name, state }: Found, waitsFor: CustomerId | undefined): FullRow {
    const cartToken = state.stated?.fields.cartToken?.value ?? state.claim?.cartToken ?? null;
    const value = bookedOf(state)?.valueMinor ?? null;
    return { site, name, value, state: JSON.stringify(state), cartToken, waitsFor: waitsFor ?? null };
  }

  return {
    /** The order of a name, wherever it is kept; undefined when nobody told of it. */
    find(siteId: number, name: string): Found | undefined {
      const row = get.get(siteId, name);
      if (!row) return undefined;
      if (row.sameAs === null) return { name, state: JSON.parse(row.state) };
      const kept = get.get(siteId, row.sameAs);
      return kept && { name: row.sameAs, state: JSON.parse(kept.state) };
    },

    /** An order that nobody told of before. */
    insert(siteId: number, order: Found): void {
      insert.run(rowOf(siteId, order, undefined));
    },

    /** Keeps an order as it is now. `waitsFor` is the customer it is for, while nobody is known to be that. */
    put(siteId: number, order: Found, waitsFor?: CustomerId): void {
      put.run(rowOf(siteId, order, waitsFor));
    },

    /** From now on a name is another name of the order that is kept under `sameAs`. */
    point(siteId: number, name: string, sameAs: string): void {
      point.run({ site: siteId, name, sameAs });
    },

    listOfCart: (siteId: number, cartToken: string): string[] => listOfCart.all(siteId, cartToken),
    listWaiting: (siteId: number, customer: CustomerId): string[] => listWaiting.all(siteId, customer),

    /** Adds to the totals of a site; `stated` counts orders that its server told of. */
    add(siteId: number, { orders = 0, revenueMinor = 0, stated = 0 }: Partial<Total>): void {
      const total = totalOf(siteId);
      addToTotal.run(orders, revenueMinor, stated, siteId);
      total.orders += orders;
      total.revenueMinor += revenueMinor;
      total.stated += stated;
    },

    /** Whether the shop's server ever told of an order: if not, nothing has to be joined. */
    anyStated: (siteId: number): boolean => totalOf(siteId).stated > 0,

    /** Orders that the shop's server told of. */
    countStated: (siteId: number): number => totalOf(siteId).stated,

    /** Mean order of the site so far, minor units; undefined before the first. */
    averageMinor(siteId: number): number | undefined {
      const { orders, revenueMinor } = totalOf(siteId);
      return orders > 0 ? revenueMinor / orders : undefined;
    },

    /** Drops what a rollback may have made wrong. */
    forget: (): void => totals.clear(),
  };
}
