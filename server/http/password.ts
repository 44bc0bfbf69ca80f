/**
 * Passwords, hashed by scrypt with OWASP's parameters (Password Storage Cheat Sheet: N = 2^17, r = 8, p = 1). One hash
 * takes 128 MiB and some 0.4 s, so only a few run at a time and only a few may wait.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Problem } from './problem.ts';

const LOG2_N = 17;
const R = 8;
const P = 1;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const AT_ONCE = 2;
/** At half a second each the last in line waits some two seconds, on a slow machine well below the 10 s of a connection. */
const MAX_WAITING = 8;

const NOBODYS_HASH = written(Buffer.alloc(SALT_BYTES), Buffer.alloc(KEY_BYTES));

let running = 0;
const waiting: (() => void)[] = [];

/** `scrypt$17$8$1$SALT$KEY`, in base64url: the parameters travel with the hash, so that they can rise later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await inTurn(() => derive(password, salt, LOG2_N, R, P));
  return written(salt, key);
}

/**
 * Whether a password is the one that was hashed.
 *
 * @param hash absent for a user who does not exist: the same work is done, so that the time tells nothing.
 * @param inFront of all who wait: somebody who is known, while strangers keep the line full.
 * @throws Problem `throttled` when too many wait already.
 */
export async function verifyPassword(password: string, hash: string | undefined, inFront = false): Promise<boolean> {
  const [, logN, r, p, salt = '', key = ''] = (hash ?? NOBODYS_HASH).split('$');
  const work = () => derive(password, Buffer.from(salt, 'base64url'), Number(logN), Number(r), Number(p));
  const derived = await inTurn(work, inFront);
  return timingSafeEqual(derived, Buffer.from(key, 'base64url')) && hash !== undefined;
}

function written(salt: Buffer, key: Buffer): string {
  return ['scrypt', LOG2_N, R, P, salt.toString('base64url'), key.toString('base64url')].join('$');
}

function derive(password: string, salt: Buffer, logN: number, r: number, p: number): Promise<Buffer> {
  const options = { N: 2 ** logN, r, p, maxmem: 2 * 128 * r * 2 ** logN };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

async function inTurn<Result>(work: () => Promise<Result>, inFront = false): Promise<Result> {
  await enter(inFront);
  try {
    return await work();
  } finally {
    leave();
  }
}

async function enter(inFront: boolean): Promise<void> {
  if (running < AT_ONCE) {
    running++;
    return;
  }
  if (waiting.length >= MAX_WAITING && !inFront) throw new Problem('throttled');
  await new Promise<void>((resolve) => (inFront ? waiting.unshift(resolve) : waiting.push(resolve)));
}

/** Hands the place to the next in line, if any. */
function leave(): void {
  const next = waiting.shift();
  if (next) next();
  else running--;
}
