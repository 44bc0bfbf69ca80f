/**
 * The short form of every fault, one after the other: they load the machine. That its check fails on each of the broken
 * builds is shown by `npm run faults`; here they only have to match the source that they break.
 */
import { describe, expect, it } from 'vitest';
import { tryBreaks } from './build.ts';
import { toCheck } from './fault.ts';
import { faults } from './faults.ts';
import { lacking } from './needs.ts';

const TIMEOUT_MS = 300_000;

describe('the server keeps its promises', () => {
  it.for(faults)('$name', { timeout: TIMEOUT_MS }, async (fault, { skip }) => {
    const missing = lacking(fault.needs);
    if (missing) skip(`It needs ${missing}.`);
    const rows = await toCheck({ ...fault, mutants: [] }).run('short');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ met }) => !met)).toEqual([]);
  });
});

describe('what is broken on purpose is there to be broken', () => {
  const mutants = faults.flatMap(({ name, mutants }) => mutants.map((mutant) => ({ fault: name, ...mutant })));

  it.each(mutants)('$fault: $name', async ({ breaks }) => {
    await expect(tryBreaks(breaks)).resolves.toBeUndefined();
  });
});
