import type { Telling } from '../../../server/contract/mapping.ts';
import { keep, type Reader } from './memory.ts';
import type { Fields, Read } from './telling.ts';

/**
 * Tells what was found, and remembers what later pages ask for.
 *
 * @returns whether enough was found: the number of an order, one of the rows, or else the first field.
 */
export function tell(tag: Reader, telling: Telling, read: Read): boolean {
  const { event, fields, rows } = telling;
  const { _params: params } = read;
  const needed = event === 'purchase' ? 'transaction_id' : rows ? 'items' : fields[0]?.name;
  if (needed && !(needed in { ...(params.items as Fields[] | undefined)?.[0], ...params })) return false;
  const { memory } = tag;
  const { transaction_id, customer_id, signature, ...attributes } = params;
  const customer = event === 'identify' ? JSON.stringify(params) : '';
  if (customer || event === 'logout') {
    // On every page of a visit it is the same.
    if (customer !== memory.customer) tag.call(event, customer_id, attributes, signature);
    memory.customer = customer;
  } else if (event && !(transaction_id && transaction_id === memory.order)) {
    tag.tell('mapping', event, params);
    if (event === 'purchase') {
      memory.order = transaction_id;
      memory.kept = {};
    }
  }
  remember(tag, telling, read);
  return true;
}

/** Remembers what later pages ask for, as far as it was found. */
export function remember(tag: Reader, { remember: names = [] }: Telling, { _params: params }: Read): void {
  for (const name of names) if (name in params) tag.memory.kept[name] = params[name];
  keep(tag);
}
