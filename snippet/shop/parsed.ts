import { attempt, on } from '../guard.ts';

/** Calls `act` once the page's HTML is all there, which it mostly is when a part arrives. */
export function whenParsed(act: () => void): void {
  if (document.readyState === 'loading') on('DOMContentLoaded', act);
  else attempt(act);
}
