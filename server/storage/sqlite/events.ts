import type { Database } from 'better-sqlite3';
import type { Params } from '../../contract/event.ts';
import type { EventId, VisitorId } from '../../contract/ids.ts';
import { pastOf, withAbout } from '../../domain/memory.ts';
import type { PastEvent } from '../../domain/past.ts';
import type { RecordedEvent } from '../../domain/person.ts';
import { sessionId } from '../../domain/session.ts';
import { sharedParams } from '../shared.ts';
import { type Before, beforeOf, byPlace, type EventRef, follow } from './event-chain.ts';
import { type EventKey, firstKeyAt, idOf, keyOf, madeAt, madeAtOf } from './event-key.ts';
import { AHEAD_MS, endOfMonth, OTHER, partitionOf, startOfMonth } from './event-partition.ts';
import { type ChainRow, type EventColumns, type Month, openEventTables } from './event-tables.ts';
import type { MemorySpan, PersonRecord } from './person-codec.ts';
import type { Word, Words } from './words.ts';

/** Rows that one step of the clean-up deletes: some ten milliseconds in which other writes wait. */
export const TIDY_ROWS = 5_000;

const HAS_OTHER = 'SELECT EXISTS (SELECT 1 FROM event_other)';
export const FIND_OTHER = 'SELECT 1 FROM event_other WHERE site_id = ? AND id = ?';
const INSERT_OTHER = `
  INSERT INTO event_other (site_id, id, visitor, name, at, begun, url, referrer, params, about, before)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number`;
/** Keys begin with their time. */
export const recentSql = (table: string) => `
  SELECT e.number, e.late, e.name, e.url, e.params, v.id AS visitor, p.id AS personId, p.customer_id AS customerId
  FROM ${table} e JOIN visitor v ON v.number = e.visitor JOIN person p ON p.number = v.person
  ORDER BY e.number DESC LIMIT ?`;
export const newestSql = (table: string) => `
  SELECT visitor, name, params FROM ${table} WHERE number >= ? AND number < ? ORDER BY number DESC LIMIT ?`;
export const expireSql = (table: string) => `
  DELETE FROM ${table} WHERE number IN (SELECT number FROM ${table} WHERE number < ? LIMIT ${TIDY_ROWS})`;
/** Ids of wrong clocks say nothing of the time; the table is small enough to be walked. */
const EXPIRE_OTHER = `
  DELETE FROM event_other WHERE number IN (
    SELECT number FROM event_other WHERE site_id = ? AND at < ? LIMIT ${TIDY_ROWS})`;

/** A free place in a month of the log; undefined in the table of wrong clocks. */
export type Place = { month: Month; key: EventKey } | { month?: undefined };
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
type FoundRow = {
  number: number;
  late: number;
  name: Word;
  url: Word;
  params: Word | null;
  visitor: string;
  personId: string;
  customerId: string | null;
};
/** One of the newest events, with the JSON of its parameters. */
export type RecentRow = {
  name: string;
  at: number;
  url: string;
  params: string | null;
  visitor: string;
  personId: string;
  customerId: string | null;
};
type FoundNewest = { visitor: number; name: Word; params: Word | null };
/** `visitor` only tells visitors apart. */
export type NewestRow = { visitor: number; name: string; params: Params };
/** Events of a site older than `before` have outlived their retention. */
export type Expiry = { siteId: number; before: number };

export type Events = ReturnType<typeof openEvents>;

