/** The one transaction of the collector: events in, decisions out. It runs inside a transaction of the caller's. */
import type { LiveEvent } from '../../contract/api.ts';
import type { Batch, CollectAnswer, Device } from '../../contract/collect.ts';
import { offerEvents } from '../../contract/event.ts';
import type { PersonId, VisitorId } from '../../contract/ids.ts';
import type { Site } from '../../contract/site.ts';
import { fold } from '../../domain/advance.ts';
import { decide } from '../../domain/decide.ts';
import type { DecisionFacts, Effect } from '../../domain/facts.ts';
import { countItems, itemsOf } from '../../domain/filter.ts';
import { readHeard } from '../../domain/heard.ts';
import { cartTokenOf, transactionIdOf } from '../../domain/order.ts';
import type { Claim, OrderChannel } from '../../domain/order-booking.ts';
import type { Person, RecordedEvent } from '../../domain/person.ts';
import { sessionBegan } from '../../domain/session.ts';
import { dayOf } from '../../domain/zone.ts';
import { toldConsent } from '../consent.ts';
import { receiveEvents } from '../receive.ts';
import type { CheckedBatch, Collected } from '../store.ts';
import type { Chance } from './chance.ts';
import { campaignCounts } from './counts.ts';
import { liveLine } from './live.ts';
import type { Nouns } from './nouns.ts';
import { claimOrder, isClaimed, noteCart, settleWaiting } from './order-join.ts';
import { settleHoldOut, settleWinner } from './settle.ts';
import { Visit } from './visit.ts';

type Asked = CheckedBatch & { site: Site };

/** Records the events, advances the person, decides, claims offers and codes, rolls up. */
export function collect(nouns: Nouns, chance: Chance, checked: CheckedBatch): Collected {
  const site = nouns.sites.require(checked.siteId);
  if (site.privacy.honourGpc && checked.batch.gpc) return ignored('privacy_signal');
  const asked = { ...checked, site };
  const visit = new Visit(nouns, chance, site.id, checked.batch.visitor as VisitorId, checked.now);
  if (checked.batch.was !== undefined) visit.alsoWas(checked.batch.was as VisitorId);
  const events = receiveEvents(checked.batch, checked.now);
  const live: LiveEvent[] = [];
  let accepted = 0;
  for (const event of events) {
    if (!recordEvent(nouns, site, checked.batch, checked.now, visit, event)) continue;
    accepted++;
    if (!checked.unwatched) live.push(lineOf(event, visit.person, checked.batch, site));
  }
  // A repeat was heard the first time.
  const isNews = accepted > 0 || events.length === 0;
  if (isNews && checked.batch.heard) nouns.heard.count(site.id, readHeard(checked.batch.heard), checked.now);
  const decided = decideNow(nouns, chance, asked, visit, events, accepted > 0);
  return { answer: { accepted, duplicates: events.length - accepted, refused: [], ...decided }, live };
}

function lineOf(event: RecordedEvent, { id, customerId }: Person, { visitor }: Batch, site: Site): LiveEvent {
  return liveLine(event, { id, customerId, visitor }, site.currency);
}

function ignored(reason: NonNullable<CollectAnswer['ignored']>): Collected {
  return { answer: { accepted: 0, duplicates: 0, refused: [], decisions: [], ignored: reason }, live: [] };
}

/** Folds one event into the visit. False when it is on record already: a repeat changes nothing. */
export function recordEvent(
  nouns: Nouns,
  site: Site,
  { visitor, device }: { visitor: string; device?: Device | undefined },
  now: number,
  visit: Visit,
  event: RecordedEvent,
): boolean {
  const place = nouns.events.placeFor(site.id, event.id, now);
  if (!place) return false;
  if (event.name === 'identify') visit.identify(event);
  const transactionId = transactionIdOf(event);
  const number = visit.number();
  const record = visit.change();
  const { effects, session, about, remembered } = fold(record.person, event, {
    visitor: visitor as VisitorId,
    device,
    settings: site,
    newOrder: transactionId !== undefined && !isClaimed(nouns, site.id, transactionId),
    campaigns: nouns.campaigns.compiled(site),
  });
  record.heads = nouns.events.record(site.id, place, {
    event,
    visitor: number,
    person: record.number,
    sessionBeganAt: sessionBegan(session),
    about,
    remembered,
    heads: record.heads,
  });
  const consent = toldConsent(event, site.privacy.consentVersion);
  if (consent) nouns.consents.record(site.id, number, consent);
  if (event.name === 'identify') {
    nouns.people.nameCustomer(record);
    if (record.person.customerId) settleWaiting(nouns, site, record.person.customerId);
  }
  nouns.rollups.see(site.id, event.name, event.at);
  for (const effect of countedOnce(event, effects)) writeDown(nouns, site, visit, effect);
  const claim = claimOf(event, effects, record.person.id);
  if (claim) claimOrder(nouns, site, claim);
  const cartToken = cartTokenOf(event);
  if (cartToken !== undefined) noteCart(nouns, site, cartToken, visitor as VisitorId, now);
  return true;
}

