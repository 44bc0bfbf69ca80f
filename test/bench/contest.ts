/** Two servers under the same closed loop, in turns. */
import type { Drive } from './load/drive.ts';
import type { Load, Shoppers } from './load/load.ts';
import { type Result, requireDone } from './load/tally.ts';
import { median, spread, takeTurns } from './rounds.ts';

export type Plan = { rounds: number; warmUp: Drive; turn: Drive };

export type Contest = {
  /** Events a second of each, medians. */
  first: number;
  second: number;
  /** Events a second of the second over those of the first: the median of the rounds, and how far they lie apart. */
  ratio: number;
  spread: string;
  /** Share of the second's answers that had a message to show. */
  decided: number;
};

export async function contest(load: Load, [first, second]: [Shoppers, Shoppers], plan: Plan): Promise<Contest> {
  const run = async (shoppers: Shoppers, drive: Drive) => requireDone(await load.run(shoppers, drive));
  await run(first, plan.warmUp);
  await run(second, plan.warmUp);
  const turns = await takeTurns(
    plan.rounds,
    () => run(first, plan.turn),
    () => run(second, plan.turn),
  );
  const ratios = turns.map(([one, other]) => rateOf(other) / rateOf(one));
  const seconds = turns.map(([, other]) => other);
  return {
    first: median(turns.map(([one]) => rateOf(one))),
    second: median(seconds.map(rateOf)),
    ratio: median(ratios),
    spread: spread(ratios),
    decided: sum(seconds.map(({ decisions }) => decisions)) / sum(seconds.map(({ done }) => done)),
  };
}

function rateOf({ events, seconds }: Result): number {
  return events / seconds;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
