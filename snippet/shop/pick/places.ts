// Where else on the page a value may be: in its address, hidden fields, data for search engines, variables, cookies, in what a
// request carried and was answered. For values that are not written anywhere one could point at.
import type { Reading } from '../../../server/contract/mapping.ts';
import { parseBody } from './json.ts';
import type { Happening } from './record.ts';
import { selectorsFor } from './selector.ts';

/** A reading, and what it finds now; `near` when it sounds like what is looked for, or says the same. */
export type Found = { read: Reading; value: string; near?: boolean };

/** A list of objects that may be the rows of a cart. */
export type FoundList = { from: 'json_ld' | 'global' | 'request' | 'answer'; path: string; rows: object[] };

type Exchange = Extract<Happening, { on: 'request' }>;
type Tree = [from: FoundList['from'], root: unknown];

const MOST = 300;
/** How a name of a parameter or a variable sounds that holds this field. */
const sounds: [RegExp, RegExp][] = [
  [/item_id/, /(^|[_.-])(id|no|num|code|sku|pid|gid|item|goods|product)/i],
  [/name/, /name|nm|title|label/i],
  [/price|value|shipping|tax/, /price|amount|amt|cost|prc|pay|sale|total|sum|fee|each|cents/i],
  [/quantity/, /q(ty|uantity)|count|cnt|num|ea$|\bn$/i],
  [/transaction_id/, /ord|trans|receipt|number|no$/i],
  [/customer_id/, /member|user|cust|login|mid|uid|id$/i],
  [/search_term/, /^q$|query|key|search|word|term/i],
  [/points/, /point|mileage|reward/i],
  [/tier/, /tier|grade|level|group/i],
];

/** Everything that holds a short value, those that sound like the field or hold `wanted` first. */
export function findPlaces(field: string, wanted: string | undefined, exchange?: Exchange, row?: unknown): Found[] {
  const found: Found[] = [];
  const add = (read: Reading, value: unknown) => {
    const text = String(value ?? '').trim();
    if (text && text.length <= 120 && found.length < MOST) found.push({ read, value: text });
  };
  if (row instanceof Element) inRow(row, add);
  else if (row && typeof row === 'object') walk(row, (path, value) => add({ from: 'row', path }, value));
  else {
    for (const [from, root] of exchangeTrees(exchange)) walk(root, (path, value) => add({ from, path }, value));
    partsOf(exchange && new URL(exchange.url).pathname).forEach((part, index) => {
      add({ from: 'request_path', part: index + 1 }, part);
    });
    fromAddress(add);
    fromElements(add);
    for (const [from, root] of pageTrees()) walk(root, (path, value) => add({ from, path }, value));
    for (const pair of document.cookie.split('; ')) {
      const [name = '', value = ''] = pair.split('=');
      if (!/^dangol_/.test(name)) add({ from: 'cookie', name }, decoded(value));
    }
  }
  const sound = sounds.find(([name]) => name.test(field))?.[1];
  const rank = ({ read, value }: Found) =>
    (wanted && sameValue(value, wanted) ? 4 : 0) +
    (sound?.test(nameOf(read)) ? 2 : 0) +
    (read.from === 'global' ? 0 : 1);
  const ranked = found.map((one) => ({ ...one, rank: rank(one) })).sort((one, other) => other.rank - one.rank);
  return ranked.map(({ read, value, rank: points }) => ({ read, value, near: points > 1 }));
}

/** Lists of objects, the longest names of paths last. */
export function findLists(exchange?: Exchange): FoundList[] {
  const found: FoundList[] = [];
  for (const [from, root] of [...exchangeTrees(exchange), ...pageTrees()]) {
    walk(
      root,
      () => {},
      (path, list) => {
        if (
          found.length < 20 &&
          list.length < 200 &&
          list.every((one) => one && typeof one === 'object' && Object.keys(one).length > 1)
        ) {
          found.push({ from, path, rows: list as object[] });
        }
      },
    );
  }
  return found;
}

