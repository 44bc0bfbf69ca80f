import type { Item, Params, Scalar } from '../contract/event.ts';
import type { Filter, FilterOp } from '../contract/filter.ts';
import { pathOf, unescaped } from './address.ts';
import { compileGlob, type TextTest } from './glob.ts';

/** What filters look at: an event, fresh or remembered. */
export type Happening = { url: string; params: Params };
export type HappeningTest = (happening: Happening) => boolean;
export type ItemTest = (item: Item) => boolean;
/** A comparison with one value; undefined is "not there". */
export type ValueTest = (value: unknown) => boolean;

const ITEM_PREFIX = 'items.';

/** Compiles filters that must all hold, those on `items.…` on one and the same item. None: always true. */
export function compileFilters(filters: readonly Filter[] | undefined): HappeningTest {
  const whole = (filters ?? []).filter((filter) => !isItemFilter(filter));
  const onItem = (filters ?? []).filter(isItemFilter);
  const tests = whole.map(compileProperty);
  if (onItem.length > 0) {
    const item = compileItemFilters(onItem);
    tests.push(({ params }) => itemsOf(params).some(item));
  }
  return allOf(tests);
}

/** Compiles the filters on one item, for carts. A property may be named with `items.` or without. */
export function compileItemFilters(filters: readonly Filter[] | undefined): ItemTest {
  const tests = (filters ?? []).map((filter) => {
    const name = isItemFilter(filter) ? filter.property.slice(ITEM_PREFIX.length) : filter.property;
    const test = compileValue(filter);
    return (item: Item) => test(ownValue(item, name));
  });
  return allOf(tests);
}

/** A mark of what passes: a value found at `property` that shares none of its {@link keysOf} with `keys` does not pass. */
export type Clue = { property: string; keys: string[] };

/** The first comparison for equality among filters, for finding them by what they ask for; absent when there is none. */
export function clueOf(filters: readonly Filter[] | undefined): Clue | undefined {
  const filter = filters?.find(({ property, op }) => (op === 'equals' || op === 'one_of') && !made.includes(property));
  if (!filter) return undefined;
  return { property: filter.property, keys: [filter.value].flat().flatMap(keysOf) };
}

/** Values found at the property of a clue: one of the event, or those of its items. */
export function valuesAt(property: string, params: Params): unknown[] {
  if (!property.startsWith(ITEM_PREFIX)) return [ownValue(params, property)];
  const name = property.slice(ITEM_PREFIX.length);
  return itemsOf(params).map((item) => ownValue(item, name));
}

/** What a value is equal by: its text, and its number if it is one. Equal values share a key; not all that share one are equal. */
export function keysOf(value: unknown): string[] {
  const number = numberOf(value);
  return [`"${foldCase(String(value))}`, ...(Number.isNaN(number) ? [] : [`#${number}`])];
}

/** Properties that are not simply there but made of the event. */
const made = ['url', 'path', 'item_count'];

/** One and the same for all that ask nothing: a decision meets hundreds of them, and each of its own would have to come out of memory. */
export const always = (): boolean => true;

/** Mostly there is one test or none, and asking it alone takes a tenth off a whole decision (measured in turn with asking a list). */
function allOf<Thing>(tests: readonly ((thing: Thing) => boolean)[]): (thing: Thing) => boolean {
  const [only] = tests;
  if (!only) return always;
  if (tests.length === 1) return only;
  return (thing) => tests.every((test) => test(thing));
}

function isItemFilter(filter: Filter): boolean {
  return filter.property.startsWith(ITEM_PREFIX);
}

function compileProperty(filter: Filter): HappeningTest {
  const test = compileValue(filter);
  switch (filter.property) {
    case 'url':
      return ({ url }) => test(unescaped(url));
    case 'path':
      return ({ url }) => test(pathOf(url));
    case 'item_count':
      return ({ params }) => test(countItems(itemsOf(params)));
    default:
      return ({ params }) => test(ownValue(params, filter.property));
  }
}

/** Items of an event; none when there is no list. */
export function itemsOf(params: Params): Item[] {
  return Object.hasOwn(params, 'items') && Array.isArray(params.items) ? params.items : [];
}

/** Sum of quantities; an item without one counts once, as GA4 has it. */
export function countItems(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + (item.quantity ?? 1), 0);
}

/** A property of the object itself, never of what it inherits from. */
export function ownValue(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;
}

/** Compiles one comparison. A missing, null or empty value passes none of them. */
export function compileValue({ op, value }: Pick<Filter, 'op' | 'value'>): ValueTest {
  const test = comparisons[op](value);
  return (found) => isScalar(found) && found !== null && found !== '' && test(found);
}

type Present = Exclude<Scalar, null>;
type Comparison = (wanted: Filter['value']) => (found: Present) => boolean;

const comparisons: Record<FilterOp, Comparison> = {
  exists: () => () => true,
  equals: (wanted) => anyOf(Array.isArray(wanted) ? wanted : [wanted]),
  one_of: (wanted) => anyOf(Array.isArray(wanted) ? wanted : [wanted]),
  contains: (wanted) => {
    const part = foldCase(String(wanted ?? ''));
    return textTest((text) => text.includes(part));
  },
  matches: (wanted) => textTest(compileGlob(foldCase(unescaped(String(wanted ?? ''))))),
  at_least: (wanted) => {
    const bound = numberOf(wanted);
    return (found) => numberOf(found) >= bound;
  },
  at_most: (wanted) => {
    const bound = numberOf(wanted);
    return (found) => numberOf(found) <= bound;
  },
};

function anyOf(wanted: readonly unknown[]): (found: Present) => boolean {
  const texts = new Set(wanted.map((one) => foldCase(String(one))));
  const numbers = new Set(wanted.map(numberOf).filter((number) => !Number.isNaN(number)));
  const wantsNumber = wanted.some((one) => typeof one === 'number');
  return (found) => {
    // Two texts are compared as texts, so that the item ids "007" and "7" differ; with a number on either side, as numbers.
    if (typeof found === 'number' || wantsNumber) return numbers.has(numberOf(found));
    return texts.has(foldCase(String(found)));
  };
}

function textTest(test: TextTest): (found: Present) => boolean {
  return (found) => test(foldCase(String(found)));
}

/** Folded texts that are kept at hand, and how long they may be: 4 MB at most. Judgement: what a shop's busy hour is made of. */
const MAX_FOLDED = 10_000;
const MAX_FOLDED_CHARS = 100;
const folded = new Map<string, string>();

/**
 * One form for texts that people read as the same: case folded, Hangul composed. Folding takes 440 ns where looking it up takes
 * 180 (measured), and one decision folds the same search, category or path again and again.
 */
export function foldCase(text: string): string {
  if (text.length > MAX_FOLDED_CHARS) return text.normalize('NFC').toLowerCase();
  const known = folded.get(text);
  if (known !== undefined) return known;
  const form = text.normalize('NFC').toLowerCase();
  if (folded.size >= MAX_FOLDED) folded.clear();
  folded.set(text, form);
  return form;
}

/** A number, also from a text that is nothing but one; NaN otherwise, which passes no comparison. */
function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}

function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
