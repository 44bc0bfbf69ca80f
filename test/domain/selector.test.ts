import { describe, expect, it } from 'vitest';
import { isSelector } from '../../server/domain/selector.ts';

describe('a selector', () => {
  it.each([
    '#price',
    'h1',
    '*',
    '.price > span',
    'td.c1 + td.c2 ~ td',
    'a[href*="/goods/"]',
    "input[name='qty' i]",
    '[data-id]',
    'tr:nth-child(2) > td:not(.a, [b=")"])',
    'li:has(> img)',
    '.상품-가격',
    '#\\31 23',
    '.a, .b',
    'custom-element::part(x)',
  ])('may be %s', (selector) => {
    expect(isSelector(selector)).toBe(true);
  });

  it.each([
    '',
    ' ',
    '.',
    '#',
    '> a',
    'a >',
    'a,',
    ', a',
    'a[',
    'a[b=c d]',
    'a"b"',
    ':not(',
    'a{}',
    '.1a',
    'a >> b',
    'a)',
    '$x',
  ])('may not be %j', (selector) => {
    expect(isSelector(selector)).toBe(false);
  });

  it('is told in no time, however long a text is', () => {
    const started = performance.now();
    for (const text of ['a'.repeat(50_000), ':not('.repeat(10_000), `[a="${'\\'.repeat(50_000)}`, 'a '.repeat(25_000)])
      isSelector(text);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
