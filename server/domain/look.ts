import type { SiteFacts } from './facts.ts';
import type { PastEvent, Person, Session } from './person.ts';

/** One person at one moment: what conditions look at. */
export type Look = {
  person: Person;
  site: SiteFacts;
  now: number;
  /** This session; absent for somebody who never came. */
  session: Session | undefined;
  /** Remembered events of one name, oldest first. */
  eventsOf: (name: string) => readonly PastEvent[];
};

/** Sorts the person's events by name when somebody first asks, so that a thousand conditions do not each walk all of them. */
export function lookAt(person: Person, site: SiteFacts, session: Session | undefined, now: number): Look {
  let byName: Map<string, PastEvent[]> | undefined;
  const eventsOf = (name: string) => {
    byName ??= Map.groupBy(person.events, (event) => event.name);
    return byName.get(name) ?? [];
  };
  return { person, site, now, session, eventsOf };
}
