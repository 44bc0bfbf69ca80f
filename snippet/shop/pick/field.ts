import type { Reading } from '../../../server/contract/mapping.ts';
import { readField } from '../mapping/start.ts';
import { type App, contextOf, fieldsOf, isPage, rowsHere, tellingOf, valueHere } from './app.ts';
import { choicesOf, pointField, setReading } from './choose.ts';
import { cutPart, forgetWord, latelyPart, placesOf } from './details.ts';
import { button, type Child, h, option, part } from './element.ts';
import { link } from './home.ts';
import type { Found } from './places.ts';
import { said } from './said.ts';
import type { Target } from './session.ts';
import { remember, rememberOption } from './telling.ts';

/** How many other places of a value are listed at first. */
const FEW = 6;

/** The field whose other places are all listed. */
let opened = '';

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
  const isData = row && telling.rows?.from !== 'elements';
  const key = JSON.stringify([of, name, row]);
  const choose = (kind: string, found: Found[]) =>
    h(
      'ul',
      {},
      found.map((one, index) =>
        option(
          'radio',
          `${kind} ${index}`,
          isSamePlace(read, one.read),
          one.value,
          nameOfReading(app, one.read),
          () => {
            forgetWord();
            setReading(app, of, name, row, one.read);
          },
        ),
      ),
    );
  const ways = choicesOf(of, name, row).slice(0, 8);
  const places = placesOf(app, of, name, row, rows[0], value);
  const likely = places.filter(({ near }) => near).slice(0, FEW);
  return [
    h(
      'div',
      { class: 'value', 'aria-live': 'polite' },
      h('small', {}, say('reads')),
      h('b', {}, value === undefined && !field ? say('noValue') : said(app, value)),
      field && rows.slice(1, 4).map((one) => h('small', {}, said(app, readField(field, contextOf(app, telling, one))))),
    ),
    !isData &&
      (isPage(telling) || telling.act.on !== 'request') &&
      button('point', say('point'), () => pointField(app, of, name, row), { class: 'main' }),
    field && cutPart(app, field, contextOf(app, telling, rows[0])),
    ways.length > 1 && part(say('where'), choose('way', ways)),
    places.length > 0 &&
      part(
        say('elsewhere'),
        choose('place', opened === key ? places.slice(0, 80) : likely),
        places.length > likely.length &&
          opened !== key &&
          link(app, 'more', () => {
            opened = key;
            app.draw();
          }),
      ),
    field &&
      !row &&
      isPage(telling) && [
        latelyPart(app, telling.name, field),
        of.list === 'pages' && h('ul', {}, rememberOption(app, telling, name)),
      ],
    field &&
      h(
        'div',
        { class: 'end' },
        link(app, 'remove', () => {
          fields.splice(fields.indexOf(field), 1);
          remember(telling, name, false);
          app.session.screen = { at: 'telling', of };
          app.changed();
        }),
      ),
  ];
}

function isSamePlace(chosen: Reading | undefined, read: Reading): boolean {
  const { after: _, before: __, ...bare } = chosen ?? ({} as Reading);
  return JSON.stringify(bare) === JSON.stringify(read);
}

function nameOfReading({ say }: App, read: Reading): string {
  if ('selector' in read) return `${say(read.from, 'name' in read && read.name)} ${read.selector}`;
  if ('part' in read) return say(read.from, read.part);
  if ('path' in read) return say(read.from, read.path);
  return say(read.from, 'name' in read ? read.name : read.value);
}
