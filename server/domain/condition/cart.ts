import type { Condition } from '../../contract/audience.ts';
import { worthOf } from '../cart.ts';
import { compileItemFilters, countItems } from '../filter.ts';
import type { Look } from '../look.ts';
import { compileRange } from './range.ts';

/** The cart now: pieces and value of the items that pass `where`. Without `count` and `value` one such item is enough. */
export function compileCart({ where, count, value }: Extract<Condition, { kind: 'cart' }>): (look: Look) => boolean {
  const passes = compileItemFilters(where);
  const enough = compileRange(count ?? (value ? {} : { atLeast: 1 }));
  const worth = compileRange(value ?? {});
  return ({ person }) => {
    const items = person.cart.filter(passes);
    return enough(countItems(items)) && worth(worthOf(items));
  };
}
