/** `npm run bench`: every benchmark, alone on the machine if the figures shall count. */
import { join } from 'node:path';
import { keepScore } from '../support/scoreboard.ts';
import { benches } from './benches.ts';
import { machine } from './machine.ts';
import { readOptions } from './options.ts';

const file = join(import.meta.dirname, 'results/latest.json');
const { options, rest } = readOptions(process.argv.slice(2));
console.log(machine());
process.exit(await keepScore(benches(options), file, rest));
