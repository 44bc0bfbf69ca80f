// The collector arms the triggers that a campaign of this person waits for. They live in the page view's memory only: an
// armed "exit intent" that outlives its page fires on another one, where nobody leaves.
import type { ArmedTrigger } from '../../server/contract/decision.ts';
import type { Params } from '../../server/contract/event.ts';
import { record } from '../event.ts';
import { attempt } from '../guard.ts';
import { view } from '../view.ts';

/** Replaces what is watched for. A trigger that stays keeps the moment it was armed. */
export function arm(triggers: readonly ArmedTrigger[]): void {
  view._armed = triggers;
  for (const { key } of triggers) view._armedAt[key] ??= Date.now();
}

/** Fires the armed triggers of a signal that are met, each once on a page view, and reports the measure. */
export function fire(
  on: ArmedTrigger['on'],
  isMet: (trigger: ArmedTrigger, armedAt: number) => boolean,
  measure?: Params,
): void {
  for (const trigger of view._armed) {
    const { key } = trigger;
    // One bad selector must not silence the others.
    if (trigger.on !== on || view._fired[key] || !attempt(() => isMet(trigger, view._armedAt[key] ?? 0))) continue;
    view._fired[key] = true;
    record(on, { ...measure, armed: key }, true);
  }
}
