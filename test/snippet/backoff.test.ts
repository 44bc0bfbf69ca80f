import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../snippet/backoff.ts';

describe('a collector in trouble is left in peace', () => {
  it('twice as long after each failure, up to five minutes', () => {
    expect([0, 1, 2, 3, 20, 5_000].map((failures) => backoffMs(failures, 0, 0.5))).toEqual([
      1_000, 2_000, 4_000, 8_000, 300_000, 300_000,
    ]);
  });

  it('by half to one and a half of that, so that pages which failed together do not come back together', () => {
    expect(backoffMs(2, 0, 0)).toBe(2_000);
    expect(backoffMs(2, 0, 1)).toBe(6_000);
  });

  it('as long as it asks for, up to an hour', () => {
    expect(backoffMs(0, 120_000, 0.5)).toBe(120_000);
    expect(backoffMs(4, 1, 0.5)).toBe(16_000);
    expect(backoffMs(0, 9e9, 0.5)).toBe(3_600_000);
  });
});
