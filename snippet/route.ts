// One page view per logical URL. Routers also rewrite addresses (strip `utm_source`, keep a filter) by replaceState;
// counting those gave others five to ten phantom views a session.
import { attempt, guard, on } from './guard.ts';
import { logicalUrl, view } from './view.ts';

/** Whether going from one logical URL to another is a new page view. A replaced query alone is not. */
export function isNewView(from: string, to: string, replaced: boolean): boolean {
  return replaced ? withoutQuery(from) !== withoutQuery(to) : from !== to;
}

/** Calls `enter` with the logical URL before, whenever a single-page shop has moved on. */
export function watchRoutes(enter: (referrer: string) => void): void {
  let seen = view._url;
  const look = guard((replaced: boolean) => {
    const before = seen;
    seen = logicalUrl(location.href);
    if (isNewView(before, seen, replaced)) enter(before);
  });
  for (const method of ['pushState', 'replaceState'] as const) {
    attempt(() => {
      const original = history[method];
      history[method] = function (...args) {
        original.apply(this, args);
        look(method === 'replaceState');
      };
    });
  }
  on('popstate hashchange', () => look(false));
}

function withoutQuery(url: string): string {
  return url.replace(/\?[^#]*/, '');
}
