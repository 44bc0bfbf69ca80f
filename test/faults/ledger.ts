/** Reads the database file itself. All SQL of the faults is here. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { checkUp } from '../../server/storage/sqlite/checkup.ts';

/** Whether the database in a data folder is whole, as `dangol check` sees it. It is not changed by looking. */
export function isWhole(dataFolder: string): boolean {
  return checkUp(join(dataFolder, 'dangol.db')).length === 0;
}

const CODES_TWICE = `
  SELECT count(*) FROM (
    SELECT 1 FROM coupon_code WHERE shared = 0 GROUP BY site_id, code HAVING count(DISTINCT person_id) > 1)`;
const PEOPLE_TWICE = `
  SELECT count(*) FROM (
    SELECT 1 FROM coupon_code WHERE person_id IS NOT NULL GROUP BY site_id, campaign_id, person_id HAVING count(*) > 1)`;
const ISSUED = `SELECT DISTINCT code FROM coupon_code WHERE person_id IS NOT NULL`;
const STOCK_OFF = `
  SELECT count(*) FROM coupon_stock s WHERE issued <> (
    SELECT count(*) FROM coupon_code c
    WHERE c.site_id = s.site_id AND c.campaign_id = s.campaign_id AND c.person_id IS NOT NULL)`;

export type CodesOnRecord = {
  /** Codes that two people have. */
  codesTwice: number;
  /** People who have two codes of one campaign. */
  peopleTwice: number;
  issued: Set<string>;
  /** Campaigns whose count of issued codes is not that of the codes. */
  stockOff: number;
};

export function codesOnRecord(dataFolder: string): CodesOnRecord {
  const db = openLedger(dataFolder);
  const count = (sql: string) => db.prepare<[], number>(sql).pluck().get() ?? 0;
  try {
    return {
      codesTwice: count(CODES_TWICE),
      peopleTwice: count(PEOPLE_TWICE),
      issued: new Set(db.prepare<[], string>(ISSUED).pluck().all()),
      stockOff: count(STOCK_OFF),
    };
  } finally {
    db.close();
  }
}

/** The first page of a table, counted from 1, and the bytes of a page. */
export function rootPageOf(dataFolder: string, table: string): { page: number; pageBytes: number } {
  const db = openLedger(dataFolder);
  try {
    const page =
      db.prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table) ?? 0;
    return { page, pageBytes: db.pragma('page_size', { simple: true }) as number };
  } finally {
    db.close();
  }
}

/** Holds on to the state that the database has now, as a report does that takes for ever. Returns what lets go of it. */
export function pinReader(dataFolder: string): () => void {
  const db = openLedger(dataFolder);
  db.exec('BEGIN');
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
  return () => db.close();
}

function openLedger(dataFolder: string): Database.Database {
  return new Database(join(dataFolder, 'dangol.db'), { readonly: true, fileMustExist: true });
}
