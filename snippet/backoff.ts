import { BACKOFF_MS, MAX_BACKOFF_MS, MAX_RETRY_AFTER_MS } from './bounds.ts';

/**
 * How long to leave the collector in peace.
 *
 * @param failures how often it has failed in a row before this time
 * @param retryAfterMs what it asked for, 0 when it did not say
 * @param chance 0–1: spreads those who failed together over half to one and a half of the wait
 */
export function backoffMs(failures: number, retryAfterMs: number, chance: number): number {
  const doubled = Math.min(BACKOFF_MS * 2 ** failures, MAX_BACKOFF_MS) * (0.5 + chance);
  return Math.min(Math.max(doubled, retryAfterMs), MAX_RETRY_AFTER_MS);
}
