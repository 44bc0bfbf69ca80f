import type { MappedAction, MappedPage } from '../../../server/contract/mapping.ts';
import { go, pageHere } from './app.ts';
import { beginPage } from './begin.ts';
import { button, type Child, chips, entry, h, link, list, part, soft } from './element.ts';
import { actionKinds, pageKinds } from './kinds.ts';
import { session, type Target } from './session.ts';
import { say } from './words.ts';

/** Where one begins, and comes back to: this page, and what was taught so far. */
export function home(): Child {
  const { pages, actions, customer } = session.mapping;
  const page = pageHere();
  const taught = (word: string, of: Target, isTaught: boolean, about?: Child) =>
    entry(say(word), h('b', {}, say(word)), about, isTaught, () => go({ at: 'telling', of }));
  const pageEntry = (one: MappedPage) =>
    taught(one.name, { list: 'pages', at: pages.indexOf(one) }, !!(one.fields[0] || one.rows));
  const actionEntry = (one: MappedAction, at: number) =>
    taught(one.event ?? '', { list: 'actions', at }, true, one.page && say('onlyOn', say(one.page)));
  const record = (event: string) => {
    session.happened = [];
    go({ at: 'record', event });
  };
  return [
    page
      ? part(
          'known',
          list(pageEntry(page)),
          link('wrong', () => go({ at: 'other' })),
        )
      : whichPage(),
    part(
      'actions',
      soft(say('actionsLead')),
      list(
        actions.map(actionEntry),
        actionKinds
          .filter((event) => ![...actions, ...pages].some((one) => one.event === event))
          .map((event) => entry(`do ${event}`, say(event), '', false, () => record(event))),
      ),
    ),
    part(
      'customer',
      soft(say('customerLead')),
      list(taught('customer', { list: 'customer', at: 0 }, !!customer?.length)),
    ),
    pages[0] && part('pages', list(pages.map(pageEntry))),
  ];
}

/** What this page may be; also for pages that are taken for something else. */
export function whichPage(): Child {
  return part(
    'which',
    chips([...Object.keys(pageKinds), 'other'].map((name) => button(`is ${name}`, () => beginPage(name), say(name)))),
  );
}
