import { describe, expect, it } from 'vitest';
import { isCurrency, toMajor, toMinor, writeMoney } from '../../server/domain/money.ts';

describe('money', () => {
  it.each([
    [39_000, 'KRW', 39_000],
    [12.34, 'USD', 1_234],
    [1.005, 'USD', 101],
    [0.1 + 0.2, 'USD', 30],
    [1.2345, 'KWD', 1_235],
    [19.99, 'JPY', 20],
    [-5.5, 'EUR', -550],
    [1e21, 'USD', Number.MAX_SAFE_INTEGER],
  ])('%d %s is kept as %d minor units', (amount, currency, minor) => {
    expect(toMinor(amount, currency)).toBe(minor);
  });

  it('comes back in major units', () => {
    expect(toMajor(1_234, 'USD')).toBe(12.34);
    expect(toMajor(39_000, 'KRW')).toBe(39_000);
  });

  it('is written as people write it', () => {
    expect(writeMoney(39_000, 'KRW', 'ko-KR')).toBe('39,000원');
    expect(writeMoney(39_000, 'KRW', 'en')).toBe('₩39,000');
    expect(writeMoney(12.5, 'USD', 'en')).toBe('$12.50');
  });

  it('knows which currencies there are', () => {
    expect(isCurrency('KRW')).toBe(true);
    expect(isCurrency('ZZZ')).toBe(false);
  });
});
