/**
 * The events that a person remembers are a chain: each row names the one before it, and the person has the newest, the
 * *heads*. So a person's memory costs a few bytes an event and is written nowhere twice.
 *
 * `before` is a distance when one event of the same table came before, else the names of all that did: several after a
 * join, or when an event of an older month came late. A row never names one of a newer month, so that what retention drops
 * is always the end of a chain.
 */
import { OTHER } from './event-partition.ts';

/** Name of a row: partition and number, `202611.123`. */
export type EventRef = string;

/** What a row holds in `before`: the distance to a row of the same table, or names. */
export type Before = bigint | string | null;

export function refOf(partition: string, number: number): EventRef {
  return `${partition}.${number}`;
}

export function placeOf(ref: EventRef): { partition: string; number: number } {
  const dot = ref.indexOf('.');
  return { partition: ref.slice(0, dot), number: Number(ref.slice(dot + 1)) };
}

/** Which heads an event of this partition follows, and which stay heads beside it. */
export function follow(heads: readonly EventRef[], partition: string): { followed: EventRef[]; beside: EventRef[] } {
  const rank = rankOf(partition);
  const followed = heads.filter((ref) => rankOf(placeOf(ref).partition) <= rank);
  return { followed, beside: heads.filter((ref) => !followed.includes(ref)) };
}

export function beforeOf(followed: readonly EventRef[], partition: string, number: number): Before {
  const [first, ...others] = followed;
  if (first === undefined) return null;
  const place = placeOf(first);
  return others.length === 0 && place.partition === partition ? BigInt(number - place.number) : followed.join(' ');
}

/** The rows that a row names, as the database gives its `before` back. */
export function refsBefore(before: number | string | null, partition: string, number: number): EventRef[] {
  if (before === null) return [];
  return typeof before === 'number' ? [refOf(partition, number - before)] : before.split(' ');
}

/** Oldest first. */
export function byPlace(one: EventRef, other: EventRef): number {
  const [a, b] = [placeOf(one), placeOf(other)];
  return rankOf(a.partition) - rankOf(b.partition) || a.number - b.number;
}

/** What a wrong clock made may be deleted before any month is. */
function rankOf(partition: string): number {
  return partition === OTHER ? 0 : Number(partition);
}
