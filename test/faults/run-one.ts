/** One check in this process, for `own-process.ts`: `run-one.ts NAME FORM`. Its rows go to the process that asked. */
import { setPriority } from 'node:os';
import type { Form } from '../support/scoreboard.ts';
import { checks } from './checks.ts';

/** Of a check that only counts, and of all that it starts: a neighbour that measures has the processor when it wants it. */
const PATIENT = 10;

const [name, form] = process.argv.slice(2);
const check = checks.find((one) => one.name === name);
if (!check) throw new Error(`There is no ${name}.`);
if (!check.machine) setPriority(PATIENT);
// Nobody is left to be told when the process that asked was ended.
process.once('disconnect', () => process.exit(1));
const rows = await check.run(form as Form);
process.send?.(rows, () => process.exit());
