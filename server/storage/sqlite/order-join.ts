/**
 * Brings together what pages claim of orders and what the shop's server states, whichever comes first. They are of one order
 * when they tell the same name; where they do not, by a guess: the same cart, or the same customer and the same value at
 * about the same time. A guess gives way when somebody tells the right name.
 */
import type { Item, Params } from '../../contract/event.ts';
import type { CustomerId, EventId, VisitorId } from '../../contract/ids.ts';
import type { Site } from '../../contract/site.ts';
import { withoutCart } from '../../domain/cart.ts';
import { creditGoals } from '../../domain/goal.ts';
import { toMajor } from '../../domain/money.ts';
import {
  type Booking,
  bookedOf,
  bookingOf,
  type Claim,
  type Credit,
  type OrderState,
} from '../../domain/order-booking.ts';
import { hear, nothingStated, type OrderStatement, type Stated, statedAt } from '../../domain/order-statement.ts';
import type { Person } from '../../domain/person.ts';
import { HOUR_MS } from '../../domain/zone.ts';
import { customerOf } from '../customer.ts';
import type { Nouns } from './nouns.ts';
import { rebook } from './order-book.ts';
import type { Found } from './orders.ts';
import type { PersonRecord } from './person-codec.ts';

/** Between a customer's click and the shop's own time of the order. Judgement: payment pages are given up sooner. */
const SAME_ORDER_MS = HOUR_MS;

/** Whether a page told of an order under this name. One that was only guessed to be it told another name. */
export function isClaimed({ orders }: Nouns, siteId: number, name: string): boolean {
  const claim = orders.find(siteId, name)?.state.claim;
  return claim !== undefined && (!claim.guessed || claim.name === name);
}

/** A page told of an order that no page told of before; it is counted already as it was claimed. */
export function claimOrder(nouns: Nouns, site: Site, claim: Claim): void {
  const { orders } = nouns;
  const alone: Found = { name: claim.name, state: { claim } };
  const named = orders.anyStated(site.id) ? orders.find(site.id, claim.name) : undefined;
  const meant = named ?? (orders.anyStated(site.id) ? guessStated(nouns, site, claim) : undefined);
  if (!meant) {
    orders.insert(site.id, alone);
    return;
  }
  rebook(nouns, site, alone.name, bookedOf(alone.state), undefined);
  if (!named) orders.point(site.id, claim.name, meant.name);
  settle(nouns, site, meant, { ...meant.state, claim: named ? claim : { ...claim, guessed: true } });
  if (meant.state.claim) release(nouns, site, meant.state.claim);
}

/** The shop's server told of an order. False when that is nothing new. */
export function tellOrder(nouns: Nouns, site: Site, statement: OrderStatement): boolean {
  const { orders } = nouns;
  const name = statement.transactionId;
  let found = orders.find(site.id, name);
  if (found && found.name !== name && found.state.claim?.guessed && found.state.claim.name === name) {
    found = takeBack(nouns, site, found, found.state.claim);
  }
  const before: Found = found ?? { name, state: {} };
  const { stated: known = nothingStated } = before.state;
  const stated = hear(known, statement);
  const strange = statement.otherNames.filter((other) => orders.find(site.id, other)?.name !== before.name);
  if (stated === known && (strange.length === 0 || !before.state.stated)) return false;
  if (!before.state.stated) orders.add(site.id, { stated: 1 });
  settle(nouns, site, before, { ...before.state, stated });
  for (const other of strange) adopt(nouns, site, before.name, other);
  return stated !== known;
}

/** Somebody is now known to be a customer: orders that were stated for them have waited. */
export function settleWaiting(nouns: Nouns, site: Site, customer: CustomerId): void {
  if (!nouns.orders.anyStated(site.id)) return;
  for (const name of nouns.orders.listWaiting(site.id, customer)) {
    const found = nouns.orders.find(site.id, name);
    if (found) settle(nouns, site, found, found.state);
  }
}

