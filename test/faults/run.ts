/** `npm run faults`: the long form of every fault. */
import { join } from 'node:path';
import { keepScore } from '../support/scoreboard.ts';
import { toCheck } from './fault.ts';
import { faults } from './faults.ts';
import { referenceEvaluator } from './reference-evaluator.ts';

const file = join(import.meta.dirname, 'results/latest.json');
process.exit(await keepScore([...faults.map(toCheck), referenceEvaluator], file, process.argv.slice(2)));
