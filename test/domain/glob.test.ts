import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileGlob } from '../../server/domain/glob.ts';
import { matchesGlob } from './reference/values.ts';

/** The rule in plain words: a star is any run of characters. Slow on purpose. */
function plainly(glob: string, text: string): boolean {
  if (glob === '') return text === '';
  if (glob.startsWith('*')) return plainly(glob.slice(1), text) || (text !== '' && plainly(glob, text.slice(1)));
  return text !== '' && (glob[0] === '?' || glob[0] === text[0]) && plainly(glob.slice(1), text.slice(1));
}

describe('glob', () => {
  it.each([
    ['/product/*', '/product/', true],
    ['/product/*', '/products/1', false],
    ['*/sale', '/summer/sale', true],
    ['/p?', '/p1', true],
    ['/p?', '/p', false],
    ['a*a', 'a', false],
    ['*', '', true],
    ['**', 'x', true],
  ])('%s against %s', (glob, text, expected) => {
    expect(compileGlob(glob)(text)).toBe(expected);
  });

  it('takes points, brackets and dollars for what they are', () => {
    expect(compileGlob('a.b[$')('axb[$')).toBe(false);
    expect(compileGlob('a.b[$')('a.b[$')).toBe(true);
  });

  it('agrees with its plain reading', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 9 });
    const glob = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 7 });
    fc.assert(
      fc.property(glob, text, (pattern, against) => {
        expect(compileGlob(pattern)(against)).toBe(plainly(pattern, against));
      }),
      { numRuns: 3_000 },
    );
  });

  it('agrees with its plain reading on parts that are longer than a word of the machine', () => {
    const letters = (minLength: number, maxLength: number) =>
      fc.string({ unit: fc.constantFrom('a', 'a', 'a', 'b'), minLength, maxLength });
    const cut = fc.tuple(letters(40, 120), fc.nat(80), fc.array(fc.nat(120), { maxLength: 3 }), letters(0, 1));
    const glob = cut.map(([text, from, any, odd]) => {
      const part = text.slice(Math.min(from, text.length - 33)).split('');
      for (const at of any) if (at < part.length) part[at] = '?';
      return [text, `*${part.join('')}${odd}*`] as const;
    });
    fc.assert(
      fc.property(glob, letters(0, 150), ([text, pattern], before) => {
        expect(compileGlob(pattern)(`${before}${text}`)).toBe(matchesGlob(pattern, `${before}${text}`));
      }),
      { numRuns: 500 },
    );
  });

  const LETTERS = 100_000;
  const half = 'a'.repeat(500);
  const longest = 'a'.repeat(1_022);
  it.each([
    ['stars that all but match', `${'*a'.repeat(1_000)}b*`, 'a'],
    ['a part that fails at its last letter', `*${half}${half}b*`, 'a'],
    ['a part that fails in the middle', `*${half}b${half}*`, 'a'],
    ['the same with a place for any character', `*${half}?${half}b*`, 'a'],
    ['the longest pattern there may be', `*${longest}?${longest}b*`, 'a'],
    ['places for any character and little else', `*${'?'.repeat(1_000)}b*`, 'a'],
    ['parts that almost repeat', `*${'ab'.repeat(500)}aab*`, 'ab'],
    ['many parts of some letters', `${`*${'a'.repeat(20)}?b`.repeat(80)}*`, 'a'],
  ])('reads a hundred thousand letters about as fast as they can be read: %s', (_, glob, letters) => {
    const test = compileGlob(glob);
    const text = letters.repeat(LETTERS / letters.length);
    // At worst 30 to 150 times as long as reading alone. Trying every place anew took 5,000 times and more.
    expect(fastest(() => test(text))).toBeLessThan(1_000 * fastest(() => read(text)));
  });
});

/** Counts the letters of a text, one by one. */
function read(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) if (text.charAt(at) === 'a') letters++;
  return letters;
}

/** Milliseconds of the fastest of some runs: what the machine does besides is not counted. */
function fastest(run: () => unknown): number {
  const times = Array.from({ length: 7 }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
  return Math.min(...times);
}
