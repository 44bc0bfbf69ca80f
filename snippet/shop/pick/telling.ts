import type { MappedAction, MappedPage, PageTest, Rows } from '../../../server/contract/mapping.ts';
import { pageOf } from '../mapping/start.ts';
import { type App, contextOf, fieldsOf, isPage, rowsHere, tellingOf, valueHere } from './app.ts';
import { pointRow } from './choose.ts';
import { button, type Child, entry, h, line, option, part } from './element.ts';
import { factsOf, hasNoted, testsFor } from './globs.ts';
import { link } from './home.ts';
import { askedOf, customerFields, pageKinds } from './kinds.ts';
import { onlyPart } from './only.ts';
import { ownPart } from './own.ts';
import { findLists } from './places.ts';
import { said } from './said.ts';
import type { Session, Target } from './session.ts';

/** One page, action, or the customer: when it is told, and what. */
export function tellingScreen(app: App, of: Target): Child[] {
  const telling = tellingOf(app.session, of);
  if (!telling) return [];
  const isCustomer = of.list === 'customer';
  const { fields, rows } = isCustomer ? { fields: customerFields, rows: undefined } : askedOf(telling.event);
  return [
    of.list === 'pages' && likePart(app, telling as MappedPage),
    of.list === 'pages' &&
      !pageKinds[(telling as MappedPage).name.split(' ')[0] ?? ''] &&
      ownPart(app, telling as MappedPage),
    (fields.length > 0 || telling.fields.length > 0) && part(app.say('values'), fieldList(app, of, fields, false)),
    !isCustomer && (rows || telling.rows) && rowsPart(app, of, telling, rows ?? []),
    !isPage(telling) && onlyPart(app, telling),
    h(
      'div',
      { class: 'end' },
      link(app, 'remove', () => remove(app, of)),
    ),
  ];
}

function likePart(app: App, page: MappedPage): Child {
  const { session, say } = app;
  const { when } = page;
  const urlTest = when.find((one) => one.test === 'url');
  const offered = testsFor(factsOf(document, location.pathname + location.search));
  const all = [...when, ...offered.filter((one) => !when.some((other) => same(one, other)))];
  const count = (tests: PageTest[]) => say('matches', session.seen.length, countFitting(session, tests));
  // Two globs rarely hold for one page: another takes the place of the first.
  const use = (test: PageTest, on: boolean) => {
    const others = when.filter((one) => !same(one, test) && !(on && test.test === 'url' && one.test === 'url'));
    const next = on ? [...others, test] : others;
    if (next.length) page.when = next;
    app.changed();
  };
  return part(
    say('like'),
    h(
      'ul',
      {},
      all.slice(0, 6).map((test, index) =>
        option(
          'checkbox',
          `like ${index}`,
          when.some((one) => same(one, test)),
          count([test]),
          test.test === 'url' ? test.glob : test.selector,
          (on) => use(test, on),
        ),
      ),
    ),
    line('glob', say('like'), urlTest?.glob ?? '', (glob) =>
      use(urlTest && !glob ? urlTest : { test: 'url', glob }, !!glob),
    ),
    fits(when, location.href) ? h('p', { class: 'soft' }, count(when)) : h('p', { class: 'bad' }, say('here')),
  );
}

function fits(when: PageTest[], url: string): boolean {
  return !!pageOf([{ name: '', when, fields: [] }], { url, kept: {} });
}

function countFitting({ seen }: Session, tests: PageTest[]): number {
  const fitted = (test: PageTest, { url, facts }: Session['seen'][number]) =>
    test.test === 'url' ? fits([test], url) : hasNoted(facts, test.selector) || url === location.href;
  return seen.filter((one) => tests.every((test) => fitted(test, one))).length;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Fields that are there, and those worth having. */
function fieldList(app: App, of: Target, suggested: string[], row: boolean): Child {
  const { say } = app;
  const there = fieldsOf(tellingOf(app.session, of) as MappedPage, row).map(({ name }) => name);
  const names = [...new Set([...suggested, ...there])];
  return h(
    'ul',
    {},
    names.map((name) => {
      const value = valueHere(app, of, name, row);
      const isThere = there.includes(name);
      const shown = value === undefined ? say(isThere ? 'nothing' : 'noValue') : said(app, value);
      return entry(
        `${row ? 'row ' : ''}field ${name}`,
        say(name),
        shown,
        value === undefined ? say(isThere ? 'change' : 'point') : '✓',
        value !== undefined,
        () => app.go({ at: 'field', of, name, row }),
      );
    }),
  );
}

function rowsPart(app: App, of: Target, telling: MappedPage | MappedAction, suggested: string[]): Child {
  const { say, session } = app;
  const { rows } = telling;
  const isKept = session.mapping.pages.some((page) => page !== telling && page.remember?.includes('items'));
  const lists = findLists(isPage(telling) ? undefined : session.exchange).slice(0, 6);
  const count = rowsHere(telling, contextOf(app, telling)).length;
  const use = (next: Rows) => {
    telling.rows = next;
    dropStray(telling);
    app.changed();
  };
  const isOld = rows?.from === 'remembered';
  return part(
    [say('rows'), rows && !isOld && h('em', count ? {} : { class: 'no' }, say('lines', count))],
    rows && !isOld
      ? fieldList(app, of, suggested, true)
      : h('p', { class: 'soft' }, say(isOld ? 'keptItems' : 'rowsLead')),
    h(
      'div',
      { class: 'chips' },
      (isPage(telling) || !session.exchange) && button('rows', say('pointRow'), () => pointRow(app, of)),
      isKept && !isOld && button('kept', say('rowKept'), () => use({ from: 'remembered' })),
      lists.map(({ from, path, rows: found }) => {
        const isChosen = !!rows && 'path' in rows && rows.path === path && rows.from === from;
        return button(
          `rows ${path}`,
          `${say(from, path)} · ${say('lines', found.length)}`,
          () => use({ from, path, fields: [] }),
          { 'aria-pressed': `${isChosen}` },
        );
      }),
      rows &&
        link(app, 'removeRows', () => {
          delete telling.rows;
          app.changed();
        }),
    ),
    rows && !isOld && /cart|checkout/.test(telling.event ?? '') && h('ul', {}, rememberOption(app, telling, 'items')),
  );
}

/** Whether later pages may read it. */
export function rememberOption(app: App, telling: MappedPage | MappedAction, name: string): Child {
  return option('checkbox', 'remember', !!telling.remember?.includes(name), app.say('remember'), '', (on) => {
    remember(telling, name, on);
    app.changed();
  });
}

/** Beside rows, fields of one item are nobody's. */
export function dropStray(telling: MappedPage | MappedAction): void {
  telling.fields = telling.fields.filter(({ name }) => !/^(item_\w+|price|quantity)$/.test(name));
  if (telling.event === 'begin_checkout') remember(telling, 'items', true);
}

export function remember(telling: MappedPage | MappedAction, name: string, on: boolean): void {
  telling.remember = [...(telling.remember ?? []).filter((one) => one !== name), ...(on ? [name] : [])];
}

function remove(app: App, of: Target): void {
  const { mapping } = app.session;
  if (of.list === 'customer') delete mapping.customer;
  else {
    const [gone] = mapping[of.list].splice(of.at, 1);
    if (gone && isPage(gone)) for (const action of mapping.actions) if (action.page === gone.name) delete action.page;
  }
  app.session.screen = { at: 'home' };
  app.changed();
}
