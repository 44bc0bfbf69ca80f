import { Problem } from './problem.ts';

/** Wrong guesses before waiting begins. */
const FREE_GUESSES = 3;
const FIRST_WAIT_MS = 1_000;
/** No more than this many wrong guesses in one window, whatever the waits. */
const MAX_GUESSES = 10;
const WINDOW_MS = 15 * 60_000;
/** Names remembered, the oldest forgotten first. To push one out takes 334 addresses: each may guess 30 times a window. */
const MAX_NAMES = 10_000;

type Guesses = { count: number; firstAt: number; lastAt: number };

/**
 * Slows the guessing of one account's password down: after three wrong ones each further guess has to wait twice as
 * long, and after ten the account rests until 15 minutes from the first have passed. A name that does not exist is
 * treated the same.
 */
export class SignInThrottle {
  readonly #guesses = new Map<string, Guesses>();

  /**
   * To be called before a password is looked at: counts the guess, so that many at once cannot slip through.
   *
   * @throws Problem `throttled`.
   */
  guess(name: string, now: number): void {
    const guesses = this.#recent(name, now);
    const waitMs = waitAfter(guesses, now);
    if (waitMs > 0) {
      throw new Problem('throttled', 'Too many wrong passwords; wait a little.', {
        retryAfterSeconds: Math.ceil(waitMs / 1_000),
      });
    }
    this.#guesses.delete(name);
    if (this.#guesses.size >= MAX_NAMES) this.#forgetOldest();
    this.#guesses.set(name, { count: guesses.count + 1, firstAt: guesses.firstAt, lastAt: now });
  }

  /** The password was right. */
  forget(name: string): void {
    this.#guesses.delete(name);
  }

  #recent(name: string, now: number): Guesses {
    const guesses = this.#guesses.get(name);
    return guesses && now - guesses.firstAt < WINDOW_MS ? guesses : { count: 0, firstAt: now, lastAt: now };
  }

  #forgetOldest(): void {
    for (const name of this.#guesses.keys()) {
      this.#guesses.delete(name);
      return;
    }
  }
}

function waitAfter({ count, firstAt, lastAt }: Guesses, now: number): number {
  if (count >= MAX_GUESSES) return firstAt + WINDOW_MS - now;
  if (count < FREE_GUESSES) return 0;
  return lastAt + FIRST_WAIT_MS * 2 ** (count - FREE_GUESSES) - now;
}
