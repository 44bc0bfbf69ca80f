/**
 * Do prices still make sense? A change of the shop's pages may lose them, or read 39.00 as 3900. The newest prices of a kind
 * of event are compared with the older half, as those differ among themselves: in groups of the same size. What broke a few
 * days ago has not become usual yet.
 */

/** `unpriced`: this share has a price now, and this share had. `shifted`: prices are so many times what they were. */
export type PriceFault = { fault: 'unpriced'; share: number; usual: number } | { fault: 'shifted'; factor: number };

/** Prices that one group has. Judgement: enough for a median that one dear product does not move. */
const GROUP = 30;
const MIN_GROUP = 10;
/** Groups that what is usual is known from. */
const MIN_PAST_GROUPS = 5;
/** Points of the share that lose their price before anybody is told. */
const LOST_SHARE = 0.5;
/** Chance that so few have a price although nothing changed. Looked at once a minute, that is once in years. */
const LOST_BY_CHANCE = 1e-6;
/** How far beyond every group before. A lost decimal point is a factor of 100, and of 10 in some currencies. */
const BEYOND = 5;

/** @param prices newest first, each of another visitor if possible; undefined where there is none. */
export function priceFaultOf(prices: readonly (number | undefined)[]): PriceFault | undefined {
  const past = prices.slice(Math.ceil(prices.length / 2));
  const size = Math.min(GROUP, Math.floor(past.length / MIN_PAST_GROUPS));
  if (size < MIN_GROUP) return undefined;
  const recent = prices.slice(0, size);
  return lostOf(recent, past) ?? shiftOf(recent, past);
}

function lostOf(
  recent: readonly (number | undefined)[],
  past: readonly (number | undefined)[],
): PriceFault | undefined {
  const share = countPriced(recent) / recent.length;
  const usual = countPriced(past) / past.length;
  if (share > usual - LOST_SHARE) return undefined;
  // Nothing is certain: were one more without a price, the rest would not be ruled out.
  const chance = countPriced(past) / (past.length + 1);
  return atMostChance(countPriced(recent), recent.length, chance) < LOST_BY_CHANCE
    ? { fault: 'unpriced', share, usual }
    : undefined;
}

function shiftOf(
  recent: readonly (number | undefined)[],
  past: readonly (number | undefined)[],
): PriceFault | undefined {
  const now = medianOf(recent);
  const before = groupsOf(past, recent.length).flatMap((group) => medianOf(group) ?? []);
  const usual = medianOf(before);
  if (now === undefined || usual === undefined || before.length < MIN_PAST_GROUPS) return undefined;
  if (now < BEYOND * Math.max(...before) && now * BEYOND > Math.min(...before)) return undefined;
  return { fault: 'shifted', factor: 10 ** Math.round(Math.log10(now / usual)) };
}

function groupsOf<Value>(values: readonly Value[], size: number): Value[][] {
  return Array.from({ length: Math.floor(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}

function countPriced(prices: readonly (number | undefined)[]): number {
  return prices.filter((price) => price !== undefined).length;
}

/** Undefined when fewer than half have a price. */
function medianOf(prices: readonly (number | undefined)[]): number | undefined {
  const sorted = prices.filter((price) => price !== undefined).sort((a, b) => a - b);
  return sorted.length * 2 < prices.length ? undefined : sorted[Math.floor(sorted.length / 2)];
}

/** Binomial chance of at most `count` of `size`. */
function atMostChance(count: number, size: number, chance: number): number {
  let term = (1 - chance) ** size;
  let sum = term;
  for (let k = 1; k <= count; k++) {
    term *= ((size - k + 1) / k) * (chance / (1 - chance));
    sum += term;
  }
  return sum;
}
