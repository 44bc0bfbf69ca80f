import type { Database } from 'better-sqlite3';
import type { CustomerId, PersonId, VisitorId } from '../../contract/ids.ts';
import { forget } from '../../domain/memory.ts';
import type { Person } from '../../domain/person.ts';
import { DAY_MS } from '../../domain/zone.ts';

export const FIND_BY_VISITOR = `
  SELECT v.number, p.state FROM visitor v JOIN person p ON p.site_id = v.site_id AND p.id = v.person_id
  WHERE v.site_id = ? AND v.id = ?`;
export const FIND_BY_CUSTOMER = 'SELECT state FROM person WHERE site_id = ? AND customer_id = ?';
const SAVE = `
  INSERT INTO person (site_id, id, customer_id, state) VALUES (?, ?, ?, ?)
  ON CONFLICT (site_id, id) DO UPDATE SET customer_id = excluded.customer_id, state = excluded.state`;
const POINT_VISITOR = `
  INSERT INTO visitor (site_id, id, person_id) VALUES (?, ?, ?)
  ON CONFLICT (site_id, id) DO UPDATE SET person_id = excluded.person_id
  RETURNING number`;
export const MOVE_VISITORS = 'UPDATE visitor SET person_id = ? WHERE site_id = ? AND person_id = ?';
const ADD_ALIAS = 'INSERT INTO person_alias (site_id, alias_id, survivor_id, joined_at) VALUES (?, ?, ?, ?)';
const DELETE = 'DELETE FROM person WHERE site_id = ? AND id = ?';
export const COUNT = 'SELECT COUNT(*) FROM person WHERE site_id = ?';
/** Ids are random, so the first by id are a fair sample. */
export const SAMPLE = 'SELECT state FROM person WHERE site_id = ? ORDER BY id LIMIT ?';

/** Persons of a stretch of numbers who remember something that their site no longer keeps. */
export const FIND_FORGETFUL = `
  SELECT p.site_id AS siteId, p.state, @now - s.retention_days * ${DAY_MS} AS before
  FROM person p JOIN site s ON s.id = p.site_id
  WHERE p.number > @after AND p.number <= @upTo
    AND min(
      coalesce(p.state ->> '$.events[0].at', @now),
      coalesce(p.state ->> '$.sessions[0].lastAt', @now),
      coalesce(p.state ->> '$.orders[0].at', @now)
    ) < @now - s.retention_days * ${DAY_MS}`;
const LAST_NUMBER = 'SELECT coalesce(max(number), 0) FROM person';

/** Persons looked at in one step of a walk, in which other writes wait: 10 ms measured with twenty events each. */
const WALK = 1_000;

type Forgetful = { siteId: number; state: string; before: number };

/** A visitor's number in the event log, and the person the visitor is. */
export type KnownVisitor = { number: number; person: Person };

export type People = ReturnType<typeof openPeople>;

/** Visitors, the persons they are, and who became whom. */
export function openPeople(db: Database) {
  const findByVisitor = db.prepare<[number, string], { number: number; state: string }>(FIND_BY_VISITOR);
  const findByCustomer = db.prepare<[number, string], string>(FIND_BY_CUSTOMER).pluck();
  const save = db.prepare<[number, string, string | null, string]>(SAVE);
  const pointVisitor = db.prepare<[number, string, string], number>(POINT_VISITOR).pluck();
  const moveVisitors = db.prepare<[string, number, string]>(MOVE_VISITORS);
  const addAlias = db.prepare<[number, string, string, number]>(ADD_ALIAS);
  const remove = db.prepare<[number, string]>(DELETE);
  const findForgetful = db.prepare<[{ after: number; upTo: number; now: number }], Forgetful>(FIND_FORGETFUL);
  const lastNumber = db.prepare<[], number>(LAST_NUMBER).pluck();
  const count = db.prepare<[number], number>(COUNT).pluck();
  const sample = db.prepare<[number, number], string>(SAMPLE).pluck();

  return {
    findByVisitor(siteId: number, visitor: VisitorId): KnownVisitor | undefined {
      const row = findByVisitor.get(siteId, visitor);
      return row && { number: row.number, person: JSON.parse(row.state) };
    },

    findByCustomer(siteId: number, customer: CustomerId): Person | undefined {
      const state = findByCustomer.get(siteId, customer);
      return state === undefined ? undefined : JSON.parse(state);
    },

    save(siteId: number, person: Person): void {
      save.run(siteId, person.id, person.customerId ?? null, JSON.stringify(person));
    },

    /** From now on the visitor is this person. Returns the visitor's number. */
    pointVisitor(siteId: number, visitor: VisitorId, person: PersonId): number {
      return pointVisitor.get(siteId, visitor, person) as number;
    },

    /** All visitors of `alias` become `survivor`; `alias` is no more. */
    join(siteId: number, alias: PersonId, survivor: PersonId, now: number): void {
      addAlias.run(siteId, alias, survivor, now);
      moveVisitors.run(survivor, siteId, alias);
      remove.run(siteId, alias);
    },

    /**
     * Takes from the next persons after a number what their site no longer keeps. `after` is where to go on, 0 when all
     * have been looked at.
     */
    forgetOld(after: number, now: number): { forgetful: number; after: number } {
      const upTo = after + WALK;
      const forgetful = findForgetful.all({ after, upTo, now });
      for (const { siteId, state, before } of forgetful) this.save(siteId, forget(JSON.parse(state), before));
      return { forgetful: forgetful.length, after: upTo < (lastNumber.get() ?? 0) ? upTo : 0 };
    },

    count: (siteId: number): number => count.get(siteId) ?? 0,

    /** At most `limit` persons, drawn evenly. */
    *sample(siteId: number, limit: number): Generator<Person> {
      for (const state of sample.iterate(siteId, limit)) yield JSON.parse(state);
    },
  };
}
