import type { ShopWarning } from '../../contract/api.ts';
import type { Params } from '../../contract/event.ts';
import type { Site } from '../../contract/site.ts';
import { payloadOf } from '../../domain/payload.ts';
import { priceFaultOf } from '../../domain/prices.ts';
import { type HourlyCounts, silenceOf } from '../../domain/silence.ts';
import { DAY_MS, dayNumber, HOUR_MS, hourNumber, wallTime } from '../../domain/zone.ts';
import type { Nouns } from './nouns.ts';

const VISITS = 'page_view';
/** Kinds that a complete installation reports. */
const watched = [VISITS, 'view_item', 'add_to_cart', 'begin_checkout', 'purchase', 'identify'];
const priced: ReadonlySet<string> = new Set(['view_item', 'add_to_cart', 'purchase']);

/** A longer silence is how the shop is now. */
const MAX_SILENCE_DAYS = 30;
/** The rhythm of four weeks before it. */
const RHYTHM_DAYS = 29;

/** Prices are looked up in the newest events of each of so many days: 20 to 30 ms in all. */
const PRICE_DAYS = 21;
const EVENTS_A_DAY = 500;

/** What used to arrive and does not any more, and prices that stopped making sense. Read at most once a minute. */
export function shopWarnings(nouns: Nouns, site: Site, now: number): ShopWarning[] {
  // Sample shoppers stop all at once, when the present begins.
  if (nouns.samples.get(site.id)) return [];
  return [...silences(nouns, site, now), ...oddPrices(nouns, site, now)];
}

function silences({ rollups }: Nouns, { id, zone }: Site, now: number): ShopWarning[] {
  const kinds = rollups.listKinds(id).filter(({ name, lastAt }) => watched.includes(name) && now - lastAt >= HOUR_MS);
  const today = dayNumber(now, zone);
  const counts = new Map<string, HourlyCounts>();
  const countsOf = (name: string) => {
    const known = counts.get(name) ?? rollups.hourly(id, name, today - MAX_SILENCE_DAYS - RHYTHM_DAYS, today);
    counts.set(name, known);
    return known;
  };
  return kinds
    .filter(({ lastAt }) => now - lastAt <= MAX_SILENCE_DAYS * DAY_MS)
    .flatMap(({ name, lastAt }) => {
      const visits = name === VISITS ? undefined : countsOf(VISITS);
      const silence = silenceOf(countsOf(name), visits, wallHours(lastAt, zone), wallHours(now, zone));
      return silence ? [{ kind: 'silent' as const, name, lastAt, expected: silence.expected }] : [];
    })
    .sort((a, b) => watched.indexOf(a.name) - watched.indexOf(b.name));
}

/** Hour number with its fraction. */
function wallHours(at: number, zone: string): number {
  return hourNumber(at, zone) + (wallTime(at, zone).minute % 60) / 60;
}

function oddPrices({ events }: Nouns, { id, currency }: Site, now: number): ShopWarning[] {
  const prices = new Map<string, (number | undefined)[]>([...priced].map((name) => [name, []]));
  for (let day = 0; day < PRICE_DAYS; day++) {
    const until = now - day * DAY_MS;
    // One visitor may look at many products that have no price for reasons of their own.
    const asked = new Set<string>();
    for (const { visitor, name, params } of events.newest(id, priced, until - DAY_MS, until, EVENTS_A_DAY)) {
      const list = prices.get(name);
      const key = `${visitor} ${name}`;
      if (!list || asked.has(key)) continue;
      asked.add(key);
      list.push(priceOf(name, params, currency));
    }
  }
  return [...prices].flatMap(([name, list]): ShopWarning[] => {
    const fault = priceFaultOf(list);
    return fault ? [{ kind: 'prices', name, ...fault }] : [];
  });
}

/** Of an order its total. */
function priceOf(name: string, params: Params, currency: string): number | undefined {
  const payload = payloadOf(name, params, currency);
  const price = name === 'purchase' ? payload?.value : payload?.price;
  return price !== undefined && price > 0 ? price : undefined;
}
