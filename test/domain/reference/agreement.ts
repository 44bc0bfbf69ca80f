/** Both evaluators on the same facts. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { compileCampaigns } from '../../../server/domain/compile.ts';
import { decide } from '../../../server/domain/decide.ts';
import type { DecideResult } from '../../../server/domain/facts.ts';
import { type DecisionCase, decisionCase } from './cases.ts';
import { countedGates, decideSlowly } from './decide.ts';

/** A way to answer a case. */
export type Evaluator = (one: DecisionCase) => DecideResult;

/** The one that ships. */
export const fast: Evaluator = ({ person, events, campaigns, facts, now }) =>
  decide(person, events, compileCampaigns(campaigns, facts.site.settings), facts, now);

const slow: Evaluator = ({ person, events, campaigns, facts, now }) =>
  decideSlowly(person, events, campaigns, facts, now);

export type Agreement = {
  cases: number;
  /** Cases that were answered with a message, a hold-out, something armed, or by each of the gates. */
  met: Map<string, number>;
  /** The smallest case that was answered differently, and both answers. */
  disagreement?: { case: DecisionCase; fast: DecideResult; slow: DecideResult };
};

/** Compares an evaluator with the reference on `cases` cases drawn from a seed. Stops at the first disagreement. */
export function compare(evaluator: Evaluator, cases: number, seed: number): Agreement {
  const met = new Map<string, number>();
  const agrees = (one: DecisionCase) => {
    const told = comparable(slow(one));
    for (const sign of signsOf(told)) met.set(sign, (met.get(sign) ?? 0) + 1);
    return isDeepStrictEqual(comparable(evaluator(one)), told);
  };
  const details = fc.check(fc.property(decisionCase, agrees), { numRuns: cases, seed });
  if (!details.failed) return { cases, met };
  const [one] = details.counterexample as [DecisionCase];
  return {
    cases: details.numRuns,
    met,
    disagreement: { case: one, fast: comparable(evaluator(one)), slow: slow(one) },
  };
}

/** What has to be equal: of the trace, what is counted; and in an order of its own. */
function comparable(result: DecideResult): DecideResult {
  const counted = result.trace.filter(({ gate }) => !gate || countedGates.includes(gate));
  return { ...result, trace: counted.toSorted((a, b) => (a.campaign < b.campaign ? -1 : 1)) };
}

/** What a case has to meet now and then for the comparison to mean anything. */
export const signs = ['winner', 'again', 'heldOut', 'armed', 'delay', ...countedGates];

function* signsOf({ winner, heldOut, armed, trace }: DecideResult): Iterable<string> {
  if (winner) yield 'winner';
  if (winner?.offer) yield 'again';
  if (heldOut.length > 0) yield 'heldOut';
  if (armed.length > 0) yield 'armed';
  if (armed.some(({ on }) => on === 'delay_over')) yield 'delay';
  yield* new Set(trace.flatMap(({ gate }) => gate ?? []));
}
