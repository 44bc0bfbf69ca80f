/**
 * The short form of every fault, and the first of the broken builds on which its check must fail; `npm run faults` tries
 * all of them. One after the other: they load the machine.
 */
import { describe, expect, it } from 'vitest';
import { toCheck } from './fault.ts';
import { faults } from './faults.ts';
import { lacking } from './needs.ts';

const TIMEOUT_MS = 300_000;

describe('whatever is broken on purpose', () => {
  it.for(faults)(
    '$name: the server keeps its promises, and a broken build is caught',
    { timeout: TIMEOUT_MS },
    async (fault, { skip }) => {
      const missing = lacking(fault.needs);
      if (missing) skip(`It needs ${missing}.`);
      const rows = await toCheck({ ...fault, mutants: fault.mutants.slice(0, 1) }).run('short');
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter(({ met }) => !met)).toEqual([]);
    },
  );
});
