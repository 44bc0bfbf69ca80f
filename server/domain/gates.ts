/**
 * The gates that one campaign has to pass for one person at one moment, but for the last two: hold-out and priority weigh
 * campaigns against each other and are asked in `decide`. Each returns the values that it refused on, or nothing.
 */
import type { CampaignId } from '../contract/ids.ts';
import type { CampaignSet, CompiledCampaign } from './compile.ts';
import { expiryOf } from './coupon.ts';
import { isRolledOut } from './draw.ts';
import type { CampaignVersion, DecisionFacts, Gate } from './facts.ts';
import type { Look } from './look.ts';
import { HOLDOUT, type LedgerEntry, type Person } from './person.ts';
import { DAY_MS, dayNumber, MINUTE_MS } from './zone.ts';

/** What is the same for all campaigns of one decision. */
export type Moment = {
  person: Person;
  campaigns: CampaignSet;
  facts: DecisionFacts;
  now: number;
  look: Look;
  /** Of the page that is open: what `trigger.onPage` takes. */
  page: string;
  /** What the person knows of campaigns, as a list. */
  ledger: readonly (readonly [CampaignId, LedgerEntry])[];
  /** Why the person shall hear nothing more for now, whatever the campaign. */
  fatigue: Detail | undefined;
};

/** May this campaign's message be shown because of this event? */
export type Question = {
  moment: Moment;
  campaign: CompiledCampaign;
  entry: LedgerEntry | undefined;
  /** What conditions look at: the moment's, or what it would be after the event. */
  look: Look;
};

/** Values that a gate compared. */
export type Detail = Record<string, unknown>;
export type Refusal = { gate: Gate; detail: Detail };
type Ask = (question: Question) => Detail | undefined;
export type GateAsk = { gate: Gate; ask: Ask };

const site: Ask = ({ moment: { facts } }) => (facts.site.settings.active ? undefined : { active: false });

const consent: Ask = ({ moment: { facts } }) =>
  facts.page.gpc && facts.site.settings.privacy.honourGpc ? { globalPrivacyControl: true } : undefined;

const state: Ask = ({ campaign }) =>
  campaign.version.state === 'live' ? undefined : { state: campaign.version.state };

const schedule: Ask = ({ campaign, moment: { now } }) => {
  const reason = campaign.schedule.refusal(now);
  return reason && { reason };
};

const audience: Ask = ({ campaign, look }) => {
  const condition = campaign.audience(look);
  return condition === undefined ? undefined : { condition };
};

const hadIt: Ask = ({ campaign, entry, moment: { now } }) => {
  if (!entry) return undefined;
  if (isLeased(entry, now)) return { leasedUntil: entry.leasedUntil };
  const { repeat } = campaign.version.definition.limits;
  return repeat === 'once' && entry.times > 0 ? { shownAt: entry.lastShownAt } : undefined;
};

const limits: Ask = ({ campaign, entry, look, moment: { facts, now } }) => {
  const { definition, id } = campaign.version;
  const { repeat, everyDays = 0, atMost, atMostInAll, stopAfterConversion } = definition.limits;
  if (entry) {
    const { convertedAt, lastSession, lastShownAt, times } = entry;
    if (stopAfterConversion && convertedAt !== undefined) return { convertedAt };
    if (repeat === 'session' && lastSession && lastSession === look.session?.id) return { session: lastSession };
    if (repeat === 'days' && lastShownAt !== undefined && now < lastShownAt + everyDays * DAY_MS) {
      return { lastShownAt, everyDays };
    }
    if (atMost !== undefined && times >= atMost) return { times, atMost };
  }
  if (atMostInAll === undefined) return undefined;
  const shownInAll = facts.counts.shownInAll(id);
  return shownInAll >= atMostInAll ? { shownInAll, atMostInAll } : undefined;
};

const fatigue: Ask = ({ moment }) => moment.fatigue;

