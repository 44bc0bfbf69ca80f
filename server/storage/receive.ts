import type { Batch } from '../contract/collect.ts';
import type { EventId } from '../contract/ids.ts';
import { FRESH_MS } from '../contract/limits.ts';
import type { RecordedEvent } from '../domain/person.ts';
import { withCustomer } from './customer.ts';
import { sharedParams, sharedText } from './shared.ts';

/**
 * The events of a batch by the server's clock: the browser's clock is off by the difference between when the batch says
 * it was sent and when it came. Nothing happened later than now. A customer id that names nobody is left out.
 */
export function receiveEvents(batch: Batch, now: number): RecordedEvent[] {
  const offsetMs = now - batch.sentAt;
  return batch.events.map((event) => {
    const at = Math.min(Math.max(0, event.at + offsetMs), now);
    const told = event.name === 'identify' ? withCustomer(event.params ?? {}) : (event.params ?? {});
    const json = JSON.stringify(told);
    const received: RecordedEvent = {
      id: event.id as EventId,
      name: sharedText(event.name),
      at,
      url: sharedText(event.url ?? batch.url),
      params: sharedParams(json, told),
      json,
      fresh: event.url === undefined && now - at <= FRESH_MS,
    };
    if (event.referrer !== undefined) received.referrer = event.referrer;
    return received;
  });
}
