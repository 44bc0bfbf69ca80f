/** What a shop's own server, and the platform it runs on, say of its orders and customers. */
import type { FastifyInstance } from 'fastify';
import { requireApiKey } from './api-key.ts';
import { customerRoutes } from './customers.ts';
import { orderRoutes } from './orders.ts';
import type { Services } from './services.ts';
import { webhookRoutes } from './webhooks/routes.ts';

export async function shopServerRoutes(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(async (inside) => {
    await requireApiKey(inside, services);
    orderRoutes(inside, services);
    customerRoutes(inside, services);
  });
  await app.register(async (signed) => webhookRoutes(signed, services));
}
