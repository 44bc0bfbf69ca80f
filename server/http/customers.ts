import type { FastifyInstance } from 'fastify';
import { type Customer, type CustomersAnswer, customerSchema, customersSchema } from '../contract/customer.ts';
import type { FieldFault } from '../contract/error.ts';
import { fault } from '../domain/fault.ts';
import { customerOf } from '../storage/customer.ts';
import { keySiteOf } from './api-key.ts';
import { checkEach } from './check-each.ts';
import { about } from './openapi.ts';
import type { Services } from './services.ts';

const checkCustomers = checkEach<Customer>(customerSchema, 'customers', customerFaults);

/** What a shop's own server says of its customers. */
export function customerRoutes(app: FastifyInstance, { store, clock }: Services): void {
  app.post<{ Body: { customers: unknown[] } }>(
    '/customers',
    about('shop server', 'Tell attributes of customers, each as the schema `customer` says', { body: customersSchema }),
    async (request): Promise<CustomersAnswer> => {
      const site = keySiteOf(request);
      const now = clock();
      const { good, refused } = checkCustomers(request.body.customers, now);
      const customers = good.map((customer) => ({ ...customer, customerId: customer.customerId.trim() }));
      await store.tellCustomers(site.id, customers, now);
      return { recorded: good.length, refused };
    },
  );
}

/** A placeholder would make one person of all shoppers. */
function customerFaults({ customerId, attributes }: Customer): FieldFault[] {
  if (customerOf({ customer_id: customerId }) === undefined) {
    return [fault('customerId', 'must name one customer, not stand for all', customerId)];
  }
  const texts = [customerId, ...Object.entries(attributes).flat().map(String)];
  return texts.every((text) => text.isWellFormed()) ? [] : [fault('', 'must be of whole characters', customerId)];
}
