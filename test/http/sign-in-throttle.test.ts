import { describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../server/http/problem.ts';
import { SignInThrottle } from '../../server/http/sign-in-throttle.ts';
import { StoreError } from '../../server/storage/store.ts';
import { codeOf, it as withApp } from '../support/app.ts';

const MINUTE_MS = 60_000;

/** Seconds to wait; 0 when the guess may be made. */
function waitOf(throttle: SignInThrottle, name: string, now: number): number {
  try {
    throttle.guess(name, now);
    return 0;
  } catch (error) {
    expect((error as Problem).code).toBe('throttled');
    return (error as Problem).retryAfterSeconds;
  }
}

/** Guesses that get through when somebody tries every second. */
function guessesWithin(throttle: SignInThrottle, name: string, fromMs: number, spanMs: number): number {
  let guesses = 0;
  for (let now = fromMs; now < fromMs + spanMs; now += 1_000) if (waitOf(throttle, name, now) === 0) guesses++;
  return guesses;
}

describe('guessing a password', () => {
  it('is free for three times, then waits twice as long each time', () => {
    const throttle = new SignInThrottle();
    const waits: number[] = [];
    let now = 0;
    for (let guess = 0; guess < 8; guess++) {
      const wait = waitOf(throttle, 'owner', now);
      waits.push(wait);
      now += wait * 1_000;
      if (wait) expect(waitOf(throttle, 'owner', now)).toBe(0);
    }
    expect(waits).toEqual([0, 0, 0, 1, 2, 4, 8, 16]);
  });

  it('gets at most ten guesses in any quarter of an hour', () => {
    const throttle = new SignInThrottle();
    expect(guessesWithin(throttle, 'owner', 0, 15 * MINUTE_MS)).toBe(10);
  });

  it('gets no more by starting shortly before a quarter of an hour is over', () => {
    const throttle = new SignInThrottle();
    expect(waitOf(throttle, 'owner', 0)).toBe(0);
    const early = guessesWithin(throttle, 'owner', 10 * MINUTE_MS, 5 * MINUTE_MS);
    expect(early + guessesWithin(throttle, 'owner', 15 * MINUTE_MS, 10 * MINUTE_MS)).toBeLessThanOrEqual(10);
  });

  it('is not helped by a flood of made-up names: none pushes the real one out', () => {
    const throttle = new SignInThrottle();
    let guesses = 0;
    for (let now = 0; now < 15 * MINUTE_MS; now += 1_000) {
      if (waitOf(throttle, 'owner', now) === 0) guesses++;
      for (let other = 0; other < 50; other++) waitOf(throttle, `made up ${now}-${other}`, now);
    }
    expect(guesses).toBeLessThanOrEqual(10);
  });

  it('of one account does not slow another one', () => {
    const throttle = new SignInThrottle();
    guessesWithin(throttle, 'owner', 0, MINUTE_MS);
    expect(waitOf(throttle, 'marketer', MINUTE_MS)).toBe(0);
  });

  it('starts afresh after the right password, and after the quarter of an hour', () => {
    const throttle = new SignInThrottle();
    guessesWithin(throttle, 'owner', 0, MINUTE_MS);
    throttle.forget('owner');
    expect(waitOf(throttle, 'owner', MINUTE_MS)).toBe(0);
    guessesWithin(throttle, 'marketer', 0, MINUTE_MS);
    expect(waitOf(throttle, 'marketer', 15 * MINUTE_MS)).toBe(0);
  });

  withApp('over HTTP ends in 429 with the time to wait, before any password is looked at', async ({ harness }) => {
    vi.spyOn(harness.store, 'getUserByName').mockRejectedValue(new StoreError('internal', 'no need to hash'));
    const guess = () => harness.api('POST', '/sign-in', { name: 'owner', password: 'x' });
    for (let count = 0; count < 3; count++) expect((await guess()).statusCode).toBe(500);
    const answer = await guess();
    expect([answer.statusCode, codeOf(answer), answer.headers['retry-after']]).toEqual([429, 'throttled', '1']);
    expect(harness.store.getUserByName).toHaveBeenCalledTimes(3);
  });

  withApp('from one address ends after thirty names', async ({ harness }) => {
    vi.spyOn(harness.store, 'getUserByName').mockRejectedValue(new StoreError('internal', 'no need to hash'));
    const guess = (name: string) => harness.api('POST', '/sign-in', { name, password: 'x' });
    for (let count = 0; count < 30; count++) await guess(`name ${count}`);
    const answer = await guess('another name');
    expect([answer.statusCode, codeOf(answer)]).toEqual([429, 'throttled']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(60);
    expect(answer.headers['x-ratelimit-limit']).toBeUndefined();
  });
});
