import { setConsent } from './consent.ts';
import { debug, log } from './debug.ts';
import { record } from './event.ts';
import { guard } from './guard.ts';
import { isEventName } from './name.ts';
import { cleanFields } from './params.ts';
import { tell } from './shop/sources.ts';

/** What the page wrote between the brackets: an array, or the `arguments` of the queue stub. */
export type Words = ArrayLike<unknown> & Iterable<unknown>;

const verbs: Record<string, (...words: unknown[]) => unknown> = {
  event: (name, params) => (isEventName(name) ? tell('page', name, params) : log('not an event name', name)),
  identify(id, attributes, signed) {
    const { customer_id, signature } = cleanFields({ customer_id: id, signature: signed });
    if (customer_id)
      record('identify', { customer_id: String(customer_id), attributes: cleanFields(attributes), signature });
  },
  logout: () => record('logout'),
  consent: setConsent,
  debug,
};

/** One `dangol(verb, …)` of the page. Whatever is no such call is ignored. */
export const call = guard(([verb, ...words]: Words) => {
  verbs[String(verb)]?.(...words);
});
