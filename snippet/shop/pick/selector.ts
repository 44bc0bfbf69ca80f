// Proposes selectors that are likely to find the same thing on the next page and after the next release of the shop.
import type { Reading } from '../../../server/contract/mapping.ts';
import { attempt } from './evaluator.ts';

/** Attributes whose value says what an element is, rather than which product it shows. */
const TELLING = /^(rel|data-(testid|test|qa|type|cy|role|field|name|action)|itemprop|name|property|for|role)$/;
/** The last resort of pages from before style sheets. */
const LOOKS = /^(type|(bg)?color|size|border|align)$/;
/** Of states and of machines: `on`, `is-active`, `css-1x2y3z`, `_k9`, `Price_root__3xK2a`, `sc-bdVaJa`. */
const FLEETING =
  /^(is-|has-|js-)?(on|active|current|selected|open(ed)?|closed|show|hid(e|den)|visible|odd|disabled|load(ing|ed)|first|last|off|even)$|^_|^(astro|jsx|css|svelte|sc)-|__[\w-]{5}$|\d{3,}|[a-z][A-Z][a-z]?[A-Z]|^(?=.*\d)(?=.*[A-Z])[\w-]{6,}$/;

type Root = Document | Element;

/**
 * Selectors whose first match under `root` is the element, the most robust first; none when it is not under it. An element
 * that is itself `root` has the empty one.
 */
export function selectorsFor(element: Element, root: Root = document): string[] {
  if (element === root) return [''];
  const found: string[] = [];
  for (const selector of candidates(element, root, found))
    if (!found.includes(selector) && isOnly(selector, element, root) && found.push(selector) > 3) break;
  return found;
}

/** What may select the element, the most robust first: alone, under what it is in, and, when none of it is `found` to do, by its path. */
function* candidates(element: Element, root: Root, found: string[]): Generator<string> {
  const own = simpleOf(element);
  // That a page has only one of a tag is mostly luck; in a row it is not.
  yield* root === document && !/^(h1|main)$/.test(element.localName) ? own.slice(0, -1) : own;
  for (const one of [...own, nthOf(element)])
    for (let above = element.parentElement; above && above !== root; above = above.parentElement)
      for (const anchor of simpleOf(above)) yield `${anchor} ${one}`;
  if (!found[0]) yield pathOf(element, root);
}

/** Reads the text of an element; undefined when there is none, or nothing that selects it. */
export function textReading(element: Element | undefined): Reading | undefined {
  const selector = element && selectorsFor(element)[0];
  return selector ? { from: 'text', selector } : undefined;
}

/** A selector of what an element is one of, the rows of a list: of its own or of what it is in, the likeliest. */
export function rowSelectorFor(element: Element): string | undefined {
  let best: string | undefined;
  let most = 0;
  let depth = 0;
  for (let row: Element | null = element; row && row !== document.body && depth < 9; row = row.parentElement, depth++) {
    const { parentElement, tagName, children, textContent } = row;
    for (const selector of manyOf(row)) {
      const all = [...document.querySelectorAll(selector)];
      const isOdd = (one: Element) =>
        one !== row &&
        (one.contains(row) || row?.contains(one) || (one.parentElement !== parentElement && one.tagName !== tagName));
      if (all.some(isOdd)) continue;
      const score =
        (textContent?.trim() ? 1 : 0) +
        (all.every((one) => one.children.length === children.length) ? 2 : 0) +
        (all[1] ? 3 : 0) +
        // A whole row has more in it than one cell.
        Math.min(row.querySelectorAll('*').length, 4) +
        (/\b(li|tr)\b/.test(selector) ? 3 : 0) -
        depth / 9;
      if (score <= most) continue;
      most = score;
      best = selector;
    }
  }
  return best;
}

/** Selectors that fit the element and others of its kind: for buttons that stand on every card. */
export function manyOf(element: Element): string[] {
  const own = simpleOf(element);
  const above = element.parentElement;
  const anchored = above ? simpleOf(above).flatMap((anchor) => own.slice(-3).map((one) => `${anchor} > ${one}`)) : [];
  return [...own.filter((one) => !one.startsWith('#')), ...anchored].filter((one) => /[.[#]|^(li|tr)$/.test(one));
}

/** An element alone, from what says most to what says least. */
function simpleOf(element: Element): string[] {
  const { localName: tag, id, attributes } = element;
  const classes = [...element.classList]
    .filter((name) => !FLEETING.test(name))
    .slice(0, 4)
    .map((name) => `.${CSS.escape(name)}`);
  const some = (pick: (name: string, value: string) => string | false) =>
    [...attributes].flatMap(({ name, value }) => pick(name, value) || []);
  const valued = (name: string, value: string) => `[${name}=${JSON.stringify(value)}]`;
  return [
    ...(id && !/\d{2,}|^\d|[:.]/.test(id) && !FLEETING.test(id) ? [`#${CSS.escape(id)}`] : []),
    ...some(
      (name, value) =>
        TELLING.test(name) &&
        value.length < 40 &&
        value &&
        (/^data-|itemprop/.test(name) ? '' : tag) + valued(name, value),
    ),
    ...classes,
    ...classes.map((name) => tag + name),
    // Its value differs from product to product; that it is there does not.
    ...some((name) => /^data-(?!v|reactid|s-)\D+$/.test(name) && !TELLING.test(name) && `${tag}[${name}]`),
    ...some((name, value) => LOOKS.test(name) && tag + valued(name, value)),
    tag,
  ];
}

/** Its place among its brothers: the last stays the last when a list grows. */
function nthOf(element: Element): string {
  const { localName, parentElement } = element;
  const brothers = [...(parentElement?.children ?? [])];
  const at = brothers.indexOf(element) + 1;
  if (!brothers[1]) return localName;
  return `${localName}:${brothers[at] || at < 3 ? `nth-child(${at})` : 'last-child'}`;
}

function pathOf(element: Element, root: Root): string {
  const steps = [nthOf(element)];
  for (let above = element.parentElement; above && above !== root; above = above.parentElement) {
    if (isOnly(steps.join(' > '), element, root)) break;
    steps.unshift(nthOf(above));
  }
  return steps.join(' > ');
}

function isOnly(selector: string, element: Element, root: Root): boolean {
  const all = attempt(() => root.querySelectorAll(selector));
  return all?.length === 1 && all[0] === element;
}
