import type { Field, Reading } from '../../../server/contract/mapping.ts';
import { type Context, placeOf, readField } from '../mapping/read.ts';
import { type App, contextOf, fieldsOf, isPage, rowsHere, tellingOf, valueHere } from './app.ts';
import { choicesOf, pointField, setReading } from './choose.ts';
import { cutAt, wordsOf } from './cut.ts';
import { type Child, h } from './element.ts';
import { link } from './home.ts';
import { type Found, findPlaces } from './places.ts';
import type { Target } from './session.ts';
import { remember } from './telling.ts';

/** How many other places are listed at first. */
const FEW = 5;

/** The field whose other places are all listed, and where a choice of words began. */
let opened = '';
let first: number | undefined;

/** One field: what it says, how it is found, and where else it may be. */
export function fieldScreen(app: App, { of, name, row }: { of: Target; name: string; row: boolean }): Child[] {
  const { say } = app;
  const telling = tellingOf(app.session, of);
  if (!telling) return [];
  const fields = fieldsOf(telling, row);
  const field = fields.find((one) => one.name === name);
  const read = field?.read[0];
  const value = valueHere(app, of, name, row);
  const rows = row ? rowsHere(telling, contextOf(app, telling)) : [];
  const isJson = row && telling.rows?.from !== 'elements';
  const isRequest = !isPage(telling) && telling.act.on === 'request';
  const use = (next: Reading) => setReading(app, of, name, row, next);
  return [
    h(
      'div',
      { class: 'value', 'aria-live': 'polite' },
      h('small', {}, say('reads')),
      h('b', {}, value === undefined ? say(field ? 'nothing' : 'noValue') : said(app, value)),
      row &&
        field &&
        rows.slice(1, 4).map((one) => h('small', {}, said(app, readField(field, contextOf(app, telling, one))))),
    ),
    !isJson &&
      !isRequest &&
      h(
        'button',
        { class: 'main', type: 'button', 'data-key': 'point', click: () => pointField(app, of, name, row) },
        say('point'),
      ),
    read && cutPart(app, field as Field, contextOf(app, telling, rows[0])),
    waysPart(app, choicesOf(of, name, row), read, use),
    placesPart(app, of, name, row, rows[0], value, use),
    field && !row && isPage(telling) && latelyPart(app, telling.name, field),
    field && !row && isPage(telling) && telling.name !== 'customer' && rememberPart(app, of, name),
    field &&
      h(
        'div',
        { class: 'row end' },
        link(app, 'remove', () => {
          fields.splice(fields.indexOf(field), 1);
          remember(telling, name, false);
          app.session.screen = { at: 'telling', of };
          app.changed();
        }),
      ),
  ];
}

function said(app: App, value: unknown): string {
  return value === undefined
    ? app.say('nothing')
    : typeof value === 'number'
      ? value.toLocaleString(app.grant.language)
      : String(value);
}

