import type { Database } from 'better-sqlite3';
import type { CustomerId, PersonId, VisitorId } from '../../contract/ids.ts';
import { forget } from '../../domain/memory.ts';
import { Past } from '../../domain/past.ts';
import { type Person, workingCopy } from '../../domain/person.ts';
import { DAY_MS, HOUR_MS } from '../../domain/zone.ts';
import type { Events } from './events.ts';
import { PersonCache, type Pointer } from './person-cache.ts';
import { decodePerson, encodePerson, type PersonRecord, type Wording } from './person-codec.ts';
import type { Words } from './words.ts';

export const FIND_VISITOR = 'SELECT number AS visitor, person FROM visitor WHERE site_id = ? AND id = ?';
const GET_VISITOR = 'SELECT id FROM visitor WHERE number = ?';
const GET = 'SELECT number, id, customer_id AS customerId, state FROM person WHERE number = ?';
export const FIND_BY_ID = 'SELECT number FROM person WHERE site_id = ? AND id = ?';
const SURVIVOR = 'SELECT survivor_id FROM person_alias WHERE site_id = ? AND alias_id = ?';
export const FIND_BY_CUSTOMER = 'SELECT number FROM person WHERE site_id = ? AND customer_id = ?';
const SAVE = `
  INSERT INTO person (number, site_id, id, customer_id, oldest_at, state) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (number) DO UPDATE
  SET customer_id = excluded.customer_id, oldest_at = excluded.oldest_at, state = excluded.state`;
/** The customer is told apart, so that the index of customers is left alone. */
const SAVE_STATE = 'UPDATE person SET oldest_at = ?, state = ? WHERE number = ?';
const ADD_VISITOR = 'INSERT INTO visitor (number, site_id, id, person) VALUES (?, ?, ?, ?)';
const MOVE_VISITOR = 'UPDATE visitor SET person = ? WHERE number = ?';
const JOIN_VISITOR = 'UPDATE visitor SET person = ? WHERE number = ? AND person = ?';
const LAST_VISITOR = 'SELECT coalesce(max(number), 0) FROM visitor';
const ADD_ALIAS = 'INSERT INTO person_alias (site_id, alias_id, survivor_id, joined_at) VALUES (?, ?, ?, ?)';
const DELETE = 'DELETE FROM person WHERE number = ?';
export const COUNT = 'SELECT COUNT(*) FROM person WHERE site_id = ?';
/** Ids are random, so the first by id are a fair sample. */
export const SAMPLE = `
  SELECT number, id, customer_id AS customerId, state FROM person WHERE site_id = ? ORDER BY id LIMIT ?`;

/** Persons of a stretch of numbers who remember something that their site no longer keeps. */
export const FIND_FORGETFUL = `
  SELECT p.site_id AS siteId, p.number, @now - s.retention_days * ${DAY_MS} AS before
  FROM person p JOIN site s ON s.id = p.site_id
  WHERE p.number > @after AND p.number <= @upTo AND p.oldest_at < @now - s.retention_days * ${DAY_MS}`;
const LAST_NUMBER = 'SELECT coalesce(max(number), 0) FROM person';

/** Persons looked at in one step of a walk, in which other writes wait: some ten milliseconds. */
const WALK = 1_000;
/** Each hour of the day (UTC) has its share of the people. */
const SHARES = 24;

type Row = { number: number; id: string; customerId: string | null; state: string };
type Forgetful = { siteId: number; number: number; before: number };

/** A person as the open transaction changes them. */
type Working = {
  siteId: number;
  record: PersonRecord;
  /** Who they are on record. */
  customer: CustomerId | undefined;
  isOnRecord: boolean;
  isWritten: boolean;
};

/** A visitor's number in the event log, and the person the visitor is. */
export type KnownVisitor = { number: number; record: PersonRecord };

export type People = ReturnType<typeof openPeople>;

