import type { ArmedTrigger } from '../contract/decision.ts';
import type { Params } from '../contract/event.ts';
import type { EventId } from '../contract/ids.ts';
import { armDelays } from './delay.ts';
import { askGates, type Moment } from './gates.ts';
import { type Look, lookAfter } from './look.ts';
import { tallyOf } from './memory.ts';
import type { PastEvent } from './past.ts';
import type { Person } from './person.ts';

/** Triggers that one answer names: the most important ones. Judgement: a page never waits for so many different things. */
const MAX_ARMED = 50;

/**
 * What the tag shall watch for on this page: signals and delays of campaigns that would be decided if they came now. Two
 * campaigns that wait for the same are one trigger, and nothing of a campaign is given away.
 */
export function armTriggers(moment: Moment): ArmedTrigger[] {
  // Nobody would be decided anything for.
  if (moment.fatigue) return [];
  return [...armSignals(moment), ...armDelays(moment)].slice(0, MAX_ARMED);
}

function armSignals(moment: Moment): ArmedTrigger[] {
  const { campaigns, page } = moment;
  const armed = new Map<string, ArmedTrigger>();
  const imagined = new Map<string, { event: PastEvent; look: Look }>();
  for (const campaign of campaigns.signalled.onPage(page)) {
    const { watch, fires } = campaign.trigger;
    if (!watch || armed.has(watch.key)) continue;
    let then = imagined.get(watch.key);
    if (!then) {
      then = imagine(moment, watch);
      imagined.set(watch.key, then);
    }
    if (fires(then.event) && !askGates(moment, campaign, then.look)) armed.set(watch.key, watch);
  }
  return [...armed.values()];
}

/** The event that the tag would send, and what conditions would look at then. */
function imagine(
  { facts, now, look }: Moment,
  { key, on, ...measure }: ArmedTrigger,
): { event: PastEvent; look: Look } {
  const params: Params = { ...measure, armed: key };
  const session = look.session?.id ?? '';
  const event = { id: '' as EventId, name: on, at: now, session, url: facts.page.url, params };
  return { event, look: lookAfter(look, event, () => personAfter(look.person, event)) };
}

/** The person as conditions would see them after the event, for those that count the very signal. */
function personAfter(person: Person, event: PastEvent): Person {
  const before = tallyOf(person, event.name);
  const tally = { count: (before?.count ?? 0) + 1, firstAt: before?.firstAt ?? event.at, lastAt: event.at };
  return { ...person, tallies: { ...person.tallies, [event.name]: tally } };
}
