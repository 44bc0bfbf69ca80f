import type { DecidedCoupon } from '../contract/decision.ts';
import type { Message } from '../contract/message.ts';
import type { SiteSettings } from '../contract/site.ts';
import type { Person } from './person.ts';

/** What the personal parts of a text are filled with. */
export type PersonalContext = { language: string; currency: string; values: Readonly<Record<string, unknown>> };

export function personalContext(
  _person: Person,
  _settings: SiteSettings,
  _coupon: DecidedCoupon | undefined,
): PersonalContext {
  throw new Error('not yet');
}

/** The made-up shopper of a preview. */
export function sampleContext(_settings: SiteSettings, _coupon: DecidedCoupon | undefined): PersonalContext {
  throw new Error('not yet');
}

/** A message as it is shown: texts filled in, links checked, countdowns in milliseconds UTC. */
export function fillMessage(
  _message: Message,
  _context: PersonalContext,
  _zone: string,
  _coupon: DecidedCoupon | undefined,
): Message {
  throw new Error('not yet');
}