/** The words of what is there: the first press begins what is meant, the second ends it. */
function cutPart(app: App, field: Field, context: Context): Child {
  const [read, ...others] = field.read;
  if (!read) return false;
  const text = String(placeOf(read, context) ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  const words = wordsOf(text);
  if (words.length < 2 || words.length > 30) return false;
  const set = ({ after, before }: { after?: string; before?: string }) => {
    const { after: _, before: __, ...place } = read;
    field.read = [{ ...place, ...(after && { after }), ...(before && { before }) } as Reading, ...others];
    app.changed();
  };
  const [from, to] = meantOf(text, words, read);
  const press = (index: number) => {
    const start = first !== undefined && first <= index ? first : index;
    first = first === undefined ? index : undefined;
    set(cutAt(text, start, index));
  };
  return h(
    'div',
    { class: 'part' },
    h('h2', {}, app.say('part')),
    h(
      'div',
      { class: 'chips' },
      words.map((word, index) =>
        h(
          'button',
          {
            type: 'button',
            'data-key': `word ${index}`,
            'aria-pressed': String(index >= from && index <= to),
            click: () => press(index),
          },
          word,
        ),
      ),
      (read.after || read.before) &&
        link(app, 'whole', () => {
          first = undefined;
          set({});
        }),
    ),
  );
}

/** The words that a reading leaves. */
function meantOf(text: string, words: string[], { after = '', before }: Reading): [number, number] {
  const start = after ? text.indexOf(after) + after.length : 0;
  const end = before ? text.indexOf(before, start) : text.length;
  let at = 0;
  const spots = words.map((word) => {
    at = text.indexOf(word, at) + word.length;
    return at;
  });
  const from = spots.findIndex((spot) => spot > start);
  return [from, spots.filter((spot) => spot <= end).length - 1];
}

function waysPart(app: App, found: Found[], read: Reading | undefined, use: (read: Reading) => void): Child {
  if (found.length < 2) return false;
  return h(
    'div',
    { class: 'part' },
    h('h2', {}, app.say('where')),
    h(
      'ul',
      {},
      found.slice(0, 8).map((one, index) => choice(app, one, read, `way ${index}`, use)),
    ),
  );
}

/** Everything else that may hold it. */
function placesPart(
  app: App,
  of: Target,
  name: string,
  row: boolean,
  first: unknown,
  value: unknown,
  use: (read: Reading) => void,
): Child {
  const { session } = app;
  const telling = tellingOf(session, of);
  if (!telling) return false;
  const key = JSON.stringify([of, name, row]);
  const isAction = !isPage(telling);
  const found: Found[] = [];
  if (!row) {
    const keepers = [...session.mapping.pages, ...session.mapping.actions].filter((one) => one !== telling);
    if (keepers.some((one) => one.remember?.includes(name)))
      found.push({ read: { from: 'remembered', name }, value: said(app, contextOf(app, telling).kept[name]) });
  }
  const wanted = value === undefined ? undefined : String(value);
  found.push(...findPlaces(name, wanted, isAction ? session.exchange : undefined, row ? (first ?? {}) : undefined));
  if (isAction && !row) {
    for (const page of session.mapping.pages) {
      const field = page.fields.find((one) => one.name === name);
      const there = field?.read[0];
      if (there && page.name === (telling.page ?? page.name))
        found.splice(FEW - 1, 0, {
          read: there,
          value: `${app.say(page.name)} · ${said(app, readField(field, contextOf(app, page)))}`,
        });
    }
  }
  if (name === 'quantity') found.splice(FEW - 1, 0, { read: { from: 'fixed', value: '1' }, value: '1' });
  if (!found.length) return false;
  const read = fieldsOf(telling, row).find((one) => one.name === name)?.read[0];
  return h(
    'div',
    { class: 'part' },
    h('h2', {}, app.say('elsewhere')),
    h(
      'ul',
      {},
      found.slice(0, opened === key ? 80 : FEW).map((one, index) => choice(app, one, read, `place ${index}`, use)),
    ),
    found.length > FEW &&
      opened !== key &&
      link(app, 'more', () => {
        opened = key;
        app.draw();
      }),
  );
}

function choice(
  app: App,
  { read, value }: Found,
  chosen: Reading | undefined,
  key: string,
  use: (read: Reading) => void,
): Child {
  const { after: _, before: __, ...bare } = (chosen ?? {}) as Reading;
  const isChosen = JSON.stringify(bare) === JSON.stringify(read);
  return h(
    'li',
    {},
    h(
      'label',
      {},
      h('input', {
        type: 'radio',
        name: key.split(' ')[0],
        checked: isChosen,
        'data-key': key,
        change: () => {
          first = undefined;
          use(read);
        },
      }),
      h('span', {}, value, h('code', {}, nameOfReading(app, read))),
    ),
  );
}

function nameOfReading({ say }: App, read: Reading): string {
  switch (read.from) {
    case 'text':
      return `${say('text')} ${read.selector}`;
    case 'attribute':
      return `${say('attribute', read.name)} ${read.selector}`;
    case 'path':
    case 'request_path':
      return say(read.from, read.part);
    case 'query':
    case 'cookie':
      return say(read.from, read.name);
    case 'fixed':
      return say('fixed', read.value);
    case 'remembered':
      return say(read.from);
    default:
      return say(read.from, read.path);
  }
}

/** What the field says on pages of this kind that were seen before. */
function latelyPart(app: App, name: string, field: Field): Child {
  const lines = app.session.seen
    .slice(1)
    .filter(({ html, kind }) => html && kind === name)
    .map(({ url, title, html }) => ({
      title,
      value: readField(field, { url, kept: {}, row: parse(html).documentElement }),
    }));
  if (!lines.length) return false;
  return h(
    'div',
    { class: 'part' },
    h('h2', {}, app.say('alsoOn')),
    h(
      'ul',
      {},
      lines.map(({ title, value }) => h('li', {}, h('div', {}, said(app, value), h('small', {}, title)))),
    ),
  );
}

function rememberPart(app: App, of: Target, name: string): Child {
  const telling = tellingOf(app.session, of);
  if (!telling) return false;
  return h(
    'label',
    {},
    h('input', {
      type: 'checkbox',
      checked: !!telling.remember?.includes(name),
      'data-key': 'remember',
      change: ({ target }: Event) => {
        remember(telling, name, (target as HTMLInputElement).checked);
        app.changed();
      },
    }),
    h('span', {}, app.say('remember')),
  );
}

/** A page that was seen, to be read as it was; never shown, and nothing of it is run. */
function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}
