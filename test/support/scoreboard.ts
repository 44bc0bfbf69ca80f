/** A scoreboard: checks that are run, their rows printed as a table and written as JSON. Benchmarks and faults both keep one. */
import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { type Machine, runOneByOne } from './lanes.ts';

/** One figure, what it has to reach, and whether it does. */
export type Row = {
  /** What was measured, with the load it was measured under. */
  what: string;
  /** Infinity, which is null in the JSON file, where so many were not answered that there is no such figure. */
  value: number;
  unit: string;
  /** The bound in words, with its unit: `at most 110 bytes`. */
  reach: string;
  met: boolean;
};

/** `short` proves that a check works, within seconds; `long` is the figure that counts. */
export type Form = 'short' | 'long';

export type Check = {
  /** In kebab-case; `--only` asks for it. */
  name: string;
  machine?: Machine;
  run(form: Form): Promise<Row[]>;
};

/** In which order checks run, and which beside which; see `lanes.ts`. */
type Plan = (checks: readonly Check[], run: (check: Check) => Promise<void>) => Promise<void>;

/** A row that is met at `bound` or below. */
export function atMost(what: string, value: number, unit: string, bound: number): Row {
  return { what, value: rounded(value), unit, reach: `at most ${bound} ${unit}`.trim(), met: value <= bound };
}

/** A row that is met at `bound` or above. */
export function atLeast(what: string, value: number, unit: string, bound: number): Row {
  return { what, value: rounded(value), unit, reach: `at least ${bound} ${unit}`.trim(), met: value >= bound };
}

/** Three significant digits; counts stay whole. */
function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(3));
}

/**
 * Runs the checks, prints the rows of each when it is done and writes all of them to `file`, in the order of the checks.
 * Arguments: `--only NAME` (may be repeated), `--short`. Returns the exit code: 1 when a row is not met or a check broke.
 */
export async function keepScore(
  checks: readonly Check[],
  file: string,
  args: string[],
  plan: Plan = runOneByOne,
): Promise<number> {
  const options = { only: { type: 'string', multiple: true }, short: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args, options });
  const unknown = values.only?.filter((name) => !checks.some((check) => check.name === name)) ?? [];
  if (unknown.length > 0) {
    console.error(`There is no ${unknown.join(' or ')}; there are ${checks.map(({ name }) => name).join(', ')}.`);
    return 2;
  }
  const form = values.short ? 'short' : 'long';
  const asked = checks.filter(({ name }) => values.only?.includes(name) ?? true);
  const found = new Map<Check, Row[]>();
  const rows = () => asked.flatMap((check) => found.get(check) ?? []);
  await mkdir(dirname(file), { recursive: true });
  await plan(asked, async (check) => {
    const startedAt = performance.now();
    const told = await tryRun(check, form);
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    console.log(`\n${check.name} (${seconds} s)`);
    for (const row of told) console.log(line(row));
    found.set(check, told);
    // After each check, so that a run that is cut off leaves what it found; at once, so that two never write at a time.
    writeFileSync(file, `${JSON.stringify(rows(), null, 2)}\n`);
  });
  const unmet = rows().filter(({ met }) => !met);
  console.log(`\n${rows().length - unmet.length} of ${rows().length} rows met; written to ${file}`);
  return unmet.length > 0 ? 1 : 0;
}

/** The rows of a check; one that is not met when it breaks. */
export function tryRun(check: Check, form: Form): Promise<Row[]> {
  return check.run(form).catch((error) => [broken(check, error)]);
}

function broken({ name }: Check, error: unknown): Row {
  console.error(error);
  return { what: `${name} ran to its end`, value: 0, unit: '', reach: 'no error', met: false };
}

function line({ what, value, unit, reach, met }: Row): string {
  const figure = [String(value), unit].filter(Boolean).join(' ');
  return `  ${met ? '✔' : '✘'} ${what}: ${figure} (${reach})`;
}
