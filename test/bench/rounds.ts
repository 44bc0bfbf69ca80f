/** The machine is noisier than what is compared on it: contestants take turns, and only ratios within a turn count. */

/** Runs both in every round, in turned order each time. A result for each round: `[first, second]`. */
export async function takeTurns<Result>(
  rounds: number,
  first: () => Promise<Result>,
  second: () => Promise<Result>,
): Promise<[Result, Result][]> {
  const turns: [Result, Result][] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const one = await first();
      turns.push([one, await second()]);
    } else {
      const other = await second();
      turns.push([await first(), other]);
    }
  }
  return turns;
}

/** The middle one; of an even number the mean of the middle two. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? Number.NaN) + (sorted[Math.ceil(half)] ?? Number.NaN)) / 2;
}

/** `0.27–0.31`: the least and the most. */
export function spread(values: readonly number[]): string {
  return `${short(Math.min(...values))}–${short(Math.max(...values))}`;
}

/** Three digits; large numbers whole, with separators. */
export function short(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en');
}

/** A share as `3.8 %`. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** The value that so many percent do not exceed (nearest rank). NaN of none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.NaN;
}
