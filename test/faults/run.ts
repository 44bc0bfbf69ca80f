/** `npm run faults`: the long form of every fault. */
import { join } from 'node:path';
import { keepScore } from '../support/scoreboard.ts';
import { toCheck } from './fault.ts';
import { faults } from './faults.ts';

const file = join(import.meta.dirname, 'results/latest.json');
process.exit(await keepScore(faults.map(toCheck), file, process.argv.slice(2)));
