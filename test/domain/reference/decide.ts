/**
 * The evaluator once more, as its rules are told and as slow as it may be: every campaign is asked every gate of every event,
 * nothing is compiled, sorted into an index or remembered. It shares no code with the real one but the types.
 */
import { createHash } from 'node:crypto';
import type { ArmedTrigger } from '../../../server/contract/decision.ts';
import type { EventId } from '../../../server/contract/ids.ts';
import type { Trigger } from '../../../server/contract/trigger.ts';
import type {
  CampaignVersion,
  DecideResult,
  DecisionFacts,
  Gate,
  OfferPlan,
  Verdict,
} from '../../../server/domain/facts.ts';
import type { PastEvent } from '../../../server/domain/past.ts';
import type { LedgerEntry, Person, RecordedEvent, Session } from '../../../server/domain/person.ts';
import { type Subject, unmet } from './audience.ts';
import { isOnClock, localDay, momentOf } from './local-time.ts';
import { type Happening, holdAll, matchesGlob, own, pathOf, plain, undone } from './values.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LEASE = 30_000;
/** How much earlier than its time a delay may be over. */
const EARLY = 1_000;
const MAX_ARMED = 50;
const SIGNALS = ['scroll', 'engagement', 'exit_intent', 'inactive', 'click'];
/** All that can be said of somebody who met the trigger, in the order of the gates. */
export const countedGates: readonly Gate[] = [
  'audience',
  'had_it',
  'limits',
  'fatigue',
  'stock',
  'rollout',
  'holdout',
  'priority',
];

/** What the rules say. `trace` has only what is counted: campaigns whose trigger was met. */
export type Told = DecideResult;

type Refusal = { gate: Gate; detail: Record<string, unknown> };
type Case = { person: Person; campaigns: readonly CampaignVersion[]; facts: DecisionFacts; now: number };

export function decideSlowly(
  person: Person,
  events: readonly RecordedEvent[],
  unsorted: readonly CampaignVersion[],
  facts: DecisionFacts,
  now: number,
): Told {
  const nothing: Told = { heldOut: [], armed: [], trace: [] };
  if (facts.page.leaving) return nothing;
  const campaigns = unsorted.toSorted(
    (a, b) => b.definition.priority - a.definition.priority || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1),
  );
  const asked: Case = { person, campaigns, facts, now };
  const fresh = events.filter((event) => event.fresh);

  const retried = repeated(asked, fresh);
  if (retried) return { ...nothing, winner: retried, trace: [verdict(retried.campaign)] };

  const verdicts: Verdict[] = [];
  const heldOut: OfferPlan[] = [];
  let winner: OfferPlan | undefined;
  for (const campaign of campaigns) {
    const answers = fresh
      .filter((event) => !entriesOf(person).some(([, { trigger, arm }]) => trigger === event.id && arm !== 'holdout'))
      .flatMap((event) =>
        causes(asked, campaign, event).map((cause) => ({ event, refusal: ask(asked, campaign, cause) })),
      );
    const qualified = answers.find(({ refusal }) => !refusal);
    if (!qualified) {
      const counted = answers.flatMap(({ refusal }) =>
        refusal && countedGates.includes(refusal.gate) ? [refusal] : [],
      );
      const furthest = counted.toSorted((a, b) => countedGates.indexOf(b.gate) - countedGates.indexOf(a.gate))[0];
      if (furthest) verdicts.push(verdict(campaign, furthest));
      continue;
    }
    const { experiment } = campaign.definition;
    const entry = entryOf(person, campaign);
    const isHeldOut = entry ? entry.arm === 'holdout' : share(campaign, 'holdout', person) < experiment.holdoutPercent;
    if (winner) {
      verdicts.push(verdict(campaign, { gate: 'priority', detail: { winner: winner.campaign.id } }));
    } else if (isHeldOut) {
      heldOut.push({ ...plan(asked, campaign, qualified.event, 'holdout'), leasedUntil: 0 });
      const { holdoutPercent } = experiment;
      verdicts.push(verdict(campaign, { gate: 'holdout', detail: { holdoutPercent } }));
    } else {
      winner = plan(asked, campaign, qualified.event, variantFor(campaign, person));
      verdicts.push(verdict(campaign));
    }
  }
  const armed = winner ? [] : [...armedSignals(asked), ...armedDelays(asked)].slice(0, MAX_ARMED);
  return { ...(winner && { winner }), heldOut, armed, trace: verdicts };
}

