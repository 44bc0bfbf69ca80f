import { offerEvents } from '../contract/event.ts';
import type { CampaignId } from '../contract/ids.ts';
import type { Effect } from './facts.ts';
import { ownValue } from './filter.ts';
import { HOLDOUT, type LedgerEntry, type Person, type RecordedEvent } from './person.ts';
import { DAY_MS } from './zone.ts';

/** How long a showing counts for the fatigue budget: a day of any zone, and what comes late. */
const FATIGUE_MEMORY_MS = 2 * DAY_MS;

export type OfferChange = Pick<Person, 'ledger' | 'shownAt'> & {
  effects: Effect[];
  /** The offer it is about, to be remembered with the event. */
  about: { campaign: CampaignId; variant: string };
};

/**
 * What became of an offer: shown, clicked, dismissed or copied, each counted once per turn however often a page tells it.
 * Undefined for other events and for offers that this person never had.
 */
export function offerChange(person: Person, event: RecordedEvent, session: string): OfferChange | undefined {
  if (!offerEvents.some((name) => name === event.name)) return undefined;
  const found = findEntry(person, ownValue(event.params, 'offer'));
  if (!found) return undefined;
  const [campaign, entry] = found;
  const about = { campaign, variant: entry.arm };
  const shown = event.name === 'offer_shown';
  const changed = isOfTurn(event, entry) ? (shown ? show(entry, event, session) : react(entry, event)) : undefined;
  if (!changed) return { ledger: person.ledger, shownAt: person.shownAt, effects: [], about };
  return {
    ledger: { ...person.ledger, [campaign]: changed },
    shownAt: shown ? withShowing(person.shownAt, event.at) : person.shownAt,
    effects: entry.arm === HOLDOUT ? [] : [effectOf(campaign, entry, event)],
    about,
  };
}

function findEntry({ ledger }: Person, offer: unknown): [CampaignId, LedgerEntry] | undefined {
  const entries = Object.entries(ledger) as [CampaignId, LedgerEntry][];
  return entries.find(([, entry]) => entry.offer === offer || entry.formerOffers?.some((former) => former === offer));
}

/** A report about a turn that is over counts nothing; where persons were joined, turns were numbered twice. */
function isOfTurn({ params }: RecordedEvent, entry: LedgerEntry): boolean {
  return entry.formerOffers !== undefined || Number(ownValue(params, 'turn')) === entry.turn;
}

function show(entry: LedgerEntry, { at }: RecordedEvent, session: string): LedgerEntry | undefined {
  if (entry.times >= entry.turn) return undefined;
  return {
    ...entry,
    times: entry.times + 1,
    leasedUntil: 0,
    firstShownAt: Math.min(entry.firstShownAt ?? at, at),
    lastShownAt: Math.max(entry.lastShownAt ?? at, at),
    lastSession: session,
  };
}

const reactions = { offer_clicked: 'clickedAt', offer_dismissed: 'dismissedAt', coupon_copied: 'copiedAt' } as const;
const became = {
  offer_shown: 'shown',
  offer_clicked: 'clicked',
  offer_dismissed: 'dismissed',
  coupon_copied: 'copied',
} as const;

function react(entry: LedgerEntry, { name, at }: RecordedEvent): LedgerEntry | undefined {
  const field = reactions[name as keyof typeof reactions];
  return entry[field] === undefined ? { ...entry, [field]: at } : undefined;
}

function effectOf(campaign: CampaignId, { offer, arm }: LedgerEntry, { name, at }: RecordedEvent): Effect {
  return { kind: 'offer', campaign, offer, arm, became: became[name as keyof typeof became], at };
}

function withShowing(shownAt: readonly number[], at: number): number[] {
  const all = [...shownAt, at].sort((a, b) => a - b);
  const newest = all.at(-1) ?? at;
  return all.filter((one) => one > newest - FATIGUE_MEMORY_MS);
}
