// Where else on the page a value may be: in its address, hidden fields, data for search engines, variables, cookies, in what a
// request carried and was answered. For values that are not written anywhere one could point at.
import type { Reading } from '../../../server/contract/mapping.ts';
import { attempt } from './evaluator.ts';
import type { Happening } from './record.ts';
import { selectorsFor } from './selector.ts';
import { soundOf } from './sounds.ts';

/** A reading, and what it finds now; `near` when it sounds like what is looked for, or says the same. */
export type Found = { read: Reading; value: string; near?: boolean };

/** Whatever a reading may say of its place. */
export type AnyReading = {
  from: string;
  selector?: string;
  name?: string;
  path?: string;
  part?: number;
  value?: string;
};

/** A list of objects that may be the rows of a cart. */
export type FoundList = { from: 'json_ld' | 'global' | 'request' | 'answer'; path: string; rows: object[] };

type Exchange = Extract<Happening, { on: 'request' }>;
type Tree = [from: FoundList['from'], root: unknown];
type Add = (read: Reading, value: unknown) => void;

const MOST = 300;
/** Attributes that hold more than a look or a state. */
export const VALUED = /^(data-|(value|content|aria-label|href|src|alt|title|id)$)/;
/** What shops write their numbers into. */
const NUMBERED = ',[data-no],[data-id],[data-sku],[data-product-id],[data-mid]';

/** Everything that holds a short value, those that sound like the field or hold `wanted` first. */
export function findPlaces(field: string, wanted: unknown, exchange?: Exchange, row?: unknown): Found[] {
  const found: Found[] = [];
  const add: Add = (read, value) => {
    const text = typeof value === 'object' ? '' : `${value ?? ''}`.trim();
    if (text && text.length <= 120 && found.length < MOST) found.push({ read, value: text });
  };
  if (row instanceof Element) fromElements(row, `input,a[href],img[alt]${NUMBERED}`, add);
  else if (row) walk(row, (path, value) => add({ from: 'row', path }, value));
  else {
    const trees = (some: Tree[]) => {
      for (const [from, root] of some) walk(root, (path, value) => add({ from, path }, value));
    };
    trees(exchangeTrees(exchange));
    if (exchange) fromPath('request_path', exchange.url, add);
    fromNamed('query', location.search, add);
    fromPath('path', location.href, add);
    fromElements(document, `[type=hidden],meta[content]${NUMBERED}`, add);
    trees(pageTrees());
    fromNamed('cookie', document.cookie.replace(/; /g, '&'), add);
  }
  const sound = soundOf(field);
  const rank = ({ read, value }: Found) =>
    (wanted !== undefined && plain(value) === plain(wanted) ? 4 : 0) +
    (sound?.test(nameOf(read)) ? 2 : 0) +
    (read.from === 'global' ? 0 : 1);
  return found.sort((one, other) => rank(other) - rank(one)).map((one) => ({ ...one, near: rank(one) > 1 }));
}

function plain(value: unknown): string {
  return `${value}`.toLowerCase().replace(/[\s,]/g, '');
}

/** Lists of objects, the longest names of paths last. */
export function findLists(exchange?: Exchange): FoundList[] {
  const found: FoundList[] = [];
  const isRow = (one: unknown) => typeof one === 'object' && Object.keys(one ?? {}).length > 1;
  for (const [from, root] of [...exchangeTrees(exchange), ...pageTrees()])
    walk(root, (path, rows) => {
      if (Array.isArray(rows) && rows[0] && rows.length < 200 && rows.every(isRow)) found.push({ from, path, rows });
    });
  return found;
}

/** The last name in a reading: of a parameter, a cookie, a variable. */
export function nameOf(read: Reading): string {
  const { selector, path, name = path?.split('.').at(-1) ?? '' } = read as AnyReading;
  return selector && name ? `${selector} ${name}` : name;
}

/** What stands in elements besides their texts. */
function fromElements(root: Document | Element, wanted: string, add: Add): void {
  for (const element of [root as Element, ...root.querySelectorAll(wanted)]) {
    const selector = selectorsFor(element, root)[0];
    // The document has none.
    for (const { name, value } of element.attributes ?? [])
      if (selector !== undefined && VALUED.test(name)) add({ from: 'attribute', selector, name }, value);
  }
}

function fromNamed(from: 'query' | 'cookie', text: string, add: Add): void {
  for (const [name, value] of new URLSearchParams(text)) if (!/^dangol_/.test(name)) add({ from, name }, value);
}

/** The parts of a path; the last counts from the end, which is where it stays when something comes before it. */
function fromPath(from: 'path' | 'request_path', url: string, add: Add): void {
  const parts = new URL(url).pathname.split('/').filter(Boolean);
  for (const [at, text] of parts.entries())
    add({ from, part: parts[at + 1] ? at + 1 : -1 }, attempt(() => decodeURIComponent(text)) ?? text);
}

function exchangeTrees(exchange: Exchange | undefined): Tree[] {
  if (!exchange) return [];
  const query = Object.fromEntries(new URL(exchange.url).searchParams);
  return [
    ['request', { ...query, ...(bodyOf(exchange.body) as object) }],
    ['answer', bodyOf(exchange.answer)],
  ];
}

/** The value of a text that is JSON, or the fields of one that is a form; undefined of anything else. */
function bodyOf(text: string): unknown {
  return (
    attempt(() => JSON.parse(text)) ??
    (/^[^\s<>{}]*=/.test(text) ? Object.fromEntries(new URLSearchParams(text)) : undefined)
  );
}

/** Data of the page. Of the window only what the page added, and no further down than a cart is. */
function pageTrees(): Tree[] {
  const blocks = [...document.querySelectorAll('[type="application/ld+json"]')];
  const own: Record<string, unknown> = {};
  // What every window has is read by getters, which have none.
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(window)))
    if (value && typeof value !== 'function' && !/^(dataLayer|dangol|chrome|on[a-z]|.*[^\w$])/.test(name))
      own[name] = value;
  return [...blocks.map(({ textContent }): Tree => ['json_ld', bodyOf(textContent ?? '')]), ['global', own]];
}

/** Calls `see` with everything that there is, by paths as readings have them. */
function walk(root: unknown, see: (path: string, value: unknown) => void): void {
  let steps = 0;
  const visit = (value: unknown, path: string, depth: number) => {
    if (++steps > 3_000 || depth > 6 || value == null) return;
    if (value instanceof Node || value === window) return;
    see(path, value);
    if (typeof value !== 'object') return;
    for (const [name, inner] of Object.entries(value).slice(0, Array.isArray(value) ? 3 : 60))
      if (!name.includes('.')) visit(inner, path ? `${path}.${name}` : name, depth + 1);
  };
  // A getter of the page's may throw.
  attempt(() => visit(root, '', 0));
}
