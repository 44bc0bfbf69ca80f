import { DELAY_EVENT } from '../contract/event.ts';
import type { CampaignId } from '../contract/ids.ts';
import { LEASE_MS } from '../contract/limits.ts';
import { armTriggers } from './arm.ts';
import type { CampaignSet, CompiledCampaign } from './compile.ts';
import { findDelayed } from './delay.ts';
import { drawVariant, isHeldOut } from './draw.ts';
import { type DecideResult, type DecisionFacts, gates, type OfferPlan, type Verdict } from './facts.ts';
import { askGates, entryOf, fatigueOf, isLeased, type Moment, type Refusal } from './gates.ts';
import { lookAt } from './look.ts';
import { HOLDOUT, type LedgerEntry, type Person, type RecordedEvent } from './person.ts';
import { pathKey } from './trigger.ts';

/** A campaign that passed all gates but the last two, and the event it did so with. */
type Candidate = { campaign: CompiledCampaign; event: RecordedEvent; entry: LedgerEntry | undefined };

/**
 * Who hears what, now. Give it the person after `advance`, and all events of the batch (only `fresh` ones count, repeats
 * included). Write the outcome down with `withOffer` and `withHoldOut`.
 */
export function decide(
  person: Person,
  events: readonly RecordedEvent[],
  campaigns: CampaignSet,
  facts: DecisionFacts,
  now: number,
): DecideResult {
  if (facts.page.leaving) return { heldOut: [], armed: [], trace: [] };
  const moment = momentFor(person, campaigns, facts, now);
  const fresh = events.filter((event) => event.fresh);
  const again = offerAgain(moment, fresh);
  if (again) return { winner: again, heldOut: [], armed: [], trace: [verdictOf(again.campaign)] };
  const verdicts = new Map<CampaignId, Verdict>();
  const candidates = askAll(moment, fresh, verdicts);
  const { winner, heldOut } = settle(moment, candidates, verdicts);
  // A message on its way holds all others back, so there is nothing to wait for until it has been shown.
  const armed = winner ? [] : armTriggers(moment);
  return { ...(winner && { winner }), heldOut, armed, trace: [...verdicts.values()] };
}

function momentFor(person: Person, campaigns: CampaignSet, facts: DecisionFacts, now: number): Moment {
  const session = person.sessions.findLast(({ visitor }) => visitor === facts.visitor);
  const look = lookAt(person, facts.site, session, now);
  const ledger = Object.entries(person.ledger) as [CampaignId, LedgerEntry][];
  const moment = { person, campaigns, facts, now, look, page: pathKey(facts.page.url), ledger };
  return { ...moment, fatigue: fatigueOf(moment) };
}

/** The answer to a retry: the page that lost the first one gets the same offer again. */
function offerAgain(
  { person, campaigns, ledger, look, now }: Moment,
  fresh: readonly RecordedEvent[],
): OfferPlan | undefined {
  for (const [id, entry] of ledger) {
    const event = entry.arm !== HOLDOUT && isLeased(entry, now) && fresh.find((one) => one.id === entry.trigger);
    const campaign = campaigns.byId.get(id);
    if (!event || campaign?.version.state !== 'live') continue;
    if (entry.times > 0 && campaign.version.definition.limits.repeat === 'once') continue;
    return planOf({ campaign, event, entry }, drawVariant(campaign.version, person.id, entry), look.session?.id, now);
  }
  return undefined;
}

/** Asks every campaign that an event could trigger; those that refused are noted. */
function askAll(moment: Moment, fresh: readonly RecordedEvent[], verdicts: Map<CampaignId, Verdict>): Candidate[] {
  const candidates = new Map<CampaignId, Candidate>();
  for (const event of fresh) {
    if (hasWon(moment, event)) continue;
    for (const campaign of triggeredBy(moment, event)) {
      const { id } = campaign.version;
      if (candidates.has(id)) continue;
      const refusal = askGates(moment, campaign);
      if (!refusal) candidates.set(id, { campaign, event, entry: entryOf(moment.person, id) });
      note(verdicts, campaign, refusal);
    }
  }
  return [...candidates.values()].sort((a, b) => a.campaign.rank - b.campaign.rank);
}

/** One event shows one message, even if the page tells it once more after the message was seen. */
function hasWon({ ledger }: Moment, event: RecordedEvent): boolean {
  return ledger.some(([, entry]) => entry.trigger === event.id && entry.arm !== HOLDOUT);
}

/** Campaigns that wait for this event on this page. */
function triggeredBy(moment: Moment, event: RecordedEvent): CompiledCampaign[] {
  if (event.name === DELAY_EVENT) return findDelayed(moment, event);
  return moment.campaigns.waiting.get(event.name)?.triggeredBy(event, moment.page) ?? [];
}

/**
 * Draws the hold-out and picks the winner, in order of priority: a person held out of one campaign is open to the next, and
 * what comes after the winner has lost, whether it would have been held out or not. So both arms of a campaign consist of
 * people whom nothing more important was shown to.
 */
function settle(
  { person, look, now }: Moment,
  candidates: readonly Candidate[],
  verdicts: Map<CampaignId, Verdict>,
): Pick<DecideResult, 'winner' | 'heldOut'> {
  const heldOut: OfferPlan[] = [];
  let winner: OfferPlan | undefined;
  for (const candidate of candidates) {
    const { campaign, entry } = candidate;
    const { version } = campaign;
    if (winner) {
      note(verdicts, campaign, { gate: 'priority', detail: { winner: winner.campaign.id } });
    } else if (isHeldOut(version, person.id, entry)) {
      heldOut.push({ ...planOf(candidate, HOLDOUT, look.session?.id, now), leasedUntil: 0 });
      note(verdicts, campaign, {
        gate: 'holdout',
        detail: { holdoutPercent: version.definition.experiment.holdoutPercent },
      });
    } else {
      winner = planOf(candidate, drawVariant(version, person.id, entry), look.session?.id, now);
    }
  }
  return { ...(winner && { winner }), heldOut };
}

/** A turn that nobody saw is not over: it is offered once more, with the same arm and the same code. */
function planOf({ campaign, event, entry }: Candidate, arm: string, session = '', now: number): OfferPlan {
  const unseen = entry !== undefined && entry.times < entry.turn;
  return {
    campaign: campaign.version,
    arm,
    turn: unseen ? entry.turn : (entry?.turn ?? 0) + 1,
    trigger: event.id,
    session,
    ...(entry && { offer: entry.offer }),
    leasedUntil: now + LEASE_MS,
  };
}

/** Of several events, the one that came furthest tells why. */
function note(verdicts: Map<CampaignId, Verdict>, campaign: CompiledCampaign, refusal: Refusal | undefined): void {
  const { id } = campaign.version;
  const before = verdicts.get(id)?.gate;
  if (refusal && before && gates.indexOf(before) > gates.indexOf(refusal.gate)) return;
  verdicts.set(id, verdictOf(campaign.version, refusal));
}

function verdictOf({ id, version }: OfferPlan['campaign'], refusal?: Refusal): Verdict {
  if (!refusal) return { campaign: id, version, outcome: 'won' };
  return { campaign: id, version, outcome: 'refused', gate: refusal.gate, detail: refusal.detail };
}
