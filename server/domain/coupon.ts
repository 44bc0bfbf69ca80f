import type { Coupon } from '../contract/coupon.ts';
import type { DecidedCoupon } from '../contract/decision.ts';
import { HOUR_MS, momentOf } from './zone.ts';

/** Digits and capitals that nobody mistakes for one another: neither 0 and O nor 1 and I. 32 of them: five bits each. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Random bytes that {@link generateCode} needs at most: one for each place of the longest pattern. */
export const CODE_BYTES = 40;

/** Fills each `#` of a pattern with a random character; `random` has a byte for each. */
export function generateCode(pattern: string, random: Uint8Array): string {
  let used = 0;
  return pattern.replaceAll('#', () => {
    const byte = random[used++];
    if (byte === undefined) throw new Error(`a code of ${pattern} needs more than ${random.length} random bytes`);
    return ALPHABET.charAt(byte % ALPHABET.length);
  });
}

/** The coupon as the person sees it, issued at `now` with this code. */
export function issueCoupon(coupon: Coupon, code: string, zone: string, now: number): DecidedCoupon {
  const expiresAt = expiryOf(coupon, zone, now);
  return {
    code,
    label: coupon.label,
    ...(expiresAt !== undefined && { expiresAt }),
    ...(coupon.applyUrl && { applyUrl: coupon.applyUrl.replaceAll('{code}', encodeURIComponent(code)) }),
  };
}

/** When a coupon issued at `now` ends; undefined when it does not. */
export function expiryOf({ expires }: Coupon, zone: string, now: number): number | undefined {
  if (expires?.afterHours !== undefined) return now + expires.afterHours * HOUR_MS;
  return expires?.at === undefined ? undefined : momentOf(expires.at, zone);
}
