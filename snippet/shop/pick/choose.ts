// From an element that was pointed at to a reading of it.
import type { Field, MappedAction, MappedPage, Reading } from '../../../server/contract/mapping.ts';
import { attempt, readField } from '../mapping/start.ts';
import { type App, contextOf, fieldsOf, isPage, rowsHere, tellingOf } from './app.ts';
import { askedOf, counted } from './kinds.ts';
import type { Found } from './places.ts';
import { said } from './said.ts';
import { rowSelectorsFor, selectorsFor } from './selector.ts';
import type { Target } from './session.ts';
import { dropStray, remember } from './telling.ts';

/** What is being pointed at: while there is something, the page is only looked at. */
export type Aim = {
  what: string;
  within?: Element[] | undefined;
  field?: Pick<Field, 'name' | 'number'>;
  choose: (element: Element) => void;
};

let aim: Aim | undefined;
export const currentAim = (): Aim | undefined => aim;

export function takeAim(app: App, next: Aim | undefined): void {
  aim = next;
  app.draw();
}

/** Ways to read the element that was pointed at last, for the field screen. */
let choices: { key: string; found: Found[] } | undefined;

export function choicesOf(of: Target, name: string, row: boolean): Found[] {
  return choices?.key === keyOf(of, name, row) ? choices.found : [];
}

function keyOf(of: Target, name: string, row: boolean): string {
  return JSON.stringify([of, name, row]);
}

/** Points at the value of a field. */
export function pointField(app: App, of: Target, name: string, row: boolean): void {
  const telling = tellingOf(app.session, of);
  if (!telling) return;
  const rows = row ? (rowsHere(telling, contextOf(app, telling)) as Element[]) : undefined;
  const around = row ? undefined : aroundOf(telling);
  const within = rows ?? (around ? [...document.querySelectorAll(around)] : undefined);
  takeAim(app, {
    what: app.say(name),
    within,
    field: { name, number: counted.test(name) },
    choose(element) {
      const root = within?.find((one) => one.contains(element));
      const found = waysToRead(element, root, around);
      choices = { key: keyOf(of, name, row), found };
      if (found[0]) setReading(app, of, name, row, found[0].read);
      takeAim(app, undefined);
    },
  });
}

/** Of a button that stands on every card, the card. */
function aroundOf(telling: MappedPage | MappedAction): string | undefined {
  if (isPage(telling) || (telling.act.on !== 'click' && telling.act.on !== 'submit')) return undefined;
  const all = attempt(() => document.querySelectorAll((telling.act as { selector: string }).selector)) ?? [];
  return all.length > 1 && all[0] ? rowSelectorsFor(all[0])[0]?.selector : undefined;
}

/** Text and attributes, each by the most robust selectors; what is filled in before what is written. */
function waysToRead(element: Element, root: Element | undefined, around: string | undefined): Found[] {
  const selectors = selectorsFor(element, root);
  const best = selectors[0];
  if (best === undefined) return [];
  const where = around ? { around } : {};
  const text = readField({ name: '', read: [{ from: 'text', selector: '' }] }, { url: '', kept: {}, row: element });
  const texts = text
    ? selectors.map((selector): Found => ({ read: { from: 'text', selector, ...where }, value: `${text}` }))
    : [];
  const attributes = [...element.attributes]
    .filter(({ name, value }) => value && value.length < 120 && !/^(class|style|id|on\w+)$/.test(name))
    .map(({ name, value }): Found => ({ read: { from: 'attribute', selector: best, name, ...where }, value }));
  return [...texts, ...attributes];
}

/** Has a field read in one way. */
export function setReading(app: App, of: Target, name: string, row: boolean, read: Reading): void {
  const telling = tellingOf(app.session, of);
  if (!telling) return;
  const fields = fieldsOf(telling, row);
  const field = fields.find((one) => one.name === name);
  if (field) field.read = [read];
  else fields.push({ name, read: [read], ...(counted.test(name) && { number: true }) });
  const order = [...(askedOf(telling.event).rows ?? []), ...askedOf(telling.event).fields, 'customer_id'];
  // The first is the one without which nothing is told.
  fields.sort((one, other) => rankIn(order, one) - rankIn(order, other));
  // What stands on the checkout is asked for on the page that gives thanks.
  if (telling.event === 'begin_checkout' && !row) remember(telling, name, true);
  app.changed();
}

function rankIn(order: string[], { name }: Field): number {
  return order.includes(name) ? order.indexOf(name) : order.length;
}

/** What a field would say of an element, while one points. */
export function preview(app: App, element: Element): string {
  const field = aim?.field;
  if (!field) return '';
  const read: Reading = { from: 'text', selector: '' };
  const value = readField({ ...field, read: [read] } as Field, { url: location.href, kept: {}, row: element });
  return value === undefined ? app.say('nothing') : said(app, value).slice(0, 60);
}

/** Points at one of the rows. */
export function pointRow(app: App, of: Target): void {
  takeAim(app, {
    what: app.say('rows'),
    choose(element) {
      const telling = tellingOf(app.session, of);
      const best = rowSelectorsFor(element)[0];
      if (telling && best) {
        telling.rows = { from: 'elements', selector: best.selector, fields: [] };
        dropStray(telling);
      }
      aim = undefined;
      app.changed();
    },
  });
}
