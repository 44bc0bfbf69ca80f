import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, readableOn, textOn } from '../../../snippet/popup/contrast.ts';
import { papers } from '../../../snippet/popup/theme.ts';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  // The first three by definition; the others as WebAIM's contrast checker gives them.
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#000000', 21],
    ['#123456', '#123456', 1],
    ['#777777', '#ffffff', 4.48],
    ['#0000ff', '#ffffff', 8.59],
    ['#ffff00', '#ffffff', 1.07],
  ])('of %s and %s is %d', (a, b, ratio) => {
    expect(contrast(a, b)).toBeCloseTo(ratio, 2);
  });
});

describe('a shop may choose any accent colour', () => {
  it('and the text on its buttons still reads (WCAG AA)', () => {
    fc.assert(
      fc.property(colour, (fill) => {
        expect(contrast(fill, textOn(fill))).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it.each(Object.values(papers))('and words in it still read on a card of %s (WCAG AA)', (paper) => {
    fc.assert(
      fc.property(colour, (accent) => {
        expect(contrast(readableOn(paper, accent), paper)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('and a colour that reads already is left as it is', () => {
    expect(readableOn('#ffffff', '#1f7a5c')).toBe('#1f7a5c');
  });
});
