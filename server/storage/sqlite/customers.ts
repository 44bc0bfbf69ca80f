/** What the shop's server says of its customers, also of those who never came. */
import type { Customer } from '../../contract/customer.ts';
import type { CustomerId, PersonId } from '../../contract/ids.ts';
import type { Site } from '../../contract/site.ts';
import { uniteAttributes } from '../../domain/advance.ts';
import { newPerson } from '../../domain/person.ts';
import type { Chance } from './chance.ts';
import type { Nouns } from './nouns.ts';
import { settleWaiting } from './order-join.ts';

/** Unites what is told of a customer with what is known; whoever logs in as that customer later becomes this person. */
export function tellCustomer(nouns: Nouns, chance: Chance, site: Site, told: Customer, now: number): void {
  const { people } = nouns;
  const customer = told.customerId as CustomerId;
  const known = people.findByCustomer(site.id, customer);
  const record = people.change(site.id, known ?? people.begin(newPerson(chance.id() as PersonId, now)));
  record.person.customerId = customer;
  record.person.attributes = uniteAttributes(record.person.attributes, told.attributes);
  people.nameCustomer(record);
  if (!known) settleWaiting(nouns, site, customer);
}
