/**
 * Browsers that somebody signed in with before, by a cookie of their own (OWASP, "Slow Down Online Guessing Attacks with
 * Device Cookies"). Their wrong passwords are counted apart from strangers', so that nobody can lock an owner out by
 * guessing wrong all day. The cookie signs nobody in.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { User } from '../storage/store.ts';
import type { Services } from './services.ts';

export const DEVICE_COOKIE = 'dangol_device';
/** The longest that browsers keep a cookie. */
export const DEVICE_SECONDS = 400 * 24 * 3_600;
const NONCE_BYTES = 16;

/** `NAME.NONCE.PROOF`, in base64url. */
export function deviceToken(user: User): string {
  const name = Buffer.from(user.name).toString('base64url');
  const nonce = randomBytes(NONCE_BYTES).toString('base64url');
  return [name, nonce, proofOf(user, nonce)].join('.');
}

/** Whose browser this is, and which of theirs; undefined for a stranger's. */
export async function deviceOf(
  request: FastifyRequest,
  { store }: Services,
): Promise<{ name: string; nonce: string } | undefined> {
  const [name = '', nonce = '', proof = ''] = request.cookies[DEVICE_COOKIE]?.split('.') ?? [];
  if (!name || !nonce) return undefined;
  const user = await store.getUserByName(Buffer.from(name, 'base64url').toString());
  if (!user) return undefined;
  const [given, right] = [Buffer.from(proof), Buffer.from(proofOf(user, nonce))];
  return given.length === right.length && timingSafeEqual(given, right) ? { name: user.name, nonce } : undefined;
}

/** The key is what is stored of the password: one secret less to keep, and a new password ends the trust. */
function proofOf({ passwordHash }: User, nonce: string): string {
  return createHmac('sha256', passwordHash).update(nonce).digest('base64url');
}
