import { expect, it } from 'vitest';
import { depthPercent } from '../../../snippet/trigger/scroll.ts';

it.each([
  [0, 800, 3_200, 25],
  [2_400, 800, 3_200, 100],
  // Zoomed pages scroll by fractions of a pixel and stop short of their end.
  [2_399.5, 800, 3_200, 100],
  // Safari bounces beyond the end.
  [2_500, 800, 3_200, 100],
  [0, 800, 500, 100],
])('scrolled %d px in a window of %d px on a page of %d px is %d %%', (scrolled, window, page, percent) => {
  expect(depthPercent(scrolled, window, page)).toBe(percent);
});
