import type { Device } from '../contract/collect.ts';
import type { VisitorId } from '../contract/ids.ts';
import type { SiteSettings } from '../contract/site.ts';
import type { CampaignSet } from './compile.ts';
import type { Effect } from './facts.ts';
import type { Person, RecordedEvent } from './person.ts';

/** What folding an event needs to know besides the person. */
export type AdvanceFacts = {
  visitor: VisitorId;
  device?: Device | undefined;
  settings: SiteSettings;
  /** With a `purchase`: nobody has told of this {@link transactionIdOf} before. */
  newOrder: boolean;
  /** Their goals are looked at. */
  campaigns: CampaignSet;
};

export type Advanced = { person: Person; effects: Effect[] };

/**
 * Folds one event into its person. Pure: `person` is left as it is. Call it once per event, never for a repeat; for an
 * `identify`, after the visitor's person was found or joined.
 */
export function advance(_person: Person, _event: RecordedEvent, _facts: AdvanceFacts): Advanced {
  throw new Error('not yet');
}

/** The name an order is claimed under: its transaction id, or the event's own id where the shop gives none. Absent when it is no purchase. */
export function transactionIdOf(event: RecordedEvent): string | undefined {
  if (event.name !== 'purchase') return undefined;
  const told = event.params.transaction_id;
  return told === undefined || told === '' ? event.id : String(told);
}
