import { guard, on } from '../guard.ts';
import type { Tag } from '../part.ts';

/**
 * Tells that a page was viewed by somebody who has not agreed to more when the view ends: nothing is stored, and the request
 * has no body, no cookie, and the page's origin in place of its address.
 */
export function countViews(tag: Tag): void {
  let counted = false;
  const count = guard(() => {
    if (counted || tag.agrees()) return;
    counted = true;
    const address = tag.beside(`${tag.collector}/${tag.site}`);
    return fetch(address, { method: 'POST', keepalive: true, credentials: 'omit', referrerPolicy: 'origin' });
  });
  tag.entered.push(() => {
    count();
    counted = false;
  });
  on('pagehide', count);
  on('visibilitychange', () => document.hidden && count());
}
