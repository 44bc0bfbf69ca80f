import type { Device } from '../contract/collect.ts';
import type { CustomerId, VisitorId } from '../contract/ids.ts';
import { MAX_PROPERTIES } from '../contract/limits.ts';
import type { SiteSettings } from '../contract/site.ts';
import { cartAfter } from './cart.ts';
import type { CampaignSet } from './compile.ts';
import { countEvent, metOnDay } from './count.ts';
import type { Effect } from './facts.ts';
import { creditGoals } from './goal.ts';
import { remember, withAbout } from './memory.ts';
import { type OfferChange, offerChange } from './offer.ts';
import { orderOf, withOrder } from './order.ts';
import { type Order, type Person, type RecordedEvent, workingCopy } from './person.ts';
import { cutSession } from './session.ts';

/** What folding an event needs to know besides the person. */
export type AdvanceFacts = {
  visitor: VisitorId;
  device?: Device | undefined;
  settings: SiteSettings;
  /** With a `purchase`: nobody has told of this `transactionIdOf` before. */
  newOrder: boolean;
  /** Their goals are looked at. */
  campaigns: CampaignSet;
};

export type Folded = {
  effects: Effect[];
  /** Id of the session the event belongs to. */
  session: string;
  /** The offer that the event is about. */
  about?: OfferChange['about'] | undefined;
  /** False for a purchase told again: it is on record, but the person did it once. */
  remembered: boolean;
};

/**
 * The person after one event; `person` is left as it is. Call it once per event, never for a repeat; for an `identify`, after
 * the visitor's person was found or joined.
 */
export function advance(person: Person, event: RecordedEvent, facts: AdvanceFacts): Folded & { person: Person } {
  const after = workingCopy(person);
  return { ...fold(after, event, facts), person: after };
}

/** Does what {@link advance} does to a `workingCopy`, which many events may be folded into. */
export function fold(person: Person, event: RecordedEvent, facts: AdvanceFacts): Folded {
  const { visitor, settings, campaigns } = facts;
  const met = metOnDay(person.sessions, event.at, settings.zone, visitor);
  const cut = cutSession(person.sessions, event, visitor, settings.origins);
  const offer = offerChange(person, event, cut.session.id);
  const order = facts.newOrder ? orderOf(event, settings) : undefined;
  // A thank-you page loaded again tells of no purchase: it is not remembered as one, and what is in the cart came after it.
  const retold = event.name === 'purchase' && !order;
  const effects = countEvent(met, event, cut, order);
  if (order) effects.push(orderEffect(event, order));
  if (offer) effects.push(...offer.effects);

  if (cut.begun) person.sessionCount++;
  if (!retold) {
    person.cart = cartAfter(person, event);
    remember(person, offer ? withAbout(event, offer.about) : event, cut.session.id);
  }
  if (facts.device) person.device = facts.device;
  person.firstSeenAt = Math.min(person.firstSeenAt, event.at);
  person.lastSeenAt = Math.max(person.lastSeenAt, event.at);
  identify(person, event);
  if (order) Object.assign(person, withOrder(person, order));
  if (offer) {
    person.ledger = offer.ledger;
    person.shownAt = offer.shownAt;
  }
  const credited = creditGoals(person, event, order, campaigns);
  person.ledger = credited.ledger;
  effects.push(...credited.effects);
  return { effects, session: cut.session.id, about: offer?.about, remembered: !retold };
}

function identify(person: Person, { name, params }: RecordedEvent): void {
  if (name === 'logout') person.loggedIn = false;
  if (name !== 'identify') return;
  const customerId = params.customer_id;
  person.loggedIn = true;
  if (!person.customerId && customerId != null) person.customerId = String(customerId) as CustomerId;
  person.attributes = uniteAttributes(person.attributes, params.attributes ?? {});
}

/** What is told anew counts; null takes an attribute away. */
export function uniteAttributes(known: Person['attributes'], told: Person['attributes']): Person['attributes'] {
  const united = Object.entries({ ...known, ...told }).filter(([, value]) => value !== null);
  return Object.fromEntries(united.slice(0, MAX_PROPERTIES));
}

function orderEffect({ params }: RecordedEvent, { at, transactionId, valueMinor }: Order): Effect {
  const coupon = typeof params.coupon === 'string' && params.coupon !== '' ? { coupon: params.coupon } : {};
  return { kind: 'order', at, transactionId, valueMinor, ...coupon };
}
