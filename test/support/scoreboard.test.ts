import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runInLanes } from './lanes.ts';
import { atMost, type Check, type Form, keepScore } from './scoreboard.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dangol-score-'));
  file = join(folder, 'results/latest.json');
  vi.spyOn(console, 'log').mockReturnValue();
  vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const written = () => JSON.parse(readFileSync(file, 'utf8')).map(({ what }: { what: string }) => what);
const check = (name: string, run: (form: Form) => Promise<number> = async () => 0): Check => ({
  name,
  run: async (form) => [atMost(`${name}, ${form}`, await run(form), '', 0)],
});

describe('the scoreboard', () => {
  it('ends with 0 when all rows are met, and writes them', async () => {
    expect(await keepScore([check('a'), check('b')], file, [])).toBe(0);
    expect(written()).toEqual(['a, long', 'b, long']);
  });

  it('ends with 1 when a row is not met or a check breaks, and the others run all the same', async () => {
    expect(await keepScore([check('a', async () => 1), check('b')], file, [])).toBe(1);
    const broken = check('a', () => Promise.reject(new Error('it broke')));
    expect(await keepScore([broken, check('b')], file, [])).toBe(1);
    expect(written()).toEqual(['a ran to its end', 'b, long']);
  });

  it('runs what is asked for, in the form that is asked for', async () => {
    expect(await keepScore([check('a'), check('b'), check('c')], file, ['--only', 'c', '--only', 'a', '--short'])).toBe(
      0,
    );
    expect(written()).toEqual(['a, short', 'c, short']);
    expect(await keepScore([check('a')], file, ['--only', 'z'])).toBe(2);
  });

  it('is written in the order of the checks, whichever is done first, and after each', async () => {
    const done = Promise.withResolvers<number>();
    const meanwhile: string[][] = [];
    const slow = check('a', () => done.promise);
    const quick = check('b', async () => 0);
    const last = check('c', async () => {
      meanwhile.push(written());
      done.resolve(0);
      return 0;
    });
    expect(await keepScore([slow, quick, last], file, [], runInLanes)).toBe(0);
    expect(meanwhile).toEqual([['b, long']]);
    expect(written()).toEqual(['a, long', 'b, long', 'c, long']);
  });
});
