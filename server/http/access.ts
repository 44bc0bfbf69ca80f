/** Settings: how the shop's own server proves who it is. A secret is told once, when it is made. */
import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import {
  type IdentifyRule,
  identifyRuleSchema,
  type NewSecret,
  type SetSecret,
  type SiteAccess,
  type WebhookSecret,
  webhookPlatforms,
  webhookSecretSchema,
} from '../contract/access.ts';
import type { Site } from '../contract/site.ts';
import { fault } from '../domain/fault.ts';
import type { SecretKind } from '../storage/store.ts';
import { about } from './openapi.ts';
import { Problem } from './problem.ts';
import type { Services } from './services.ts';
import { hashOf } from './session.ts';

const SECRET_BYTES = 32;
/** Shown of a secret afterwards. */
const HINT_CHARS = 4;

type At = { Params: { site: string } };

export function accessRoutes(app: FastifyInstance, { secrets, sites, clock, publicUrl }: Services): void {
  app.get<At>('/sites/:site/access', about('access', 'Which secrets are set'), ({ params }) =>
    accessOf(sites.require(params.site)),
  );

  app.post<At>(
    '/sites/:site/access/api-key',
    about('access', 'Make an API key; the one before stops at once'),
    async ({ params }): Promise<NewSecret> => {
      const site = sites.require(params.site);
      const key = `dangol_${randomBytes(SECRET_BYTES).toString('base64url')}`;
      await put(site, 'api_key', hashOf(key), key);
      return { secret: key, access: accessOf(site) };
    },
  );

  app.post<At>(
    '/sites/:site/access/identify',
    about('access', 'Make a secret to sign log-ins with; the one before stops at once'),
    async ({ params }): Promise<NewSecret> => {
      const site = sites.require(params.site);
      const secret = randomBytes(SECRET_BYTES).toString('hex');
      await put(site, 'identify', secret, secret, secrets.get(site.id, 'identify')?.required);
      return { secret, access: accessOf(site) };
    },
  );

  app.put<At & { Body: IdentifyRule }>(
    '/sites/:site/access/identify',
    about('access', 'Say whether log-ins have to be signed', { body: identifyRuleSchema }),
    async ({ params, body }) => {
      const site = sites.require(params.site);
      const known = secrets.get(site.id, 'identify');
      if (known) await secrets.put({ ...known, required: body.required });
      else if (body.required) {
        throw Problem.ofFaults([fault('required', 'needs a secret to sign with; make one first', true)]);
      }
      return accessOf(site);
    },
  );

  app.put<At & { Body: WebhookSecret }>(
    '/sites/:site/access/webhooks',
    about('access', 'Set what a platform signs its webhooks with', { body: webhookSecretSchema }),
    async ({ params, body: { platform, secret } }) => {
      const site = sites.require(params.site);
      if (secret === null) await secrets.remove(site.id, platform);
      else await put(site, platform, secret, secret);
      return accessOf(site);
    },
  );

  /** @param stored what is kept of `secret`. */
  async function put({ id: siteId }: Site, kind: SecretKind, stored: string, secret: string, required = false) {
    await secrets.put({ siteId, kind, secret: stored, hint: secret.slice(-HINT_CHARS), required, createdAt: clock() });
  }

  function accessOf(site: Site): SiteAccess {
    const setOf = (kind: SecretKind) => asSet(secrets.get(site.id, kind));
    const apiKey = setOf('api_key');
    const identify = setOf('identify');
    return {
      ...(apiKey && { apiKey }),
      webhooks: webhookPlatforms.map((platform) => {
        const secret = setOf(platform);
        const url = `${publicUrl}/v1/webhooks/${platform}/${site.key}`;
        return { platform, url, ...(secret && { secret }) };
      }),
      identify: {
        ...(identify && { secret: identify }),
        required: secrets.get(site.id, 'identify')?.required ?? false,
      },
    };
  }
}

function asSet(secret: SetSecret | undefined): SetSecret | undefined {
  return secret && { hint: secret.hint, createdAt: secret.createdAt };
}
