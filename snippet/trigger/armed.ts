// The collector arms the triggers that a campaign of this person waits for. They live in the page view's memory only: an
// armed "exit intent" that outlives its page fires on another one, where nobody leaves.
import type { ArmedTrigger } from '../../server/contract/decision.ts';
import type { Params } from '../../server/contract/event.ts';
import { record } from '../event.ts';
import { attempt } from '../guard.ts';
import { view } from '../view.ts';

/** Replaces what is watched for. */
export function arm(triggers: readonly ArmedTrigger[]): void {
  view._armed = triggers;
  view._armedAt = Date.now();
}

/**
 * Asks the armed triggers of a signal whether they are met: `read` answers with the measure to report, or with nothing.
 * Each fires once on a page view.
 */
export function fire(on: ArmedTrigger['on'], read: (trigger: ArmedTrigger) => Params | false | null | undefined): void {
  for (const trigger of view._armed) {
    const { key } = trigger;
    if (trigger.on !== on || view._fired[key]) continue;
    // One bad selector must not silence the others.
    const measure = attempt(() => read(trigger));
    if (!measure) continue;
    view._fired[key] = true;
    record(on, { ...measure, armed: key }, true);
  }
}
