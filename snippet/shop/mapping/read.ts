// Finds single values. What is asked for may be impossible, and what is found anything: a selector that is none, a getter that
// throws. Then nothing was found.

import type { Field, Place, Reading } from '../../../server/contract/mapping.ts';
import { attempt } from '../../guard.ts';
import { amountIn } from '../../price.ts';
import type { Exchange } from '../requests.ts';
import { textOf } from './text.ts';

/** Where values are looked for, besides the page. */
export type Context = {
  /** Address of the page. */
  url: string;
  /** What earlier pages were asked to remember. */
  kept: Record<string, unknown>;
  /** The element that was acted on. */
  element?: Element;
  /** The request that was made. */
  exchange?: Exchange;
  /** One of the rows: an element, or of JSON. */
  row?: unknown;
};

type Value = string | number | boolean;

const amounts = /^(value|price|quantity)$/;

/** The first value that one of a field's readings finds. */
export function readField(field: Field, context: Context): Value | undefined {
  for (const reading of field.read) {
    const value = takeValue(field, placeOf(reading, context), reading);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Of what is at a place, the value that a field takes; undefined when it is none. */
export function takeValue({ name, number }: Field, found: unknown, cut: Reading): Value | undefined {
  if (/number|boolean/.test(typeof found)) return found as Value;
  const text = typeof found === 'string' ? between(found, cut) : '';
  return number || amounts.test(name) ? amountIn(text, name === 'quantity') : text || undefined;
}

/** What stands between two texts; empty when one of them is missing. */
export function between(text: string, { after = '', before }: Reading): string {
  const all = text.replace(/\s+/g, ' ');
  const start = all.indexOf(after);
  const end = before ? all.indexOf(before, start + after.length) : all.length;
  return start < 0 || end < 0 ? '' : all.slice(start + after.length, end).trim();
}

/** What is at a place, whatever it is. */
export function placeOf(place: Place, { url, kept, element, exchange, row }: Context): unknown {
  return attempt(() => {
    switch (place.from) {
      case 'text':
      case 'attribute': {
        const { selector, around } = place;
        const root = (
          around ? (element as Element).closest(around) : row instanceof Element ? row : document
        ) as Element;
        const found = (selector ? root.querySelector(selector) : root) as Element;
        return place.from === 'text' ? textOf(found) : found.getAttribute(place.name);
      }
      case 'json_ld':
        return jsonLd(place.path);
      case 'global':
        return follow(window, place.path);
      case 'row':
        return follow(row, place.path);
      case 'answer':
        return follow(parsed((exchange as Exchange).answer), place.path);
      case 'request': {
        const { body, url: address } = exchange as Exchange;
        return follow(parsed(body), place.path) ?? parameter(`${new URL(address).search}&${body}`, place.path);
      }
      case 'path':
        return partOf(url, place.part);
      case 'request_path':
        return partOf((exchange as Exchange).url, place.part);
      case 'query':
        return parameter(routeOf(url).search, place.name);
      case 'cookie':
        return parameter(document.cookie.replace(/; /g, '&'), place.name);
      case 'remembered':
        return kept[place.name];
      default:
        return place.value;
    }
  });
}

/** The address, or the one that a single-page shop writes behind its hash. */
export function routeOf(url: string): URL {
  return new URL(url.split(/#!?(?=\/)/)[1] ?? url, url);
}

/** Percent signs that stand for nothing are left as they are. */
export function decoded(text: string): string {
  return attempt(() => decodeURIComponent(text)) ?? text;
}

/** JSON, or what is none as it is. */
export function parsed(text: unknown): unknown {
  try {
    return JSON.parse(text as string);
  } catch {
    return text;
  }
}

/** The first of the page's JSON-LD things that has something at the path. */
function jsonLd(path: string): unknown {
  const blocks = document.querySelectorAll('[type="application/ld+json"]');
  const things = Array.from(blocks, ({ textContent }) => parsed(textContent)).flat();
  return [...things, ...things.flatMap((thing) => follow(thing, '@graph'))]
    .map((thing) => follow(thing, path))
    .find((value) => value !== undefined);
}

/** Follows a path through lists and objects; undefined where it ends. */
function follow(root: unknown, path: string): unknown {
  let at = root as (unknown[] & Record<string, unknown[]>) | undefined;
  for (const step of path ? path.split('.') : []) {
    at = at?.[Number(step) < 0 ? at.length + Number(step) : step] as typeof at;
  }
  return at;
}

function parameter(text: string, name: string): string | null {
  return new URLSearchParams(text).get(name);
}

function partOf(url: string, part: number): string {
  const parts = routeOf(url).pathname.split('/').filter(Boolean);
  return decoded(parts[part < 0 ? parts.length + part : part - 1] ?? '');
}
