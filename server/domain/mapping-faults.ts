import type { FieldFault } from '../contract/error.ts';
import { MAX_MAPPING_BYTES } from '../contract/limits.ts';
import type { Act, Field, MappedAction, MappedPage, Mapping, Place, Rows, Telling } from '../contract/mapping.ts';
import { fault, under } from './fault.ts';
import { isSelector } from './selector.ts';

/** What keeps a mapping, which its schema accepts, from being published. Paths are relative to it: `pages/0/fields/2/read/0/selector`. */
export function mappingFaults(mapping: Mapping): FieldFault[] {
  const kept = new Set([...mapping.pages, ...mapping.actions].flatMap(({ remember = [] }) => remember));
  const names = mapping.pages.map(({ name }) => name);
  const { customer } = mapping;
  return [
    ...mapping.pages.flatMap((page, index) =>
      under(`pages/${index}`, pageFaults(page, names.indexOf(page.name) < index, isUsed(page, mapping), kept)),
    ),
    ...mapping.actions.flatMap((action, index) => under(`actions/${index}`, actionFaults(action, names, kept))),
    ...(customer ? under('customer', customerFaults(customer, kept)) : []),
  ];
}

/** What keeps it even from being saved. */
export function mappingSizeFaults(mapping: Mapping): FieldFault[] {
  const bytes = new TextEncoder().encode(JSON.stringify(mapping)).length;
  if (bytes <= MAX_MAPPING_BYTES) return [];
  return [fault('', `must have at most ${MAX_MAPPING_BYTES} bytes; this has ${bytes}`)];
}

/** Fields that make an item where they stand beside no rows. */
const itemFields = ['item_id', 'item_name', 'item_brand', 'item_category', 'item_variant', 'price', 'quantity'];

/** What an event must carry to be of any use: an order without its number would be counted at every look at its page. */
const needed: Record<string, string[]> = {
  purchase: ['transaction_id'],
  identify: ['customer_id'],
  search: ['search_term'],
};

/** Where a reading is tried: what can be there at all. */
type Surroundings = {
  kept: ReadonlySet<string>;
  /** What has to happen; none for a page. */
  act?: Act;
  /** The rows that it is a field of. */
  rows?: Rows;
};

/** A page that tells nothing itself may be where actions are. */
function isUsed({ name }: MappedPage, { actions }: Mapping): boolean {
  return actions.some(({ page }) => page === name);
}

function customerFaults(fields: readonly Field[], kept: ReadonlySet<string>): FieldFault[] {
  const faults = fieldFaults(fields, { kept });
  if (!fields.some(({ name }) => name === 'customer_id')) faults.push(fault('', 'must have customer_id for identify'));
  return faults;
}

function pageFaults(page: MappedPage, isRepeated: boolean, isPlace: boolean, kept: ReadonlySet<string>): FieldFault[] {
  const faults = isRepeated ? [fault('name', 'must differ from the names of the other pages', page.name)] : [];
  page.when.forEach((test, index) => {
    if (test.test === 'element') faults.push(...selectorFaults(`when/${index}/selector`, test.selector));
  });
  if (isPlace && !page.event && page.fields.length === 0) return faults;
  return [...faults, ...tellingFaults(page, { kept })];
}

function actionFaults(action: MappedAction, pages: string[], kept: ReadonlySet<string>): FieldFault[] {
  const { act, page } = action;
  const faults = 'selector' in act ? selectorFaults('act/selector', act.selector) : [];
  if (page !== undefined && !pages.includes(page)) faults.push(fault('page', 'must be the name of a page', page));
  return [...faults, ...tellingFaults(action, { kept, act })];
}

function tellingFaults(telling: Telling, around: Surroundings): FieldFault[] {
  const { event, fields, rows, remember = [] } = telling;
  const faults = under('fields', fieldFaults(fields, around));
  if (!event && remember.length === 0) faults.push(fault('event', 'must be given, or something must be remembered'));
  for (const name of event ? (needed[event] ?? []) : []) {
    if (!fields.some((field) => field.name === name)) faults.push(fault('fields', `must have ${name} for ${event}`));
  }
  if (rows) faults.push(...under('rows', rowFaults(rows, around)), ...strayFaults(fields));
  remember.forEach((name, index) => {
    if (!isTold(name, telling)) faults.push(fault(`remember/${index}`, 'must be a field of this, or items', name));
  });
  return faults;
}

/** Beside rows a price is nobody's. */
function strayFaults(fields: readonly Field[]): FieldFault[] {
  return fields.flatMap(({ name }, index) =>
    itemFields.includes(name) ? [fault(`fields/${index}/name`, 'must stand in the rows, as there are some', name)] : [],
  );
}

function isTold(name: string, { fields, rows }: Telling): boolean {
  if (name === 'items') return rows !== undefined || fields.some((field) => itemFields.includes(field.name));
  return fields.some((field) => field.name === name);
}

function rowFaults(rows: Rows, around: Surroundings): FieldFault[] {
  if (rows.from === 'remembered') {
    return around.kept.has('items') ? [] : [fault('from', 'must be remembered somewhere: no page remembers items')];
  }
  const faults = rows.from === 'elements' ? selectorFaults('selector', rows.selector) : [];
  if (needsRequest(rows.from) && around.act?.on !== 'request') faults.push(notHere('from', rows.from));
  return [...faults, ...under('fields', fieldFaults(rows.fields, { ...around, rows }))];
}

function fieldFaults(fields: readonly Field[], around: Surroundings): FieldFault[] {
  return fields.flatMap(({ name, read }, index) => [
    ...(fields.findIndex((one) => one.name === name) < index
      ? [fault(`${index}/name`, 'must differ from the names of the others', name)]
      : []),
    ...(composite.has(name) ? [fault(`${index}/name`, 'must be a field of one value', name)] : []),
    ...read.flatMap((place, at) => under(`${index}/read/${at}`, placeFaults(place, around))),
  ]);
}

/** No single value: they are made of rows and of the fields of `identify`. */
const composite: ReadonlySet<string> = new Set(['items', 'attributes']);

function placeFaults(place: Place, { kept, act, rows }: Surroundings): FieldFault[] {
  switch (place.from) {
    case 'text':
    case 'attribute': {
      const faults = place.selector === '' ? [] : selectorFaults('selector', place.selector);
      if (place.selector === '' && rows?.from !== 'elements' && !place.around) {
        faults.push(fault('selector', 'must not be empty outside of rows', place.selector));
      }
      if (place.around !== undefined) faults.push(...selectorFaults('around', place.around));
      if (place.around !== undefined && act?.on !== 'click' && act?.on !== 'submit') {
        faults.push(fault('around', 'must be in an action that happens to an element', place.around));
      }
      return faults;
    }
    case 'request':
    case 'answer':
    case 'request_path':
      return act?.on === 'request' ? [] : [notHere('from', place.from)];
    case 'row':
      return rows && 'path' in rows ? [] : [fault('from', 'must be in rows of JSON', place.from)];
    case 'path':
      return place.part === 0 ? [fault('part', 'must be 1 for the first part or -1 for the last', 0)] : [];
    case 'remembered':
      return kept.has(place.name) ? [] : [fault('name', 'must be remembered by a page or an action', place.name)];
    default:
      return [];
  }
}

function needsRequest(from: string): boolean {
  return from === 'request' || from === 'answer';
}

function notHere(path: string, from: string): FieldFault {
  return fault(path, 'must be in an action that is a request', from);
}

function selectorFaults(path: string, selector: string): FieldFault[] {
  return isSelector(selector) ? [] : [fault(path, 'must be a CSS selector', selector)];
}
