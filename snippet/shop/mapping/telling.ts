import { MAX_ITEMS } from '../../../server/contract/limits.ts';
import type { Field, Rows, Telling } from '../../../server/contract/mapping.ts';
import { attempt } from '../../guard.ts';
import { type Context, parsed, placeOf, readField } from './read.ts';

export type Fields = Record<string, unknown>;

/** What was found of what a page or an action tells. */
export type Read = {
  /** Fields by their names, and `items` where there are any. */
  _params: Fields;
  /** Nothing is missing, in no item. */
  _isWhole: boolean;
};

/** Where there are no rows, these make an item of themselves. */
const ofItem = /^(item_(?!list)\w+|price|quantity)$/;

/** Reads what is told. */
export function readTelling({ fields, rows }: Pick<Telling, 'fields' | 'rows'>, context: Context): Read {
  let isWhole = true;
  const readFields = (some: Field[], row?: unknown): Fields => {
    const params: Fields = {};
    for (const field of some) {
      const value = readField(field, { ...context, row });
      if (value === undefined) isWhole = false;
      else params[field.name] = value;
    }
    return params;
  };
  const isOfItem = (field: Field) => !rows && ofItem.test(field.name);
  const params = readFields(fields.filter((field) => !isOfItem(field)));
  const lines =
    rows?.from === 'remembered'
      ? // Prototype.js has lists written as texts.
        ((parsed(context.kept.items) ?? []) as Fields[])
      : rows
        ? rowsOf(rows, context).map((row) => readFields(rows.fields, row))
        : [readFields(fields.filter(isOfItem))];
  // A row that names nothing is a heading or a sum.
  const items = lines.filter(({ item_id, item_name }) => item_id ?? item_name);
  if (items.length) params.items = items;
  return { _params: params, _isWhole: isWhole };
}

/** The rows as they are now. */
export function rowsOf(rows: Exclude<Rows, { from: 'remembered' }>, context: Context): unknown[] {
  const found =
    rows.from === 'elements' ? attempt(() => document.querySelectorAll(rows.selector)) : placeOf(rows, context);
  // Some keep their rows by id.
  return Object.values(found ?? {}).slice(0, MAX_ITEMS);
}
