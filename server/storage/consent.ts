import { CONSENT_EVENT, consentSources, MAX_VERSION } from '../contract/consent.ts';
import type { RecordedEvent } from '../domain/person.ts';

/** What a visitor agreed to, or no longer does. */
export type ToldConsent = { at: number; granted: boolean; source: string; version: string };

/**
 * What an event says of consent; undefined of any other event, also of a shop's own of that name. A page that calls `dangol('consent', …)` itself is the source
 * `ask`, and agrees to what the site's settings call the current version unless it names another.
 */
export function toldConsent({ name, params, at }: RecordedEvent, currentVersion: string): ToldConsent | undefined {
  const { state, source, version } = params;
  if (name !== CONSENT_EVENT || (state !== 'granted' && state !== 'denied')) return undefined;
  return {
    at,
    granted: state === 'granted',
    source: consentSources.find((known) => known === source) ?? 'ask',
    version: typeof version === 'string' && version ? version.slice(0, MAX_VERSION) : currentVersion,
  };
}
