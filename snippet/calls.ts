import { setConsent } from './consent.ts';
import { debug, log } from './debug.ts';
import { record } from './event.ts';
import { guard } from './guard.ts';
import { isEventName } from './name.ts';
import { cleanFields, cleanParams } from './params.ts';

/** What the page wrote between the brackets: an array, or the `arguments` of the queue stub. */
export type Words = ArrayLike<unknown> & Iterable<unknown>;

const verbs: Record<string, (first?: unknown, second?: unknown) => unknown> = {
  event: (name, params) => (isEventName(name) ? record(name, cleanParams(params)) : log('not an event name', name)),
  identify(id, attributes) {
    const { customer_id } = cleanFields({ customer_id: id });
    if (customer_id) record('identify', { customer_id: String(customer_id), attributes: cleanFields(attributes) });
  },
  logout: () => record('logout'),
  consent: setConsent,
  debug,
};

/** One `dangol(verb, …)` of the page. Whatever is no such call is ignored. */
export const call = guard(([verb, first, second]: Words) => {
  verbs[String(verb)]?.(first, second);
});
