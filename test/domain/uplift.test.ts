import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uplift } from '../../server/domain/uplift.ts';

function arm(converted: number, qualified: number, revenueMinor = 0) {
  return { qualified, converted, revenueMinor };
}

describe('uplift', () => {
  // Table II of Newcombe (1998), method 10: the published intervals.
  it.each([
    [56, 70, 48, 80, 0.2, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.6, 0.1705, 0.809],
    [10, 10, 0, 20, 1, 0.6791, 1],
    [0, 10, 0, 20, 0, -0.1611, 0.2775],
  ])('%d of %d against %d of %d has the published interval', (a, m, b, n, difference, low, high) => {
    const found = uplift(arm(a, m), arm(b, n));
    expect(found?.conversionRate).toBeCloseTo(difference, 10);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  });

  it('is the extra money per person who qualified', () => {
    expect(uplift(arm(1, 100, 500_000), arm(1, 50, 100_000))?.revenuePerPersonMinor).toBe(3_000);
  });

  it('cannot be told while one side is nobody', () => {
    expect(uplift(arm(0, 0), arm(1, 2))).toBeUndefined();
    expect(uplift(arm(1, 2), arm(0, 0))).toBeUndefined();
  });

  it('lies within its interval, and turns round with its sides', () => {
    const side = fc.integer({ min: 1, max: 5_000 }).chain((all) => fc.nat(all).map((some) => arm(some, all)));
    fc.assert(
      fc.property(side, side, (one, other) => {
        const there = uplift(one, other);
        const back = uplift(other, one);
        if (!there || !back) throw new Error('both sides are somebody');
        expect(there.low).toBeLessThanOrEqual(there.conversionRate + 1e-12);
        expect(there.high).toBeGreaterThanOrEqual(there.conversionRate - 1e-12);
        expect(there.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(there.high).toBeLessThanOrEqual(1 + 1e-12);
        expect(back.low).toBeCloseTo(-there.high, 12);
      }),
    );
  });
});
