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
import type { Nouns } from './nouns.ts';

export class Visit {
  /** The visitor's person as it is now; {@link Visit.save} writes it down. */
  person: Person;
  readonly #nouns: Nouns;
  readonly #chance: Chance;
  readonly #siteId: number;
  readonly #visitor: VisitorId;
  readonly #now: number;
  #number: number | undefined;
  /** The person as it is on record; a new one whom nothing happened to need not be. */
  #saved: Person | undefined;

  constructor(nouns: Nouns, chance: Chance, siteId: number, visitor: VisitorId, now: number) {
    this.#nouns = nouns;
    this.#chance = chance;
    this.#siteId = siteId;
    this.#visitor = visitor;
    this.#now = now;
    const known = nouns.people.findByVisitor(siteId, visitor);
    this.#number = known?.number;
    this.person = known?.person ?? this.#newPerson();
    this.#saved = this.person;
  }

  /** The visitor's number in the event log; a new visitor gets one now. */
  number(): number {
    this.#number ??= this.#nouns.people.pointVisitor(this.#siteId, this.#visitor, this.person.id);
    return this.#number;
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
    this.person = owner ?? this.#newPerson();
    this.#saved = this.person;
    this.#nouns.people.pointVisitor(this.#siteId, this.#visitor, this.person.id);
  }

  /** Writes the person down unless nothing changed. */
  save(): void {
    if (this.person === this.#saved) return;
    this.#nouns.people.save(this.#siteId, this.person);
    this.#saved = this.person;
  }

  #joinInto(owner: Person): void {
    const { people, offers, coupons } = this.#nouns;
    const alias = this.person.id;
    const joined = joinPersons(owner, this.person);
    const kept = Object.values(joined.ledger);
    people.join(this.#siteId, alias, owner.id, this.#now);
    offers.join(this.#siteId, alias, owner.id, (offer) => kept.some((entry) => entry.offer === offer));
    coupons.join(this.#siteId, alias, owner.id, (campaign: CampaignId, code) => {
      return joined.ledger[campaign]?.coupon?.code === code;
    });
    this.person = joined;
    this.#saved = undefined;
  }

  #newPerson(): Person {
    return newPerson(this.#chance.id() as PersonId, this.#now);
  }
}