/** Visitors, the persons they are, and who became whom. */
export function openPeople(db: Database, events: Events, words: Words) {
  const findVisitor = db.prepare<[number, string], Pointer>(FIND_VISITOR);
  const getVisitor = db.prepare<[number], VisitorId>(GET_VISITOR).pluck();
  const get = db.prepare<[number], Row>(GET);
  const findById = db.prepare<[number, string], number>(FIND_BY_ID).pluck();
  const survivorOf = db.prepare<[number, string], PersonId>(SURVIVOR).pluck();
  const findByCustomer = db.prepare<[number, string], number>(FIND_BY_CUSTOMER).pluck();
  const save = db.prepare<[number, number, string, string | null, number | null, string]>(SAVE);
  const saveState = db.prepare<[number | null, string, number]>(SAVE_STATE);
  const addVisitor = db.prepare<[number, number, string, number]>(ADD_VISITOR);
  const moveVisitor = db.prepare<[number, number]>(MOVE_VISITOR);
  const joinVisitor = db.prepare<[number, number, number]>(JOIN_VISITOR);
  const lastVisitor = db.prepare<[], number>(LAST_VISITOR).pluck();
  const addAlias = db.prepare<[number, string, string, number]>(ADD_ALIAS);
  const remove = db.prepare<[number]>(DELETE);
  const findForgetful = db.prepare<[{ after: number; upTo: number; now: number }], Forgetful>(FIND_FORGETFUL);
  const lastNumber = db.prepare<[], number>(LAST_NUMBER).pluck();
  const count = db.prepare<[number], number>(COUNT).pluck();
  const sample = db.prepare<[number, number], Row>(SAMPLE);

  const cache = new PersonCache();
  /** People of the open transaction, who change in place; written at its end, each once. */
  const working = new Map<number, Working>();
  const reading: Wording = { put: (text) => text, textOf: words.textOf };
  let nextNumber: number | undefined;
  let nextVisitor: number | undefined;

  const visitorOf = (number: number): VisitorId => {
    const id = getVisitor.get(number);
    if (id === undefined) throw new Error(`visitor ${number} must be on record`);
    return id;
  };

  /** The person of a row. Their past is read from the log when somebody asks for it. */
  function recordOf(siteId: number, row: Row): PersonRecord {
    const { record, span } = decodePerson(row, visitorOf, reading);
    const { person, heads, visitors } = record;
    if (span.size > 0) {
      const stretch = { ...span, until: person.lastSeenAt };
      person.past = Past.stored(stretch, () => events.recall(siteId, { heads, visitors }, span));
    }
    return record;
  }

  function load(siteId: number, number: number): PersonRecord {
    const known = working.get(number)?.record ?? cache.get(number);
    if (known) return known;
    const row = get.get(number);
    if (!row) throw new Error(`person ${number} must be on record`);
    const record = recordOf(siteId, row);
    cache.put(record);
    return record;
  }

  function numberVisitor(): number {
    nextVisitor ??= (lastVisitor.get() ?? 0) + 1;
    return nextVisitor++;
  }

  /** Writes a person down as they are. */
  function write(one: Working): void {
    const { siteId, record, isOnRecord } = one;
    const { number, person } = record;
    const state = encodePerson(record, { put: (text) => words.put(text, number), textOf: words.textOf });
    if (isOnRecord && person.customerId === one.customer) saveState.run(oldestOf(person), state, number);
    else save.run(number, siteId, person.id, person.customerId ?? null, oldestOf(person), state);
    one.customer = person.customerId;
    one.isOnRecord = true;
    one.isWritten = true;
  }

  function flush(): void {
    for (const one of working.values()) {
      if (!one.isWritten) write(one);
      cache.put(one.record);
    }
    working.clear();
    cache.flush();
  }

  return {
    findByVisitor(siteId: number, visitor: VisitorId): KnownVisitor | undefined {
      const known = cache.pointer(siteId, visitor);
      const pointer = known ?? findVisitor.get(siteId, visitor);
      if (!pointer) return undefined;
      if (!known) cache.point(siteId, visitor, pointer);
      return { number: pointer.visitor, record: load(siteId, pointer.person) };
    },

    findByCustomer(siteId: number, customer: CustomerId): PersonRecord | undefined {
      const number = findByCustomer.get(siteId, customer);
      return number === undefined ? undefined : load(siteId, number);
    },

    /** The person of an id, or whom that person joined; undefined when there is none any more. */
    findById(siteId: number, id: PersonId): PersonRecord | undefined {
      for (const { record } of working.values()) if (record.person.id === id) return record;
      const number = findById.get(siteId, id);
      if (number !== undefined) return load(siteId, number);
      const survivor = survivorOf.get(siteId, id);
      return survivor === undefined ? undefined : this.findById(siteId, survivor);
    },

    /** A person whom nobody knew; not on record until saved. */
    begin(person: Person): PersonRecord {
      nextNumber ??= (lastNumber.get() ?? 0) + 1;
      return { number: nextNumber++, person, visitors: [], heads: [] };
    },

    /** The person to be changed in place; what becomes of them is written at the end of the transaction. */
    change(siteId: number, record: PersonRecord): PersonRecord {
      const known = working.get(record.number);
      if (known) {
        known.isWritten = false;
        return known.record;
      }
      const { number, person } = record;
      const copy = { ...record, person: workingCopy(person) };
      const isOnRecord = cache.get(number) === record;
      working.set(number, { siteId, record: copy, customer: person.customerId, isOnRecord, isWritten: false });
      return copy;
    },

    /** Writes down who became a customer: others ask for them. */
    nameCustomer({ number, person }: PersonRecord): void {
      const one = working.get(number);
      if (one && one.customer !== person.customerId) write(one);
    },

    /** From now on the visitor is this person. `known` is the visitor's number, of a new one undefined. Returns it. */
    pointVisitor(siteId: number, visitor: VisitorId, known: number | undefined, person: number): number {
      const number = known ?? numberVisitor();
      if (known === undefined) addVisitor.run(number, siteId, visitor, person);
      else moveVisitor.run(person, number);
      cache.point(siteId, visitor, { visitor: number, person });
      return number;
    },

    /** All visitors of `alias` become `survivor`; `alias` is no more. */
    join(siteId: number, alias: PersonRecord, survivor: PersonRecord, now: number): void {
      addAlias.run(siteId, alias.person.id, survivor.person.id, now);
      for (const { id, number } of alias.visitors) {
        joinVisitor.run(survivor.number, number, alias.number);
        cache.dropPointer(siteId, id);
      }
      working.delete(alias.number);
      cache.drop(alias.number);
      remove.run(alias.number);
    },

    /**
     * Takes from some persons of this hour's share what their site no longer keeps: once a day everybody is looked at, and
     * never all at once. `after` is where to go on, undefined at the beginning and when the share is done.
     *
     * Measured with 1.4 million people on record: walking them all at every start and every hour took 6 of the 60 µs that an event
     * cost the writer in the first half minute.
     */
    forgetOld(after: number | undefined, now: number): { forgetful: number; after: number | undefined } {
      const last = lastNumber.get() ?? 0;
      const hour = Math.floor(now / HOUR_MS) % SHARES;
      const from = after ?? Math.floor((last * hour) / SHARES);
      const end = Math.floor((last * (hour + 1)) / SHARES);
      const upTo = Math.min(from + WALK, end);
      const forgetful = findForgetful.all({ after: from, upTo, now });
      for (const { siteId, number, before } of forgetful) {
        const record = this.change(siteId, load(siteId, number));
        record.person = forget(record.person, before);
      }
      return { forgetful: forgetful.length, after: upTo < end ? upTo : undefined };
    },

    count: (siteId: number): number => count.get(siteId) ?? 0,

    /** At most `limit` persons, drawn evenly. */
    *sample(siteId: number, limit: number): Generator<Person> {
      for (const row of sample.iterate(siteId, limit)) yield recordOf(siteId, row).person;
    },

    flush,

    /** Drops what a rollback may have made wrong. */
    forget(): void {
      working.clear();
      cache.forget();
      nextNumber = undefined;
      nextVisitor = undefined;
    },
  };
}

/** When the oldest happened that the person remembers one by one. */
function oldestOf({ past, sessions, orders }: Person): number | null {
  const oldest = Math.min(
    past.since ?? Number.POSITIVE_INFINITY,
    sessions[0]?.lastAt ?? Number.POSITIVE_INFINITY,
    orders[0]?.at ?? Number.POSITIVE_INFINITY,
  );
  return Number.isFinite(oldest) ? oldest : null;
}
