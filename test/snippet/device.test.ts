import { expect, it } from 'vitest';
import { deviceClass } from '../../snippet/device.ts';

it.each([
  [true, 390, 'phone'],
  [true, 599, 'phone'],
  [true, 600, 'tablet'],
  [true, 834, 'tablet'],
  [false, 390, 'desktop'],
  [false, 1_080, 'desktop'],
] as const)('touch %s with a short side of %d px is a %s', (touch, shortSidePx, expected) => {
  expect(deviceClass(touch, shortSidePx)).toBe(expected);
});
