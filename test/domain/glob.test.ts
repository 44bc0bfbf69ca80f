import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileGlob } from '../../server/domain/glob.ts';

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

  it('is not slowed down by a pattern made to be slow', () => {
    const evil = compileGlob(`${'*a'.repeat(1_000)}b`);
    const began = performance.now();
    expect(evil('a'.repeat(2_048))).toBe(false);
    // A matcher that goes back over its stars would take longer than the universe has.
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
