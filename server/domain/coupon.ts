import type { Coupon } from '../contract/coupon.ts';
import type { DecidedCoupon } from '../contract/decision.ts';

/** Random bytes that {@link generateCode} uses at most. */
export const CODE_BYTES = 40;

/** Fills each `#` of a pattern with a random character. */
export function generateCode(_pattern: string, _random: Uint8Array): string {
  throw new Error('not yet');
}

/** The coupon as the person sees it, issued at `now` with this code. */
export function issueCoupon(_coupon: Coupon, _code: string, _zone: string, _now: number): DecidedCoupon {
  throw new Error('not yet');
}
