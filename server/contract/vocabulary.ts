/** In a file of its own, so that the tag, which asks nothing of it, leaves it out. */
import { CONSENT_EVENT } from './consent.ts';
import { DELAY_EVENT, identityEvents, offerEvents, shopEvents, signalEvents } from './event.ts';

const vocabulary: ReadonlySet<string> = new Set([
  ...shopEvents,
  ...signalEvents,
  ...offerEvents,
  ...identityEvents,
  CONSENT_EVENT,
  DELAY_EVENT,
]);

/** Whether a name of an event is one of ours or of GA4's; a page can make up others without end. */
export function isVocabulary(name: string): boolean {
  return vocabulary.has(name);
}
