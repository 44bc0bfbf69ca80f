/**
 * Who is at the door: the visitor of a batch and the person behind it, who may change at an `identify`.
 *
 * | the visitor's person | the customer's person | then |
 * |---|---|---|
 * | bears no customer id | there is none | becomes the customer's |
 * | bears no customer id | there is one | joins it; the customer's person survives |
 * | is another customer | there is none | the visitor moves to a new person |
 * | is another customer | there is one | the visitor moves to it; nothing is joined |
 */
import type { CampaignId, PersonId, VisitorId } from '../../contract/ids.ts';
import { joinPersons } from '../../domain/join.ts';
import { newPerson, type Person, type RecordedEvent } from '../../domain/person.ts';
import { customerOf } from '../customer.ts';
import type { Chance } from './chance.ts';
import type { EventRef } from './event-chain.ts';
import type { Nouns } from './nouns.ts';
import type { NumberedVisitor, PersonRecord } from './person-codec.ts';

export class Visit {
  readonly #nouns: Nouns;
  readonly #chance: Chance;
  readonly #siteId: number;
  readonly #visitor: VisitorId;
  readonly #now: number;
  #number: number | undefined;
  /** The visitor's person as it is now; {@link Visit.save} writes it down. */
  #record: PersonRecord;
  /** The person as it is on record; a new one whom nothing happened to need not be. */
  #saved: PersonRecord | undefined;

  constructor(nouns: Nouns, chance: Chance, siteId: number, visitor: VisitorId, now: number) {
    this.#nouns = nouns;
    this.#chance = chance;
    this.#siteId = siteId;
    this.#visitor = visitor;
    this.#now = now;
    const known = nouns.people.findByVisitor(siteId, visitor);
    this.#number = known?.number;
    this.#record = known?.record ?? this.#newRecord();
    this.#saved = this.#record;
  }

  get person(): Person {
    return this.#record.person;
  }

  set person(person: Person) {
    if (person !== this.#record.person) this.#record = { ...this.#record, person };
  }

  /** The person's number; texts of one person alone are told apart by it. */
  get personNumber(): number {
    return this.#record.number;
  }

  /** Newest events of the person's chain in the log. */
  get heads(): readonly EventRef[] {
    return this.#record.heads;
  }

  /** The person after an event of the log. */
  follow(person: Person, heads: readonly EventRef[]): void {
    this.#record = { ...this.#record, person, heads };
  }

  /** The visitor's number in the event log; a new visitor gets one now. */
  number(): number {
    if (this.#number === undefined) this.#point();
    return this.#number as number;
  }

  /** Finds who the visitor is from this `identify` on. Setting the customer id is left to `advance`. */
  identify(event: RecordedEvent): void {
    const customer = customerOf(event.params);
    if (customer === undefined || customer === this.person.customerId) return;
    const owner = this.#nouns.people.findByCustomer(this.#siteId, customer);
    if (this.person.customerId === undefined) {
      if (owner) this.#joinInto(owner);
      return;
    }
    this.save();
    this.#record = owner ?? this.#newRecord();
    this.#saved = this.#record;
    this.#point();
  }

  /** Writes the person down unless nothing changed. */
  save(): void {
    if (this.#record === this.#saved) return;
    this.#nouns.people.save(this.#siteId, this.#record);
    this.#saved = this.#record;
  }

  /** From now on the visitor is this person. */
  #point(): void {
    const { number, visitors } = this.#record;
    this.#number = this.#nouns.people.pointVisitor(this.#siteId, this.#visitor, number);
    this.#record = { ...this.#record, visitors: united(visitors, [{ id: this.#visitor, number: this.#number }]) };
  }

  #joinInto(owner: PersonRecord): void {
    const { people, offers, coupons } = this.#nouns;
    const other = this.#record;
    const joined = joinPersons(owner.person, other.person);
    const kept = Object.values(joined.ledger);
    const [alias, survivor] = [other.person.id, owner.person.id];
    people.join(this.#siteId, other, owner, this.#now);
    offers.join(this.#siteId, alias, survivor, (offer) => kept.some((entry) => entry.offer === offer));
    coupons.join(this.#siteId, alias, survivor, (campaign: CampaignId, code) => {
      return joined.ledger[campaign]?.coupon?.code === code;
    });
    const visitors = united(owner.visitors, other.visitors);
    this.#record = { number: owner.number, person: joined, visitors, heads: [...owner.heads, ...other.heads] };
    this.#saved = undefined;
  }

  #newRecord(): PersonRecord {
    return this.#nouns.people.begin(newPerson(this.#chance.id() as PersonId, this.#now));
  }
}

function united(some: readonly NumberedVisitor[], others: readonly NumberedVisitor[]): readonly NumberedVisitor[] {
  const added = others.filter(({ number }) => !some.some((one) => one.number === number));
  return added.length > 0 ? [...some, ...added] : some;
}
