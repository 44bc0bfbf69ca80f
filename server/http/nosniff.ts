import type { FastifyInstance } from 'fastify';

/** Browsers take every answer for what its type says, whatever it looks like. */
export function forbidSniffing(app: FastifyInstance): void {
  app.addHook('onRequest', async (_, reply) => {
    reply.header('x-content-type-options', 'nosniff');
  });
}
