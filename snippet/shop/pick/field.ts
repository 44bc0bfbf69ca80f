import type { Reading } from '../../../server/contract/mapping.ts';
import { changed, contextOf, draw, rowsHere, valueHere } from './app.ts';
import { choicesOf, pointField, setReading } from './choose.ts';
import { cutPart, forgetWord, latelyPart, placesOf } from './details.ts';
import { type Child, h, link, list, main, option, part } from './element.ts';
import { readField } from './evaluator.ts';
import type { AnyReading, Found } from './places.ts';
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
  const fields = fieldsOf(telling, row);
  const field = fields.find((one) => one.name === name);
  const value = valueHere(telling, name, row);
  const rows = row ? rowsHere(telling) : [];
  const isData = row ? telling.rows?.from !== 'elements' : !isPage(telling) && telling.act.on === 'request';
  const choose = (kind: string, found: Found[]) =>
    list(
      found.map(({ read, value }, index) =>
        option('radio', `${kind} ${index}`, isSamePlace(field?.read[0], read), value, nameOfReading(read), () => {
          forgetWord();
          setReading(screen, read);
        }),
      ),
    );
  const ways = choicesOf(screen).slice(0, 8);
  const places = placesOf(screen, rows[0], value);
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
    !isData && main('point', () => pointField(screen)),
    field && cutPart(field, contextOf(telling, rows[0])),
    ways[1] && part('where', choose('way', ways)),
    places[0] &&
      part(
        'elsewhere',
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
      link('remove', () => {
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
  const { from, selector = '', part, path, name, value } = read as AnyReading;
  return `${say(from, part ?? path ?? name ?? value)} ${selector}`;
}
