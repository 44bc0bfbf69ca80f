// What is not needed to point at a value: parts of texts, other places, earlier pages.
import type { Field, Reading } from '../../../server/contract/mapping.ts';
import type { Context } from '../mapping/read.ts';
import { readField } from '../mapping/start.ts';
import { type App, contextOf, isPage, tellingOf } from './app.ts';
import { cutAt, wordsOf } from './cut.ts';
import { button, type Child, h, part } from './element.ts';
import { type Found, findPlaces } from './places.ts';
import { said } from './said.ts';
import type { Target } from './session.ts';

/** Where a choice of words began. */
let first: number | undefined;

export function forgetWord(): void {
  first = undefined;
}

/** The words of what is there: the first press begins what is meant, the second ends it. */
export function cutPart(app: App, field: Field, context: Context): Child {
  const read = field.read[0] as Reading;
  const { after: _, before: __, ...place } = read;
  const text = String(readField({ name: '', read: [place] }, context) ?? '');
  const words = wordsOf(text);
  if (words.length < 2 || words.length > 30) return false;
  const set = (cut: { after?: string; before?: string }) => {
    field.read[0] = { ...place, ...cut } as Reading;
    app.changed();
  };
  const [from, to] = meantOf(text, words, read);
  const press = (index: number) => {
    const start = Math.min(first ?? index, index);
    first = first === undefined ? index : undefined;
    set(cutAt(text, start, index));
  };
  return part(
    app.say('part'),
    h(
      'div',
      { class: 'chips' },
      words.map((word, index) =>
        button(`word ${index}`, word, () => press(index), { 'aria-pressed': `${index >= from && index <= to}` }),
      ),
      (read.after || read.before) &&
        button(
          'whole',
          app.say('whole'),
          () => {
            first = undefined;
            set({});
          },
          { class: 'link' },
        ),
    ),
  );
}

/** The words that a reading leaves. */
function meantOf(text: string, words: string[], { after = '', before }: Reading): [from: number, to: number] {
  const start = after ? text.indexOf(after) + after.length : 0;
  const end = before ? text.indexOf(before, start) : text.length;
  let at = 0;
  const ends = words.map((word) => {
    at = text.indexOf(word, at) + word.length;
    return at;
  });
  return [ends.findIndex((one) => one > start), ends.filter((one) => one <= end).length - 1];
}

/** Everything else that may hold it. */
export function placesOf(app: App, of: Target, name: string, row: boolean, line: unknown, value: unknown): Found[] {
  const { session } = app;
  const telling = tellingOf(session, of);
  if (!telling) return [];
  const isAction = !isPage(telling);
  const near: Found[] = [];
  if (!row) {
    const { kept } = contextOf(app, telling);
    if (name in kept) near.push({ read: { from: 'remembered', name }, value: said(app, kept[name]) });
    // What a page of the action says as well.
    for (const page of isAction ? session.mapping.pages : []) {
      const field = page.fields.find((one) => one.name === name);
      if (field?.read[0] && page.name === (telling as { page?: string }).page)
        near.push({ read: field.read[0], value: said(app, readField(field, contextOf(app, page))) });
    }
  }
  if (name === 'quantity') near.push({ read: { from: 'fixed', value: '1' }, value: '1' });
  const wanted = value === undefined ? undefined : String(value);
  const far = findPlaces(name, wanted, isAction ? session.exchange : undefined, row ? (line ?? {}) : undefined);
  return [...near.map((one) => ({ ...one, near: true })), ...far];
}

/** What the field says on pages of this kind that were seen before. */
export function latelyPart(app: App, name: string, field: Field): Child {
  const seen = app.session.seen.slice(1).filter(({ html, kind }) => html && kind === name);
  const lines = seen.map(({ url, title, html }) => {
    // Read as it was; never shown, and nothing of it is run.
    const page = new DOMParser().parseFromString(html, 'text/html');
    return h(
      'li',
      {},
      h('div', {}, said(app, readField(field, { url, kept: {}, row: page.documentElement })), h('small', {}, title)),
    );
  });
  return lines.length > 0 && part(app.say('alsoOn'), h('ul', {}, lines));
}
