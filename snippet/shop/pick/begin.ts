// What is taught begins with the best guess there is: most of it then only has to be looked at.
import type { MappedPage, Reading } from '../../../server/contract/mapping.ts';
import { type App, pageHere } from './app.ts';
import { factsOf, testsFor } from './globs.ts';
import { askedOf, pageKinds } from './kinds.ts';
import { selectorsFor } from './selector.ts';

/** Takes this page for one of a kind. */
export function beginPage(app: App, kind: string): void {
  const { mapping } = app.session;
  const test = testsFor(factsOf(document, location.pathname + location.search))[0];
  const taken = mapping.pages.filter(({ name }) => name === kind || name.startsWith(`${kind} `)).length;
  const page: MappedPage = { name: taken ? `${kind} ${taken + 1}` : kind, when: test ? [test] : [], fields: [] };
  if (pageKinds[kind]) page.event = pageKinds[kind];
  for (const name of askedOf(page.event).fields) {
    const read = guessOnPage(name);
    if (read) page.fields.push({ name, read: [read] });
  }
  // Orders are known where they are placed, and often not on the page that gives thanks for them.
  if (kind === 'checkout') page.remember = [];
  if (kind === 'thanks') takeRemembered(app, page);
  // Before what fits as well: the first that fits is the page's.
  const before = pageHere(app);
  mapping.pages.splice(before < 0 ? mapping.pages.length : before, 0, page);
  app.session.screen = { at: 'telling', of: { list: 'pages', at: mapping.pages.indexOf(page) } };
  app.changed();
}

/** Where a page most likely has a field; undefined rather than anywhere. */
function guessOnPage(name: string): Reading | undefined {
  if (name === 'item_name') {
    const headings = [...document.querySelectorAll('h1, h2')].filter(({ textContent }) => textContent?.trim());
    const selector = headings[0] && selectorsFor(headings[0])[0];
    return selector ? { from: 'text', selector } : undefined;
  }
  const sound = sounding[name];
  if (!sound) return undefined;
  const parameter = [...new URLSearchParams(location.search).keys()].find((one) => sound.test(one));
  if (parameter) return { from: 'query', name: parameter };
  return name === 'item_id' ? { from: 'path', part: -1 } : undefined;
}

/** How a parameter of an address is called that says it. */
const sounding: Record<string, RegExp> = { item_id: /id$|no$|code|sku/i, search_term: /^q$|query|key|search|word/i };

/** What the checkout was asked to remember is what was ordered. */
function takeRemembered(app: App, page: MappedPage): void {
  const names = new Set(app.session.mapping.pages.flatMap(({ remember = [] }) => remember));
  for (const name of ['transaction_id', 'value']) {
    if (names.has(name)) page.fields.push({ name, read: [{ from: 'remembered', name }] });
  }
  if (names.has('items')) page.rows = { from: 'remembered' };
}
