import { describe, expect, it } from 'vitest';
import { strengthOf } from '../../dashboard/strength.ts';

describe('the hint about a password', () => {
  it.each([
    ['', 'short'],
    ['elevenchars', 'short'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['1212121212121212', 'weak'],
    ['123456789012345', 'weak'],
    ['abcdefghijklmnop', 'weak'],
    ['kim-is-the-owner', 'weak'],
    ['battery-horse', 'fair'],
    ['correct battery horse', 'good'],
    ['말은 풀을 먹고 산을 넘는다 천천히', 'good'],
  ])('of %j is %s', (password, strength) => {
    expect(strengthOf(password, 'Kim')).toBe(strength);
  });
});
