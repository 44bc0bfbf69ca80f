import { describe, expect, it } from 'vitest';
import { countFitting, type Entry, surplus } from '../../snippet/entry.ts';

const entries = (...sizes: number[]): Entry[] =>
  sizes.map((bytes, index) => ({ id: String(index), at: 0, url: '', json: '', bytes }));

describe('a request takes as many events as fit', () => {
  it('by number', () => {
    expect(countFitting(entries(1, 1, 1), 2, 100)).toBe(2);
    expect(countFitting(entries(1, 1), 2, 100)).toBe(2);
  });

  it('by bytes, addresses counted', () => {
    expect(countFitting(entries(40, 40, 40), 9, 100)).toBe(2);
    const [first, second] = entries(40, 40) as [Entry, Entry];
    expect(countFitting([first, { ...second, url: 'x'.repeat(30) }], 9, 100)).toBe(1);
  });

  it('one at least, however large, so that nothing is stuck for ever', () => {
    expect(countFitting(entries(500, 1), 9, 100)).toBe(1);
  });

  it('none when there is none', () => {
    expect(countFitting([], 9, 100)).toBe(0);
  });
});

describe('a collector that is away for long does not fill the browser', () => {
  it('the oldest events go first, by number and by bytes', () => {
    expect(surplus(entries(1, 1, 1), 2, 100)).toBe(1);
    expect(surplus(entries(60, 40, 40), 9, 100)).toBe(1);
    expect(surplus(entries(60, 40), 9, 100)).toBe(0);
    expect(surplus([], 9, 100)).toBe(0);
  });
});
