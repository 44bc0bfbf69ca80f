/**
 * Triggers that wait a while on the same page. The key that the tag gives back names the wait and the event it began with,
 * so that the collector needs no memory of its own and nobody can shorten the wait.
 */
import type { ArmedTrigger } from '../contract/decision.ts';
import { DELAY_EVENT } from '../contract/event.ts';
import { samePage } from './address.ts';
import type { CompiledCampaign } from './compile.ts';
import { ownValue } from './filter.ts';
import { askGates, type Moment } from './gates.ts';
import type { PastEvent } from './past.ts';
import type { RecordedEvent } from './person.ts';

/** A browser's timer and the correction of its clock may be off by this much. */
const DELAY_TOLERANCE_MS = 1_000;

function keyOf(seconds: number, event: string): string {
  return `delay:${seconds}:${event}`;
}

/** The campaigns whose delay is over now; none when the key does not prove it. */
export function findDelayed({ person, campaigns, page, now }: Moment, event: RecordedEvent): CompiledCampaign[] {
  const [kind, seconds, id] = String(ownValue(event.params, 'armed')).split(':');
  const began = kind === 'delay' ? person.past.findLast((past) => past.id === id) : undefined;
  const waitedMs = Number(seconds) * 1_000;
  if (!began || !samePage(began.url, event.url) || !(now >= began.at + waitedMs - DELAY_TOLERANCE_MS)) return [];
  return campaigns.delayed.onPage(page).filter(({ trigger }) => {
    return trigger.event === began.name && trigger.delaySeconds === Number(seconds) && trigger.fires(began);
  });
}

/** Waits that are under way on this page, for campaigns that would be decided if they were over. */
export function armDelays(moment: Moment): ArmedTrigger[] {
  const { campaigns, page, now } = moment;
  const delayed = campaigns.delayed.onPage(page);
  if (delayed.length === 0) return [];
  const events = eventsOnPage(moment);
  const over = new Set(
    events.filter(({ name }) => name === DELAY_EVENT).map(({ params }) => ownValue(params, 'armed')),
  );
  const armed = new Map<string, ArmedTrigger>();
  for (const campaign of delayed) {
    const { event: name, fires, delaySeconds } = campaign.trigger;
    const began = events.find(
      (event) => event.name === name && !over.has(keyOf(delaySeconds, event.id)) && fires(event),
    );
    if (!began || armed.has(keyOf(delaySeconds, began.id))) continue;
    if (askGates(moment, campaign)) continue;
    const key = keyOf(delaySeconds, began.id);
    const seconds = Math.max(0, delaySeconds - (now - began.at) / 1_000);
    armed.set(key, { key, on: DELAY_EVENT, seconds });
  }
  return [...armed.values()];
}

/** What happened on the open page since it was opened, oldest first. Other tabs are other pages. */
function eventsOnPage({ person, facts, look }: Moment): PastEvent[] {
  const here: PastEvent[] = [];
  for (const event of person.past.newestFirst()) {
    if (event.session !== look.session?.id || !samePage(event.url, facts.page.url)) continue;
    here.push(event);
    if (event.name === 'page_view') break;
  }
  return here.reverse();
}
