import type { Device } from '../contract/collect.ts';
import { identityEvents } from '../contract/event.ts';
import type { CustomerId, VisitorId } from '../contract/ids.ts';
import { MAX_PROPERTIES } from '../contract/limits.ts';
import type { SiteSettings } from '../contract/site.ts';
import { cartAfter } from './cart.ts';
import type { CampaignSet } from './compile.ts';
import { countEvent } from './count.ts';
import type { Effect } from './facts.ts';
import { creditGoals } from './goal.ts';
import { remember } from './memory.ts';
import { type OfferChange, offerChange } from './offer.ts';
import { orderOf, withOrder } from './order.ts';
import type { Order, Person, RecordedEvent } from './person.ts';
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

export type Advanced = {
  person: Person;
  effects: Effect[];
  /** Id of the session the event belongs to. */
  session: string;
  /** The offer that the event is about. */
  about?: OfferChange['about'] | undefined;
  /** False for a purchase told again: it is on record, but the person did it once. */
  remembered: boolean;
};

/**
 * Folds one event into its person. Pure: `person` is left as it is. Call it once per event, never for a repeat; for an
 * `identify`, after the visitor's person was found or joined.
 */
export function advance(person: Person, event: RecordedEvent, facts: AdvanceFacts): Advanced {
  const { visitor, settings, campaigns } = facts;
  const cut = cutSession(person.sessions, event, visitor, settings.origins);
  const offer = offerChange(person, event, cut.session.id);
  const order = facts.newOrder ? orderOf(event, settings) : undefined;
  // A thank-you page loaded again tells of no purchase: it is not remembered as one, and what is in the cart came after it.
  const retold = event.name === 'purchase' && !order;
  const advanced: Person = {
    ...person,
    ...identity(person, event),
    ...(!retold && remember(person, offer ? withAbout(event, offer.about) : event, cut.session.id)),
    ...(order && withOrder(person, order)),
    ...(facts.device && { device: facts.device }),
    firstSeenAt: Math.min(person.firstSeenAt, event.at),
    lastSeenAt: Math.max(person.lastSeenAt, event.at),
    sessions: cut.sessions,
    sessionCount: person.sessionCount + (cut.begun ? 1 : 0),
    cart: retold ? person.cart : cartAfter(person, event),
    ledger: offer?.ledger ?? person.ledger,
    shownAt: offer?.shownAt ?? person.shownAt,
  };
  const credited = creditGoals(advanced, event, order, campaigns);
  const effects = [
    ...countEvent(person, event, cut, order, settings.zone),
    ...(order ? [orderEffect(event, order)] : []),
    ...(offer?.effects ?? []),
    ...credited.effects,
  ];
  const { id: session } = cut.session;
  return {
    person: { ...advanced, ledger: credited.ledger },
    effects,
    session,
    about: offer?.about,
    remembered: !retold,
  };
}

/** Lets an audience ask for "saw campaign X" although a page reports only offers. */
function withAbout(event: RecordedEvent, about: { campaign: string; variant: string }): RecordedEvent {
  return { ...event, params: { ...event.params, ...about } };
}

function identity(person: Person, { name, params }: RecordedEvent): Partial<Person> {
  if (!identityEvents.some((one) => one === name)) return {};
  if (name === 'logout') return { loggedIn: false };
  const customerId = params.customer_id;
  return {
    loggedIn: true,
    ...(!person.customerId && customerId != null && { customerId: String(customerId) as CustomerId }),
    attributes: uniteAttributes(person.attributes, params.attributes ?? {}),
  };
}

/** What is told anew counts; null takes an attribute away. */
function uniteAttributes(known: Person['attributes'], told: Person['attributes']): Person['attributes'] {
  const united = Object.entries({ ...known, ...told }).filter(([, value]) => value !== null);
  return Object.fromEntries(united.slice(0, MAX_PROPERTIES));
}

function orderEffect({ params }: RecordedEvent, { at, transactionId, valueMinor }: Order): Effect {
  const coupon = typeof params.coupon === 'string' && params.coupon !== '' ? { coupon: params.coupon } : {};
  return { kind: 'order', at, transactionId, valueMinor, ...coupon };
}
