import { createHash, randomBytes } from 'node:crypto';
import { Problem } from './problem.ts';

/** Wrong guesses before waiting begins. */
const FREE_GUESSES = 3;
const FIRST_WAIT_MS = 1_000;
/** No more than this many wrong guesses in any window, whatever the waits. */
const MAX_GUESSES = 10;
const WINDOW_MS = 15 * 60_000;

/**
 * Slows the guessing of one account's password down: after three wrong ones each further guess has to wait twice as
 * long, and there are at most ten in any 15 minutes. A name that does not exist is treated the same.
 *
 * Names share 65,536 counters, so that no flood of made-up names can push a real one out of memory. Nobody can tell which
 * ones share: the salt is new at each start.
 */
export class SignInThrottle {
  /** Moments of the guesses, oldest first, at most {@link MAX_GUESSES}. */
  readonly #guesses = new Map<number, number[]>();
  readonly #salt = randomBytes(16);
  readonly #refusal: string;

  /** @param refusal what somebody is told who has to wait. */
  constructor(refusal = 'Too many wrong passwords; wait a little.') {
    this.#refusal = refusal;
  }

  /**
   * To be called before a password is looked at: counts the guess, so that many at once cannot slip through.
   *
   * @throws Problem `throttled`.
   */
  guess(name: string, now: number): void {
    const counter = this.#counterOf(name);
    const guesses = (this.#guesses.get(counter) ?? []).filter((at) => at > now - WINDOW_MS);
    const waitMs = waitAfter(guesses, now);
    if (waitMs > 0) {
      throw new Problem('throttled', this.#refusal, { retryAfterSeconds: Math.ceil(waitMs / 1_000) });
    }
    this.#guesses.set(counter, [...guesses, now]);
  }

  /** The password was right. */
  forget(name: string): void {
    this.#guesses.delete(this.#counterOf(name));
  }

  #counterOf(name: string): number {
    return createHash('sha256').update(this.#salt).update(name).digest().readUInt16BE();
  }
}

function waitAfter(guesses: readonly number[], now: number): number {
  const [first = now] = guesses;
  const last = guesses.at(-1) ?? now;
  if (guesses.length >= MAX_GUESSES) return first + WINDOW_MS - now;
  if (guesses.length < FREE_GUESSES) return 0;
  return last + FIRST_WAIT_MS * 2 ** (guesses.length - FREE_GUESSES) - now;
}
