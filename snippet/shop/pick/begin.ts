// What is taught begins with the best guess there is: most of it then only has to be looked at.
import type { MappedPage, Reading } from '../../../server/contract/mapping.ts';
import { changed, pageHere } from './app.ts';
import { testsHere } from './globs.ts';
import { askedOf, pageKinds } from './kinds.ts';
import { textReading } from './selector.ts';
import { session } from './session.ts';
import { soundOf } from './sounds.ts';

/** Takes this page for one of a kind. */
export function beginPage(kind: string): void {
  const { pages } = session.mapping;
  const taken = pages.filter(({ name }) => name === kind || name.startsWith(`${kind} `)).length;
  const page: MappedPage = {
    name: taken ? `${kind} ${taken + 1}` : kind,
    when: testsHere().slice(0, 1),
    fields: [],
  };
  if (pageKinds[kind]) page.event = pageKinds[kind];
  for (const name of askedOf(page.event)[0]) {
    const read = guessOnPage(name);
    if (read) page.fields.push({ name, read: [read] });
  }
  // Orders are known where they are placed, and often not on the page that gives thanks for them.
  if (kind === 'thanks') takeRemembered(page);
  // Before what fits as well: the first that fits is the page's.
  const fitting = pageHere();
  const at = fitting ? pages.indexOf(fitting) : pages.length;
  pages.splice(at, 0, page);
  session.screen = { at: 'telling', of: { list: 'pages', at } };
  changed();
}

/** Where a page most likely has a field; undefined rather than anywhere. */
function guessOnPage(name: string): Reading | undefined {
  if (name === 'item_name')
    return textReading([...document.querySelectorAll('h1, h2')].find(({ textContent }) => textContent?.trim()));
  if (!/item_id|search_term/.test(name)) return undefined;
  const parameter = [...new URLSearchParams(location.search).keys()].find((one) => soundOf(name, true)?.test(one));
  if (parameter) return { from: 'query', name: parameter };
  return name === 'item_id' ? { from: 'path', part: -1 } : undefined;
}

/** What the checkout was asked to remember is what was ordered. */
function takeRemembered(page: MappedPage): void {
  const names = session.mapping.pages.flatMap(({ remember = [] }) => remember);
  for (const name of ['transaction_id', 'value'])
    if (names.includes(name)) page.fields.push({ name, read: [{ from: 'remembered', name }] });
  if (names.includes('items')) page.rows = { from: 'remembered' };
}
