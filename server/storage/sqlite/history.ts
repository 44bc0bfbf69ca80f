/** A shop's past, taken in as the collector takes the present, but nobody is shown anything. Runs inside a transaction of the caller's. */
import type { HistoryEvent } from '../../contract/history.ts';
import type { EventId, VisitorId } from '../../contract/ids.ts';
import type { RecordedEvent } from '../../domain/person.ts';
import { withCustomer } from '../customer.ts';
import type { HistoryChunk, ImportedHistory } from '../store.ts';
import type { Chance } from './chance.ts';
import { recordEvent } from './collect.ts';
import type { Nouns } from './nouns.ts';
import { Visit } from './visit.ts';

/** Records events of the past in the order given, and folds them into their people. */
export function importHistory(
  nouns: Nouns,
  chance: Chance,
  siteId: number,
  { events: json, mark }: HistoryChunk,
  now: number,
): ImportedHistory {
  const site = nouns.sites.require(siteId);
  const events: HistoryEvent[] = JSON.parse(json);
  let recorded = 0;
  for (const event of events) {
    const visit = new Visit(nouns, chance, siteId, event.visitor as VisitorId, event.at);
    if (recordEvent(nouns, site, event, now, visit, toRecorded(event))) recorded++;
  }
  if (mark) nouns.historyMarks.put(siteId, mark);
  return { recorded, known: events.length - recorded };
}

function toRecorded({ id, name, at, url, referrer, params: told = {} }: HistoryEvent): RecordedEvent {
  const params = name === 'identify' ? withCustomer(told) : told;
  const event: RecordedEvent = {
    id: id as EventId,
    name,
    at,
    url,
    params,
    json: JSON.stringify(params),
    // Its moment has passed.
    fresh: false,
  };
  if (referrer !== undefined) event.referrer = referrer;
  return event;
}
