import type { Database } from 'better-sqlite3';
import type { PersonId } from '../../contract/ids.ts';
import type { Effect } from '../../domain/facts.ts';

const HAS = 'SELECT 1 FROM shop_order WHERE site_id = ? AND transaction_id = ?';
const INSERT = `
  INSERT INTO shop_order (site_id, transaction_id, person_id, at, value_minor, coupon) VALUES (?, ?, ?, ?, ?, ?)`;
const ADD_TO_TOTAL = 'UPDATE site_total SET orders = orders + 1, revenue_minor = revenue_minor + ? WHERE site_id = ?';
const GET_TOTAL = 'SELECT orders, revenue_minor AS revenueMinor FROM site_total WHERE site_id = ?';

type OrderEffect = Extract<Effect, { kind: 'order' }>;

type Total = { orders: number; revenueMinor: number };

export type Orders = ReturnType<typeof openOrders>;

/** Orders told by pages: one per transaction id of a site. */
export function openOrders(db: Database) {
  const has = db.prepare<[number, string], number>(HAS).pluck();
  const insert = db.prepare<[number, string, string, number, number, string | null]>(INSERT);
  const addToTotal = db.prepare<[number, number]>(ADD_TO_TOTAL);
  const getTotal = db.prepare<[number], Total>(GET_TOTAL);
  /** As the open transaction left them; asked for with every batch. */
  const totals = new Map<number, Total>();

  function totalOf(siteId: number): Total {
    const known = totals.get(siteId);
    if (known) return known;
    const total = getTotal.get(siteId) ?? { orders: 0, revenueMinor: 0 };
    totals.set(siteId, total);
    return total;
  }

  return {
    has: (siteId: number, transactionId: string): boolean => has.get(siteId, transactionId) !== undefined,

    record(siteId: number, person: PersonId, { transactionId, at, valueMinor, coupon }: OrderEffect): void {
      insert.run(siteId, transactionId, person, at, valueMinor, coupon ?? null);
      const total = totalOf(siteId);
      addToTotal.run(valueMinor, siteId);
      total.orders++;
      total.revenueMinor += valueMinor;
    },

    /** Mean order of the site so far, minor units; undefined before the first. */
    averageMinor(siteId: number): number | undefined {
      const { orders, revenueMinor } = totalOf(siteId);
      return orders > 0 ? revenueMinor / orders : undefined;
    },

    /** Drops what a rollback may have made wrong. */
    forget: (): void => totals.clear(),
  };
}
