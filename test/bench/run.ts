/** `npm run bench`: every benchmark, alone on the machine if the figures shall count. */
import { join } from 'node:path';
import { keepScore } from '../support/scoreboard.ts';
import { benches } from './benches.ts';

const file = join(import.meta.dirname, 'results/latest.json');
process.exit(await keepScore(benches, file, process.argv.slice(2)));
