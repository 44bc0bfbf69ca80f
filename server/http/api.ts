/** The API of the dashboard: who may use it, and its parts. The routes are listed in `contract/api.ts`. */
import type { FastifyInstance } from 'fastify';
import { accessRoutes } from './access.ts';
import { campaignRoutes } from './campaigns.ts';
import { codeRoutes } from './codes.ts';
import { exportRoutes } from './exports.ts';
import { logRefusals, refuseCrossSite, requireUser } from './guard.ts';
import { liveRoutes } from './live.ts';
import { mappingRoutes } from './mappings.ts';
import { openapiRoutes } from './openapi.ts';
import { pickLinkRoutes } from './pick.ts';
import type { PickTokens } from './pick-token.ts';
import { previewRoutes } from './preview.ts';
import { reportRoutes } from './reports.ts';
import { sampleRoutes } from './sample.ts';
import type { Services } from './services.ts';
import { sessionRoutes } from './session.ts';
import { siteRoutes } from './sites.ts';

/**
 * @param picks signs the links of pick mode.
 * @param setupToken of the one-time link; absent when there is an owner already.
 */
export async function apiRoutes(
  app: FastifyInstance,
  services: Services,
  picks: PickTokens,
  setupToken?: string,
): Promise<void> {
  app.addHook('onRequest', async (_, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  });
  logRefusals(app);
  refuseCrossSite(app);
  await sessionRoutes(app, services, setupToken);

  await app.register(async (inside) => {
    requireUser(inside, services);
    siteRoutes(inside, services);
    accessRoutes(inside, services);
    campaignRoutes(inside, services);
    mappingRoutes(inside, services);
    pickLinkRoutes(inside, services, picks);
    reportRoutes(inside, services);
    exportRoutes(inside, services);
    previewRoutes(inside, services);
    liveRoutes(inside, services);
    sampleRoutes(inside, services);
    openapiRoutes(inside);
    await codeRoutes(inside, services);
  });
}
