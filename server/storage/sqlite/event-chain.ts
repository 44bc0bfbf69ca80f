/**
 * The events that a person remembers are a chain: each row names the one before it, and the person has the newest, the
 * *heads*. So a person's memory costs a few bytes an event and is written nowhere twice.
 *
 * `before` is a distance when one event of the same table came before, else the names of all that did: several after a
 * join, or when an event of an older month came late. A row never names one of a newer month, so that what retention drops
 * is always the end of a chain.
 */
import { OTHER } from './event-partition.ts';

/** Where an event lies in the log of its site. */
export type EventRef = { partition: string; number: number };

/** What a row holds in `before`: the distance to a row of the same table, or names. */
export type Before = bigint | string | null;

/** The heads of a chain as text: `202611.123 other.4`. */
export function namesOf(refs: readonly EventRef[]): string {
  return refs.map(({ partition, number }) => `${partition}.${number}`).join(' ');
}

/** What {@link namesOf} made a text of. */
export function refsOf(names: string): EventRef[] {
  return names.split(' ').map((name) => {
    const dot = name.indexOf('.');
    return { partition: name.slice(0, dot), number: Number(name.slice(dot + 1)) };
  });
}

/** Which heads an event of this partition follows, and which stay heads beside it. */
export function follow(heads: readonly EventRef[], partition: string): { followed: EventRef[]; beside: EventRef[] } {
  const followed: EventRef[] = [];
  const beside: EventRef[] = [];
  for (const head of heads) {
    (head.partition === partition || rankOf(head.partition) <= rankOf(partition) ? followed : beside).push(head);
  }
  return { followed, beside };
}

/** `before` of the row `number`; a wrong clock's row has no number yet. */
export function beforeOf(followed: readonly EventRef[], partition: string, number?: number): Before {
  const [first, ...others] = followed;
  if (first === undefined) return null;
  const isNear = others.length === 0 && first.partition === partition && number !== undefined;
  return isNear ? BigInt(number - first.number) : namesOf(followed);
}

/** The rows that a row names, as the database gives its `before` back. */
export function refsBefore(before: number | string | null, partition: string, number: number): EventRef[] {
  if (before === null) return [];
  return typeof before === 'number' ? [{ partition, number: number - before }] : refsOf(before);
}

/** Oldest first. */
export function byPlace(one: EventRef, other: EventRef): number {
  return rankOf(one.partition) - rankOf(other.partition) || one.number - other.number;
}

/** What a wrong clock made may be deleted before any month is. */
function rankOf(partition: string): number {
  return partition === OTHER ? 0 : Number(partition);
}
