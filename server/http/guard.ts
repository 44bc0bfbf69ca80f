/** Who may use the API. */
import type { FastifyInstance } from 'fastify';
import type { ErrorCode } from '../contract/error.ts';
import { Problem } from './problem.ts';
import type { Services } from './services.ts';
import { userOf } from './session.ts';

/** What somebody who tries doors is answered with. */
const suspicious: readonly ErrorCode[] = [
  'wrong_credentials',
  'throttled',
  'invalid_setup_link',
  'cross_site',
  'api_key_wrong',
  'signature_wrong',
  'webhook_key_wrong',
  'stale_delivery',
];

/**
 * Writes down who was turned away, so that an operator can see an attack and block its address. Never a name, which may be
 * a password typed into the wrong field, nor anything else of what was sent.
 */
export function logRefusals(app: FastifyInstance): void {
  app.addHook('onError', async (request, _, error) => {
    if (!(error instanceof Problem) || !suspicious.includes(error.code)) return;
    request.log.warn({ code: error.code, address: request.ip, path: request.routeOptions.url }, 'refused');
  });
}

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
