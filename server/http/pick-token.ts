/**
 * What lets a page of the shop read and save the draft of its mapping for half an hour: what is granted, and a signature. It
 * travels in the hash of an address, so no server and no referrer sees it; it is worth nothing on another origin, and cannot
 * publish.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { PickGrant } from '../contract/teaching.ts';

/** Long enough to teach a shop, short enough for a link that was left lying about. */
export const PICK_LIFE_MS = 30 * 60_000;

export class PickTokens {
  /** Links end with the process: whoever has one open asks for another in the dashboard. */
  readonly #secret = randomBytes(32);

  issue(grant: PickGrant): string {
    const said = Buffer.from(JSON.stringify(grant)).toString('base64url');
    return `${said}.${this.#sign(said)}`;
  }

  /** What a token grants, also when its time is over; undefined when it was not signed here. */
  read(token: string): PickGrant | undefined {
    const [said = '', signature = '', ...rest] = token.split('.');
    const expected = Buffer.from(this.#sign(said));
    const got = Buffer.from(signature);
    if (rest.length > 0 || got.length !== expected.length || !timingSafeEqual(got, expected)) return undefined;
    return JSON.parse(Buffer.from(said, 'base64url').toString());
  }

  #sign(said: string): string {
    return createHmac('sha256', this.#secret).update(said).digest('base64url');
  }
}
