import type { LiveEvent } from '../../contract/api.ts';
import type { Params } from '../../contract/event.ts';
import { payloadOf } from '../../domain/payload.ts';

/** Enough of a person's id to tell two shoppers on a screen apart. */
const SHORT_ID = 6;

type Line = { name: string; at: number; url: string; params: Params };
type Who = { id: string; customerId?: string | null | undefined; visitor: string };

/** An event as the live feed tells it. */
export function liveLine(event: Line, who: Who, siteCurrency: string): LiveEvent {
  const about = aboutOf(event.params);
  const payload = payloadOf(event.name, event.params, siteCurrency);
  return {
    at: event.at,
    name: event.name,
    who: who.customerId ?? who.id.slice(0, SHORT_ID),
    visitor: who.visitor,
    url: event.url,
    ...(about === undefined ? {} : { about }),
    ...(payload === undefined ? {} : { payload }),
  };
}

/** The searched words, the first item's name, or the money, whichever there is. */
function aboutOf({ search_term: term, items, value, currency }: Params): string | undefined {
  if (typeof term === 'string' && term !== '') return term;
  const item = items?.[0]?.item_name ?? items?.[0]?.item_id;
  if (item !== undefined) return String(item);
  return value === undefined ? undefined : [value, currency].filter((part) => part !== undefined).join(' ');
}
