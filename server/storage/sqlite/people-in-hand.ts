/**
 * People who are kept in hand while thousands of events of theirs are folded in, and written down once at the end: what
 * comes by the hour would otherwise be read and written once per event. Joined visitors share one person, so that is what
 * is kept, by its id.
 */
import type { CustomerId, PersonId, VisitorId } from '../../contract/ids.ts';
import type { Person } from '../../domain/person.ts';
import type { People } from './people.ts';

/** People of one site. Nobody else may change them before {@link flush}. */
export function holdPeople(people: People, siteId: number): People & { flush(): void } {
  const visitors = new Map<VisitorId, { number: number; person: PersonId }>();
  const persons = new Map<PersonId, Person>();
  const customers = new Map<CustomerId, PersonId>();
  const changed = new Set<PersonId>();

  /** What is in hand is newer than what is on record. */
  function take(person: Person): Person {
    const held = persons.get(person.id);
    if (held) return held;
    hold(person);
    return person;
  }

  function hold(person: Person): void {
    persons.set(person.id, person);
    if (person.customerId) customers.set(person.customerId, person.id);
  }

  return {
    ...people,

    findByVisitor(_siteId, visitor) {
      const known = visitors.get(visitor);
      const held = known && persons.get(known.person);
      if (known && held) return { number: known.number, person: held };
      const found = people.findByVisitor(siteId, visitor);
      if (!found) return undefined;
      visitors.set(visitor, { number: found.number, person: found.person.id });
      return { number: found.number, person: take(found.person) };
    },

    findByCustomer(_siteId, customer) {
      const known = customers.get(customer);
      if (known) return persons.get(known);
      const found = people.findByCustomer(siteId, customer);
      return found && take(found);
    },

    save(_siteId, person) {
      hold(person);
      changed.add(person.id);
    },

    pointVisitor(_siteId, visitor, person) {
      const number = people.pointVisitor(siteId, visitor, person);
      visitors.set(visitor, { number, person });
      return number;
    },

    join(_siteId, alias, survivor, now) {
      people.join(siteId, alias, survivor, now);
      for (const known of visitors.values()) if (known.person === alias) known.person = survivor;
      persons.delete(alias);
      changed.delete(alias);
    },

    flush() {
      for (const id of changed) {
        const person = persons.get(id);
        if (person) people.save(siteId, person);
      }
      changed.clear();
    },
  };
}