function verdict({ id, version }: CampaignVersion, refusal?: Refusal): Verdict {
  return { campaign: id, version, ...(refusal ? { outcome: 'refused', ...refusal } : { outcome: 'won' }) };
}

/** A page that lost its answer asks again with the same event, while the offer is leased. */
function repeated(asked: Case, fresh: readonly RecordedEvent[]): OfferPlan | undefined {
  const { person, campaigns, now } = asked;
  for (const [id, entry] of entriesOf(person)) {
    if (entry.arm === 'holdout' || now >= entry.leasedUntil) continue;
    const event = fresh.find((one) => one.id === entry.trigger);
    const campaign = campaigns.find((one) => one.id === id && one.state === 'live');
    if (!event || !campaign) continue;
    if (campaign.definition.limits.repeat === 'once' && entry.times > 0) continue;
    return plan(asked, campaign, event, variantFor(campaign, person));
  }
  return undefined;
}

function plan(asked: Case, campaign: CampaignVersion, event: RecordedEvent, arm: string): OfferPlan {
  const entry = entryOf(asked.person, campaign);
  const turn = !entry ? 1 : entry.times < entry.turn ? entry.turn : entry.turn + 1;
  return {
    campaign,
    arm,
    turn,
    trigger: event.id,
    session: sessionOf(asked)?.id ?? '',
    ...(entry && { offer: entry.offer }),
    leasedUntil: asked.now + LEASE,
  };
}

function variantFor(campaign: CampaignVersion, person: Person): string {
  const { variants } = campaign.definition;
  const kept = entryOf(person, campaign)?.arm;
  if (variants.some(({ key }) => key === kept)) return kept ?? '';
  let total = 0;
  for (const { weight } of variants) total += weight;
  const drawn = (share(campaign, 'variant', person) / 100) * total;
  let reached = 0;
  for (const { key, weight } of variants) {
    reached += weight;
    if (drawn < reached) return key;
  }
  throw new Error('a campaign has a variant');
}

/** 0 to 100: 52 bits of SHA-256 over the campaign, what is drawn and the person. */
function share({ id }: CampaignVersion, salt: string, person: Person): number {
  const digest = createHash('sha256').update(`v1/${id}/${salt}/${person.id}`).digest('hex');
  return (Number(BigInt(`0x${digest.slice(0, 13)}`)) / 2 ** 52) * 100;
}

/** What a campaign would look at because of an event: the event, or the one that began a delay which is over now; or nothing. */
function causes({ person, now }: Case, { definition }: CampaignVersion, event: RecordedEvent): Happening[] {
  const { trigger } = definition;
  const delay = trigger.delaySeconds ?? 0;
  if (event.name !== 'delay_over') return trigger.event === event.name && delay === 0 ? [event] : [];
  const [kind, seconds, id] = String(own(event.params, 'armed')).split(':');
  if (kind !== 'delay' || delay === 0 || Number(seconds) !== delay) return [];
  const began = person.past.events.find((past) => past.id === id);
  if (!began || began.name !== trigger.event || !isSamePage(began.url, event.url)) return [];
  return now >= began.at + delay * 1_000 - EARLY ? [began] : [];
}

function isSamePage(one: string, other: string): boolean {
  return one.split('#')[0] === other.split('#')[0];
}

