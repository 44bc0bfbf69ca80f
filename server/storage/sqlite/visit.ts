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
import type { NumberedVisitor, PersonRecord } from './person-codec.ts';

export class Visit {
  readonly #nouns: Nouns;
  readonly #chance: Chance;
  readonly #siteId: number;
  readonly #visitor: VisitorId;
  readonly #now: number;
  #number: number | undefined;
  /** The visitor's person; who is new and has done nothing need not be written down. */
  #record: PersonRecord;

  constructor(nouns: Nouns, chance: Chance, siteId: number, visitor: VisitorId, now: number) {
    this.#nouns = nouns;
    this.#chance = chance;
    this.#siteId = siteId;
    this.#visitor = visitor;
    this.#now = now;
    const known = nouns.people.findByVisitor(siteId, visitor);
    this.#number = known?.number;
    this.#record = known?.record ?? this.#newRecord();
  }

  get person(): Person {
    return this.#record.person;
  }

  set person(person: Person) {
    if (person !== this.#record.person) this.change().person = person;
  }

  /** The person to be changed in place. */
  change(): PersonRecord {
    this.#record = this.#nouns.people.change(this.#siteId, this.#record);
    return this.#record;
  }

  /** The visitor's number in the event log; a new visitor gets one now. */
  number(): number {
    if (this.#number === undefined) this.#point();
    return this.#number as number;
  }

  /** Finds who the visitor is from this `identify` on. Setting the customer id is left to `fold`. */
  identify(event: RecordedEvent): void {
    const customer = customerOf(event.params);
    if (customer === undefined || customer === this.person.customerId) return;
    const owner = this.#nouns.people.findByCustomer(this.#siteId, customer);
    if (this.person.customerId === undefined) {
      if (owner) this.#joinInto(owner);
      return;
    }
    this.#record = owner ?? this.#newRecord();
    this.#point();
  }

  /**
   * The browser bore another id as well. Both become one person, unless they are two customers who share the browser: then each
   * keeps what is theirs, and the visitor stays who it is.
   */
  alsoWas(visitor: VisitorId): void {
    const known = this.#nouns.people.findByVisitor(this.#siteId, visitor);
    if (!known || known.record.number === this.#record.number) return;
    if (this.#number === undefined) {
      this.#record = known.record;
      this.#point();
      return;
    }
    if (this.person.customerId === undefined) {
      this.#joinInto(known.record);
    } else if (known.record.person.customerId === undefined) {
      const own = this.#record;
      this.#record = known.record;
      this.#joinInto(own);
    }
  }

  /** From now on the visitor is this person. */
  #point(): void {
    const record = this.change();
    this.#number = this.#nouns.people.pointVisitor(this.#siteId, this.#visitor, this.#number, record.number);
    record.visitors = united(record.visitors, [{ id: this.#visitor, number: this.#number }]);
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
    this.#record = owner;
    const record = this.change();
    record.person = joined;
    record.visitors = united(owner.visitors, other.visitors);
    record.heads = [...owner.heads, ...other.heads];
  }

  #newRecord(): PersonRecord {
    return this.#nouns.people.begin(newPerson(this.#chance.id() as PersonId, this.#now));
  }
}

function united(some: readonly NumberedVisitor[], others: readonly NumberedVisitor[]): readonly NumberedVisitor[] {
  const added = others.filter(({ number }) => !some.some((one) => one.number === number));
  return added.length > 0 ? [...some, ...added] : some;
}
