/** Looks whether a database is whole: what SQLite can tell, and what Dangol promises of its own tables. */
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { newestSchema } from './migrate.ts';
import { APPLICATION_ID } from './open.ts';

/** Damage found in one go; more would not be read. */
const MAX_FAULTS = 20;

/** Promises that no unique key holds: a statement each, whose rows are what is wrong. */
const promises: readonly { sql: string; fault: (row: Record<string, unknown>) => string }[] = [
  {
    sql: `
      SELECT s.site_id AS site, s.campaign_id AS campaign FROM coupon_stock s
      LEFT JOIN (SELECT site_id, campaign_id, count(*) - count(issued_at) AS free, count(issued_at) AS issued
        FROM coupon_code GROUP BY site_id, campaign_id) c USING (site_id, campaign_id)
      WHERE s.free <> coalesce(c.free, 0) OR s.issued <> coalesce(c.issued, 0)`,
    fault: ({ site, campaign }) => `the coupon stock of campaign ${campaign} of site ${site} does not match its codes`,
  },
  {
    sql: `
      SELECT t.site_id AS site FROM site_total t
      LEFT JOIN (SELECT site_id, count(value_minor) AS orders, sum(value_minor) AS revenue FROM shop_order GROUP BY site_id) o
        USING (site_id)
      WHERE t.orders <> coalesce(o.orders, 0) OR t.revenue_minor <> coalesce(o.revenue, 0)`,
    fault: ({ site }) => `the total of site ${site} does not match its orders`,
  },
];

/**
 * What is wrong with a database file, in sentences; none when it is whole. Reads every page, while a server may be writing.
 * `quick` leaves out whether indexes and tables agree: several times faster.
 */
export function checkUp(file: string, { quick = false } = {}): string[] {
  if (!existsSync(file)) return [`${file} does not exist`];
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true });
    return faultsOf(db, quick);
  } catch (error) {
    return [`${file} cannot be read: ${(error as Error).message}`];
  } finally {
    db?.close();
  }
}

function faultsOf(db: Database.Database, quick: boolean): string[] {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) return ['it is not a database of Dangol'];
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > newestSchema) {
    return [`it has schema ${version} and was written by a newer Dangol; this one knows ${newestSchema}`];
  }
  const damage = db.pragma(`${quick ? 'quick_check' : 'integrity_check'}(${MAX_FAULTS})`) as Record<string, string>[];
  const damaged = damage.flatMap((row) => Object.values(row)).filter((text) => text !== 'ok');
  // What is asked of damaged tables means nothing.
  if (damaged.length > 0) return damaged;
  const strays = db.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[];
  const astray = strays.map(({ table, rowid, parent }) => `row ${rowid} of ${table} points to no row of ${parent}`);
  return [...astray, ...promises.flatMap(({ sql, fault }) => rowsOf(db, sql).map(fault))].slice(0, MAX_FAULTS);
}

function rowsOf(db: Database.Database, sql: string): Record<string, unknown>[] {
  return db.prepare<[], Record<string, unknown>>(sql).all();
}
