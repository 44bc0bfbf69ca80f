// What is not needed to point at a value: parts of texts, other places, earlier pages.
import type { Field, Reading } from '../../../server/contract/mapping.ts';
import type { Context } from '../mapping/read.ts';
import { changed, contextOf } from './app.ts';
import { type Cut, cutAt, spotsOf, wordsOf } from './cut.ts';
import { button, type Child, chips, link, list, part, told } from './element.ts';
import { readField } from './evaluator.ts';
import { type Found, findPlaces } from './places.ts';
import { type FieldScreen, isPage, session, tellingOf } from './session.ts';
import { said } from './words.ts';

/** Where a choice of words began. */
let first: number | undefined;

export function forgetWord(): void {
  first = undefined;
}

/** The words of what is there: the first press begins what is meant, the second ends it. */
export function cutPart(field: Field, context: Context): Child {
  const read = field.read[0] as Reading;
  const { after, before, ...place } = read;
  const text = `${readField({ name: '', read: [place] }, context) ?? ''}`;
  const words = wordsOf(text);
  if (words.length < 2 || words.length > 30) return false;
  const set = (cut: Cut) => {
    field.read[0] = { ...place, ...cut };
    changed();
  };
  const isMeant = meantOf(text, read);
  const press = (index: number) => {
    const start = Math.min(first ?? index, index);
    first = first === undefined ? index : undefined;
    set(cutAt(text, start, index));
  };
  return part(
    'part',
    chips(
      words.map((word, index) =>
        button(`word ${index}`, () => press(index), word, { 'aria-pressed': `${isMeant[index]}` }),
      ),
      (after || before) &&
        link('whole', () => {
          forgetWord();
          set({});
        }),
    ),
  );
}

/** Of each word, whether a reading leaves it. */
function meantOf(text: string, { after = '', before }: Cut): boolean[] {
  const start = text.indexOf(after) + after.length;
  const end = before ? text.indexOf(before, start) : text.length;
  return spotsOf(text).map(([, to]) => to > start && to <= end);
}

/** Everything else that may hold it. */
export function placesOf({ of, name, row }: FieldScreen, line: unknown, value: unknown): Found[] {
  const telling = tellingOf(of);
  const near: Found[] = [];
  const add = (read: Reading, found: unknown) => near.push({ read, value: said(found), near: true });
  const { kept } = contextOf(telling);
  if (!row && name in kept) add({ from: 'remembered', name }, kept[name]);
  if (!row && !isPage(telling)) {
    // What a page of the action says as well.
    const page = session.mapping.pages.find((one) => one.name === telling.page);
    const field = page?.fields.find((one) => one.name === name);
    if (page && field) add(field.read[0] as Reading, readField(field, contextOf(page)));
  }
  if (name === 'quantity') add({ from: 'fixed', value: '1' }, 1);
  return [
    ...near,
    ...findPlaces(name, value, isPage(telling) ? undefined : session.exchange, row ? (line ?? {}) : undefined),
  ];
}

/** What the field says on pages of this kind that were seen before. */
export function latelyPart(name: string, field: Field): Child {
  const lines = session.seen.slice(1).map(({ url, title, html, kind }) => {
    if (!html || kind !== name) return false;
    // Read as it was; never shown, and nothing of it is run.
    const row = new DOMParser().parseFromString(html, 'text/html').documentElement;
    return told(said(readField(field, { url, kept: {}, row })), title);
  });
  return lines.some(Boolean) && part('alsoOn', list(lines));
}
