// An action is taught by doing it: most of what it carries is in what was sent, answered, or on the page it was done on.
import type { Field, MappedAction, MappedPage, Reading } from '../../../server/contract/mapping.ts';
import { readField } from '../mapping/start.ts';
import { type App, contextOf, pageHere } from './app.ts';
import { askedOf } from './kinds.ts';
import { findPlaces, nameOf } from './places.ts';
import type { Happening } from './record.ts';

/** Adds an action that was recorded. */
export function beginAction(app: App, event: string, happened: Happening): void {
  const { session } = app;
  const action: MappedAction = { event, act: actOf(happened), fields: [] };
  if (happened.on === 'request') session.exchange = happened;
  // A form may have led to another page since.
  const { pages } = session.mapping;
  const page = 'page' in happened ? pages.find(({ name }) => name === happened.page) : pages[pageHere(app)];
  for (const name of askedOf(event).fields) {
    const own = name === 'quantity' && 'quantity' in happened && happened.quantity;
    const read = own ? [own] : guessInAction(app, name, action, page);
    if (read.length) action.fields.push({ name, read });
  }
  if (page && happened.on !== 'request') action.page = page.name;
  session.mapping.actions.push(action);
  session.screen = { at: 'telling', of: { list: 'actions', at: session.mapping.actions.length - 1 } };
  app.changed();
}

function actOf(happened: Happening): MappedAction['act'] {
  if (happened.on !== 'request') return { on: happened.on, selector: happened.selectors[0] ?? '' };
  const { origin, pathname } = new URL(happened.url);
  const path = pathname.replace(/\/[^/]*\d[^/]*(?=\/|$)/g, '/*');
  const url = `${origin === location.origin ? '*' : origin}${path}${new URL(happened.url).search ? '*' : ''}`;
  const act: Extract<MappedAction['act'], { on: 'request' }> = { on: 'request', method: happened.method, url };
  const where = testsOf(happened).filter(({ likely }) => likely);
  if (where.length) act.where = where.map(({ from, path: of, is }) => ({ from, path: of, is }));
  return act;
}

/** What may tell requests to one address apart: what is to be done, and whether it was. */
export function testsOf(happened: Extract<Happening, { on: 'request' }>) {
  return findPlaces('', undefined, happened)
    .flatMap(({ read, value }) =>
      read.from === 'request' || read.from === 'answer' ? [{ from: read.from, path: read.path, is: value }] : [],
    )
    .filter(({ is }) => is.length < 30)
    .map((test) => ({
      ...test,
      likely: (test.from === 'request'
        ? /(^|\.)(mode|action|act|cmd|type|method|op|do)$/i
        : /^(code|status|success|result|ok|error|ret)$/i
      ).test(test.path),
    }));
}

/** In what was sent and answered, where that is what the page says too; else where the page says it. */
function guessInAction(app: App, name: string, action: MappedAction, page: MappedPage | undefined): Reading[] {
  const onPage = page?.fields.find((field) => field.name === name);
  const value = onPage && page && readField(onPage, contextOf(app, page));
  const read: Reading[] = [];
  if (action.act.on === 'request') {
    // An answer that counts counts the whole cart.
    const from = name === 'quantity' ? ['request'] : ['request', 'answer'];
    const places = findPlaces(name, undefined, app.session.exchange).filter((one) => from.includes(one.read.from));
    const isSame = ({ read: there }: { read: Reading }) => String(readAs(name, there, app, action)) === String(value);
    const same = value === undefined ? undefined : places.find(isSame);
    const named = places.find((one) => guessable.test(name) && sounding[name]?.test(nameOf(one.read)));
    const best = same ?? named;
    if (best) read.push(best.read);
  }
  if (onPage && !read.length) read.push(...(structuredClone(onPage.read) as Reading[]));
  if (name === 'quantity' && !read.length) read.push({ from: 'fixed', value: '1' });
  return read;
}

const guessable = /item_id|quantity|price|item_name/;
const sounding: Record<string, RegExp> = {
  item_id: /id$|^no$|_no$|code$|sku/i,
  quantity: /q(ty|uantity)|count|cnt|^ea$|^num$|^n$/i,
  price: /price|prc|cost/i,
  item_name: /name|^nm$|title/i,
};

function readAs(name: string, read: Reading, app: App, action: MappedAction): unknown {
  const field: Field = { name, read: [read] };
  return readField(field, contextOf(app, action));
}
