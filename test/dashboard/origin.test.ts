import { describe, expect, it } from 'vitest';
import { originOf } from '../../dashboard/origin.ts';

describe('an address that is pasted', () => {
  it.each([
    ['https://shop.example/product/1?a=b#c', 'https://shop.example'],
    ['  shop.example ', 'https://shop.example'],
    ['http://localhost:3000/', 'http://localhost:3000'],
    ['HTTPS://Shop.Example', 'https://shop.example'],
    ['https://한글.example', 'https://xn--bj0bj06e.example'],
  ])('%j is cut to its origin', (input, origin) => {
    expect(originOf(input)).toBe(origin);
  });

  it.each(['', 'not a url', 'https://', 'ftp://files.example'])(
    '%j stays as it is, for the form to complain',
    (input) => {
      expect(originOf(input)).toBe(input);
    },
  );
});
