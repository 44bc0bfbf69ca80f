import { describe, expect, it } from 'vitest';
import { compare, fast, signs } from './reference/agreement.ts';
import { mutants } from './reference/mutants.ts';

/** Some seconds; `npm run faults` compares for minutes. */
const CASES = 4_000;
const SEED = 20_261_121;

describe('the evaluator', () => {
  it('answers as the rules are told, whoever asks what and when', () => {
    const { disagreement, met } = compare(fast, CASES, SEED);
    expect(disagreement).toBeUndefined();
    // Nothing is compared that never happens.
    for (const sign of signs) expect(met.get(sign), sign).toBeGreaterThan(5);
  });

  it.each(mutants)('is caught when $name', ({ evaluator }) => {
    expect(compare(evaluator, CASES, SEED).disagreement).toBeDefined();
  });
});
