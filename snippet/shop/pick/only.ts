import type { MappedAction } from '../../../server/contract/mapping.ts';
import { pageOf } from '../mapping/start.ts';
import type { App } from './app.ts';
import { testsOf } from './begin-action.ts';
import { type Child, h, option, part } from './element.ts';

/** When an action is one: its sign, and what else must be so. */
export function onlyPart(app: App, action: MappedAction): Child {
  const { act, page } = action;
  const { say, session } = app;
  const where = act.on === 'request' ? (act.where ?? []) : [];
  const isSame = (one: { from: string; path: string }) => (other: typeof one) =>
    one.from === other.from && one.path === other.path;
  const tests = act.on === 'request' && session.exchange ? testsOf(session.exchange) : [];
  const boxes = [...where, ...tests.filter((one) => !where.some(isSame(one)))].slice(0, 5);
  const pages = session.mapping.pages.filter(
    (one) => one.name === page || (!page && pageOf([one], { url: location.href, kept: {} })),
  );
  return part(
    say('only'),
    h(
      'p',
      { class: 'soft' },
      say(act.on === 'request' ? 'sends' : act.on, ''),
      h('code', {}, act.on === 'request' ? `${act.method ?? ''} ${act.url}` : act.selector),
    ),
    h(
      'ul',
      {},
      pages.map(({ name }) =>
        option('checkbox', `only ${name}`, page === name, say('onlyOn', say(name)), '', (on) => {
          if (on) action.page = name;
          else delete action.page;
          app.changed();
        }),
      ),
      boxes.map(({ from, path, is }) =>
        option('checkbox', `where ${from} ${path}`, where.some(isSame({ from, path })), say(from, path), is, (on) => {
          const others = where.filter((one) => !isSame({ from, path })(one));
          Object.assign(act, { where: on ? [...others, { from, path, is }] : others });
          app.changed();
        }),
      ),
    ),
  );
}
