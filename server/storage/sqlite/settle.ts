/** Writes a decision down: the offer and the coupon under their unique keys, the ledger, the figures. */
import type { DecidedCoupon, Decision } from '../../contract/decision.ts';
import type { OfferId } from '../../contract/ids.ts';
import type { Message } from '../../contract/message.ts';
import type { Site } from '../../contract/site.ts';
import type { OfferPlan } from '../../domain/facts.ts';
import { withHoldOut, withOffer } from '../../domain/ledger.ts';
import type { Person } from '../../domain/person.ts';
import { fillMessage, personalContext } from '../../domain/personalise.ts';
import { dayOf } from '../../domain/zone.ts';
import type { Chance } from './chance.ts';
import type { Nouns } from './nouns.ts';

/** Leases the offer to the person and fills in its message. Settling the same turn again gives the same answer. */
export function settleWinner(
  nouns: Nouns,
  chance: Chance,
  site: Site,
  before: Person,
  plan: OfferPlan,
  now: number,
): { person: Person; decision: Decision } {
  const offer = claimOffer(nouns, chance, site, before, plan, now);
  const coupon = couponOf(nouns, site, before, plan, now);
  const person = withOffer(before, plan, offer, coupon, now);
  const message = fillMessage(messageOf(plan), personalContext(person, site, coupon), site.zone, coupon);
  const decision = { offer, turn: plan.turn, campaign: plan.campaign.id, variant: plan.arm, message };
  return { person, decision: coupon ? { ...decision, coupon } : decision };
}

/** Writes down that the person would have been shown the campaign. */
export function settleHoldOut(
  nouns: Nouns,
  chance: Chance,
  site: Site,
  person: Person,
  plan: OfferPlan,
  now: number,
): Person {
  return withHoldOut(person, plan, claimOffer(nouns, chance, site, person, plan, now), now);
}

function claimOffer(nouns: Nouns, chance: Chance, site: Site, person: Person, plan: OfferPlan, now: number): OfferId {
  const offer = plan.offer ?? (chance.id() as OfferId);
  const isFirst = nouns.offers.claim(site.id, offer, plan, person.id, now);
  if (isFirst) nouns.figures.qualify(site.id, plan.campaign.id, dayOf(now, site.zone), plan.arm);
  return offer;
}

/** The coupon that the person had before, else one that is claimed now. */
function couponOf(nouns: Nouns, site: Site, person: Person, plan: OfferPlan, now: number): DecidedCoupon | undefined {
  const { id, definition } = plan.campaign;
  if (!definition.coupon) return undefined;
  return person.ledger[id]?.coupon ?? nouns.coupons.issue(site.id, id, definition.coupon, person.id, site.zone, now);
}

/** The variant of the arm; an author may have taken it out since it was drawn, then the first one stands in. */
function messageOf({ campaign, arm }: OfferPlan): Message {
  const { variants } = campaign.definition;
  const variant = variants.find(({ key }) => key === arm) ?? variants[0];
  if (!variant) throw new Error(`campaign ${campaign.id} must have a variant`);
  return variant.message;
}