/** The event log: append-only, each event once. */
export function openEvents(db: Database, words: Words) {
  const tables = openEventTables(db);
  const hasOther = db.prepare<[], number>(HAS_OTHER).pluck();
  const findOther = db.prepare<[number, string], number>(FIND_OTHER).pluck();
  const insertOther = db.prepare<[number, string, ...EventColumns], number>(INSERT_OTHER).pluck();
  const expireOther = db.prepare<[number, number]>(EXPIRE_OTHER);
  /** Whether any clock was wrong; undefined until somebody looks. */
  let anyOther: boolean | undefined;
  /** The month that was written last: mostly the next event is of the same. */
  let latest: Month | undefined;

  function isOther(siteId: number, id: EventId): boolean {
    anyOther ??= hasOther.get() === 1;
    return anyOther && findOther.get(siteId, id) !== undefined;
  }

  function monthOf(siteId: number, id: EventId, now: number): Month | undefined {
    const at = madeAt(id);
    if (latest?.siteId === siteId && at >= latest.from && at < latest.to && at <= now + AHEAD_MS) return latest;
    const partition = partitionOf(at, now);
    if (partition !== OTHER) latest = tables.month(siteId, partition);
    return partition === OTHER ? undefined : latest;
  }

  function columnsOf({ event, visitor, sessionBeganAt, about, person }: LogEntry, time: number, before: Before) {
    const column = (text: string) => words.column(text, person);
    const json = event.json ?? JSON.stringify(event.params);
    const columns: EventColumns = [
      visitor,
      column(event.name),
      time,
      event.at - sessionBeganAt,
      column(event.url),
      event.referrer === undefined ? null : column(event.referrer),
      json === '{}' ? null : column(json),
      about === undefined ? null : column(JSON.stringify(about)),
      before,
    ];
    return columns;
  }

  function append(siteId: number, place: Place, entry: LogEntry, followed: readonly EventRef[]): EventRef {
    const { id, at } = entry.event;
    if (!place.month) {
      anyOther = true;
      const columns = columnsOf(entry, at, beforeOf(followed, OTHER));
      return { partition: OTHER, number: insertOther.get(siteId, id, ...columns) as number };
    }
    const { partition, insert } = place.month;
    const { number, rest } = place.key;
    place.month.newest = Math.max(place.month.newest, number);
    insert.run(number, rest, ...columnsOf(entry, at - madeAt(id), beforeOf(followed, partition, number)));
    return { partition, number };
  }

  function eventOf(row: ChainRow, partition: string, visitors: ReadonlyMap<number, VisitorId>): PastEvent {
    const [number, rest, visitor, name, time, begun, url, params, about] = row;
    const isOther = partition === OTHER;
    const monthAt = isOther ? 0 : startOfMonth(partition);
    const at = isOther ? time : madeAtOf(number, monthAt) + time;
    const json = params === null ? '{}' : words.textOf(params);
    const told = {
      id: isOther ? (rest as EventId) : idOf(number, rest, monthAt),
      name: words.textOf(name),
      at,
      url: words.textOf(url),
      params: sharedParams(json),
    };
    const event = about === null ? { ...told, json } : withAbout(told, JSON.parse(words.textOf(about)));
    return pastOf(event, sessionId(visitors.get(visitor) as VisitorId, at - begun));
  }

  function expireRows({ siteId, before }: Expiry): number {
    let deleted = expireOther.run(siteId, before).changes;
    for (const { table, month } of tables.list(siteId)) {
      if (deleted >= TIDY_ROWS) return deleted;
      deleted += db.prepare<[number]>(expireSql(table)).run(firstKeyAt(before, startOfMonth(month))).changes;
    }
    return deleted;
  }

  return {
    /** Where an event is to be recorded; undefined when it is on record already. */
    placeFor(siteId: number, id: EventId, now: number): Place | undefined {
      if (isOther(siteId, id)) return undefined;
      const month = monthOf(siteId, id, now);
      if (!month) return {};
      const key = keyOf(id, month.from);
      const held = key.number > month.newest ? undefined : month.find.get(key.number);
      if (held === undefined) return { month, key };
      const isSame = (typeof held === 'number' ? BigInt(held) : held) === key.rest;
      return isSame ? undefined : {};
    },

    /** Records an event in its place. Returns the newest events of the person's chain from now on. */
    record(siteId: number, place: Place, entry: LogEntry): readonly EventRef[] {
      if (!entry.remembered) {
        append(siteId, place, entry, []);
        return entry.heads;
      }
      const { followed, beside } = follow(entry.heads, place.month?.partition ?? OTHER);
      return [...beside, append(siteId, place, entry, followed)];
    },

    /** What a person remembers of the log, oldest first. Where rows are gone, less than that. */
    recall(
      siteId: number,
      { heads, visitors }: Pick<PersonRecord, 'heads' | 'visitors'>,
      { size, since }: MemorySpan,
    ): PastEvent[] {
      const byNumber = new Map(visitors.map(({ id, number }) => [number, id]));
      const past: PastEvent[] = [];
      const open = [...heads];
      while (past.length < size) {
        const ref = open.sort(byPlace).pop();
        if (ref === undefined) break;
        const { rows, next } = tables.step(siteId, ref, size);
        for (const row of rows) {
          const event = eventOf(row, ref.partition, byNumber);
          if (event.at >= since && past.length < size) past.push(event);
        }
        open.push(...next);
      }
      return past.reverse().sort((a, b) => a.at - b.at);
    },

    /** Newest first. */
    recent(siteId: number, limit: number): RecentRow[] {
      const rows: RecentRow[] = [];
      for (const { table, month } of tables.list(siteId)) {
        if (rows.length >= limit) break;
        for (const row of db.prepare<[number], FoundRow>(recentSql(table)).all(limit)) {
          const { number, late, name, url, params, ...who } = row;
          const at = madeAtOf(number, startOfMonth(month)) + late;
          const texts = { name: words.textOf(name), url: words.textOf(url) };
          rows.push({ ...who, ...texts, at, params: params === null ? null : words.textOf(params) });
        }
      }
      return rows.sort((a, b) => b.at - a.at).slice(0, limit);
    },

    /** Of the newest `limit` events made from `from` up to `until` those with one of the names, newest first. */
    newest(siteId: number, names: ReadonlySet<string>, from: number, until: number, limit: number): NewestRow[] {
      const rows: NewestRow[] = [];
      let left = limit;
      for (const { table, month } of tables.list(siteId)) {
        const startAt = startOfMonth(month);
        if (left === 0 || startAt >= until || endOfMonth(month) <= from) continue;
        const find = db.prepare<[number, number, number], FoundNewest>(newestSql(table));
        for (const row of find.all(firstKeyAt(from, startAt), firstKeyAt(until, startAt), left)) {
          left--;
          const name = words.textOf(row.name);
          if (!names.has(name)) continue;
          const params = row.params === null ? {} : JSON.parse(words.textOf(row.params));
          rows.push({ visitor: row.visitor, name, params });
        }
      }
      return rows;
    },

    /** Drops the months that their sites have outlived; how many. */
    dropExpired(expiries: Expiry[]): number {
      const outlived = expiries.flatMap(({ siteId, before }) =>
        tables.list(siteId).filter(({ month }) => endOfMonth(month) <= before),
      );
      for (const { table } of outlived) tables.drop(table);
      latest = undefined;
      return outlived.length;
    },

    /** Deletes some rows of the month in which retention ends; 0 when nothing is left to delete. */
    deleteExpired(expiries: Expiry[]): number {
      for (const expiry of expiries) {
        const deleted = expireRows(expiry);
        if (deleted > 0) return deleted;
      }
      return 0;
    },

    /** Drops what a rollback may have made wrong. */
    forget(): void {
      tables.forget();
      anyOther = undefined;
      latest = undefined;
    },
  };
}
