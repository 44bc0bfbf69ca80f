// What is not needed to point at a value: parts of texts, other places, earlier pages.
import type { Field, Reading } from '../../../server/contract/mapping.ts';
import type { Context } from '../mapping/read.ts';
import { changed, contextOf } from './app.ts';
import { type Cut, cutAt, wordsOf } from './cut.ts';
import { button, type Child, chips, h, link, list, part } from './element.ts';
import { readField } from './evaluator.ts';
import { type Found, findPlaces } from './places.ts';
import { isPage, session, type Target, tellingOf } from './session.ts';
import { said, say } from './words.ts';

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
  const [from, to] = meantOf(text, words, read);
  const press = (index: number) => {
    const start = Math.min(first ?? index, index);
    first = first === undefined ? index : undefined;
    set(cutAt(text, start, index));
  };
  return part(
    say('part'),
    chips(
      words.map((word, index) =>
        button(`word ${index}`, word, () => press(index), { 'aria-pressed': `${index >= from && index <= to}` }),
      ),
      (after || before) &&
        link('whole', () => {
          forgetWord();
          set({});
        }),
    ),
  );
}

/** The words that a reading leaves. */
function meantOf(text: string, words: string[], { after = '', before }: Cut): [from: number, to: number] {
  const start = after ? text.indexOf(after) + after.length : 0;
  const end = before ? text.indexOf(before, start) : text.length;
  let at = 0;
  const ends = words.map((word) => (at = text.indexOf(word, at) + word.length));
  return [ends.findIndex((one) => one > start), ends.filter((one) => one <= end).length - 1];
}

/** Everything else that may hold it. */
export function placesOf(of: Target, name: string, row: boolean, line: unknown, value: unknown): Found[] {
  const telling = tellingOf(of);
  if (!telling) return [];
  const near: Found[] = [];
  const add = (read: Reading, found: unknown) => near.push({ read, value: said(found), near: true });
  if (!row) {
    const { kept } = contextOf(telling);
    if (name in kept) add({ from: 'remembered', name }, kept[name]);
    // What a page of the action says as well.
    const page = isPage(telling) ? undefined : session.mapping.pages.find((one) => one.name === telling.page);
    const field = page?.fields.find((one) => one.name === name);
    if (page && field?.read[0]) add(field.read[0], readField(field, contextOf(page)));
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
    return h('li', {}, h('div', {}, said(readField(field, { url, kept: {}, row })), h('small', {}, title)));
  });
  return lines.some(Boolean) && part(say('alsoOn'), list(lines));
}