/** A page told of a cart: an order that was stated of it may have waited to know whose it is. */
export function noteCart(nouns: Nouns, site: Site, cartToken: string, visitor: VisitorId, now: number): void {
  if (!nouns.carts.note(site.id, cartToken, visitor, now) || !nouns.orders.anyStated(site.id)) return;
  for (const name of nouns.orders.listOfCart(site.id, cartToken)) {
    const found = nouns.orders.find(site.id, name);
    if (found?.state.stated) settle(nouns, site, found, found.state);
  }
}

/** Keeps and counts an order that the shop's server told of as it is known now, in place of what was counted of it. */
function settle(nouns: Nouns, site: Site, before: Found, now: OrderState): void {
  const state = now.claim ? now : { ...now, ...guessClaim(nouns, site, before.name, now) };
  const { owner, waitsFor } = ownerOf(nouns, site, state);
  const booked = bookedOf(before.state);
  const credits = state.claim ? [] : creditsOf(nouns, site, before.name, state, owner, booked);
  const booking = bookingOf(state, owner?.person.id, credits);
  rebook(nouns, site, before.name, booked, booking);
  if (booking && !booked && !state.claim && owner) emptyCart(nouns, site, owner, booking.at);
  nouns.orders.put(site.id, { name: before.name, state: { ...state, booked: booking ?? null } }, waitsFor);
}

/**
 * Whose order it is: the customer's that the shop names, before the browser's that claims it. Numbers of orders can be
 * guessed, and nobody may take over a member's orders by claiming them.
 */
function ownerOf(nouns: Nouns, site: Site, { claim, stated }: OrderState): Owner {
  const { people } = nouns;
  const cart = stated?.fields.cartToken?.value;
  const visitor = stated?.fields.visitorId?.value ?? (cart ? nouns.carts.find(site.id, cart) : undefined);
  const browser = claim
    ? people.findById(site.id, claim.person)
    : visitor && people.findByVisitor(site.id, visitor)?.record;
  const customer = customerOf({ customer_id: stated?.fields.customerId?.value });
  if (customer === undefined) return { owner: browser };
  const owner = people.findByCustomer(site.id, customer);
  if (owner) return { owner };
  return { owner: browser?.person.customerId === undefined ? browser : undefined, waitsFor: customer };
}

type Owner = { owner: PersonRecord | undefined; waitsFor?: CustomerId };

/** Campaigns whose goal an order reached that no page told of. */
function creditsOf(
  nouns: Nouns,
  site: Site,
  name: string,
  { stated }: OrderState,
  owner: PersonRecord | undefined,
  booked: Booking | undefined,
): Credit[] {
  if (!owner || !stated) return [];
  if (booked && booked.person === owner.person.id) return booked.credits;
  const { at, params, order } = purchaseOf(name, stated, site);
  const event = { id: '' as EventId, name: 'purchase', at, url: '', params, fresh: false };
  // Whether one of them is converted already is the booking's to know.
  const { effects } = creditGoals(owner.person, event, order, nouns.campaigns.compiled(site));
  return effects.flatMap((effect) => {
    if (effect.kind !== 'offer' || effect.became !== 'order') return [];
    return [{ campaign: effect.campaign, offer: effect.offer, arm: effect.arm }];
  });
}

/** A statement as the purchase that a page would have told. */
function purchaseOf(name: string, stated: Stated, { currency }: Site) {
  const { valueMinor, items, coupons } = stated.fields;
  const at = statedAt(stated);
  const params: Params = { currency, value: toMajor(valueMinor?.value ?? 0, currency), transaction_id: name };
  if (items) params.items = items.value as Item[];
  if (coupons?.value[0] !== undefined) params.coupon = coupons.value[0];
  return { at, params, order: { at, transactionId: name, valueMinor: valueMinor?.value ?? 0, itemCount: 0 } };
}

/** What lay in the cart is bought. What was put in after that is not. */
function emptyCart(nouns: Nouns, site: Site, owner: PersonRecord, at: number): void {
  const { person } = nouns.people.change(site.id, owner);
  person.cart = withoutCart(person, at);
}

