import { MAX_ITEMS } from '../../../server/contract/limits.ts';
import type { Field, Rows, Telling } from '../../../server/contract/mapping.ts';
import { attempt } from '../../guard.ts';
import { isObject } from '../../params.ts';
import { type Context, placeOf, readField } from './read.ts';

export type Fields = Record<string, unknown>;

/** What was found of what a page or an action tells. */
export type Read = {
  /** Fields by their names, and `items` where there are any. */
  params: Fields;
  /** Nothing is missing, in no item. */
  isWhole: boolean;
};

/** Where there are no rows, these make an item of themselves. */
const ofItem = /^(item_(?!list)\w+|price|quantity)$/;

/** Reads what is told. */
export function readTelling({ fields, rows }: Pick<Telling, 'fields' | 'rows'>, context: Context): Read {
  const isItems = ({ name }: Field) => !rows && ofItem.test(name);
  const all = readFields(
    fields.filter((field) => !isItems(field)),
    context,
  );
  const lines = rows ? linesOf(rows, context) : [readFields(fields.filter(isItems), context)];
  // A row that names nothing is a heading or a sum.
  const items = lines.filter(({ params }) => params.item_id ?? params.item_name);
  const told = rows ? items : lines;
  return {
    params: items.length ? { ...all.params, items: items.map(({ params }) => params) } : all.params,
    isWhole: all.isWhole && told.length > 0 && told.every(({ isWhole }) => isWhole),
  };
}

/** Reads fields, each by itself. */
function readFields(fields: Field[], context: Context): Read {
  const params: Fields = {};
  for (const field of fields) {
    const value = readField(field, context);
    if (value !== undefined) params[field.name] = value;
  }
  return { params, isWhole: fields.every(({ name }) => name in params) };
}

function linesOf(rows: Rows, context: Context): Read[] {
  if (rows.from === 'remembered') {
    const items = (context.kept.items ?? []) as Fields[];
    return items.map((params) => ({ params, isWhole: true }));
  }
  return rowsOf(rows, context)
    .slice(0, MAX_ITEMS)
    .map((row) => readFields(rows.fields, { ...context, row }));
}

function rowsOf(rows: Exclude<Rows, { from: 'remembered' }>, context: Context): unknown[] {
  const found =
    rows.from === 'elements' ? attempt(() => document.querySelectorAll(rows.selector)) : placeOf(rows, context);
  // Some keep their rows by id.
  return isObject(found) ? Object.values(found) : [];
}
