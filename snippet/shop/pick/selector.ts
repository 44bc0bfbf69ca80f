// Proposes selectors that are likely to find the same thing on the next page and after the next release of the shop.

/** Attributes whose value says what an element is, rather than which product it shows. */
const TELLING = /^(itemprop|name|role|property|rel|for|data-(testid|test|qa|cy|role|field|type|name|action))$/;
/** The last resort of pages from before style sheets. */
const LOOKS = /^(type|bgcolor|color|size|border|align)$/;
/** Of states and of machines: `on`, `is-active`, `css-1x2y3z`, `_k9`, `Price_root__3xK2a`, `sc-bdVaJa`. */
const FLEETING =
  /^(is-|has-|js-)?(on|off|active|selected|current|open|opened|closed|hover|focus|show|hide|hidden|visible|disabled|loading|loaded|first|last|odd|even)$|^_|^(css|sc|jsx|emotion|svelte|astro)-|__[\w-]{5}$|\d{3,}|[a-z][A-Z][a-z]?[A-Z]|^(?=.*\d)(?=.*[A-Z])[\w-]{6,}$/;

type Root = Document | Element;

/**
 * Selectors whose first match under `root` is the element, the most robust first; none when it is not under it. An element
 * that is itself `root` has the empty one.
 */
export function selectorsFor(element: Element, root: Root = document, most = 4): string[] {
  if (element === root) return [''];
  const found: string[] = [];
  const add = (selector: string) => {
    if (found.length < most && !found.includes(selector) && isOnly(selector, element, root)) found.push(selector);
    return found.length >= most;
  };
  // That a page has only one of a tag is mostly luck; in a row it is not.
  const bare = root === document && !/^(h1|main)$/.test(element.localName) ? [element.localName] : [];
  for (const own of simpleOf(element)) if (!bare.includes(own) && add(own)) return found;
  for (const own of [...simpleOf(element), nthOf(element)]) {
    for (let above = element.parentElement; above && above !== root; above = above.parentElement) {
      for (const anchor of simpleOf(above)) if (add(`${anchor} ${own}`)) return found;
    }
  }
  if (!found.length) add(pathOf(element, root));
  return found;
}

/**
 * Selectors of what an element is one of: the rows of a list. Those that fit the most elements of the same make come first;
 * `up` looks at the ancestors too.
 */
export function rowSelectorsFor(element: Element): { selector: string; row: Element; count: number }[] {
  const found: { selector: string; row: Element; count: number; score: number }[] = [];
  let depth = 0;
  for (let row: Element | null = element; row && row !== document.body && depth < 9; row = row.parentElement, depth++) {
    for (const selector of manyOf(row)) {
      const all = [...document.querySelectorAll(selector)];
      const alike = all.filter((one) => one.parentElement === row?.parentElement || one.tagName === row?.tagName);
      const nested = all.some((one) => one !== row && (one.contains(row as Element) || row?.contains(one)));
      if (nested || alike.length < all.length || found.some((one) => one.selector === selector)) continue;
      const holds = row.textContent?.trim() ? 1 : 0;
      const same = all.every((one) => one.children.length === row?.children.length) ? 2 : 0;
      const several = all.length > 1 ? 3 : 0;
      // A whole row has more in it than one cell.
      const parts = Math.min(row.querySelectorAll('*').length, 4);
      const shape = /^(li|tr)\b|[ >](li|tr)\b/.test(selector) ? 3 : 0;
      found.push({ selector, row, count: all.length, score: holds + same + several + parts + shape - depth / 9 });
    }
  }
  return found.sort((a, b) => b.score - a.score).slice(0, 6);
}

/** Selectors that fit the element and others of its kind: for buttons that stand on every card. */
export function manyOf(element: Element): string[] {
  const own = simpleOf(element);
  const above = element.parentElement;
  const anchored = above ? simpleOf(above).flatMap((anchor) => own.slice(-3).map((one) => `${anchor} > ${one}`)) : [];
  return [...own.filter((one) => !one.startsWith('#')), ...anchored].filter(
    (one) => one.includes('.') || one.includes('[') || one.includes('#') || /^(li|tr)$/.test(one),
  );
}

/** An element alone, from what says most to what says least. */
function simpleOf(element: Element): string[] {
  const tag = element.localName;
  const id =
    element.id && !/\d{2,}|^\d|[:.]/.test(element.id) && !FLEETING.test(element.id)
      ? [`#${CSS.escape(element.id)}`]
      : [];
  const attributes = [...element.attributes];
  const told = attributes
    .filter(({ name, value }) => TELLING.test(name) && value && value.length < 40)
    .map(
      ({ name, value }) =>
        `${name.startsWith('data-') || name === 'itemprop' ? '' : tag}[${name}=${JSON.stringify(value)}]`,
    );
  // Its value differs from product to product; that it is there does not.
  const marks = attributes
    .filter(({ name }) => name.startsWith('data-') && !TELLING.test(name) && !/\d|^data-(v|reactid|s)-/.test(name))
    .map(({ name }) => `${tag}[${name}]`);
  const classes = [...element.classList].filter((name) => !FLEETING.test(name)).slice(0, 4);
  const looks = attributes
    .filter(({ name }) => LOOKS.test(name))
    .map(({ name, value }) => `${tag}[${name}=${JSON.stringify(value)}]`);
  return [
    ...id,
    ...told,
    ...classes.map((name) => `.${CSS.escape(name)}`),
    ...classes.map((name) => `${tag}.${CSS.escape(name)}`),
    ...marks,
    ...looks,
    tag,
  ];
}

/** Its place among its brothers: the last stays the last when a list grows. */
function nthOf(element: Element): string {
  const { localName, parentElement } = element;
  if (!parentElement || parentElement.children.length === 1) return localName;
  if (parentElement.lastElementChild === element && parentElement.children.length > 2) return `${localName}:last-child`;
  const at = [...parentElement.children].indexOf(element) + 1;
  return at === 1 ? `${localName}:first-child` : `${localName}:nth-child(${at})`;
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
  try {
    const all = root.querySelectorAll(selector);
    return all.length === 1 && all[0] === element;
  } catch {
    return false;
  }
}
