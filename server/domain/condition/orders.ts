import type { Condition } from '../../contract/audience.ts';
import type { Look } from '../look.ts';
import { toMajor } from '../money.ts';
import { compileRange } from './range.ts';
import { compileWindow } from './window.ts';

type OrdersCondition = Extract<Condition, { kind: 'orders' }>;
type Sums = { count: number; revenueMinor: number };

/**
 * Orders so far, or of those remembered within a window. Nobody without an order has an average; before the site's first
 * order nobody is above its average.
 */
export function compileOrders(condition: OrdersCondition): (look: Look) => boolean {
  const inRange = compileRange(condition.range ?? {});
  const sumsOf = compileSums(condition);
  return (look) => {
    const sums = sumsOf(look);
    const { currency } = look.site.settings;
    if (condition.aboveSiteAverage && !isAboveSite(sums, look)) return false;
    if (condition.measure === 'count') return inRange(sums.count);
    if (condition.measure === 'revenue') return inRange(toMajor(sums.revenueMinor, currency));
    return sums.count > 0 && inRange(toMajor(sums.revenueMinor / sums.count, currency));
  };
}

function compileSums({ within }: OrdersCondition): (look: Look) => Sums {
  if (!within) return ({ person }) => ({ count: person.orderCount, revenueMinor: person.revenueMinor });
  const startOf = compileWindow(within);
  return (look) => {
    const start = startOf(look);
    const recent = look.person.orders.filter(({ at }) => at >= start);
    return { count: recent.length, revenueMinor: recent.reduce((sum, order) => sum + order.valueMinor, 0) };
  };
}

function isAboveSite({ count, revenueMinor }: Sums, { site }: Look): boolean {
  return count > 0 && site.averageOrderMinor !== undefined && revenueMinor / count > site.averageOrderMinor;
}
