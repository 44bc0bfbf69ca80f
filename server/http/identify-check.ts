/** Refuses log-ins that do not prove whose they are, where the site asks for proof: nobody poses as a member. */
import type { Refusal } from '../contract/collect.ts';
import type { WireEvent } from '../contract/event.ts';
import { fault } from '../domain/fault.ts';
import type { SiteSecret } from '../storage/store.ts';
import { isSigned } from './secret-directory.ts';

/**
 * Takes from `events` the `identify` whose `params.signature` is not the HMAC-SHA256 of the customer id with the site's
 * secret, in hex. The visitor stays who they were.
 *
 * @param sent the list that the events came in, to tell their places.
 */
export function refuseForged(
  events: WireEvent[],
  sent: unknown[],
  secret: SiteSecret | undefined,
): { events: WireEvent[]; forged: Refusal[] } {
  if (!secret?.required || !events.some(({ name }) => name === 'identify')) return { events, forged: [] };
  const forged: Refusal[] = [];
  const honest = events.filter((event) => {
    const refusal = event.name === 'identify' ? refusalOf(event, sent.indexOf(event), secret) : undefined;
    if (refusal) forged.push(refusal);
    return !refusal;
  });
  return { events: honest, forged };
}

function refusalOf({ params = {} }: WireEvent, index: number, { secret }: SiteSecret): Refusal | undefined {
  const { customer_id: customer, signature } = params;
  const path = `events/${index}/params/signature`;
  if (typeof signature !== 'string' || signature === '') {
    return { index, code: 'identify_unsigned', ...fault(path, 'must be given: this site asks for signed log-ins') };
  }
  if (isSigned(String(customer), secret, signature.toLowerCase(), 'hex')) return undefined;
  // What came is not told back: it may be right for another customer.
  return { index, code: 'identify_forged', ...fault(path, 'must be the HMAC-SHA256 of the customer id, in hex') };
}
