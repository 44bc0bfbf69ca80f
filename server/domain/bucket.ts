import { hash } from 'node:crypto';

/** Way of hashing. A change of it would move people between arms, so it would be a new version beside this one. */
export type BucketVersion = 'v1';

/** Digits of the digest that are used: 52 bits, as many as a double holds exactly. */
const HEX_DIGITS = 13;

/**
 * A share in [0, 1) that is always the same for one campaign, salt and person, and evenly spread over persons. Draws with
 * different salts are independent of one another.
 */
export function bucket(version: BucketVersion, campaign: string, salt: string, person: string): number {
  const digest = hash('sha256', `${version}/${campaign}/${salt}/${person}`, 'hex');
  return Number.parseInt(digest.slice(0, HEX_DIGITS), 16) / 16 ** HEX_DIGITS;
}
