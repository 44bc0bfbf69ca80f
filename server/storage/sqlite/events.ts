import type { Database } from 'better-sqlite3';
import type { EventId, VisitorId } from '../../contract/ids.ts';
import { pastOf } from '../../domain/memory.ts';
import type { PastEvent, RecordedEvent } from '../../domain/person.ts';
import { sessionId } from '../../domain/session.ts';
import { type Before, beforeOf, byPlace, type EventRef, follow, placeOf, refOf, refsBefore } from './event-chain.ts';
import { type EventKey, firstKeyAt, idOf, keyOf, madeAt, madeAtOf } from './event-key.ts';
import {
  endOfMonth,
  monthOf,
  monthSql,
  monthsPattern,
  OTHER,
  partitionOf,
  startOfMonth,
  tableOf,
} from './event-partition.ts';
import type { MemorySpan, PersonRecord } from './person-codec.ts';
import type { Word, WordColumn, Words } from './words.ts';

/** Rows that one step of the clean-up deletes: some ten milliseconds in which other writes wait. */
export const TIDY_ROWS = 5_000;
/** Rows of a chain that are read at once. */
const CHAIN_STEP = 100;

const LIST_TABLES = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB ? ORDER BY name DESC`;
const HAS_OTHER = `SELECT EXISTS (SELECT 1 FROM event_other)`;
export const FIND_OTHER = 'SELECT 1 FROM event_other WHERE site_id = ? AND id = ?';
const INSERT_OTHER = `
  INSERT INTO event_other (site_id, id, visitor, name, at, begun, url, referrer, params, about, before)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number`;
export const findSql = (table: string) => `SELECT rest FROM ${table} WHERE number = ?`;
const insertSql = (table: string) => `
  INSERT INTO ${table} (number, rest, visitor, name, late, begun, url, referrer, params, about, before)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
/** A chain within one table, newest first. */
export const chainSql = (table: string) => {
  const [id, time] = table === 'event_other' ? ['id', 'at'] : ['rest', 'late'];
  const columns = (of: string) =>
    `${of}.number, ${of}.${id}, ${of}.visitor, ${of}.name, ${of}.${time}, ${of}.begun, ${of}.url, ${of}.params, ${of}.about, ${of}.before`;
  return `
  WITH RECURSIVE chain (number, rest, visitor, name, time, begun, url, params, about, before) AS (
    SELECT ${columns('e')} FROM ${table} e WHERE e.number = ?
    UNION ALL
    SELECT ${columns('e')} FROM chain c CROSS JOIN ${table} e ON e.number = c.number - c.before
    WHERE typeof(c.before) = 'integer'
  )
  SELECT * FROM chain LIMIT ?`;
};
/** Keys begin with their time. */
export const recentSql = (table: string) => `
  SELECT e.number, e.late, e.name, e.url, e.params, p.id AS personId, p.customer_id AS customerId
  FROM ${table} e JOIN visitor v ON v.number = e.visitor JOIN person p ON p.number = v.person
  ORDER BY e.number DESC LIMIT ?`;
export const expireSql = (table: string) => `
  DELETE FROM ${table} WHERE number IN (SELECT number FROM ${table} WHERE number < ? LIMIT ${TIDY_ROWS})`;
/** Ids of wrong clocks say nothing of the time; the table is small enough to be walked. */
const EXPIRE_OTHER = `
  DELETE FROM event_other WHERE number IN (
    SELECT number FROM event_other WHERE site_id = ? AND at < ? LIMIT ${TIDY_ROWS})`;