export function sameValue(one: string, other: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[\s,]/g, '');
  return plain(one) === plain(other);
}

/** The last name in a reading: of a parameter, a cookie, a variable. */
export function nameOf(read: Reading): string {
  if ('path' in read) return read.path.split('.').at(-1) ?? '';
  if ('name' in read) return read.from === 'attribute' ? `${read.selector} ${read.name}` : read.name;
  return '';
}

/** What stands in a row besides its texts. */
function inRow(row: Element, add: (read: Reading, value: unknown) => void): void {
  for (const element of [
    row,
    ...row.querySelectorAll('input, a[href], [data-id], [data-no], [data-sku], [data-product-id], img[alt]'),
  ]) {
    const selector = selectorsFor(element, row)[0];
    if (selector === undefined) continue;
    for (const { name, value } of element.attributes) {
      if (/^(data-|value$|href$|alt$|id$)/.test(name)) add({ from: 'attribute', selector, name }, value);
    }
  }
}

function fromAddress(add: (read: Reading, value: unknown) => void): void {
  for (const [name, value] of new URLSearchParams(location.search)) add({ from: 'query', name }, value);
  const parts = partsOf(location.pathname);
  parts.forEach((part, index) => {
    add({ from: 'path', part: index + 1 === parts.length ? -1 : index + 1 }, part);
  });
}

function partsOf(path = ''): string[] {
  return path.split('/').filter(Boolean).map(decoded);
}

function fromElements(add: (read: Reading, value: unknown) => void): void {
  for (const element of document.querySelectorAll(
    'input[type=hidden], meta[content], [data-id], [data-no], [data-sku], [data-product-id], [data-mid]',
  )) {
    const hidden = element.matches('input');
    const names = hidden
      ? ['value']
      : element.matches('meta')
        ? ['content']
        : element.getAttributeNames().filter((name) => name.startsWith('data-'));
    const selector = selectorsFor(element)[0];
    if (selector) for (const name of names) add({ from: 'attribute', selector, name }, element.getAttribute(name));
  }
}

function exchangeTrees(exchange: Exchange | undefined): Tree[] {
  if (!exchange) return [];
  const query = Object.fromEntries(new URL(exchange.url).searchParams);
  return [
    ['request', { ...query, ...(parseBody(exchange.body) as object) }],
    ['answer', parseBody(exchange.answer)],
  ];
}

/** Data of the page. Of the window only what the page added, and no further down than a cart is. */
function pageTrees(): Tree[] {
  const trees: Tree[] = [...document.querySelectorAll('script[type="application/ld+json"]')].map((block) => [
    'json_ld',
    parseBody(block.textContent ?? ''),
  ]);
  const own: Record<string, unknown> = {};
  for (const name of Object.keys(window)) {
    // What every window has is read by getters, which have none.
    const value: unknown = Object.getOwnPropertyDescriptor(window, name)?.value;
    if (value && typeof value !== 'function' && !/^(dataLayer|dangol|chrome|on[a-z]|.*[^\w$])/.test(name))
      own[name] = value;
  }
  return [...trees, ['global', own]];
}

/** Calls `leaf` with every scalar, and `list` with every list, by paths as readings have them. */
function walk(
  root: unknown,
  leaf: (path: string, value: unknown) => void,
  list?: (path: string, list: unknown[]) => void,
): void {
  let steps = 0;
  const visit = (value: unknown, path: string, depth: number) => {
    if (++steps > 3_000 || depth > 6 || value === null || value === undefined) return;
    if (typeof value !== 'object') return leaf(path, value);
    if (value instanceof Node || value === window) return;
    if (Array.isArray(value) && value.length > 0) list?.(path, value);
    for (const [name, inner] of Object.entries(value).slice(0, 60)) {
      if (!name.includes('.') && (!Array.isArray(value) || Number(name) < 3))
        visit(inner, path ? `${path}.${name}` : name, depth + 1);
    }
  };
  try {
    visit(root, '', 0);
  } catch {
    // A getter of the page's that throws.
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