/** An order that the shop told of and that this claim of another name may be of. */
function guessStated(nouns: Nouns, site: Site, claim: Claim): Found | undefined {
  const isFree = ({ state }: Found) => state.stated !== undefined && !state.claim;
  const ofCart = claim.cartToken === undefined ? undefined : inCart(nouns, site, claim.cartToken, isFree);
  const person = nouns.people.findById(site.id, claim.person)?.person;
  return ofCart ?? (person?.customerId && amongOrders(nouns, site, person, claim.name, claim, isFree));
}

/** A claim of another name that may be of this order; it is taken from there. */
function guessClaim(nouns: Nouns, site: Site, name: string, { stated }: OrderState): { claim?: Claim } {
  if (!stated) return {};
  const isFree = ({ state }: Found) => state.claim !== undefined && !state.stated;
  const { cartToken, customerId, valueMinor } = stated.fields;
  const customer = customerOf({ customer_id: customerId?.value });
  const person = customer && nouns.people.findByCustomer(site.id, customer)?.person;
  const told = { at: statedAt(stated), valueMinor: valueMinor?.value ?? Number.NaN };
  const found =
    (cartToken && inCart(nouns, site, cartToken.value, isFree)) ??
    (person && amongOrders(nouns, site, person, name, told, isFree));
  if (!found?.state.claim) return {};
  rebook(nouns, site, found.name, bookedOf(found.state), undefined);
  nouns.orders.point(site.id, found.name, name);
  return { claim: { ...found.state.claim, guessed: true } };
}

function inCart(nouns: Nouns, site: Site, cart: string, isFree: (order: Found) => boolean): Found | undefined {
  for (const name of nouns.orders.listOfCart(site.id, cart)) {
    const found = nouns.orders.find(site.id, name);
    if (found && isFree(found)) return found;
  }
  return undefined;
}

/** The person's order of the same value at about the same time. */
function amongOrders(
  nouns: Nouns,
  site: Site,
  { orders }: Person,
  name: string,
  { at, valueMinor }: { at: number; valueMinor: number },
  isFree: (order: Found) => boolean,
): Found | undefined {
  for (const order of orders) {
    if (order.transactionId === name || order.valueMinor !== valueMinor) continue;
    if (Math.abs(order.at - at) > SAME_ORDER_MS) continue;
    const found = nouns.orders.find(site.id, order.transactionId);
    if (found && isFree(found)) return found;
  }
  return undefined;
}

/** Another name of an order: what a page told under it is of this order. */
function adopt(nouns: Nouns, site: Site, name: string, other: string): void {
  const { orders } = nouns;
  let found = orders.find(site.id, other);
  const guess = found?.state.claim;
  if (found && found.name !== other && guess?.guessed && guess.name === other) {
    found = takeBack(nouns, site, found, guess);
  }
  const order = orders.find(site.id, name);
  if (!order || (found && (found.name !== other || found.state.stated))) return;
  if (found) rebook(nouns, site, other, bookedOf(found.state), undefined);
  orders.point(site.id, other, name);
  const { claim } = order.state;
  if (!found?.state.claim || (claim && !claim.guessed)) return;
  settle(nouns, site, order, { ...order.state, claim: found.state.claim });
  if (claim) release(nouns, site, claim);
}

/** Takes a guessed claim from the order it was thought to be of; it is an order of its own again. */
function takeBack(nouns: Nouns, site: Site, from: Found, claim: Claim): Found {
  const { claim: _guessed, ...state } = from.state;
  // First: while its name still leads here, it is not guessed again.
  settle(nouns, site, from, state);
  release(nouns, site, claim);
  return nouns.orders.find(site.id, claim.name) as Found;
}

/** Counts and keeps a claim that was thought to be of another order as what it is. */
function release(nouns: Nouns, site: Site, { guessed: _guess, ...claim }: Claim): void {
  const state: OrderState = { claim };
  rebook(nouns, site, claim.name, undefined, bookedOf(state));
  nouns.orders.put(site.id, { name: claim.name, state });
}
