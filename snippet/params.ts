// A shop's data is as it is: prices as text, nested oddities, nulls. One odd field must not cost the whole event, so
// everything is brought into the contract's shape here and what does not fit is left out.

import type { Item, Params, Scalar } from '../server/contract/event.ts';
import { MAX_ITEMS, MAX_PROPERTIES, MAX_STRING } from '../server/contract/limits.ts';
import { MAX_ID } from './bounds.ts';

/** Names that a rule can refer to later: keeps `__proto__` off the wire. Items and attributes are no scalars. */
const namePattern = /^(?!items$|attributes$)[a-z][\w.]{0,79}$/i;
const amounts = /^(value|price|quantity)$/;
const ids = /(_id|^item_name)$/;

type Fields = Record<string, unknown>;

/** Parameters of an event. */
export function cleanParams(raw: unknown): Params {
  const params: Params = cleanFields(raw);
  const items = isObject(raw) && raw.items;
  if (Array.isArray(items)) params.items = items.slice(0, MAX_ITEMS).filter(isObject).map(cleanFields) as Item[];
  return params;
}

/** Scalars only: fields of one item, attributes of a customer. */
export function cleanFields(raw: unknown): Record<string, Scalar> {
  const fields: Record<string, Scalar> = {};
  // One place is left for items.
  let room = MAX_PROPERTIES - 1;
  for (const name of Object.keys(raw ?? {})) {
    const value = namePattern.test(name) ? cleanScalar(name, (raw as Fields)[name]) : undefined;
    if (value !== undefined && room-- > 0) fields[name] = value;
  }
  return fields;
}

/** Whether something has fields to read. */
export function isObject(value: unknown): value is Fields {
  return !!value && typeof value === 'object';
}

/** "39,000원", "₩ 39,000", "1.234,56 €", "1'234.50" and "39.90" as numbers; NaN for anything that is none. */
export function toNumber(text: string): number {
  const digits = text.replace(/[\s'’]/g, '').match(/-?\d[\d.,]*/)?.[0] ?? '-';
  // A comma before the last one or two digits is a decimal comma; any other parts thousands.
  return Number(/,\d\d?$/.test(digits) ? digits.replace(/\./g, '').replace(',', '.') : digits.replace(/,/g, ''));
}

function cleanScalar(name: string, raw: unknown): Scalar | undefined {
  if (typeof raw === 'string') {
    if (amounts.test(name)) return cleanScalar(name, toNumber(raw));
    if (name === 'currency')
      return raw
        .trim()
        .toUpperCase()
        .match(/^[A-Z]{3}$/)?.[0];
    return raw.slice(0, ids.test(name) ? MAX_ID : MAX_STRING);
  }
  if (name === 'currency') return undefined;
  if (typeof raw === 'number') return Number.isFinite(raw) && (name !== 'quantity' || raw >= 0) ? raw : undefined;
  return (raw === null || typeof raw === 'boolean') && !amounts.test(name) && !ids.test(name) ? raw : undefined;
}
