/** The evaluator against the slow one that is written from its rules: minutes of cases that no test has seen before. */
import { inspect } from 'node:util';
import { compare, fast, signs } from '../domain/reference/agreement.ts';
import { mutants } from '../domain/reference/mutants.ts';
import { atLeast, atMost, type Check, type Form, type Row } from '../support/scoreboard.ts';

/** Cases compared at a time, each lot from a seed of its own. */
const LOT = 2_000;
const BOUNDS: Record<Form, { forMs: number; cases: number }> = {
  short: { forMs: 2_000, cases: LOT },
  long: { forMs: 10 * 60_000, cases: 200_000 },
};

export const referenceEvaluator: Check = {
  name: 'reference-evaluator',
  run: async (form) => [...compareFor(BOUNDS[form]), ...mutants.map(tryMutant)],
};

function compareFor({ forMs, cases }: { forMs: number; cases: number }): Row[] {
  const endsAt = performance.now() + forMs;
  const met = new Map<string, number>();
  let compared = 0;
  let seed = 0;
  let disagreements = 0;
  do {
    const lot = compare(fast, LOT, ++seed);
    compared += lot.cases;
    for (const [sign, times] of lot.met) met.set(sign, (met.get(sign) ?? 0) + times);
    if (!lot.disagreement) continue;
    disagreements++;
    console.error(`Seed ${seed}: ${inspect(lot.disagreement, { depth: null })}`);
  } while (performance.now() < endsAt && disagreements === 0);
  const rarest = Math.min(...signs.map((sign) => met.get(sign) ?? 0));
  return [
    atMost('decisions that the evaluator and the reference differ on', disagreements, '', 0),
    atLeast('decisions compared with the reference', compared, '', cases),
    atLeast('times the rarest of winner, hold-out, armed and each gate was met', rarest, '', 1),
  ];
}

function tryMutant({ name, evaluator }: (typeof mutants)[number]): Row {
  const caught = compare(evaluator, 2 * LOT, 1).disagreement ? 1 : 0;
  return atLeast(`reference-evaluator: the mutant "${name}" is caught`, caught, '', 1);
}
