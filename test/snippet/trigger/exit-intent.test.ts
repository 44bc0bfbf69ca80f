import { describe, expect, it } from 'vitest';
import { upwardRush } from '../../../snippet/trigger/exit-intent.ts';

/** Feeds places 16 ms apart, and says whether the last of them was a rush. */
function rushes(px: number, ...places: number[]): boolean {
  const rush = upwardRush(px);
  return places.map((y, index) => rush(y, 1_000 + index * 16)).pop() ?? false;
}

describe('a rush upwards', () => {
  it('is many pixels in a tenth of a second', () => {
    expect(rushes(30, 200, 160, 110, 60, 10, 0)).toBe(true);
  });

  it('is not a slow way up', () => {
    expect(rushes(30, 12, 10, 8, 6, 4, 2, 0, 0)).toBe(false);
  });

  it('is not a way down', () => {
    expect(rushes(30, 0, 60, 120, 180)).toBe(false);
  });

  it('is not the place where the pointer rested long ago', () => {
    const rush = upwardRush(30);
    rush(500, 1_000);
    expect(rush(0, 9_000)).toBe(false);
  });

  it('is seen on a slow phone, which tells of few places on the way', () => {
    const rush = upwardRush(200);
    rush(2_000, 1_000);
    expect(rush(1_250, 1_300)).toBe(true);
    expect(rush(1_000, 1_600)).toBe(false);
  });

  it('is seen after a rest, too', () => {
    const rush = upwardRush(30);
    rush(300, 1_000);
    rush(290, 9_000);
    expect(rush(200, 9_020)).toBe(true);
  });
});
