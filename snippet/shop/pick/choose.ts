// From an element that was pointed at to a reading of it.
import type { Field, MappedAction, MappedPage, Reading } from '../../../server/contract/mapping.ts';
import { changed, draw, rowsHere } from './app.ts';
import { attempt, readField } from './evaluator.ts';
import { askedOf, blank } from './kinds.ts';
import { type Found, VALUED } from './places.ts';
import { rowSelectorFor, selectorsFor } from './selector.ts';
import { type FieldScreen, fieldsOf, isPage, type Target, tellingOf } from './session.ts';
import { dropStray, remember } from './telling.ts';
import { said, say } from './words.ts';

/** What is being pointed at: while there is something, the page is only looked at. */
export let aim:
  | {
      what: string;
      within?: Element[] | undefined;
      /** What it would say is shown. */
      field: Omit<Field, 'read'>;
      choose: (element: Element) => void;
    }
  | undefined;

export function takeAim(next?: typeof aim): void {
  aim = next;
  draw();
}

/** Ways to read the element that was pointed at last, for the field screen. */
let choices: { key: string; found: Found[] } | undefined;

export function choicesOf(screen: FieldScreen): Found[] {
  return choices?.key === JSON.stringify(screen) ? choices.found : [];
}

/** Points at the value of a field. */
export function pointField(screen: FieldScreen): void {
  const { of, name, row } = screen;
  const telling = tellingOf(of);
  const around = row ? undefined : aroundOf(telling);
  const within = row ? (rowsHere(telling) as Element[]) : around ? [...document.querySelectorAll(around)] : undefined;
  takeAim({
    what: say(name),
    within,
    field: blank(name),
    choose(element) {
      const root = within?.find((one) => one.contains(element));
      const found = waysToRead(element, root, around);
      choices = { key: JSON.stringify(screen), found };
      if (found[0]) setReading(screen, found[0].read);
      takeAim();
    },
  });
}

/** Of a button that stands on every card, the card. */
function aroundOf(telling: MappedPage | MappedAction): string | undefined {
  if (isPage(telling) || !/click|submit/.test(telling.act.on)) return undefined;
  const all = attempt(() => document.querySelectorAll((telling.act as { selector: string }).selector)) ?? [];
  return all[1] && all[0] && rowSelectorFor(all[0]);
}

/** Text and attributes, each by the most robust selectors; what is filled in before what is written. */
function waysToRead(element: Element, root: Element | undefined, around: string | undefined): Found[] {
  const selectors = selectorsFor(element, root);
  const best = selectors[0];
  if (best === undefined) return [];
  const where = around ? { around } : {};
  const value = readAlone(blank(''), element);
  const attributes = [...element.attributes].filter(({ name, value }) => value && VALUED.test(name));
  return [
    ...(value ? selectors : []).map(
      (selector): Found => ({ read: { from: 'text', selector, ...where }, value: `${value}` }),
    ),
    ...attributes.map(
      ({ name, value }): Found => ({ read: { from: 'attribute', selector: best, name, ...where }, value }),
    ),
  ];
}

/** What a field would say of the text of an element. */
function readAlone(field: Omit<Field, 'read'>, row: Element): unknown {
  return readField({ ...field, read: [{ from: 'text', selector: '' }] }, { url: '', kept: {}, row });
}

/** Has a field read in one way. */
export function setReading({ of, name, row }: FieldScreen, read: Reading): void {
  const telling = tellingOf(of);
  const fields = fieldsOf(telling, row);
  const field = fields.find((one) => one.name === name);
  if (field) field.read = [read];
  else fields.push({ ...blank(name), read: [read] });
  const order = [...askedOf(telling.event), fields.map((one) => one.name)].flat();
  // The first is the one without which nothing is told.
  const rank = (one: Field) => order.indexOf(one.name);
  fields.sort((one, other) => rank(one) - rank(other));
  // What stands on the checkout is asked for on the page that gives thanks.
  if (telling.event === 'begin_checkout' && !row) remember(telling, name, true);
  changed();
}

/** What a field would say of an element, while one points. */
export function preview(element: Element): string {
  return aim ? said(readAlone(aim.field, element)).slice(0, 60) : '';
}

/** Points at one of the rows. */
export function pointRow(of: Target): void {
  takeAim({
    what: say('rows'),
    field: blank(''),
    choose(element) {
      const telling = tellingOf(of);
      const selector = rowSelectorFor(element);
      if (selector) {
        telling.rows = { from: 'elements', selector, fields: [] };
        dropStray(telling);
      }
      aim = undefined;
      changed();
    },
  });
}
