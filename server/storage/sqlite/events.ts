import type { Database, Statement } from 'better-sqlite3';
import type { RecordedEvent } from '../../domain/person.ts';
import { endOfPartition, firstIdAt, OTHER, PARTITION_PATTERN, partitionOf, partitionSql } from './event-partition.ts';

/** Rows that one step of the clean-up deletes: some ten milliseconds in which other writes wait. */
export const TIDY_ROWS = 5_000;

const LIST_PARTITIONS = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB ? ORDER BY name DESC`;
/** One key look-up in the log of wrong clocks, one in the month. */
export const insertSql = (table: string) => `
  INSERT INTO ${table} (site_id, id, visitor, name, at, url, referrer, params) SELECT ?, ?, ?, ?, ?, ?, ?, ?
  WHERE NOT EXISTS (SELECT 1 FROM ${OTHER} WHERE site_id = ? AND id = ?)
  ON CONFLICT (site_id, id) DO NOTHING`;
/** Ids begin with their time, so the unique key also gives the newest of a site. */
export const recentSql = (table: string) => `
  SELECT e.name, e.at, e.url, e.params, p.id AS personId, p.customer_id AS customerId
  FROM ${table} e
  JOIN visitor v ON v.number = e.visitor
  JOIN person p ON p.site_id = v.site_id AND p.id = v.person_id
  WHERE e.site_id = ? ORDER BY e.id DESC LIMIT ?`;
/** In a month that one site has outlived and another has not, the unique key finds the rows of the site. */
export const expireSql = (table: string) => `
  DELETE FROM ${table} WHERE number IN (SELECT number FROM ${table} WHERE site_id = ? AND id < ? LIMIT ${TIDY_ROWS})`;
/** Ids of wrong clocks say nothing of the time; the table is small enough to be walked. */
const EXPIRE_OTHER = `
  DELETE FROM ${OTHER} WHERE number IN (SELECT number FROM ${OTHER} WHERE site_id = ? AND at < ? LIMIT ${TIDY_ROWS})`;

type Columns = [site: number, id: string, visitor: number, name: string, at: number, url: string];
type InsertRow = [...Columns, referrer: string | null, params: string | null, site: number, id: string];
export type RecentRow = {
  name: string;
  at: number;
  url: string;
  params: string | null;
  personId: string;
  customerId: string | null;
};
/** Events of a site older than `before` have outlived their retention. */
export type Expiry = { siteId: number; before: number };

export type Events = ReturnType<typeof openEvents>;

/** The event log: append-only, each event once. */
export function openEvents(db: Database) {
  const inserts = new Map<string, Statement<InsertRow>>();
  const listPartitions = db.prepare<[string], string>(LIST_PARTITIONS).pluck();
  const expireOther = db.prepare<[number, number]>(EXPIRE_OTHER);

  function insertInto(table: string): Statement<InsertRow> {
    const known = inserts.get(table);
    if (known) return known;
    db.exec(partitionSql(table));
    const insert = db.prepare<InsertRow>(insertSql(table));
    inserts.set(table, insert);
    return insert;
  }

  function expireRows(tables: string[], { siteId, before }: Expiry): number {
    const firstKept = firstIdAt(before);
    let deleted = expireOther.run(siteId, before).changes;
    for (const table of tables) {
      if (deleted >= TIDY_ROWS) return deleted;
      deleted += db.prepare<[number, string]>(expireSql(table)).run(siteId, firstKept).changes;
    }
    return deleted;
  }

  return {
    /** False when the event is on record already. */
    record(siteId: number, visitor: number, event: RecordedEvent, now: number): boolean {
      const params = Object.keys(event.params).length > 0 ? JSON.stringify(event.params) : null;
      const { id, name, at, url, referrer = null } = event;
      const insert = insertInto(partitionOf(id, now));
      return insert.run(siteId, id, visitor, name, at, url, referrer, params, siteId, id).changes === 1;
    },

    /** Newest first. */
    recent(siteId: number, limit: number): RecentRow[] {
      const rows = listPartitions
        .all(PARTITION_PATTERN)
        .flatMap((table) => db.prepare<[number, number], RecentRow>(recentSql(table)).all(siteId, limit));
      return rows.sort((a, b) => b.at - a.at).slice(0, limit);
    },

    /** Drops the months that every site has outlived; how many. */
    dropExpired(expiries: Expiry[]): number {
      if (expiries.length === 0) return 0;
      const oldest = Math.min(...expiries.map(({ before }) => before));
      const outlived = listPartitions.all(PARTITION_PATTERN).filter((table) => endOfPartition(table) <= oldest);
      for (const table of outlived) {
        inserts.delete(table);
        db.exec(`DROP TABLE ${table}`);
      }
      return outlived.length;
    },

    /** Deletes some rows of months that one site has outlived and others have not; 0 when nothing is left to delete. */
    deleteExpired(expiries: Expiry[]): number {
      const tables = listPartitions.all(PARTITION_PATTERN);
      for (const expiry of expiries) {
        const deleted = expireRows(tables, expiry);
        if (deleted > 0) return deleted;
      }
      return 0;
    },

    /** Drops what was prepared for tables that a rollback may have undone. */
    forget: (): void => inserts.clear(),
  };
}
