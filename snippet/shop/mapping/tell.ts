import type { Telling } from '../../../server/contract/mapping.ts';
import { toJson } from '../../json.ts';
import type { Tag } from '../../part.ts';
import { keep, memory } from './memory.ts';
import type { Fields, Read } from './telling.ts';

/** Whether enough was found to tell of it: the number of an order, one of the rows, or else the first field. */
export function isEnough({ event, fields: [first], rows }: Telling, { params }: Read): boolean {
  if (event === 'purchase') return 'transaction_id' in params;
  if (rows) return 'items' in params;
  return !first || first.name in { ...(params.items as Fields[] | undefined)?.[0], ...params };
}

/** Tells what was found, and remembers what later pages ask for. */
export function tell(tag: Tag, telling: Telling, read: Read): void {
  if (!isEnough(telling, read)) return;
  remember(telling, read);
  const { event } = telling;
  const { transaction_id, customer_id, ...attributes } = read.params;
  const customer = event === 'identify' ? toJson(read.params) : '';
  if (customer || event === 'logout') {
    // On every page of a visit it is the same.
    if (customer !== memory.customer) tag.call(event, customer_id, attributes);
    memory.customer = customer;
  } else if (event && !(transaction_id && transaction_id === memory.order)) {
    tag.tell('mapping', event, read.params);
    if (event === 'purchase') Object.assign(memory, { order: transaction_id, kept: {} });
  }
  keep();
}

/** Remembers what later pages ask for, as far as it was found. */
export function remember({ remember: names = [] }: Telling, { params }: Read): void {
  for (const name of names) if (name in params) memory.kept[name] = params[name];
}
