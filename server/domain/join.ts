import type { Person } from './person.ts';

/**
 * Unites two persons that turned out to be one; the result bears the id of `survivor`. Ledgers are united as sets: the
 * earlier arm and code win, what was shown stays shown.
 */
export function joinPersons(_survivor: Person, _other: Person): Person {
  throw new Error('not yet');
}
