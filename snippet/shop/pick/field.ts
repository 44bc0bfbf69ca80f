import type { Reading } from '../../../server/contract/mapping.ts';
import { changed, contextOf, draw, rowsHere, valueHere } from './app.ts';
import { choicesOf, pointField, setReading } from './choose.ts';
import { cutPart, forgetWord, latelyPart, placesOf } from './details.ts';
import { button, type Child, h, link, list, option, part, removal } from './element.ts';
import { readField } from './evaluator.ts';
import type { Found } from './places.ts';
import { type FieldScreen, fieldsOf, isPage, session, tellingOf } from './session.ts';
import { remember, rememberOption } from './telling.ts';
import { said, say } from './words.ts';

/** How many other places of a value are listed at first. */
const FEW = 6;

/** The field whose other places are all listed. */
let opened: FieldScreen | undefined;

/** One field: what it says, how it is found, and where else it may be. */
export function fieldScreen(screen: FieldScreen): Child {
  const { of, name, row } = screen;
  const telling = tellingOf(of);
  if (!telling) return false;
  const fields = fieldsOf(telling, row);
  const field = fields.find((one) => one.name === name);
  const value = valueHere(of, name, row);
  const rows = row ? rowsHere(telling) : [];
  const isData = row ? telling.rows?.from !== 'elements' : !isPage(telling) && telling.act.on === 'request';
  const choose = (kind: string, found: Found[]) =>
    list(
      found.map(({ read, value }, index) =>
        option('radio', `${kind} ${index}`, isSamePlace(field?.read[0], read), value, nameOfReading(read), () => {
          forgetWord();
          setReading(of, name, row, read);
        }),
      ),
    );
  const ways = choicesOf(of, name, row).slice(0, 8);
  const places = placesOf(of, name, row, rows[0], value);
  const likely = places.filter(({ near }) => near).slice(0, FEW);
  const isOpen = opened === screen || places.length === likely.length;
  return [
    h(
      'div',
      { class: 'value', 'aria-live': 'polite' },
      h('small', {}, say('reads')),
      h('b', {}, field ? said(value) : say('noValue')),
      field && rows.slice(1, 4).map((one) => h('small', {}, said(readField(field, contextOf(telling, one))))),
    ),
    !isData && button('point', say('point'), () => pointField(of, name, row), { class: 'main' }),
    field && cutPart(field, contextOf(telling, rows[0])),
    ways[1] && part(say('where'), choose('way', ways)),
    places[0] &&
      part(
        say('elsewhere'),
        choose('place', isOpen ? places.slice(0, 80) : likely),
        !isOpen &&
          link('more', () => {
            opened = screen;
            draw();
          }),
      ),
    field && [
      !row &&
        isPage(telling) && [
          latelyPart(telling.name, field),
          of.list === 'pages' && list(rememberOption(telling, name)),
        ],
      removal(() => {
        fields.splice(fields.indexOf(field), 1);
        remember(telling, name, false);
        session.screen = { at: 'telling', of };
        changed();
      }),
    ],
  ];
}

function isSamePlace(chosen: Reading | undefined, read: Reading): boolean {
  return JSON.stringify({ ...chosen, after: undefined, before: undefined }) === JSON.stringify(read);
}

function nameOfReading(read: Reading): string {
  if ('selector' in read) return `${say(read.from, 'name' in read && read.name)} ${read.selector}`;
  return say(
    read.from,
    'part' in read ? read.part : 'path' in read ? read.path : 'name' in read ? read.name : read.value,
  );
}
