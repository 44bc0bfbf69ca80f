/** The tables that events lie in, and their statements. */
import type { Database, Statement } from 'better-sqlite3';
import { type Before, type EventRef, refsBefore } from './event-chain.ts';
import { endOfMonth, monthOf, monthSql, monthsPattern, startOfMonth, tableOf } from './event-partition.ts';
import type { Word, WordColumn } from './words.ts';

/** Rows of a chain that are read at once. */
const CHAIN_STEP = 100;

const LIST_TABLES = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB ? ORDER BY name DESC`;
export const findSql = (table: string) => `SELECT rest FROM ${table} WHERE number = ?`;
const newestSql = (table: string) => `SELECT max(number) FROM ${table}`;
const insertSql = (table: string) => `
  INSERT INTO ${table} (number, rest, visitor, name, late, begun, url, referrer, params, about, before)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
/** A chain within one table, newest first. */
export const chainSql = (table: string) => {
  const [id, time] = table === 'event_other' ? ['id', 'at'] : ['rest', 'late'];
  const columns = `e.number, e.${id}, e.visitor, e.name, e.${time}, e.begun, e.url, e.params, e.about, e.before`;
  return `
  WITH RECURSIVE chain (number, rest, visitor, name, time, begun, url, params, about, before) AS (
    SELECT ${columns} FROM ${table} e WHERE e.number = ?
    UNION ALL
    SELECT ${columns} FROM chain c CROSS JOIN ${table} e ON e.number = c.number - c.before
    WHERE typeof(c.before) = 'integer'
  )
  SELECT * FROM chain LIMIT ?`;
};

/** What the tables of months and that of wrong clocks have in common; `time` is told by the table. */
export type EventColumns = [
  visitor: number,
  name: WordColumn,
  time: number,
  begun: number,
  url: WordColumn,
  referrer: WordColumn | null,
  params: WordColumn | null,
  about: WordColumn | null,
  before: Before,
];
/** A row of a chain. `rest` is the whole id in the table of wrong clocks. */
export type ChainRow = [
  number: number,
  rest: number | string,
  visitor: number,
  name: Word,
  time: number,
  begun: number,
  url: Word,
  params: Word | null,
  about: Word | null,
  before: number | string | null,
];

/** The table of one month of one site, ready to be written. */
export type Month = {
  siteId: number;
  partition: string;
  /** Milliseconds UTC, from the first moment to the one after the last. */
  from: number;
  to: number;
  /** The largest number of a row: mostly the next one is larger, and need not be looked for. */
  newest: number;
  /** The `rest` of the row with a number. */
  find: Statement<[number], number | string>;
  insert: Statement<[number, bigint | string, ...EventColumns]>;
};

function prepareMonth(db: Database, siteId: number, partition: string): Month {
  const table = tableOf(siteId, partition);
  db.exec(monthSql(table));
  return {
    siteId,
    partition,
    from: startOfMonth(partition),
    to: endOfMonth(partition),
    newest: db.prepare<[], number | null>(newestSql(table)).pluck().get() ?? 0,
    find: db.prepare<[number], number | string>(findSql(table)).pluck(),
    insert: db.prepare<[number, bigint | string, ...EventColumns]>(insertSql(table)),
  };
}

export type EventTables = ReturnType<typeof openEventTables>;

export function openEventTables(db: Database) {
  const list = db.prepare<[string], string>(LIST_TABLES).pluck();
  const months = new Map<string, Month>();
  const chains = new Map<string, Statement<[number, number], ChainRow>>();
  const prepareChain = (table: string) => db.prepare<[number, number], ChainRow>(chainSql(table)).raw();

  /** Undefined when retention dropped the table. */
  function chainOf(table: string) {
    const known = chains.get(table) ?? (list.get(table) && prepareChain(table));
    if (known) chains.set(table, known);
    return known || undefined;
  }

  return {
    /** The table of a month, made when it is not there. */
    month(siteId: number, partition: string): Month {
      const key = `${partition} ${siteId}`;
      const known = months.get(key) ?? prepareMonth(db, siteId, partition);
      months.set(key, known);
      return known;
    },

    /** The next rows of a chain, newest first, at most `limit`, and where it goes on. None when the row is gone. */
    step(siteId: number, { partition, number }: EventRef, limit: number): { rows: ChainRow[]; next: EventRef[] } {
      const rows = chainOf(tableOf(siteId, partition))?.all(number, Math.min(limit, CHAIN_STEP)) ?? [];
      const last = rows.at(-1);
      return { rows, next: last ? refsBefore(last[9], partition, last[0]) : [] };
    },

    /** The months of a site that have a table, newest first. */
    list: (siteId: number): { table: string; month: string }[] =>
      list.all(monthsPattern(siteId)).map((table) => ({ table, month: monthOf(table) })),

    drop(table: string): void {
      this.forget();
      db.exec(`DROP TABLE ${table}`);
    },

    /** Drops what was prepared for tables that a rollback may have undone. */
    forget(): void {
      months.clear();
      chains.clear();
    },
  };
}
