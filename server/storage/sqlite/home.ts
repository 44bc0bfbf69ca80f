import type { HomeReport, Totals } from '../../contract/api.ts';
import type { Site } from '../../contract/site.ts';
import { CONFIRMED_REVENUE, sessionsWith } from '../../domain/facts.ts';
import { dayOf, hourOf, startOfDay } from '../../domain/zone.ts';
import type { Rollups } from './rollups.ts';

const DAYS = 14;

/** Which metric of the rollups each total is. */
const metrics: Record<keyof Totals, string> = {
  visitors: 'visitors',
  sessions: 'sessions',
  productViews: 'view_item',
  carts: 'add_to_cart',
  checkouts: 'begin_checkout',
  viewSessions: sessionsWith('view_item'),
  cartSessions: sessionsWith('add_to_cart'),
  checkoutSessions: sessionsWith('begin_checkout'),
  orderSessions: sessionsWith('purchase'),
  orders: 'orders',
  revenueMinor: 'revenue',
  confirmedMinor: CONFIRMED_REVENUE,
  messagesShown: 'offer_shown',
};

/** Today so far, the day before up to the same hour, and the last days, in the site's zone. */
export function homeReport(rollups: Rollups, site: Site, now: number): HomeReport {
  const days = lastDays(site.zone, now);
  const today = dayOf(now, site.zone);
  const yesterday = days.at(-2) ?? today;
  const sums = rollups.sumDays(site.id, days[0] ?? today, today);
  const untilNow = rollups.sumDays(site.id, yesterday, yesterday, hourOf(now, site.zone));
  return {
    today: toTotals(sums.get(today)),
    yesterday: toTotals(untilNow.get(yesterday)),
    days: days.map((day) => ({ day, totals: toTotals(sums.get(day)) })),
    hours: {
      sessions: rollups.sumHours(site.id, today, metrics.sessions),
      orders: rollups.sumHours(site.id, today, metrics.orders),
    },
  };
}

/** Oldest first, today last. Days are not all 24 hours long, so each is found from the start of the next. */
function lastDays(zone: string, now: number): string[] {
  const days: string[] = [];
  for (let at = now; days.length < DAYS; at = startOfDay(at, zone) - 1) days.unshift(dayOf(at, zone));
  return days;
}

function toTotals(sums: ReadonlyMap<string, number> | undefined): Totals {
  const names = Object.entries(metrics) as [keyof Totals, string][];
  return Object.fromEntries(names.map(([total, metric]) => [total, sums?.get(metric) ?? 0])) as Totals;
}
