import { attempt } from './guard.ts';

/** A new id: eight base-36 digits of time, so that ids sort by it, then 64 bits of chance. */
export function makeId(now: number): string {
  // A page without crypto still gets ids that differ.
  const chance = attempt(() => crypto.getRandomValues(new Uint32Array(2)).join('')) ?? String(Math.random()).slice(2);
  return now.toString(36).padStart(8, '0') + chance.padEnd(8, '0');
}
