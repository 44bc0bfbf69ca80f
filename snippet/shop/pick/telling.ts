import type { MappedAction, MappedPage, PageTest } from '../../../server/contract/mapping.ts';
import { holds } from '../mapping/page.ts';
import { type App, contextOf, fieldsOf, isPage, rowsHere, tellingOf, valueHere } from './app.ts';
import { testsOf } from './begin.ts';
import { pointRow } from './choose.ts';
import { type Child, h } from './element.ts';
import { factsOf, hasNoted, testsFor } from './globs.ts';
import { link } from './home.ts';
import { askedOf, customerFields, needed, pageKinds } from './kinds.ts';
import { findLists } from './places.ts';
import type { Seen, Session, Target } from './session.ts';

/** One page, action, or the customer: when it is told, and what. */
export function tellingScreen(app: App, of: Target): Child[] {
  const telling = tellingOf(app.session, of);
  if (!telling) return [];
  const suggested = of.list === 'customer' ? { fields: customerFields } : askedOf(telling.event);
  return [
    of.list === 'pages' && likePart(app, telling as MappedPage),
    of.list === 'pages' &&
      !pageKinds[(telling as MappedPage).name.split(' ')[0] ?? ''] &&
      ownPart(app, telling as MappedPage),
    h('div', { class: 'part' }, h('h2', {}, app.say('values')), fieldList(app, of, suggested.fields, false)),
    of.list !== 'customer' &&
      ('rows' in suggested || telling.rows || telling.event === 'purchase') &&
      rowsPart(app, of, telling, suggested.rows ?? []),
    of.list === 'actions' && onlyPart(app, telling as MappedAction),
    h(
      'div',
      { class: 'row end' },
      link(app, 'remove', () => remove(app, of)),
    ),
  ];
}

function likePart(app: App, page: MappedPage): Child {
  const { session, say } = app;
  const facts = factsOf(document, location.pathname + location.search);
  const offered = testsFor(facts);
  const all = [...page.when, ...offered.filter((one) => !page.when.some((other) => same(one, other)))];
  return h(
    'div',
    { class: 'part' },
    h('h2', {}, say('like')),
    h(
      'ul',
      {},
      all.slice(0, 7).map((test, index) => {
        const isChosen = page.when.some((one) => same(one, test));
        const toggle = () => {
          const others = page.when.filter((one) => !same(one, test));
          page.when =
            isChosen && others.length
              ? others
              : isChosen
                ? page.when
                : test.test === 'url'
                  ? [...others.filter((one) => one.test !== 'url'), test]
                  : [...others, test];
          app.changed();
        };
        return h(
          'li',
          {},
          h(
            'label',
            {},
            h('input', { type: 'checkbox', checked: isChosen, 'data-key': `like ${index}`, change: toggle }),
            h(
              'span',
              {},
              h('code', {}, textOfTest(test)),
              h('small', {}, say('matches', session.seen.length, countFitting(session, [test]))),
            ),
          ),
        );
      }),
    ),
    h(
      'p',
      { class: page.when.every((test) => holdsHere(test)) ? 'soft' : 'bad' },
      page.when.every(holdsHere) ? say('matches', session.seen.length, countFitting(session, page.when)) : say('here'),
    ),
    h('input', {
      type: 'text',
      'aria-label': say('like'),
      'data-key': 'glob',
      value: (page.when.find((one) => one.test === 'url') as { glob?: string } | undefined)?.glob ?? '',
      change: ({ target }: Event) => {
        const glob = (target as HTMLInputElement).value.trim();
        page.when = [
          ...page.when.filter((one) => one.test !== 'url'),
          ...(glob ? [{ test: 'url', glob } as const] : []),
        ];
        if (!page.when.length) page.when = [{ test: 'url', glob: location.pathname }];
        app.changed();
      },
    }),
  );
}

function holdsHere(test: PageTest): boolean {
  return holds(test, { url: location.href, kept: {} });
}

