import { SETTLED_SECONDS } from '../bounds.ts';
import { record } from '../event.ts';
import { on } from '../guard.ts';
import { view } from '../view.ts';
import { checkClick } from './click.ts';
import { checkDelay } from './delay.ts';
import { countEngagement, engagedSeconds } from './engagement.ts';
import { checkInactivity, noteActivity } from './inactivity.ts';
import { measureDepth } from './scroll.ts';

/** Starts watching what the shopper does. */
export function watchSignals(): void {
  on('scroll', measureDepth);
  on('pointermove pointerdown keydown scroll', noteActivity);
  on('click', ({ target }) => checkClick(target));
}

/** Every `ms` of a visible page. */
export function tickSignals(ms: number): void {
  countEngagement(ms);
  if (engagedSeconds() >= SETTLED_SECONDS) measureDepth();
  checkInactivity();
  checkDelay();
}

/** Records what this page view has come to, where that has grown since it was last told. */
export function reportSignals(): void {
  tell('scroll', 'percent', view._depthPercent);
  tell('engagement', 'seconds', engagedSeconds());
}

function tell(signal: string, unit: string, amount: number): void {
  if (amount > (view._told[signal] ?? 0)) record(signal, { [unit]: amount });
  view._told[signal] = amount;
}
