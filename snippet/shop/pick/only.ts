import type { MappedAction, RequestTest } from '../../../server/contract/mapping.ts';
import { changed, here } from './app.ts';
import { testsOf } from './begin-action.ts';
import { type Child, h, list, option, part, soft } from './element.ts';
import { pageOf } from './evaluator.ts';
import { session } from './session.ts';
import { say } from './words.ts';

/** When an action is one: its sign, and what else must be so. */
export function onlyPart(action: MappedAction): Child {
  const { act, page } = action;
  const isRequest = act.on === 'request';
  const where = (isRequest && act.where) || [];
  const keyOf = ({ from, path }: RequestTest) => `where ${from} ${path}`;
  const isOther = (one: RequestTest) => (other: RequestTest) => keyOf(one) !== keyOf(other);
  const tests = isRequest && session.exchange ? testsOf(session.exchange) : [];
  const boxes = [...where, ...tests.filter((one) => where.every(isOther(one)))].slice(0, 5);
  const pages = session.mapping.pages.filter((one) => (page ? one.name === page : pageOf([one], here())));
  return part(
    'only',
    soft(
      say(isRequest ? 'sends' : act.on, ''),
      h('code', {}, isRequest ? `${act.method ?? ''} ${act.url}` : act.selector),
    ),
    list(
      pages.map(({ name }) =>
        option('checkbox', `only ${name}`, page === name, say('onlyOn', say(name)), '', (on) => {
          if (on) action.page = name;
          else delete action.page;
          changed();
        }),
      ),
      boxes.map((test) => {
        const others = where.filter(isOther(test));
        return option('checkbox', keyOf(test), where.includes(test), say(test.from, test.path), test.is, (on) => {
          Object.assign(act, { where: on ? [...others, test] : others });
          changed();
        });
      }),
    ),
  );
}
