/** Comparisons of single values and of happenings, each read from the contract anew every time. */
import type { Item, Params } from '../../../server/contract/event.ts';
import type { Filter, Range } from '../../../server/contract/filter.ts';

export type Happening = { url: string; params: Params };

export function isWithin(value: number, range: Range = {}): boolean {
  if (range.atLeast !== undefined && !(value >= range.atLeast)) return false;
  return range.atMost === undefined || value <= range.atMost;
}

export function own(object: object | undefined, name: string): unknown {
  const found = Object.entries(object ?? {}).find(([key]) => key === name);
  return found?.[1];
}

/** Whether one comparison holds for one value. What is missing, null or empty passes none, nor does a list. */
export function passes({ op, value: wanted }: Pick<Filter, 'op' | 'value'>, found: unknown): boolean {
  if (typeof found !== 'string' && typeof found !== 'number' && typeof found !== 'boolean') return false;
  if (found === '') return false;
  switch (op) {
    case 'exists':
      return true;
    case 'equals':
    case 'one_of':
      return [wanted].flat().some((one, _, list) =>
        isEqual(
          one,
          found,
          list.some((each) => typeof each === 'number'),
        ),
      );
    case 'contains':
      return plain(found).includes(plain(wanted));
    case 'matches':
      return matchesGlob(plain(undone(String(wanted))), plain(found));
    case 'at_least':
      return numberIn(found) >= numberIn(wanted);
    case 'at_most':
      return numberIn(found) <= numberIn(wanted);
  }
}

/** Two texts are compared as texts; with a number on either side, as numbers. */
function isEqual(wanted: unknown, found: unknown, wantsNumber: boolean): boolean {
  if (typeof found === 'number' || wantsNumber) return numberIn(wanted) === numberIn(found);
  return plain(wanted) === plain(found);
}

function numberIn(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return Number.NaN;
  return Number(value);
}

/** Text without regard to case. */
export function plain(value: unknown): string {
  return String(value).normalize('NFC').toLowerCase();
}

export function undone(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function pathOf(url: string): string {
  const [address = ''] = url.split(/[?#]/);
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(address)?.[0];
  if (scheme === undefined) return undone(address || '/');
  const slash = address.indexOf('/', scheme.length);
  return slash < 0 ? '/' : undone(address.slice(slash));
}

/** `fits[j]`: whether the glob up to here matches the first j characters. */
export function matchesGlob(glob: string, text: string): boolean {
  let fits = [true, ...Array.from(text, () => false)];
  fits.length = text.length + 1;
  fits.fill(false, 1);
  for (const sign of glob.split('')) {
    const before = fits;
    fits = before.map((_, j) => {
      if (sign === '*') return before.slice(0, j + 1).includes(true);
      return j > 0 && before[j - 1] === true && (sign === '?' || sign === text[j - 1]);
    });
  }
  return fits[text.length] === true;
}

export function itemsIn(params: Params): Item[] {
  const items = own(params, 'items');
  return Array.isArray(items) ? items : [];
}

export function pieces(items: readonly Item[]): number {
  let sum = 0;
  for (const { quantity = 1 } of items) sum += quantity;
  return sum;
}

/** Whether all filters hold, those on `items.…` on one and the same item. */
export function holdAll(where: readonly Filter[] | undefined, happening: Happening): boolean {
  const filters = where ?? [];
  const onItems = filters.filter(({ property }) => property.startsWith('items.'));
  const others = filters.filter(({ property }) => !property.startsWith('items.'));
  if (onItems.length > 0 && !itemsIn(happening.params).some((item) => holdOnItem(onItems, item))) return false;
  return others.every((filter) => passes(filter, lookUp(filter.property, happening)));
}

export function holdOnItem(where: readonly Filter[] | undefined, item: Item): boolean {
  return (where ?? []).every((filter) => passes(filter, own(item, filter.property.replace(/^items\./, ''))));
}

function lookUp(property: string, { url, params }: Happening): unknown {
  if (property === 'url') return undone(url);
  if (property === 'path') return pathOf(url);
  if (property === 'item_count') return pieces(itemsIn(params));
  return own(params, property);
}
