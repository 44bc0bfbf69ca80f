// An action is taught by doing it: most of what it carries is in what was sent, answered, or on the page it was done on.
import type { MappedAction, MappedPage, Reading, RequestTest } from '../../../server/contract/mapping.ts';
import { changed, contextOf, pageHere } from './app.ts';
import { readField } from './evaluator.ts';
import { askedOf } from './kinds.ts';
import { findPlaces, nameOf } from './places.ts';
import type { Happening } from './record.ts';
import { session } from './session.ts';
import { soundOf } from './sounds.ts';

const EXCHANGED = /^(request|answer)$/;

/** Adds an action that was recorded. */
export function beginAction(event: string, happened: Happening): void {
  const { pages, actions } = session.mapping;
  const action: MappedAction = { event, act: actOf(happened), fields: [] };
  if (happened.on === 'request') session.exchange = happened;
  // A form may have led to another page since.
  const page = 'page' in happened ? pages.find(({ name }) => name === happened.page) : pageHere();
  for (const name of askedOf(event)[0]) {
    const own = name === 'quantity' && 'quantity' in happened && happened.quantity;
    const read = own ? [own] : guessInAction(name, action, page);
    if (read) action.fields.push({ name, read });
  }
  if (page && happened.on !== 'request') action.page = page.name;
  session.screen = { at: 'telling', of: { list: 'actions', at: actions.push(action) - 1 } };
  changed();
}

function actOf(happened: Happening): MappedAction['act'] {
  const { on } = happened;
  if (on !== 'request') return { on, selector: happened.selector };
  const { origin, pathname, search } = new URL(happened.url);
  const path = pathname.replace(/\/[^/]*\d[^/]*(?=\/|$)/g, '/*');
  const url = `${origin === location.origin ? '*' : origin}${path}${search && '*'}`;
  const where = testsOf(happened).filter(({ from, path }) =>
    (from === 'request'
      ? /(^|\.)(cmd|mode|action|method|act|type|do|op)$/i
      : /^(code|status|result|success|ok|ret|error)$/i
    ).test(path),
  );
  return { on, method: happened.method, url, ...(where[0] && { where }) };
}

/** What may tell requests to one address apart: what is to be done, and whether it was. */
export function testsOf(happened: Extract<Happening, { on: 'request' }>): RequestTest[] {
  return findPlaces('', undefined, happened).flatMap(({ read, value: is }) => {
    const { from, path } = read as RequestTest;
    return EXCHANGED.test(from) && is.length < 30 ? { from, path, is } : [];
  });
}

/** In what was sent and answered, where that is what the page says too; else where the page says it. */
function guessInAction(name: string, action: MappedAction, page: MappedPage | undefined): Reading[] | undefined {
  const onPage = page?.fields.find((field) => field.name === name);
  const value = onPage && page && readField(onPage, contextOf(page));
  if (action.act.on === 'request') {
    // An answer that counts counts the whole cart.
    const from = name === 'quantity' ? /^request$/ : EXCHANGED;
    const places = findPlaces(name, undefined, session.exchange).filter(({ read }) => from.test(read.from));
    const same = places.find(
      ({ read }) => value !== undefined && `${readField({ name, read: [read] }, contextOf(action))}` === `${value}`,
    );
    const isNamed = /item_id|quantity|price|item_name/.test(name);
    const best = same ?? places.find(({ read }) => isNamed && soundOf(name, true)?.test(nameOf(read)));
    if (best) return [best.read];
  }
  if (onPage) return structuredClone(onPage.read);
  return name === 'quantity' ? [{ from: 'fixed', value: '1' }] : undefined;
}
