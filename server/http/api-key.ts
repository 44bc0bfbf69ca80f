/** Who may speak for a shop: its own server, with `Authorization: Bearer KEY`. */
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Site } from '../contract/site.ts';
import { logRefusals } from './guard.ts';
import { Problem } from './problem.ts';
import type { Services } from './services.ts';
import { SignInThrottle } from './sign-in-throttle.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of the API key that came along. */
    keySite: Site | undefined;
  }
}

/** Requests of one shop in a minute, each with hundreds of orders. Judgement: ten a second, for ever. */
const MAX_PER_MINUTE = 600;

const noHeaders = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };

/** Refuses everybody without an API key, before the body is read. A right key always gets in, whoever else tried wrong ones. */
export async function requireApiKey(app: FastifyInstance, services: Services): Promise<void> {
  const wrongKeys = new SignInThrottle('Too many wrong API keys; wait a little.');
  logRefusals(app);
  app.decorateRequest('keySite');
  app.addHook('onRequest', async (request) => {
    request.keySite = siteOf(request, services, wrongKeys);
  });
  await app.register(rateLimit, {
    max: MAX_PER_MINUTE,
    timeWindow: 60_000,
    hook: 'preParsing',
    keyGenerator: ({ keySite }) => String(keySite?.id),
    addHeaders: noHeaders,
    addHeadersOnExceeding: noHeaders,
    errorResponseBuilder: (_, { ttl }) =>
      new Problem('throttled', `A shop may ask ${MAX_PER_MINUTE} times a minute; send more in one request.`, {
        retryAfterSeconds: Math.ceil(ttl / 1_000),
      }),
  });
}

/** @throws Problem `api_key_missing`, `api_key_wrong`, `throttled`. */
function siteOf({ headers, ip }: FastifyRequest, { secrets, sites, clock }: Services, wrongKeys: SignInThrottle): Site {
  const [, key] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (key === undefined) throw new Problem('api_key_missing');
  const siteId = secrets.siteOf(key);
  if (siteId !== undefined) return sites.require(String(siteId));
  wrongKeys.guess(ip, clock());
  throw new Problem('api_key_wrong');
}

/** The site of a request that came past {@link requireApiKey}. */
export function keySiteOf({ keySite }: FastifyRequest): Site {
  if (!keySite) throw new Problem('api_key_missing');
  return keySite;
}