/** The first gate that refuses. */
function ask(asked: Case, campaign: CampaignVersion, cause: Happening, extra?: PastEvent): Refusal | undefined {
  const { person, facts, now } = asked;
  const { trigger, schedule, audience, limits, coupon, experiment } = campaign.definition;
  const { settings } = facts.site;
  const entry = entryOf(person, campaign);
  const refuse = (gate: Gate, detail: Record<string, unknown> = {}): Refusal => ({ gate, detail });

  if (!settings.active) return refuse('site');
  if (facts.page.gpc && settings.privacy.honourGpc) return refuse('consent');
  if (campaign.state !== 'live') return refuse('state');

  if (schedule.startAt && now < momentOf(schedule.startAt, settings.zone)) return refuse('schedule');
  if (schedule.endAt && now >= momentOf(schedule.endAt, settings.zone)) return refuse('schedule');
  if (!isOnClock(now, settings.zone, schedule.weekdays, schedule.hours)) return refuse('schedule');

  if (!isOnPage(trigger, facts.page.url)) return refuse('page');
  if (!isMet(trigger, cause)) return refuse('trigger');

  const subject: Subject = { person, site: facts.site, session: sessionOf(asked), now, extra };
  const condition = unmet(audience, subject);
  if (condition !== undefined) return refuse('audience', { condition });

  if (entry && now < entry.leasedUntil) return refuse('had_it', { leasedUntil: entry.leasedUntil });
  if (entry && limits.repeat === 'once' && entry.times > 0) return refuse('had_it', { shownAt: entry.lastShownAt });

  if (entry) {
    const { convertedAt, lastSession, lastShownAt, times } = entry;
    const { everyDays = 0, atMost } = limits;
    if (limits.stopAfterConversion && convertedAt !== undefined) return refuse('limits', { convertedAt });
    if (limits.repeat === 'session' && lastSession && lastSession === subject.session?.id) {
      return refuse('limits', { session: lastSession });
    }
    if (limits.repeat === 'days' && lastShownAt !== undefined && now < lastShownAt + everyDays * DAY) {
      return refuse('limits', { lastShownAt, everyDays });
    }
    if (atMost !== undefined && times >= atMost) return refuse('limits', { times, atMost });
  }
  const { atMostInAll } = limits;
  if (atMostInAll !== undefined) {
    const shownInAll = facts.counts.shownInAll(campaign.id);
    if (shownInAll >= atMostInAll) return refuse('limits', { shownInAll, atMostInAll });
  }

  const tired = tiredness(asked);
  if (tired) return refuse('fatigue', tired);

  if (coupon) {
    const endedAt = couponEnd(campaign, entry, settings.zone);
    if (endedAt !== undefined && now >= endedAt) return refuse('stock', { endedAt });
    const hasTheirs = entry?.coupon !== undefined || entry?.arm === 'holdout';
    const stockLeft = facts.counts.stockLeft(campaign.id);
    if (!hasTheirs && stockLeft < 1) return refuse('stock', { stockLeft });
  }

  const { rolloutPercent } = experiment;
  if (!entry && share(campaign, 'rollout', person) >= rolloutPercent) return refuse('rollout', { rolloutPercent });
  return undefined;
}

function isOnPage({ pages }: Trigger, url: string): boolean {
  const path = plain(pathOf(url));
  const matches = (glob: string) => matchesGlob(plain(undone(glob)), path);
  const include = pages?.include ?? [];
  if (include.length > 0 && !include.some(matches)) return false;
  return !(pages?.exclude ?? []).some(matches);
}

function isMet(trigger: Trigger, cause: Happening): boolean {
  const { event, percent = 0, seconds = 0, selector } = trigger;
  if (event === 'scroll' && !(Number(own(cause.params, 'percent')) >= percent)) return false;
  if ((event === 'engagement' || event === 'inactive') && !(Number(own(cause.params, 'seconds')) >= seconds))
    return false;
  if (event === 'click' && own(cause.params, 'selector') !== selector) return false;
  return holdAll(trigger.where, cause);
}

