/** Pick mode: a link to a page of the shop, and what that page may then do with the draft of its mapping. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { MAX_MAPPING_BYTES } from '../contract/limits.ts';
import type { Mapping } from '../contract/mapping.ts';
import { PICK_HASH } from '../contract/sample-key.ts';
import type { Site } from '../contract/site.ts';
import {
  type PickGrant,
  type PickLink,
  type PickLinkRequest,
  type PickReport,
  pickLinkSchema,
  pickOpenSchema,
  pickSaveSchema,
  type Samples,
} from '../contract/teaching.ts';
import { fault } from '../domain/fault.ts';
import type { StoredMapping } from '../storage/store.ts';
import { addJsonParser } from './json.ts';
import { checkSize } from './mappings.ts';
import { about } from './openapi.ts';
import { PICK_LIFE_MS, type PickTokens } from './pick-token.ts';
import { pickWords } from './pick-words.ts';
import { Problem } from './problem.ts';
import type { Services } from './services.ts';

/** In the API of the dashboard. */
export function pickLinkRoutes(app: FastifyInstance, { sites, clock, publicUrl }: Services, tokens: PickTokens): void {
  app.post<{ Params: { site: string }; Body: PickLinkRequest }>(
    '/sites/:site/pick',
    about('mapping', 'A link that opens a page of the shop in pick mode', { body: pickLinkSchema }),
    async ({ params, body }): Promise<PickLink> => {
      const site = sites.require(params.site);
      const url = URL.canParse(body.url) ? new URL(body.url) : undefined;
      if (!url || !(sites.allows(site, url.origin) || url.origin === publicUrl)) {
        throw Problem.ofFaults([
          fault('url', 'must be a page of an allowed origin; add the origin under Install', body.url),
        ]);
      }
      const expiresAt = clock() + PICK_LIFE_MS;
      const token = tokens.issue({ site: site.id, origin: url.origin, language: body.language, expiresAt });
      url.hash = `${PICK_HASH}=${token}`;
      return { url: url.href, expiresAt };
    },
  );
}

type SaveBody = { token: string; base: number; mapping: Mapping; samples: Samples };

/** For pages of the shop, under `/v1`. Plain text, as for batches: no preflight to be answered. */
export async function pickRoutes(app: FastifyInstance, services: Services, tokens: PickTokens): Promise<void> {
  const { store, sites, clock, publicUrl } = services;
  addJsonParser(app, 'text/plain');
  app.addHook('onRequest', async (_, reply) => {
    reply.headers({ vary: 'Origin', 'cache-control': 'no-store', 'cross-origin-resource-policy': 'cross-origin' });
  });

  app.post<{ Body: { token: string } }>(
    '/pick/open',
    about('pick', 'The draft of the mapping', { body: pickOpenSchema }),
    async (request, reply) => {
      const { site, grant } = admit(request, reply);
      return reportOf(site, grant, await store.mappingReport(site.id));
    },
  );

  app.post<{ Body: SaveBody }>(
    '/pick/save',
    { ...about('pick', 'Save the draft of the mapping', { body: pickSaveSchema }), bodyLimit: 4 * MAX_MAPPING_BYTES },
    async (request, reply) => {
      const { site, grant } = admit(request, reply);
      const { base, mapping, samples } = request.body;
      checkSize(mapping);
      return reportOf(site, grant, await store.saveMapping(site.id, base, mapping, samples, clock()));
    },
  );

  /** The site that the token is for. Its page may read the answer; no other may. */
  function admit(
    request: FastifyRequest<{ Body: { token: string } }>,
    reply: FastifyReply,
  ): { site: Site; grant: PickGrant } {
    const { origin = '' } = request.headers;
    const grant = tokens.read(request.body.token);
    if (!grant || grant.origin !== origin) throw new Problem('unauthenticated', 'This link is not for this page.');
    reply.header('access-control-allow-origin', origin);
    if (grant.expiresAt <= clock())
      throw new Problem('unauthenticated', 'This link has ended; open another in the dashboard.');
    const site = sites.require(String(grant.site));
    if (!sites.allows(site, origin) && origin !== publicUrl) throw new Problem('origin_not_allowed');
    return { site, grant };
  }
}

function reportOf(
  site: Site,
  { language }: PickGrant,
  { revision, draft, published, samples }: StoredMapping,
): PickReport {
  return {
    revision,
    mapping: draft ?? published ?? { pages: [], actions: [] },
    samples,
    currency: site.currency,
    words: pickWords(language),
  };
}
