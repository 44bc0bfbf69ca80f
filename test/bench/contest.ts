/** Two servers under the same closed loop, in turns. */
import { cpuSeconds } from '../support/process-figures.ts';
import type { Drive } from './load/drive.ts';
import type { Load, Shoppers } from './load/load.ts';
import { type Result, refusedOf, requireDone } from './load/tally.ts';
import { median, short, spread, takeTurns } from './rounds.ts';

export type Plan = { rounds: number; warmUp: Drive; turn: Drive };

/** A server, what is asked of it, and its process. */
export type Contestant = { shoppers: Shoppers; pid: number };

export type Contest = {
  /** Events a second of the first over those of the second: the median of the rounds. */
  ratio: number;
  /** The figures behind it, in words. */
  told: string;
  /** Share of the first one's answers that had a message to show. */
  decided: number;
};

type Turn = Result & { cpuMicros: number };

export async function contest(load: Load, one: Contestant, other: Contestant, plan: Plan): Promise<Contest> {
  // What a young process does badly is not the matter here.
  await load.run(one.shoppers, plan.warmUp);
  await load.run(other.shoppers, plan.warmUp);
  const run = async ({ shoppers, pid }: Contestant): Promise<Turn> => {
    const before = await cpuSeconds(pid);
    const result = requireDone(await load.run(shoppers, plan.turn));
    return { ...result, cpuMicros: ((await cpuSeconds(pid)) - before) * 1e6 };
  };
  const turns = await takeTurns(
    plan.rounds,
    () => run(one),
    () => run(other),
  );
  const ratios = turns.map(([first, second]) => rateOf(first) / rateOf(second));
  const [ones, others] = [turns.map(([first]) => first), turns.map(([, second]) => second)];
  return {
    ratio: median(ratios),
    told: `${figuresOf(ones)} beside ${figuresOf(others)}; ${plan.rounds} rounds ${spread(ratios)}`,
    decided: sum(ones.map(({ decisions }) => decisions)) / sum(ones.map(({ done }) => done)),
  };
}

function rateOf({ events, seconds }: Result): number {
  return events / seconds;
}

/** Processor time says what a server costs also where others take their share of the machine. */
function figuresOf(turns: Turn[]): string {
  const cpu = sum(turns.map(({ cpuMicros }) => cpuMicros)) / sum(turns.map(({ events }) => events));
  const refused = sum(turns.map(refusedOf));
  const lost = refused > 0 ? ` (${refused} refused)` : '';
  return `${short(median(turns.map(rateOf)))}/s with ${short(cpu)} µs of CPU each${lost}`;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
