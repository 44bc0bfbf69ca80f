/** What the collector tells a page to do. Nothing in here is secret to the person it is for. */
import type { Signal } from './event.ts';
import type { Message } from './message.ts';

/** The coupon of an offer, issued to this person and no other. */
export type DecidedCoupon = {
  code: string;
  /** What it gives, in the author's words: "10 % off". */
  label: string;
  /** Milliseconds UTC; absent when it does not end. */
  expiresAt?: number;
  /** Opens the shop with the coupon applied; absent when the shop has no such address. */
  applyUrl?: string;
};

/** One popup to show now, leased for `LEASE_MS`: report `offer_shown` before that or it counts as not shown. */
export type Decision = {
  offer: string;
  /** Which showing of this offer, from 1; comes back with every offer event so that each is counted once. */
  turn: number;
  campaign: string;
  /** Key of the variant drawn. */
  variant: string;
  /** Texts are final: personal parts are filled in. */
  message: Message;
  coupon?: DecidedCoupon;
};

/** A trigger that the tag watches for on this page. When it fires the tag sends the event of that name with `params.armed = key`. */
export type ArmedTrigger = {
  key: string;
  on: Signal | 'delay_over';
  /** Scroll depth 1–100. */
  percent?: number;
  /** Engaged or inactive seconds, or the delay from now. */
  seconds?: number;
  /** CSS selector whose click fires. */
  selector?: string;
};
