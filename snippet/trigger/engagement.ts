import { ATTENTION_MS } from '../bounds.ts';
import { view } from '../view.ts';
import { fire } from './armed.ts';
import { idleMs } from './inactivity.ts';

/** Counts another stretch of a visible page. */
export function countEngagement(ms: number): void {
  if (!document.hasFocus() || idleMs() > ATTENTION_MS) return;
  view._engagedMs += ms;
  const engaged = engagedSeconds();
  fire('engagement', ({ seconds = 0 }) => engaged >= seconds && { seconds: engaged });
}

/** Whole seconds that this page view was really looked at so far. */
export function engagedSeconds(): number {
  return Math.floor(view._engagedMs / 1_000);
}
