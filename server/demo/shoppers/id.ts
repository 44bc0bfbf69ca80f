import type { Random } from './random.ts';

/** An id as the tag makes them: eight base-36 digits of time, then 64 bits of chance. */
export function idAt(at: number, random: Random): string {
  return `${at.toString(36).padStart(8, '0')}${String(random.bits()).padStart(8, '0')}${random.bits()}`;
}
