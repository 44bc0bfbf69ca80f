/** What `npm run faults` runs: every fault, and the reference evaluator, which takes long and therefore begins early. */
import type { Check } from '../support/scoreboard.ts';
import { toCheck } from './fault.ts';
import { faults } from './faults.ts';
import { referenceEvaluator } from './reference-evaluator.ts';

export const checks: readonly Check[] = [referenceEvaluator, ...faults.map(toCheck)];
