import type { CampaignSet } from './compile.ts';
import type { DecideResult, DecisionFacts } from './facts.ts';
import type { Person, RecordedEvent } from './person.ts';

/**
 * Who hears what, now. Give it the person after {@link advance}, and all events of the batch (only `fresh` ones count,
 * repeats included). Write the outcome down with `withOffer` and `withHoldOut`.
 */
export function decide(
  _person: Person,
  _events: readonly RecordedEvent[],
  _campaigns: CampaignSet,
  _facts: DecisionFacts,
  _now: number,
): DecideResult {
  throw new Error('not yet');
}
