/** Headers by which browsers hold every answer to what it is. Routes say more where they need more, or less. */
import type { FastifyInstance } from 'fastify';

/** Nothing may run, load or frame: for data. Pages have policies of their own. */
const NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

/** Two years: what the list of sites that are never asked without TLS wants (https://hstspreload.org). */
const STRICT_TRANSPORT = `max-age=${2 * 365 * 24 * 3_600}`;

/** @param publicUrl with https browsers are told never to come without. */
export function strictHeaders(publicUrl: string): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'content-security-policy': NO_PAGE,
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'strict-origin-when-cross-origin',
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': STRICT_TRANSPORT }),
  };
}

/** What pages of shops ask for, maybe through their own host: whether that one is for TLS only is not ours to say. */
const forShops = /^\/(t\.js|t\/|v1\/)/;
/** Headers of answers to them. */
export const headersForShops = strictHeaders('');

/** Puts {@link strictHeaders} on every answer. */
export function secureAnswers(app: FastifyInstance, publicUrl: string): void {
  const headers = strictHeaders(publicUrl);
  app.addHook('onRequest', ({ url }, reply, done) => {
    reply.headers(forShops.test(url) ? headersForShops : headers);
    done();
  });
}
