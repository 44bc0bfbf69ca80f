import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_BYTES, generateCode, issueCoupon } from '../../server/domain/coupon.ts';
import { HOUR, START } from './support/shop.ts';

const bytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES });

describe('a generated code', () => {
  it('keeps its pattern and fills each # with a character nobody mistakes for another', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        expect(generateCode('DANGOL-####-####', random)).toMatch(/^DANGOL-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
      }),
    );
  });

  it('takes each of 32 characters equally often', () => {
    const all = Uint8Array.from({ length: 256 }, (_, index) => index);
    const characters = [...generateCode('#'.repeat(256), all)];
    expect(new Set(characters).size).toBe(32);
    expect(characters.filter((one) => one === '2')).toHaveLength(8);
  });

  it('is never made of too little chance', () => {
    expect(() => generateCode('########', new Uint8Array(7))).toThrow('random bytes');
    expect(generateCode('#'.repeat(CODE_BYTES), new Uint8Array(CODE_BYTES))).toHaveLength(CODE_BYTES);
  });
});

describe('an issued coupon', () => {
  const coupon = { source: 'fixed', label: '10 %', code: 'A B' } as const;

  it('ends so many hours after it was issued, or at a moment by the clock of the site, or never', () => {
    const ends = (expires: { afterHours: number } | { at: string }) =>
      issueCoupon({ ...coupon, expires }, 'X', 'Asia/Seoul', START).expiresAt;
    expect(ends({ afterHours: 1.5 })).toBe(START + 1.5 * HOUR);
    expect(ends({ at: '2026-11-22T00:00' })).toBe(Date.UTC(2026, 10, 21, 15));
    expect(issueCoupon(coupon, 'X', 'Asia/Seoul', START)).toEqual({ code: 'X', label: '10 %' });
  });

  it('is applied by its address, with the code escaped', () => {
    const applyUrl = 'https://shop.example/discount/{code}?c={code}';
    expect(issueCoupon({ ...coupon, applyUrl }, 'A/$&', 'UTC', START).applyUrl).toBe(
      'https://shop.example/discount/A%2F%24%26?c=A%2F%24%26',
    );
  });
});
