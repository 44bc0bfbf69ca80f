import { expect, it } from 'vitest';
import { fits } from '../../../../snippet/shop/mapping/glob.ts';

it.each([
  ['/goods/*', '/goods/12', true],
  ['/goods/*', '/goods/', true],
  ['/goods/*', '/good', false],
  ['*?no=*', '/view.php?no=12', true],
  ['*?no=*', '/view.phpxno=12', false],
  ['*page=cart*', '/default.asp?page=cart', true],
  ['/cart', '/cart', true],
  ['/cart', '/cart/', false],
  ['*', '', true],
  ['a*a', 'a', false],
  ['a*b*a', 'aba', true],
  ['*ab*ab', 'abab', true],
  ['*ab*ab', 'ab', false],
  ['/a.c', '/abc', false],
  ['', '', true],
])('%j and %j: %s', (glob, text, is) => {
  expect(fits(glob, text)).toBe(is);
});

it('a glob of nothing but stars and a text without end take no time', () => {
  const began = performance.now();
  expect(fits(`${'*a'.repeat(150)}b`, 'a'.repeat(100_000))).toBe(false);
  // Milliseconds; a pattern that goes back would not end.
  expect(performance.now() - began).toBeLessThan(1_000);
});
