import type { MappedAction, MappedPage, PageTest, Rows } from '../../../server/contract/mapping.ts';
import { changed, go, rowsHere, valueHere } from './app.ts';
import { pointRow } from './choose.ts';
import { button, type Child, chips, entry, h, line, link, list, mark, option, part, soft } from './element.ts';
import { pageOf } from './evaluator.ts';
import { testsHere } from './globs.ts';
import { askedOf, pageKinds } from './kinds.ts';
import { onlyPart } from './only.ts';
import { ownPart } from './own.ts';
import { findLists } from './places.ts';
import { fieldsOf, isPage, session, type Target, tellingOf } from './session.ts';
import { said, say } from './words.ts';

/** One page, action, or the customer: when it is told, and what. */
export function tellingScreen({ of }: { of: Target }): Child {
  const telling = tellingOf(of);
  const [fields, rows] = askedOf(telling.event);
  return [
    of.list === 'pages' &&
      isPage(telling) && [likePart(telling), !pageKinds[telling.name.split(' ')[0] ?? ''] && ownPart(telling)],
    (fields[0] || telling.fields[0]) && part('values', fieldList(of, telling, fields, false)),
    (rows || telling.rows) && rowsPart(of, telling, rows ?? []),
    !isPage(telling) && onlyPart(telling),
    link('remove', () => remove(of)),
  ];
}

function likePart(page: MappedPage): Child {
  const { when } = page;
  const urlTest = when.find((one) => one.test === 'url');
  const all = [...when, ...testsHere().filter((one) => when.every(isOther(one)))];
  const count = (tests: PageTest[]) => say('matches', session.seen.length, countFitting(tests));
  // Two globs rarely hold for one page: another takes the place of the first.
  const use = (test: PageTest, on: boolean) => {
    const others = when.filter((one) => isOther(test)(one) && !(on && test.test === 'url' && one.test === 'url'));
    const next = on ? [...others, test] : others;
    if (next[0]) page.when = next;
    changed();
  };
  return part(
    'like',
    list(
      all
        .slice(0, 6)
        .map((test, index) =>
          option(
            'checkbox',
            `like ${index}`,
            when.includes(test),
            count([test]),
            test.test === 'url' ? test.glob : test.selector,
            (on) => use(test, on),
          ),
        ),
    ),
    line('like', urlTest?.glob, (glob) => use(urlTest && !glob ? urlTest : { test: 'url', glob }, !!glob)),
    fits(when, location.href) ? soft(count(when)) : h('p', { class: 'bad' }, say('here')),
  );
}

function fits(when: PageTest[], url: string): boolean {
  return !!pageOf([{ name: '', when, fields: [] }], { url, kept: {} });
}

function countFitting(tests: PageTest[]): number {
  return session.seen.filter((page) =>
    tests.every((test) =>
      test.test === 'url' || page.url === location.href ? fits([test], page.url) : !page.tests.every(isOther(test)),
    ),
  ).length;
}

function isOther(one: PageTest): (other: PageTest) => boolean {
  return (other) => JSON.stringify(one) !== JSON.stringify(other);
}

/** Fields that are there, and those worth having. */
function fieldList(of: Target, telling: MappedPage | MappedAction, suggested: string[], row: boolean): Child {
  const there = fieldsOf(telling, row).map(({ name }) => name);
  return list(
    [...new Set([...suggested, ...there])].map((name) => {
      const value = valueHere(telling, name, row);
      const isFound = value !== undefined;
      const isThere = there.includes(name);
      return entry(
        `${row ? 'row ' : ''}field ${name}`,
        say(name),
        isThere ? said(value) : say('noValue'),
        isFound,
        () => go({ at: 'field', of, name, row }),
        isFound ? '✓' : say(isThere ? 'change' : 'point'),
      );
    }),
  );
}

function rowsPart(of: Target, telling: MappedPage | MappedAction, suggested: string[]): Child {
  const { rows } = telling;
  const isOld = rows?.from === 'remembered';
  const isOwn = rows && !isOld;
  const isKept = !isOld && session.mapping.pages.some((page) => page !== telling && page.remember?.includes('items'));
  const lists = findLists(isPage(telling) ? undefined : session.exchange).slice(0, 6);
  const count = rowsHere(telling).length;
  const use = (next?: Rows) => {
    if (next) {
      telling.rows = next;
      dropStray(telling);
    } else delete telling.rows;
    changed();
  };
  return part(
    'rows',
    isOwn && mark(say('lines', count), count),
    isOwn ? fieldList(of, telling, suggested, true) : soft(say(isOld ? 'keptItems' : 'rowsLead')),
    chips(
      (isPage(telling) || !session.exchange) && button('rows', () => pointRow(of), say('pointRow')),
      isKept && button('rowKept', () => use({ from: 'remembered' })),
      lists.map(({ from, path, rows: found }) =>
        button(
          `rows ${path}`,
          () => use({ from, path, fields: [] }),
          `${say(from, path)} · ${say('lines', found.length)}`,
          { 'aria-pressed': `${rows?.from === from && rows.path === path}` },
        ),
      ),
      rows && link('removeRows', () => use()),
    ),
    isOwn && /cart|checkout/.test(telling.event ?? '') && list(rememberOption(telling, 'items')),
  );
}

/** Whether later pages may read it. */
export function rememberOption(telling: MappedPage | MappedAction, name: string): Child {
  return option('checkbox', 'remember', !!telling.remember?.includes(name), say('remember'), '', (on) => {
    remember(telling, name, on);
    changed();
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

function remove(of: Target): void {
  const { mapping } = session;
  if (of.list === 'customer') delete mapping.customer;
  else {
    const [gone] = mapping[of.list].splice(of.at, 1);
    if (gone && isPage(gone)) for (const action of mapping.actions) if (action.page === gone.name) delete action.page;
  }
  session.screen = { at: 'home' };
  changed();
}
