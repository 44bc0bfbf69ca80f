/** Which comparisons a property allows, and what becomes of a value when the comparison changes. */
import { channels, deviceProperties, sourceProperties } from '../../../../server/contract/audience.ts';
import { deviceClasses } from '../../../../server/contract/collect.ts';
import { type Filter, type FilterOp, filterOps } from '../../../../server/contract/filter.ts';

/** Properties that hold numbers. */
const numeric = new Set(['value', 'item_count', 'items.price', 'items.quantity', 'points']);
/** Properties with a fixed set of values, and where their names are in the dictionary. */
const listed: Record<string, { values: readonly string[]; names: string }> = {
  channel: { values: channels, names: 'channel' },
  class: { values: deviceClasses, names: 'device' },
};

export const eventProperties = [
  'items.item_name',
  'items.item_category',
  'items.item_brand',
  'items.item_variant',
  'items.item_id',
  'items.price',
  'items.quantity',
  'value',
  'item_count',
  'search_term',
  'path',
  'url',
];
export const itemProperties = eventProperties.filter((property) => property.startsWith('items.'));
export const attributeProperties = ['points', 'tier', 'name'];
export { deviceProperties, sourceProperties };

export function choicesOf(property: string): { values: readonly string[]; names: string } | undefined {
  return listed[property];
}

export function isNumeric(property: string): boolean {
  return numeric.has(property);
}

/** Comparisons that make sense for a property. */
export function opsFor(property: string): FilterOp[] {
  if (listed[property]) return ['equals', 'one_of'];
  if (numeric.has(property)) return ['at_least', 'at_most', 'equals', 'exists'];
  return [...filterOps];
}

/** The filter with another property; its comparison and value stay when they still make sense. */
export function withProperty<Compared extends Filter>(filter: Compared, property: string): Compared {
  const kept = opsFor(property).includes(filter.op) && isNumeric(property) === isNumeric(filter.property);
  const sameList = choicesOf(property) === choicesOf(filter.property);
  const op = kept ? filter.op : (opsFor(property)[0] ?? 'equals');
  return withOp({ ...filter, property, ...(kept && sameList ? {} : { value: '' }) }, op);
}

/** The filter with another comparison; its value takes the form that the comparison needs. */
export function withOp<Compared extends Filter>(filter: Compared, op: FilterOp): Compared {
  const { value, ...rest } = filter;
  if (op === 'exists') return { ...rest, op } as Compared;
  const [first = ''] = Array.isArray(value) ? value : [value ?? ''];
  if (op === 'one_of')
    return { ...filter, op, value: Array.isArray(value) ? value : String(first) ? [String(first)] : [] };
  if (op === 'at_least' || op === 'at_most') return { ...filter, op, value: first === '' ? '' : Number(first) || 0 };
  const choices = choicesOf(filter.property);
  return { ...filter, op, value: choices && first === '' ? (choices.values[0] ?? '') : first };
}
