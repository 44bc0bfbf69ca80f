import type { Goal } from '../contract/campaign.ts';
import type { CampaignId } from '../contract/ids.ts';
import type { CampaignSet } from './compile.ts';
import type { Effect } from './facts.ts';
import { compileFilters, type HappeningTest } from './filter.ts';
import type { LedgerEntry, Order, Person, RecordedEvent } from './person.ts';
import { DAY_MS } from './zone.ts';

export type CompiledGoal = { event: string; reached: HappeningTest; windowMs: number };

export function compileGoal({ event, where, windowDays }: Goal): CompiledGoal {
  return { event, reached: compileFilters(where), windowMs: windowDays * DAY_MS };
}

/**
 * Credits an event to the campaigns whose goal it reaches, for people who were shown the message and for those held out
 * alike. `order` is set for a purchase that nobody told of before; a repeated one converts nothing.
 */
export function creditGoals(
  person: Person,
  event: RecordedEvent,
  order: Order | undefined,
  campaigns: CampaignSet,
): { ledger: Person['ledger']; effects: Effect[] } {
  const effects: Effect[] = [];
  let { ledger } = person;
  if (event.name === 'purchase' && !order) return { ledger, effects };
  for (const [id, entry] of Object.entries(person.ledger) as [CampaignId, LedgerEntry][]) {
    const goal = campaigns.byId.get(id)?.goal;
    if (goal?.event !== event.name || !inWindow(goal, entry, event.at) || !goal.reached(event)) continue;
    const credit = { kind: 'offer', campaign: id, offer: entry.offer, arm: entry.arm, at: event.at } as const;
    if (entry.convertedAt === undefined) {
      effects.push({ ...credit, became: 'converted' });
      ledger = { ...ledger, [id]: { ...entry, convertedAt: event.at } };
    }
    if (order) effects.push({ ...credit, became: 'order', valueMinor: order.valueMinor });
  }
  return { ledger, effects };
}

/** Within the window after a showing, or after a would-be one. */
function inWindow(goal: CompiledGoal, { firstShownAt, lastShownAt }: LedgerEntry, at: number): boolean {
  if (firstShownAt === undefined || lastShownAt === undefined) return false;
  return at >= firstShownAt && at <= lastShownAt + goal.windowMs;
}
