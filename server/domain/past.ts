/**
 * What a person remembers of events one by one. Mostly a batch adds to it and nobody asks what was there before: then that
 * stays where it is stored.
 *
 * Measured with ten events a batch of people who come back after they fell out of memory: 47 µs of processor time an event, where
 * reading all of it with each batch took 107.
 */
import type { Params } from '../contract/event.ts';
import type { EventId } from '../contract/ids.ts';

/** Events a person remembers one by one; older ones live on in the tallies. */
export const MAX_REMEMBERED_EVENTS = 500;

/** What of an event a person remembers. */
export type PastEvent = { id: EventId; name: string; at: number; session: string; url: string; params: Params };

/** Oldest first: so many, from `since` to no later than `until`. `since` is absent when there is none. */
type Stretch = { size: number; since?: number | undefined; until: number };
/** Events that are known, or that `read` gives. */
type Base = Stretch & ({ events: readonly PastEvent[] } | { events: undefined; read: () => readonly PastEvent[] });

/** The newest MAX_REMEMBERED_EVENTS by time; of two at the same moment the one that came first is the older. */
export class Past {
  /** Shared with copies, so that it is read once. */
  #base: Base;
  /** What came after it, in the order in which it came. */
  readonly #added: PastEvent[];

  private constructor(base: Base, added: readonly PastEvent[] = []) {
    this.#base = base;
    this.#added = [...added];
  }

  /** @param events oldest first. */
  static of(events: readonly PastEvent[]): Past {
    return new Past(known(events));
  }

  /** A past that lies somewhere else; `read` is called when somebody asks for it. Where it has gone it may give less. */
  static stored(stretch: Stretch, read: () => readonly PastEvent[]): Past {
    return new Past({ ...stretch, events: undefined, read });
  }

  /** Events can be added to it without changing this one. */
  copy(): Past {
    return new Past(this.#base, this.#added);
  }

  add(event: PastEvent): void {
    this.#added.push(event);
  }

  /** How many are remembered. */
  get size(): number {
    return Math.min(MAX_REMEMBERED_EVENTS, this.#base.size + this.#added.length);
  }

  /** How many of them are in memory. */
  get weight(): number {
    return (this.#base.events?.length ?? 0) + this.#added.length;
  }

  /** When the oldest of them happened; undefined when there is none. */
  get since(): number | undefined {
    if (this.#isOverfull) return this.events[0]?.at;
    const { since } = this.#base;
    return this.#added.reduce((oldest, { at }) => (oldest === undefined || at < oldest ? at : oldest), since);
  }

  /** Whether asking for events reads nothing. */
  get isRead(): boolean {
    return this.#base.events !== undefined;
  }

  /** Oldest first. */
  get events(): readonly PastEvent[] {
    const before = readOf(this.#base);
    if (this.#added.length === 0) return before;
    const events = [...before];
    for (const event of this.#added) insertByTime(events, event);
    this.#added.length = 0;
    const newest = events.slice(-MAX_REMEMBERED_EVENTS);
    this.#base = known(newest);
    return newest;
  }

  /** What came last is given before anything is read. */
  *newestFirst(): Generator<PastEvent, void> {
    const newest = this.isRead || this.#isOverfull ? [] : this.#newerThanBase();
    yield* newest;
    const { events } = this;
    for (let at = events.length - newest.length - 1; at >= 0; at--) yield events[at] as PastEvent;
  }

  /** The last one that passes. */
  findLast(test: (event: PastEvent) => boolean): PastEvent | undefined {
    for (const event of this.newestFirst()) if (test(event)) return event;
    return undefined;
  }

  /** Which is the oldest, and is forgotten, only reading tells. */
  get #isOverfull(): boolean {
    return this.#base.size + this.#added.length > MAX_REMEMBERED_EVENTS;
  }

  #newerThanBase(): PastEvent[] {
    const { until } = this.#base;
    return this.#added
      .filter(({ at }) => at >= until)
      .sort((a, b) => a.at - b.at)
      .reverse();
  }
}

function known(events: readonly PastEvent[]): Base {
  return { events, size: events.length, since: events[0]?.at, until: events.at(-1)?.at ?? 0 };
}

/** The events of a base, which is known from then on. */
function readOf(base: Base): readonly PastEvent[] {
  if (base.events === undefined) Object.assign(base, known(base.read()));
  return base.events as readonly PastEvent[];
}

function insertByTime(events: PastEvent[], event: PastEvent): void {
  const place = events.findLastIndex(({ at }) => at <= event.at) + 1;
  if (place === events.length) events.push(event);
  else events.splice(place, 0, event);
}
