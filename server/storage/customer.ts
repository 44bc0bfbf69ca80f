import type { Params } from '../contract/event.ts';
import type { CustomerId } from '../contract/ids.ts';

/**
 * What broken integrations send for everybody: taken as a customer id it would make one person of all shoppers. PostHog
 * refuses the same words (`isDistinctIdIllegal` of its plugin server). Compared in lower case.
 */
const placeholders: ReadonlySet<string> = new Set([
  '',
  '0',
  'anonymous',
  'distinct_id',
  'email',
  'false',
  'guest',
  'id',
  'nan',
  'none',
  'not_authenticated',
  'null',
  'true',
  'undefined',
  '[object object]',
]);

/** The customer that an `identify` names; undefined when it names nobody in particular. */
export function customerOf({ customer_id: told }: Params): CustomerId | undefined {
  if (typeof told !== 'string' && typeof told !== 'number') return undefined;
  const id = String(told).trim();
  return placeholders.has(id.toLowerCase()) ? undefined : (id as CustomerId);
}

/** The same parameters with the customer id as it is stored, or without one. The proof that it is theirs is kept nowhere. */
export function withCustomer(params: Params): Params {
  const { customer_id: _told, signature: _proof, ...rest } = params;
  const customer = customerOf(params);
  return customer === undefined ? rest : { ...rest, customer_id: customer };
}
