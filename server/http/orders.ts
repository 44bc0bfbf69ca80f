import type { FastifyInstance } from 'fastify';
import { type Order, type OrdersAnswer, orderSchema, ordersSchema } from '../contract/order.ts';
import { orderFaults, readOrder } from '../domain/order-statement.ts';
import { keySiteOf } from './api-key.ts';
import { checkEach } from './check-each.ts';
import { about } from './openapi.ts';
import type { Services } from './services.ts';

const checkOrders = checkEach<Order>(orderSchema, 'orders', orderFaults);

/** What a shop's own server says of its orders. */
export function orderRoutes(app: FastifyInstance, { store, clock }: Services): void {
  app.post<{ Body: { orders: unknown[] } }>(
    '/orders',
    about('shop server', 'Confirm, correct, cancel and refund orders, each as the schema `order` says', {
      body: ordersSchema,
    }),
    async (request): Promise<OrdersAnswer> => {
      const site = keySiteOf(request);
      const now = clock();
      const { good, refused } = checkOrders(request.body.orders, now);
      const statements = good.map((order) => readOrder(order, site, now));
      const { recorded, unchanged } = await store.tellOrders(site.id, statements, now);
      return { recorded, unchanged, refused };
    },
  );
}
