import type { MappedAction, MappedPage } from '../../../server/contract/mapping.ts';
import { type App, pageHere } from './app.ts';
import { beginPage } from './begin.ts';
import { button, type Child, entry, h, part } from './element.ts';
import { actionKinds, pageKinds } from './kinds.ts';

/** Where one begins, and comes back to: this page, and what was taught so far. */
export function home(app: App): Child[] {
  const { session, say } = app;
  const { pages, actions, customer } = session.mapping;
  const at = pageHere(app);
  const page = pages[at];
  const taught = (name: string, count: number, go: () => void, about?: Child) =>
    entry(name, h('b', {}, name), about, count ? '✓' : say('teach'), !!count, go);
  const pageEntry = (one: MappedPage) =>
    taught(say(one.name), one.fields.length + (one.rows ? 1 : 0), () =>
      app.go({ at: 'telling', of: { list: 'pages', at: pages.indexOf(one) } }),
    );
  const actionEntry = (one: MappedAction) =>
    taught(
      say(one.event ?? ''),
      1,
      () => app.go({ at: 'telling', of: { list: 'actions', at: actions.indexOf(one) } }),
      one.page && say('onlyOn', say(one.page)),
    );
  const record = (event: string) => {
    session.happened = [];
    app.go({ at: 'record', event });
  };
  return [
    page
      ? part(
          say('known'),
          h('ul', {}, pageEntry(page)),
          link(app, 'wrong', () => app.go({ at: 'other' })),
        )
      : whichPage(app),
    part(
      say('actions'),
      h('p', { class: 'soft' }, say('actionsLead')),
      h(
        'ul',
        {},
        actions.map(actionEntry),
        actionKinds
          .filter((event) => ![...actions, ...pages].some((one) => one.event === event))
          .map((event) => entry(`do ${event}`, say(event), '', say('teach'), false, () => record(event))),
      ),
    ),
    part(
      say('customer'),
      h('p', { class: 'soft' }, say('customerLead')),
      h(
        'ul',
        {},
        taught(say('customer'), customer?.length ?? 0, () =>
          app.go({ at: 'telling', of: { list: 'customer', at: 0 } }),
        ),
      ),
    ),
    pages.length > 0 && part(say('pages'), h('ul', {}, pages.map(pageEntry))),
  ];
}

/** What this page may be; also for pages that are taken for something else. */
export function whichPage(app: App): Child {
  const kinds = [...Object.keys(pageKinds), 'other'];
  return part(
    app.say('which'),
    h(
      'div',
      { class: 'grid' },
      kinds.map((name) => button(`is ${name}`, app.say(name), () => beginPage(app, name))),
    ),
  );
}

export function link(app: App, word: string, act: () => void): Child {
  return button(word, app.say(word), act, { class: 'link' });
}
