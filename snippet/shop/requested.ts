import { attempt } from '../guard.ts';

/**
 * Calls `act` after each request of the page, by fetch, XMLHttpRequest or beacon, whose address fits the pattern. For those who
 * need to know no more than that: the browser's own account of requests says it, and nothing of the page's is touched.
 */
export function whenRequested(pattern: RegExp, act: () => void): void {
  attempt(() =>
    new PerformanceObserver((list) => {
      if (list.getEntries().some(({ name }) => pattern.test(name))) attempt(act);
    }).observe({ type: 'resource' }),
  );
}
