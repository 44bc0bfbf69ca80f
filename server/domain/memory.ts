/**
 * What of an event a person remembers. The whole event is on record in the log; the memory holds what conditions ask for,
 * and no page can make it grow beyond MAX_REMEMBERED_EVENTS × MAX_REMEMBERED_CHARS and MAX_TALLIES.
 */
import type { Item, Params } from '../contract/event.ts';
import { isVocabulary } from '../contract/vocabulary.ts';
import { itemsOf } from './filter.ts';
import { Past, type PastEvent } from './past.ts';
import type { Person, RecordedEvent, Tally } from './person.ts';

/** JSON of the parameters of one remembered event. Judgement: an order of ten lines has about 1,500. */
const MAX_REMEMBERED_CHARS = 2_000;
/** Event names tallied for one person, besides those of the vocabulary: as many as are counted for a site. */
export const MAX_TALLIES = 500;
/** Longest parameter that is kept when all of them together are too long. */
const MAX_KEPT_CHARS = 100;

/** What of an event bears on the memory. */
type Remembered = Pick<RecordedEvent, 'id' | 'name' | 'at' | 'url' | 'params' | 'json'>;

/** Adds an event to what a working copy remembers: its past, and its tally. */
export function remember({ past, tallies }: Person, event: Remembered, session: string): void {
  past.add(pastOf(event, session));
  tally(tallies, event.name, event.at);
}

/** What of an event is remembered: the same whether it happens now or is read from the log. */
export function pastOf(event: Remembered, session: string): PastEvent {
  const { id, name, at, url } = event;
  return { id, name, at, session, url, params: slim(event) };
}

/** Lets an audience ask for "saw campaign X" although a page reports only offers. */
export function withAbout<Event extends Pick<RecordedEvent, 'params' | 'json'>>(
  event: Event,
  about: { campaign: string; variant: string },
): Omit<Event, 'json'> {
  const { json: _without, ...rest } = event;
  return { ...rest, params: { ...event.params, ...about } };
}

/** The person without what happened before a moment, one by one. Counts stay, and so does the ledger: it keeps promises. */
export function forget(person: Person, before: number): Person {
  return {
    ...person,
    past: Past.of(person.past.events.filter(({ at }) => at >= before)),
    sessions: person.sessions.filter(({ lastAt }) => lastAt >= before),
    orders: person.orders.filter(({ at }) => at >= before),
  };
}

function tally(tallies: Person['tallies'], name: string, at: number): void {
  const before = tallyOf({ tallies }, name);
  if (before) {
    const { count, firstAt, lastAt } = before;
    tallies[name] = { count: count + 1, firstAt: Math.min(firstAt, at), lastAt: Math.max(lastAt, at) };
  } else if (isVocabulary(name) || Object.keys(tallies).length < MAX_TALLIES) {
    tallies[name] = { count: 1, firstAt: at, lastAt: at };
  }
}

/** How often a person did something; undefined for never. An event may be called `constructor`. */
export function tallyOf({ tallies }: Pick<Person, 'tallies'>, name: string): Tally | undefined {
  return Object.hasOwn(tallies, name) ? tallies[name] : undefined;
}

const never = { count: 0, lastAt: Number.NEGATIVE_INFINITY };
const untold = { count: Number.POSITIVE_INFINITY, lastAt: Number.POSITIVE_INFINITY };

/** How often and how late a person did something at the most. Only of names that were too many to be tallied nothing is known. */
export function mostOf(person: Pick<Person, 'tallies'>, name: string): Pick<Tally, 'count' | 'lastAt'> {
  const tally = tallyOf(person, name);
  if (tally) return tally;
  return isVocabulary(name) || Object.keys(person.tallies).length < MAX_TALLIES ? never : untold;
}

function slim({ name, params, json }: Pick<RecordedEvent, 'name' | 'params' | 'json'>): Params {
  const isSlim = params.attributes === undefined && (params.items === undefined || name !== 'view_item_list');
  if (isSlim && (json ?? JSON.stringify(params)).length <= MAX_REMEMBERED_CHARS) return params;
  const { attributes: _known, items, ...kept } = params;
  // A list of a hundred products is what the shop showed, not what the person did.
  if (!items || name === 'view_item_list') return shortened(kept);
  let some = itemsOf(params);
  while (some.length > 0 && !fits({ ...kept, items: some })) some = some.slice(0, Math.floor(some.length / 2));
  return some.length > 0 || items.length === 0 ? { ...kept, items: some } : shortened(kept);
}

/** What is short of the parameters of an event, or the fields of an item, that are too long together. */
export function shortened<Kind extends Params | Item>(params: Kind): Partial<Kind> {
  if (fits(params)) return params;
  const short = Object.entries(params).filter(([, value]) => JSON.stringify(value).length <= MAX_KEPT_CHARS);
  return Object.fromEntries(short.slice(0, MAX_REMEMBERED_CHARS / MAX_KEPT_CHARS)) as Partial<Kind>;
}

function fits(params: Params | Item): boolean {
  return JSON.stringify(params).length <= MAX_REMEMBERED_CHARS;
}
