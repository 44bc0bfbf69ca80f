/**
 * Personal parts of a text as an author types them: `{{ customer.name | default: "고객" }}`. This checks what can be told at
 * once, beside the field; the server, which fills them in, has the last word.
 */
import { attributePathPrefix, personalFilters, personalPaths } from '../../../server/contract/personal.ts';
import { text } from '../../i18n/text.ts';

export type PersonalPath = keyof typeof personalPaths;

const PART = /\{\{(.*?)\}\}/gs;
/** `path | filter: "text", 3 | filter`. */
const INSIDE =
  /^\s*([\p{L}\p{N}_.-]+)\s*((?:\|\s*\w+\s*(?::\s*(?:"[^"]*"|'[^']*'|-?[\d.]+)(?:\s*,\s*(?:"[^"]*"|'[^']*'|-?[\d.]+))*)?\s*)*)$/u;

/** What is wrong with the personal parts of a text, in words; undefined when nothing is. */
export function personalFault(written: string, hasCoupon: boolean): string | undefined {
  if (written.includes('{%')) return text('rule.personal.tags');
  const insides = [...written.matchAll(PART)].map(([, inside = '']) => inside);
  if (/\{\{|\}\}/.test(written.replace(PART, ''))) return text('rule.personal.open');
  for (const inside of insides) {
    const [, path, filters = ''] = INSIDE.exec(inside) ?? [];
    if (path === undefined) return text('rule.personal.open');
    if (!isKnown(path)) return text('rule.personal.path', { path });
    const filter = [...filters.matchAll(/\|\s*(\w+)/g)].map(([, name = '']) => name).find((name) => !isFilter(name));
    if (filter) return text('rule.personal.filter', { filter, known: personalFilters.join(', ') });
    if (path.startsWith('coupon.') && !hasCoupon) return text('rule.personal.coupon');
  }
  return undefined;
}

/** Paths that a text uses. */
export function personalPathsIn(written: string): string[] {
  return [...written.matchAll(PART)].map(([, inside = '']) => INSIDE.exec(inside)?.[1] ?? '');
}

/** A personal part ready to be inserted, with what stands in its place for people it is unknown of. */
export function personalPart(path: PersonalPath): string {
  if (path === 'cart.value' || path === 'product.price') return `{{ ${path} | money }}`;
  if (typeof personalPaths[path] === 'number' || path.startsWith('coupon.')) return `{{ ${path} }}`;
  return `{{ ${path} | default: "${standIn(path)}" }}`;
}

function standIn(path: PersonalPath): string {
  return text(path.startsWith('customer.') ? 'personal.default' : 'personal.defaultProduct');
}

function isKnown(path: string): boolean {
  return (
    Object.hasOwn(personalPaths, path) ||
    (path.startsWith(attributePathPrefix) && path.length > attributePathPrefix.length)
  );
}

function isFilter(name: string): boolean {
  return personalFilters.some((known) => known === name);
}
