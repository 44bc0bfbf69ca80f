/**
 * Refuses batches while the store has too much to do, before anything is done for them: a refusal through Fastify takes half
 * the time of a batch, and three times as many shoppers as a server can serve would leave it no time to serve any.
 */
import type { RequestListener } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { readableFrom } from './cross-origin.ts';
import { headersOf } from './errors.ts';
import { Problem } from './problem.ts';
import { headersForShops } from './security-headers.ts';
import type { Services } from './services.ts';

const BATCH = '/v1/batch';

/** Stands between the server and Fastify. A batch whose body was being read when the store became busy passes by here. */
export function refuseOverload(app: FastifyInstance, { store }: Services, routeAddress: (url: string) => string): void {
  const problem = new Problem('overloaded');
  const body = JSON.stringify(problem.body);
  const always = {
    ...headersForShops,
    ...headersOf(problem),
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  };
  const [answer] = app.server.listeners('request') as RequestListener[];
  if (!answer) throw new Error('Fastify does not listen to its server');
  app.server.removeListener('request', answer);
  app.server.on('request', (request, response) => {
    if (request.method !== 'POST' || !store.isBusy() || routeAddress(request.url ?? '') !== BATCH)
      return answer(request, response);
    response.writeHead(problem.status, { ...always, ...readableFrom(request.headers.origin) });
    response.end(body);
  });
}