function tiredness({ person, facts, now }: Case): Record<string, unknown> | undefined {
  for (const [leased, { leasedUntil }] of entriesOf(person)) if (now < leasedUntil) return { leased, leasedUntil };
  const { zone, fatigue } = facts.site.settings;
  const { perDay, pauseMinutes } = fatigue;
  const lastShownAt = person.shownAt.at(-1);
  if (lastShownAt !== undefined && now < lastShownAt + pauseMinutes * MINUTE) return { lastShownAt, pauseMinutes };
  const shownToday = person.shownAt.filter((at) => localDay(at, zone) === localDay(now, zone)).length;
  return shownToday >= perDay ? { shownToday, perDay } : undefined;
}

/** When this person's code ends, or would have ended, or everybody's. */
function couponEnd({ definition }: CampaignVersion, entry: LedgerEntry | undefined, zone: string): number | undefined {
  if (entry?.coupon) return entry.coupon.expiresAt;
  const { at, afterHours } = definition.coupon?.expires ?? {};
  if (at !== undefined) return momentOf(at, zone);
  return entry?.arm === 'holdout' && afterHours !== undefined ? entry.since + afterHours * HOUR : undefined;
}

/** Signals of campaigns that would be decided if the tag told of them now. */
function armedSignals(asked: Case): ArmedTrigger[] {
  const armed: ArmedTrigger[] = [];
  for (const campaign of asked.campaigns) {
    const { event, percent, seconds, selector } = campaign.definition.trigger;
    if (!SIGNALS.includes(event)) continue;
    const measure = {
      ...(event === 'scroll' && { percent }),
      ...((event === 'engagement' || event === 'inactive') && { seconds }),
      ...(event === 'click' && { selector }),
    };
    const key = [event, ...Object.values(measure)].join(':');
    const session = sessionOf(asked)?.id ?? '';
    const url = asked.facts.page.url;
    const params = { ...measure, armed: key };
    const told: PastEvent = { id: '' as EventId, name: event, at: asked.now, session, url, params };
    if (ask(asked, campaign, told, told)) continue;
    if (!armed.some((one) => one.key === key)) armed.push({ key, on: event, ...measure } as ArmedTrigger);
  }
  return armed;
}

/** Delays that began on the open page, for campaigns that would be decided if they were over now. */
function armedDelays(asked: Case): ArmedTrigger[] {
  const { person, facts, now } = asked;
  const session = sessionOf(asked)?.id;
  let here = person.past.events.filter((event) => event.session === session && isSamePage(event.url, facts.page.url));
  const opened = here.findLast(({ name }) => name === 'page_view');
  if (opened) here = here.slice(here.lastIndexOf(opened));
  const over = here.filter(({ name }) => name === 'delay_over').map(({ params }) => own(params, 'armed'));
  const armed: ArmedTrigger[] = [];
  for (const campaign of asked.campaigns) {
    const { trigger } = campaign.definition;
    const delay = trigger.delaySeconds ?? 0;
    if (delay === 0) continue;
    const keyOf = ({ id }: PastEvent) => `delay:${delay}:${id}`;
    const began = here.find((one) => one.name === trigger.event && isMet(trigger, one) && !over.includes(keyOf(one)));
    if (!began || armed.some(({ key }) => key === keyOf(began)) || ask(asked, campaign, began)) continue;
    armed.push({ key: keyOf(began), on: 'delay_over', seconds: Math.max(0, delay - (now - began.at) / 1_000) });
  }
  return armed;
}

/** This session: the last one of the browser that asks. */
function sessionOf({ person, facts }: Case): Session | undefined {
  return person.sessions.filter(({ visitor }) => visitor === facts.visitor).at(-1);
}

function entryOf({ ledger }: Person, { id }: CampaignVersion): LedgerEntry | undefined {
  return own(ledger, id) as LedgerEntry | undefined;
}

function entriesOf({ ledger }: Person): [string, LedgerEntry][] {
  return Object.entries(ledger);
}
