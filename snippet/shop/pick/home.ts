import type { MappedPage } from '../../../server/contract/mapping.ts';
import { type App, pageHere } from './app.ts';
import { beginPage } from './begin.ts';
import { type Child, h } from './element.ts';
import { actionKinds, pageKinds } from './kinds.ts';
import type { Screen, Target } from './session.ts';

/** Where one begins, and comes back to: this page, and what was taught so far. */
export function home(app: App): Child[] {
  const { session, say } = app;
  const at = pageHere(app);
  const page = session.mapping.pages[at];
  const { actions, customer } = session.mapping;
  return [
    page
      ? h(
          'div',
          { class: 'part' },
          h('h2', {}, say('known')),
          list(entry(app, { at: 'telling', of: { list: 'pages', at } }, say(page.name), countOf(page))),
          link(app, 'wrong', () => app.go({ at: 'other' })),
        )
      : whichPage(app),
    h(
      'div',
      { class: 'part' },
      h('h2', {}, say('actions')),
      h('p', { class: 'soft' }, say('actionsLead')),
      list(
        ...actionKinds.flatMap((event) => {
          const taught = actions.flatMap((action, index) => (action.event === event ? [index] : []));
          return taught.length ? taught.map((index) => actionEntry(app, index)) : [untaught(app, event)];
        }),
        ...actions.flatMap(({ event = '' }, index) => (actionKinds.includes(event) ? [] : [actionEntry(app, index)])),
      ),
    ),
    h(
      'div',
      { class: 'part' },
      h('h2', {}, say('customer')),
      h('p', { class: 'soft' }, say('customerLead')),
      list(entry(app, { at: 'telling', of: { list: 'customer', at: 0 } }, say('customer'), customer?.length ?? 0)),
    ),
    h(
      'div',
      { class: 'part' },
      h('h2', {}, say('pages')),
      list(
        ...Object.keys(pageKinds).map((name) => kindEntry(app, name)),
        ...session.mapping.pages.flatMap(({ name }, index) => (pageKinds[name] ? [] : [pageEntry(app, index)])),
      ),
    ),
  ];
}

/** What this page may be; also for pages that are taken for something else. */
export function whichPage(app: App): Child {
  const { say } = app;
  return h(
    'div',
    { class: 'part' },
    h('h2', {}, say('which')),
    h(
      'div',
      { class: 'grid' },
      [...Object.keys(pageKinds), 'other'].map((name) =>
        h('button', { type: 'button', 'data-key': `is ${name}`, click: () => beginPage(app, name) }, say(name)),
      ),
    ),
  );
}

function countOf({ fields, rows }: MappedPage): number {
  return fields.length + (rows && 'fields' in rows ? rows.fields.length : rows ? 1 : 0);
}

/** A kind of page: taught, or where to go to teach it. */
function kindEntry(app: App, name: string): Child {
  const at = app.session.mapping.pages.findIndex((page) => page.name === name);
  if (at >= 0) return pageEntry(app, at);
  return h(
    'li',
    {},
    h('div', { class: 'soft row' }, h('span', {}, app.say(name)), h('em', { class: 'no' }, app.say('noValue'))),
  );
}

function pageEntry(app: App, at: number): Child {
  const page = app.session.mapping.pages[at] as MappedPage;
  return entry(app, { at: 'telling', of: { list: 'pages', at } }, app.say(page.name), countOf(page));
}

function actionEntry(app: App, at: number): Child {
  const of: Target = { list: 'actions', at };
  const {
    event = '',
    fields,
    page,
  } = app.session.mapping.actions[at] as { event?: string; fields: unknown[]; page?: string };
  return entry(
    app,
    { at: 'telling', of },
    app.say(event),
    fields.length || 1,
    page && app.say('onlyOn', app.say(page)),
  );
}

function untaught(app: App, event: string): Child {
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        'data-key': `do ${event}`,
        click: () => {
          app.session.happened = [];
          app.go({ at: 'record', event });
        },
      },
      h('span', {}, app.say(event)),
      h('em', { class: 'no' }, app.say('teach')),
    ),
  );
}

function entry(app: App, screen: Screen, name: string, count: number, about?: string): Child {
  return h(
    'li',
    {},
    h(
      'button',
      { type: 'button', 'data-key': name, click: () => app.go(screen) },
      h('span', {}, h('b', {}, name), about && h('small', {}, about)),
      h('em', { class: count ? '' : 'no' }, count ? '✓' : app.say('teach')),
    ),
  );
}

function list(...entries: Child[]): Child {
  return h('ul', {}, entries);
}

export function link(app: App, word: string, act: () => void): Child {
  return h('button', { class: 'link', type: 'button', 'data-key': word, click: act }, app.say(word));
}
