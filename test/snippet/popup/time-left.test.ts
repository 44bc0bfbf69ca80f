import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeLeft, untilChange } from '../../../snippet/popup/time-left.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const figures = (left: number) => timeLeft(left, 0)?.map(([unit, value]) => `${value} ${unit}`);

describe('a countdown', () => {
  it.each([
    [1, ['0 hours', '0 minutes', '1 seconds']],
    [SECOND, ['0 hours', '0 minutes', '1 seconds']],
    [SECOND + 1, ['0 hours', '0 minutes', '2 seconds']],
    [MINUTE, ['0 hours', '1 minutes', '0 seconds']],
    [5 * HOUR + 13 * MINUTE + 9 * SECOND, ['5 hours', '13 minutes', '9 seconds']],
    [DAY - 1, ['24 hours', '0 minutes', '0 seconds']],
    [DAY, ['1 days', '0 hours', '0 minutes']],
    [DAY + 1, ['1 days', '0 hours', '1 minutes']],
    [3 * DAY + 4 * HOUR + 5 * MINUTE, ['3 days', '4 hours', '5 minutes']],
    [400 * DAY, ['400 days', '0 hours', '0 minutes']],
  ])('with %d ms left shows %j', (left, shown) => {
    expect(figures(left)).toEqual(shown);
  });

  it.each([0, -1, -DAY, Number.NaN])('with %d ms left is over and never changes again', (left) => {
    expect(figures(left)).toBeUndefined();
    expect(untilChange(left, 0)).toBe(Number.POSITIVE_INFINITY);
  });

  it('wakes up exactly when its figures change, not before and not after', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 * DAY }), (left) => {
        const wait = untilChange(left, 0);
        expect(wait).toBeGreaterThan(0);
        // Figures hold for the whole step that is rounded up, and the next step shows others.
        expect(figures(left)).toEqual(figures(left - wait + 1));
        expect(figures(left - wait - 1)).not.toEqual(figures(left));
      }),
    );
  });

  it('wakes up once a second in the last day and once a minute before', () => {
    expect(untilChange(HOUR, 0)).toBe(SECOND);
    expect(untilChange(2 * DAY, 0)).toBe(MINUTE);
  });
});
