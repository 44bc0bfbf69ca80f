import type { ArmedTrigger } from '../server/contract/decision.ts';
import { MAX_STRING } from '../server/contract/limits.ts';
import type { Told } from './shop/sources.ts';

/** What is known of one page view. A new view is a new object, so what belongs to an earlier one can be told. */
export type View = {
  /** Logical URL at its start; its events carry this one even after a router rewrote the address. */
  _url: string;
  /** The last act of each kind that was recorded on it. */
  _acts: Record<string, Told>;
  _armed: readonly ArmedTrigger[];
  _armedAt: number;
  /** Keys that fired: each does so once. */
  _fired: Record<string, true>;
  /** The last measure recorded of a signal: what has not grown is not told again. */
  _told: Record<string, number>;
  /** Furthest part of the page seen. */
  _depthPercent: number;
  /** How long it was really looked at. */
  _engagedMs: number;
};

/** The page view that is on now. */
export let view: View;

/** Begins a page view at the address of the window. */
export function beginView(): void {
  view = {
    _url: logicalUrl(location.href),
    _acts: {},
    _armed: [],
    _armedAt: 0,
    _fired: {},
    _told: {},
    _depthPercent: 0,
    _engagedMs: 0,
  };
}

/** The address without its hash, unless the hash is a route (`#/cart`, `#!cart`). */
export function logicalUrl(href: string): string {
  return href.replace(/#(?![!/]).*/, '').slice(0, MAX_STRING);
}