/** A page may tell more than once what became of an offer: the event counts when something became of it. */
function countedOnce({ name }: RecordedEvent, effects: Effect[]): Effect[] {
  const isNews = !offerEvents.some((event) => event === name) || effects.some(({ kind }) => kind === 'offer');
  return isNews ? effects : effects.filter((effect) => effect.kind !== 'count' || effect.metric !== name);
}

function writeDown(nouns: Nouns, site: Site, visit: Visit, effect: Effect): void {
  if (effect.kind === 'count') {
    nouns.rollups.add(site.id, site.zone, effect);
    return;
  }
  if (effect.kind === 'offer') {
    nouns.offers.become(site.id, effect);
    nouns.figures.become(site.id, dayOf(effect.at, site.zone), effect);
    return;
  }
  const person = visit.person.id;
  nouns.orders.add(site.id, { orders: 1, revenueMinor: effect.valueMinor });
  if (effect.coupon !== undefined) nouns.coupons.redeem(site.id, { ...effect, coupon: effect.coupon, person });
}

/** The order that a purchase claims, as its effects counted it; undefined when they counted none. */
function claimOf(event: RecordedEvent, effects: Effect[], person: PersonId): Claim | undefined {
  const order = effects.find((effect) => effect.kind === 'order');
  if (!order) return undefined;
  const { transactionId: name, at, valueMinor, coupon } = order;
  const counted = effects.find((effect) => effect.kind === 'count' && effect.metric === 'orders');
  const channel = counted?.kind === 'count' ? (counted.channel as OrderChannel) : 'unknown';
  const credits = effects.flatMap((effect) => {
    if (effect.kind !== 'offer' || effect.became !== 'order') return [];
    return [{ campaign: effect.campaign, offer: effect.offer, arm: effect.arm }];
  });
  const claim: Claim = { name, person, at, valueMinor, itemCount: countItems(itemsOf(event.params)), channel, credits };
  const cartToken = cartTokenOf(event);
  if (coupon !== undefined) claim.coupon = coupon;
  if (cartToken !== undefined) claim.cartToken = cartToken;
  return claim;
}

/** Whom to show what. A page that is leaving reads no answer, a site that is off asks no question. */
function decideNow(
  nouns: Nouns,
  chance: Chance,
  { site, batch, now }: Asked,
  visit: Visit,
  events: RecordedEvent[],
  isNew: boolean,
): Pick<CollectAnswer, 'decisions' | 'armed'> {
  if (batch.leaving || !site.active) return { decisions: [] };
  const campaigns = nouns.campaigns.compiled(site);
  const averageOrderMinor = nouns.orders.averageMinor(site.id);
  const facts: DecisionFacts = {
    site: { settings: site, ...(averageOrderMinor === undefined ? {} : { averageOrderMinor }) },
    page: { url: batch.url, leaving: false, gpc: batch.gpc === true },
    counts: campaignCounts(nouns, site.id, campaigns, now),
    visitor: batch.visitor as VisitorId,
  };
  const { winner, heldOut, armed, trace } = decide(visit.person, events, campaigns, facts, now);
  if (isNew) nouns.refusals.count(site.id, dayOf(now, site.zone), trace);
  for (const plan of heldOut) visit.person = settleHoldOut(nouns, chance, site, visit.person, plan, now);
  if (!winner) return { decisions: [], armed };
  const { person, decision } = settleWinner(nouns, chance, site, visit.person, winner, now);
  visit.person = person;
  return { decisions: [decision], armed };
}