/** A free place in the log. */
export type Place = { partition: string; key?: EventKey };
/** An event, whose it is and where in the person's past. */
export type LogEntry = {
  event: RecordedEvent;
  visitor: number;
  /** When its session began, as the session's id says. */
  sessionBeganAt: number;
  /** The offer an event is about. */
  about?: { campaign: string; variant: string } | undefined;
  /** Number of the person. */
  person: number;
  /** Newest events of the person's chain. */
  heads: readonly EventRef[];
  /** Whether it becomes part of the chain. */
  remembered: boolean;
};
type Rest = [
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
type ChainRow = [
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
type FoundRow = {
  number: number;
  late: number;
  name: Word;
  url: Word;
  params: Word | null;
  personId: string;
  customerId: string | null;
};
/** One of the newest events, with the JSON of its parameters. */
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
export function openEvents(db: Database, words: Words) {
  const listTables = db.prepare<[string], string>(LIST_TABLES).pluck();
  const hasOther = db.prepare<[], number>(HAS_OTHER).pluck();
  const findOther = db.prepare<[number, string], number>(FIND_OTHER).pluck();
  const insertOther = db.prepare<[number, string, ...Rest], number>(INSERT_OTHER).pluck();
  const expireOther = db.prepare<[number, number]>(EXPIRE_OTHER);
  const months = new Map<string, ReturnType<typeof prepareMonth>>();
  const chains = new Map<string, ReturnType<typeof prepareChain>>();
  /** Whether any clock was wrong; undefined until somebody looks. */
  let anyOther: boolean | undefined;

  function prepareMonth(table: string) {
    db.exec(monthSql(table));
    return {
      find: db.prepare<[number], number | string>(findSql(table)).pluck(),
      insert: db.prepare<[number, bigint | string, ...Rest]>(insertSql(table)),
    };
  }

  function month(table: string) {
    const known = months.get(table) ?? prepareMonth(table);
    months.set(table, known);
    return known;
  }

  function prepareChain(table: string) {
    return db.prepare<[number, number], ChainRow>(chainSql(table)).raw();
  }

  /** Undefined when retention dropped the table. */
  function chain(table: string) {
    const known = chains.get(table) ?? (listTables.get(table) && prepareChain(table));
    if (known) chains.set(table, known);
    return known || undefined;
  }

  function isOther(siteId: number, id: EventId): boolean {
    anyOther ??= hasOther.get() === 1;
    return anyOther && findOther.get(siteId, id) !== undefined;
  }

  /** The columns that both kinds of table have; `time` is told by the table. */
  function restOf({ event, visitor, sessionBeganAt, about, person }: LogEntry, time: number, before: Before): Rest {
    const column = (text: string) => words.column(text, person);
    const json = Object.keys(event.params).length > 0 ? JSON.stringify(event.params) : undefined;
    return [
      visitor,
      column(event.name),
      time,
      event.at - sessionBeganAt,
      column(event.url),
      event.referrer === undefined ? null : column(event.referrer),
      json === undefined ? null : column(json),
      about === undefined ? null : column(JSON.stringify(about)),
      before,
    ];
  }

  function append(siteId: number, { partition, key }: Place, entry: LogEntry): EventRef {
    const { id, at } = entry.event;
    const followed = entry.remembered ? follow(entry.heads, partition).followed : [];
    if (!key) {
      anyOther = true;
      const before = followed.length > 0 ? followed.join(' ') : null;
      return refOf(OTHER, insertOther.get(siteId, id, ...restOf(entry, at, before)) as number);
    }
    const before = beforeOf(followed, partition, key.number);
    month(tableOf(siteId, partition)).insert.run(key.number, key.rest, ...restOf(entry, at - madeAt(id), before));
    return refOf(partition, key.number);
  }

  function eventOf(row: ChainRow, partition: string, visitors: ReadonlyMap<number, VisitorId>): PastEvent {
    const [number, rest, visitor, name, time, begun, url, params, about] = row;
    const monthAt = partition === OTHER ? 0 : startOfMonth(partition);
    const at = partition === OTHER ? time : madeAtOf(number, monthAt) + time;
    const event = {
      id: partition === OTHER ? (rest as EventId) : idOf(number, rest, monthAt),
      name: words.textOf(name),
      at,
      url: words.textOf(url),
      params: {
        ...(params !== null && JSON.parse(words.textOf(params))),
        ...(about !== null && JSON.parse(words.textOf(about))),
      },
    };
    return pastOf(event, sessionId(visitors.get(visitor) as VisitorId, at - begun));
  }

  function expireRows(tables: string[], { siteId, before }: Expiry): number {
    let deleted = expireOther.run(siteId, before).changes;
    for (const table of tables) {
      if (deleted >= TIDY_ROWS) return deleted;
      const firstKept = firstKeyAt(before, startOfMonth(monthOf(table)));
      deleted += db.prepare<[number]>(expireSql(table)).run(firstKept).changes;
    }
    return deleted;
  }

  return {
    /** Where an event is to be recorded; undefined when it is on record already. */
    placeFor(siteId: number, id: EventId, now: number): Place | undefined {
      if (isOther(siteId, id)) return undefined;
      const partition = partitionOf(id, now);
      if (partition === OTHER) return { partition };
      const key = keyOf(id, startOfMonth(partition));
      const held = month(tableOf(siteId, partition)).find.get(key.number);
      if (held === undefined) return { partition, key };
      const isSame = (typeof held === 'number' ? BigInt(held) : held) === key.rest;
      return isSame ? undefined : { partition: OTHER };
    },

    /** Records an event in its place. Returns the newest events of the person's chain from now on. */
    record(siteId: number, place: Place, entry: LogEntry): readonly EventRef[] {
      const ref = append(siteId, place, entry);
      return entry.remembered ? [...follow(entry.heads, place.partition).beside, ref] : entry.heads;
    },

    /** What a person remembers of the log, oldest first. Where rows are gone, less than that. */
    recall(siteId: number, { heads, visitors }: PersonRecord, { size, since }: MemorySpan): PastEvent[] {
      const byNumber = new Map(visitors.map(({ id, number }) => [number, id]));
      const past: PastEvent[] = [];
      const open = [...heads];
      while (past.length < size) {
        const ref = open.sort(byPlace).pop();
        if (ref === undefined) break;
        const { partition, number } = placeOf(ref);
        const rows = chain(tableOf(siteId, partition))?.all(number, Math.min(size, CHAIN_STEP)) ?? [];
        for (const row of rows) {
          const event = eventOf(row, partition, byNumber);
          if (event.at >= since && past.length < size) past.push(event);
        }
        const last = rows.at(-1);
        if (last) open.push(...refsBefore(last[9], partition, last[0]));
      }
      return past.reverse().sort((a, b) => a.at - b.at);
    },

    /** Newest first. */
    recent(siteId: number, limit: number): RecentRow[] {
      const rows: RecentRow[] = [];
      for (const table of listTables.all(monthsPattern(siteId))) {
        if (rows.length >= limit) break;
        const monthAt = startOfMonth(monthOf(table));
        for (const row of db.prepare<[number], FoundRow>(recentSql(table)).all(limit)) {
          const { number, late, name, url, params, personId, customerId } = row;
          rows.push({
            name: words.textOf(name),
            at: madeAtOf(number, monthAt) + late,
            url: words.textOf(url),
            params: params === null ? null : words.textOf(params),
            personId,
            customerId,
          });
        }
      }
      return rows.sort((a, b) => b.at - a.at).slice(0, limit);
    },

    /** Drops the months that their sites have outlived; how many. */
    dropExpired(expiries: Expiry[]): number {
      let dropped = 0;
      for (const { siteId, before } of expiries) {
        for (const table of listTables.all(monthsPattern(siteId))) {
          if (endOfMonth(monthOf(table)) > before) continue;
          months.delete(table);
          chains.delete(table);
          db.exec(`DROP TABLE ${table}`);
          dropped += 1;
        }
      }
      return dropped;
    },

    /** Deletes some rows of the month in which retention ends; 0 when nothing is left to delete. */
    deleteExpired(expiries: Expiry[]): number {
      for (const expiry of expiries) {
        const deleted = expireRows(listTables.all(monthsPattern(expiry.siteId)), expiry);
        if (deleted > 0) return deleted;
      }
      return 0;
    },

    /** Drops what was prepared for tables that a rollback may have undone. */
    forget(): void {
      months.clear();
      chains.clear();
      anyOther = undefined;
    },
  };
}
