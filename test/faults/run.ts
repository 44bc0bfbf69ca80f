/** `npm run faults`: the long form of every fault, two at a time where that changes no figure. */
import { join } from 'node:path';
import { runInLanes } from '../support/lanes.ts';
import { keepScore } from '../support/scoreboard.ts';
import { checks } from './checks.ts';
import { inOwnProcess } from './own-process.ts';

const file = join(import.meta.dirname, 'results/latest.json');
process.exit(await keepScore(checks.map(inOwnProcess), file, process.argv.slice(2), runInLanes));