function countFitting({ seen }: Session, tests: PageTest[]): number {
  return seen.filter((one) => tests.every((test) => fitted(test, one))).length;
}

/** Whether a page that was seen passes a test, as far as it was noted. */
function fitted(test: PageTest, { url, facts }: Seen): boolean {
  if (test.test === 'url') return holds(test, { url, kept: {} });
  return hasNoted(facts, test.selector) || url === location.href;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function textOfTest(test: PageTest): string {
  return test.test === 'url' ? test.glob : test.selector;
}

/** A page of the shop's own kind has a name and an event of its own. */
function ownPart(app: App, page: MappedPage): Child {
  const { say, session } = app;
  const rename = ({ target }: Event) => {
    const name = (target as HTMLInputElement).value.trim().slice(0, 80);
    if (!name || session.mapping.pages.some((one) => one.name === name)) return app.draw();
    for (const action of session.mapping.actions) if (action.page === page.name) action.page = name;
    page.name = name;
    app.changed();
  };
  const setEvent = ({ target }: Event) => {
    const event = (target as HTMLInputElement).value.trim().toLowerCase().replace(/\W+/g, '_').slice(0, 40);
    if (/^[a-z]/.test(event)) page.event = event;
    else delete page.event;
    app.changed();
  };
  return h(
    'div',
    { class: 'part' },
    h('h2', {}, say('name')),
    h('input', { type: 'text', value: say(page.name), 'aria-label': say('name'), 'data-key': 'name', change: rename }),
    h('h2', {}, say('eventName')),
    h('input', {
      type: 'text',
      value: page.event ?? '',
      'aria-label': say('eventName'),
      'data-key': 'event',
      change: setEvent,
    }),
  );
}

/** When an action is one: its sign, and what else must be so. */
function onlyPart(app: App, action: MappedAction): Child {
  const { act, page } = action;
  const { say, session } = app;
  const { exchange } = session;
  const tests = act.on === 'request' && exchange ? testsOf(exchange).slice(0, 12) : [];
  const chosen = act.on === 'request' ? (act.where ?? []) : [];
  const boxes = [
    ...chosen,
    ...tests.filter((one) => !chosen.some(({ from, path }) => from === one.from && path === one.path)),
  ].slice(0, 6);
  return h(
    'div',
    { class: 'part' },
    h(
      'p',
      {},
      h('b', {}, say(act.on === 'request' ? 'sends' : act.on, '')),
      h('small', {}, h('code', {}, act.on === 'request' ? `${act.method ?? ''} ${act.url}` : act.selector)),
    ),
    (boxes.length > 0 || session.mapping.pages.length > 0) && h('h2', {}, say('only')),
    h(
      'ul',
      {},
      session.mapping.pages
        .filter(({ name }) => name === page || (page === undefined && holdsHereAll(session, name)))
        .map(({ name }) =>
          check(say('onlyOn', say(name)), '', page === name, `only ${name}`, (on) => {
            if (on) action.page = name;
            else delete action.page;
            app.changed();
          }),
        ),
      boxes.map(({ from, path, is }) =>
        check(
          say(from, path),
          is,
          chosen.some((one) => one.from === from && one.path === path),
          `where ${from} ${path}`,
          (on) => {
            if (act.on !== 'request') return;
            const others = chosen.filter((one) => one.from !== from || one.path !== path);
            act.where = on ? [...others, { from, path, is }] : others;
            if (!act.where.length) delete act.where;
            app.changed();
          },
        ),
      ),
    ),
  );
}

function holdsHereAll({ mapping }: Session, name: string): boolean {
  return !!mapping.pages.find((page) => page.name === name)?.when.every(holdsHere);
}

function check(label: string, about: string, checked: boolean, key: string, set: (on: boolean) => void): Child {
  return h(
    'li',
    {},
    h(
      'label',
      {},
      h('input', {
        type: 'checkbox',
        checked,
        'data-key': key,
        change: ({ target }: Event) => set((target as HTMLInputElement).checked),
      }),
      h('span', {}, label, about && h('code', {}, about)),
    ),
  );
}

/** Fields that are there, and those worth having. */
function fieldList(app: App, of: Target, suggested: string[], row: boolean): Child {
  const { say } = app;
  const telling = tellingOf(app.session, of) as MappedPage;
  const there = fieldsOf(telling, row).map(({ name }) => name);
  const names = [...suggested, ...there.filter((name) => !suggested.includes(name))];
  return h(
    'ul',
    {},
    names.map((name) => {
      const isThere = there.includes(name);
      const value = isThere ? valueHere(app, of, name, row) : undefined;
      const said = value === undefined ? say(isThere ? 'nothing' : 'noValue') : String(value);
      return h(
        'li',
        {},
        h(
          'button',
          {
            type: 'button',
            'data-key': `${row ? 'row ' : ''}field ${name}`,
            click: () => app.go({ at: 'field', of, name, row }),
          },
          h('span', {}, say(name), h('small', {}, said)),
          h(
            'em',
            { class: value === undefined ? 'no' : '' },
            value === undefined ? say(needed.test(name) || !isThere ? 'point' : 'change') : '✓',
          ),
        ),
      );
    }),
  );
}

function rowsPart(app: App, of: Target, telling: MappedPage | MappedAction, suggested: string[]): Child {
  const { say, session } = app;
  const { rows } = telling;
  const isKept = session.mapping.pages.some((page) => page !== telling && page.remember?.includes('items'));
  const lists = findLists(isPage(telling) ? undefined : session.exchange).slice(0, 6);
  const here = rowsHere(telling, contextOf(app, telling));
  return h(
    'div',
    { class: 'part' },
    h(
      'div',
      { class: 'row' },
      h('h2', {}, say('rows')),
      rows &&
        h(
          'em',
          { class: here.length || rows.from === 'remembered' ? '' : 'no' },
          rows.from === 'remembered' ? '✓' : say('lines', here.length),
        ),
    ),
    rows?.from === 'remembered'
      ? h('p', { class: 'soft' }, say('keptItems'))
      : rows
        ? fieldList(app, of, suggested, true)
        : h('p', { class: 'soft' }, say('rowsLead')),
    h(
      'div',
      { class: 'chips' },
      (isPage(telling) || !session.exchange) &&
        h('button', { type: 'button', 'data-key': 'rows', click: () => pointRow(app, of) }, say('pointRow')),
      isKept &&
        rows?.from !== 'remembered' &&
        h(
          'button',
          {
            type: 'button',
            'data-key': 'kept',
            click: () => {
              telling.rows = { from: 'remembered' };
              dropStray(telling);
              app.changed();
            },
          },
          say('rowKept'),
        ),
      lists.map(({ from, path, rows: found }) =>
        h(
          'button',
          {
            type: 'button',
            'aria-pressed': String(!!rows && 'path' in rows && rows.path === path && rows.from === from),
            click: () => {
              telling.rows = { from, path, fields: [] };
              dropStray(telling);
              app.changed();
            },
          },
          `${say(from, path)} · ${say('lines', found.length)}`,
        ),
      ),
      rows &&
        link(app, 'remove', () => {
          delete telling.rows;
          app.changed();
        }),
    ),
    rows &&
      rows.from !== 'remembered' &&
      (telling.event === 'begin_checkout' || telling.event === 'view_cart') &&
      check(say('remember'), '', !!telling.remember?.includes('items'), 'remember items', (on) => {
        remember(telling, 'items', on);
        app.changed();
      }),
  );
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
    if (gone && of.list === 'pages')
      for (const action of mapping.actions) if (action.page === (gone as MappedPage).name) delete action.page;
  }
  app.session.screen = { at: 'home' };
  app.changed();
}
