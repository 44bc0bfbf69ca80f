import type { FastifyInstance } from 'fastify';
import { about } from './openapi.ts';
import type { Services } from './services.ts';

/** `GET /health`: 200 when a write reaches the disk, 503 otherwise. */
export function healthRoutes(app: FastifyInstance, { store }: Services): void {
  app.get('/health', about('operation', 'Ready to record'), async (_, reply) => {
    await store.ping();
    reply.header('cache-control', 'no-store');
    return { status: 'ok' };
  });
}