const stock: Ask = (question) => {
  const { campaign, entry, moment } = question;
  const { facts, now } = moment;
  const endsAt = couponEndOf(question);
  if (now >= endsAt) return { endedAt: endsAt };
  // Theirs is out of the stock already, or would be.
  if (entry?.coupon || entry?.arm === HOLDOUT) return undefined;
  const stockLeft = facts.counts.stockLeft(campaign.version.id);
  return stockLeft < 1 ? { stockLeft } : undefined;
};

/**
 * One person has one code for ever, so a code that ended is the end of it. For somebody held out that is when theirs would
 * have ended: both arms have the same time to convert in.
 */
function couponEndOf({ campaign, entry, moment: { facts } }: Question): number {
  if (entry?.coupon) return entry.coupon.expiresAt ?? Number.POSITIVE_INFINITY;
  const { coupon } = campaign.version.definition;
  if (!coupon || entry?.arm !== HOLDOUT) return campaign.couponEndsAt;
  return expiryOf(coupon, facts.site.settings.zone, entry.since) ?? Number.POSITIVE_INFINITY;
}

const rollout: Ask = ({ campaign, moment, entry }) => {
  if (isRolledOut(campaign.version, moment.person.id, entry)) return undefined;
  return { rolloutPercent: campaign.version.definition.experiment.rolloutPercent };
};

/** In the order of `gates` in facts.ts. */
const asks: readonly GateAsk[] = [
  { gate: 'site', ask: site },
  { gate: 'consent', ask: consent },
  { gate: 'state', ask: state },
  { gate: 'schedule', ask: schedule },
  { gate: 'audience', ask: audience },
  { gate: 'had_it', ask: hadIt },
  { gate: 'limits', ask: limits },
  { gate: 'fatigue', ask: fatigue },
  { gate: 'stock', ask: stock },
  { gate: 'rollout', ask: rollout },
];

/** Gates that may refuse a campaign: most have no schedule, no coupon and are open to all, and a page view asks dozens. */
export function asksOf({ state, definition }: CampaignVersion): readonly GateAsk[] {
  const { schedule, coupon, experiment } = definition;
  const isOpen: Partial<Record<Gate, boolean>> = {
    state: state === 'live',
    schedule: Object.keys(schedule).length === 0,
    stock: !coupon,
    rollout: experiment.rolloutPercent >= 100,
  };
  return asks.filter(({ gate }) => !isOpen[gate]);
}

/** The first gate that refuses, or nothing when the person qualifies. */
export function askGates(moment: Moment, campaign: CompiledCampaign, look = moment.look): Refusal | undefined {
  const entry = moment.ledger.length > 0 ? entryOf(moment.person, campaign.version.id) : undefined;
  const question = { moment, campaign, look, entry };
  for (const { gate, ask } of campaign.asks) {
    const detail = ask(question);
    if (detail) return { gate, detail };
  }
  return undefined;
}

export function entryOf({ ledger }: Person, id: CampaignId): LedgerEntry | undefined {
  return Object.hasOwn(ledger, id) ? ledger[id] : undefined;
}

/** Whether a turn of it was decided and may still appear on some page. */
export function isLeased(entry: LedgerEntry, now: number): boolean {
  return now < entry.leasedUntil;
}

/**
 * Why the person shall hear nothing now: a message is on its way to some page of theirs, the last one was a moment ago,
 * or there were enough of them today.
 */
export function fatigueOf({ ledger, person, facts, now }: Omit<Moment, 'fatigue'>): Detail | undefined {
  const leased = ledger.find(([, entry]) => isLeased(entry, now));
  if (leased) return { leased: leased[0], leasedUntil: leased[1].leasedUntil };
  const { fatigue, zone } = facts.site.settings;
  const { perDay, pauseMinutes } = fatigue;
  const lastShownAt = person.shownAt.at(-1);
  if (lastShownAt !== undefined && now < lastShownAt + pauseMinutes * MINUTE_MS) return { lastShownAt, pauseMinutes };
  const today = dayNumber(now, zone);
  const shownToday = person.shownAt.filter((at) => dayNumber(at, zone) === today).length;
  return shownToday >= perDay ? { shownToday, perDay } : undefined;
}
