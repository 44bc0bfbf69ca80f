/**
 * The people who are here now, so that the next batch of one reads and parses nothing. Bounded by what the people
 * remember, not only by how many they are.
 */
import type { VisitorId } from '../../contract/ids.ts';
import type { PersonRecord } from './person-codec.ts';

/** Some 40 MB: an event was measured to take 190 bytes (420 when each had its own texts), the rest of a person 3 KB. */
export const MAX_CACHED_EVENTS = 200_000;
/** What a person weighs besides their events, in events. */
const PERSON_WEIGHT = 15;
/** Visitors whose number is kept. */
const MAX_POINTERS = 30_000;

/** The numbers of a visitor and of the person the visitor is. */
export type Pointer = { visitor: number; person: number };

export class PersonCache {
  readonly #capacity: number;
  /** Least recently used first. */
  readonly #records = new Map<number, { record: PersonRecord; weight: number }>();
  readonly #pointers = new Map<string, Pointer>();
  /** What the open transaction read or changed: all that a rollback may make wrong. */
  readonly #touched = { records: new Set<number>(), pointers: new Set<string>() };
  #weight = 0;
  #isOver = false;

  constructor(capacity = MAX_CACHED_EVENTS) {
    this.#capacity = capacity;
  }

  get(number: number): PersonRecord | undefined {
    const kept = this.#records.get(number);
    if (kept) {
      this.#records.delete(number);
      this.#records.set(number, kept);
    }
    return kept?.record;
  }

  put(record: PersonRecord): void {
    this.#touch();
    this.#touched.records.add(record.number);
    this.drop(record.number);
    const weight = weightOf(record);
    this.#records.set(record.number, { record, weight });
    this.#weight += weight;
    for (const oldest of this.#records.keys()) {
      if (this.#weight <= this.#capacity) return;
      this.drop(oldest);
    }
  }

  drop(number: number): void {
    const kept = this.#records.get(number);
    if (!kept) return;
    this.#records.delete(number);
    this.#weight -= kept.weight;
  }

  pointer(siteId: number, visitor: VisitorId): Pointer | undefined {
    return this.#pointers.get(keyOf(siteId, visitor));
  }

  point(siteId: number, visitor: VisitorId, pointer: Pointer): Pointer {
    this.#touch();
    const key = keyOf(siteId, visitor);
    this.#touched.pointers.add(key);
    this.#pointers.delete(key);
    this.#pointers.set(key, pointer);
    for (const oldest of this.#pointers.keys()) {
      if (this.#pointers.size <= MAX_POINTERS) break;
      this.#pointers.delete(oldest);
    }
    return pointer;
  }

  dropPointer(siteId: number, visitor: VisitorId): void {
    this.#pointers.delete(keyOf(siteId, visitor));
  }

  /** The transaction is about to end. */
  flush(): void {
    this.#isOver = true;
  }

  /** Drops what a transaction that was rolled back read or changed. */
  forget(): void {
    for (const number of this.#touched.records) this.drop(number);
    for (const key of this.#touched.pointers) this.#pointers.delete(key);
    this.#clearTouched();
  }

  /** The first touch after a flush is another transaction's. */
  #touch(): void {
    if (this.#isOver) this.#clearTouched();
    this.#isOver = false;
  }

  #clearTouched(): void {
    this.#touched.records.clear();
    this.#touched.pointers.clear();
  }
}

function keyOf(siteId: number, visitor: VisitorId): string {
  return `${siteId} ${visitor}`;
}

function weightOf({ person }: PersonRecord): number {
  return PERSON_WEIGHT + person.past.weight;
}
