/** Who may use the API. */
import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';
import type { Services } from './services.ts';
import { userOf } from './session.ts';

/**
 * Refuses changes that another site's page asks for with our user's cookie. `Sec-Fetch-Site` cannot be set by a page;
 * the header `x-dangol` makes older browsers, which do not send it, ask for permission first, and they get none.
 */
export function refuseCrossSite(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ method, headers }) => {
    if (method === 'GET' || method === 'HEAD') return;
    const { 'sec-fetch-site': from = 'none', 'x-dangol': mark } = headers;
    if (mark === '1' && (from === 'same-origin' || from === 'none')) return;
    throw new Problem('cross_site', 'Changes are taken from the dashboard only, with the header x-dangol: 1.');
  });
}

/** Refuses everybody who is not signed in. */
export function requireUser(app: FastifyInstance, services: Services): void {
  app.addHook('onRequest', async (request) => {
    if (!(await userOf(request, services))) throw new Problem('unauthenticated');
  });
}
