/**
 * `POST /v1/batch`: a visitor's events in, the decisions they caused out. Everything a browser sends can be forged, the
 * Origin header included: the list of origins keeps honest pages apart, it proves nothing.
 */
import cors from '@fastify/cors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Batch, batchSchema, type CollectAnswer, type Refusal } from '../contract/collect.ts';
import { CONSENT_EVENT, type ConsentTerms } from '../contract/consent.ts';
import type { WireEvent } from '../contract/event.ts';
import { MAX_BATCH_BYTES } from '../contract/limits.ts';
import type { Site } from '../contract/site.ts';
import { Arrivals } from './arrivals.ts';
import { isCrawler } from './crawlers.ts';
import { readableFrom } from './cross-origin.ts';
import { answerProblem } from './errors.ts';
import { checkEvents } from './event-check.ts';
import { isFirstParty } from './first-party.ts';
import { refuseForged } from './identify-check.ts';
import { addJsonParser } from './json.ts';
import { about } from './openapi.ts';
import { Problem } from './problem.ts';
import type { Services } from './services.ts';
import { forgetVisitor, settleVisitor } from './visitor-cookie.ts';

/** What is asked may change within minutes; so does the tag. */
const TERMS_CACHE = 'public, max-age=300';

/** Longer than any host name can make it: RFC 1035 stops at 253 characters. */
const MAX_ORIGIN = 300;

type Envelope = Omit<Batch, 'events'> & { events: unknown[] };

export async function batchRoutes(app: FastifyInstance, services: Services): Promise<void> {
  const arrivals = new Arrivals(services.store);

  // Apart from the rest, so that only a preflight passes through it.
  await app.register(async (preflights) => {
    await preflights.register(cors, { origin: true, methods: ['POST'], maxAge: 86_400, strictPreflight: false });
  });
  app.addHook('onRequest', ({ headers }, reply, done) => {
    reply.headers(readableFrom(headers.origin));
    done();
  });
  // Plain text needs no preflight, so a beacon arrives also when the page is going away.
  addJsonParser(app, 'text/plain');

  // See overload.ts: many bodies may have been read since it looked.
  const overloaded = new Problem('overloaded');
  app.addHook('preHandler', (_, reply, done) => {
    if (services.store.isBusy()) answerProblem(overloaded, reply);
    else done();
  });

  app.post<{ Body: Envelope }>(
    '/batch',
    {
      ...about('tag', 'Record events, get decisions', { body: batchSchema }),
      bodyLimit: MAX_BATCH_BYTES,
    },
    take,
  );

  type Named = { Params: { site: string } };

  app.get<Named>(
    '/batch/:site',
    about('tag', 'What visitors are asked to agree to'),
    ({ params }, reply): ConsentTerms => {
      const { name, privacy } = services.sites.requireByKey(params.site);
      reply.header('cache-control', TERMS_CACHE);
      return { version: privacy.consentVersion, shop: name, policyUrl: privacy.policyUrl };
    },
  );

  app.post<Named>(
    '/batch/:site',
    about('tag', 'Count a page view of somebody who did not agree to more'),
    async (request, reply) => {
      const site = services.sites.requireByKey(request.params.site);
      if (!isAllowed(site, request)) await refuseOrigin(request, reply, site);
      if (site.privacy.countViews && !isBot(request)) await services.store.countView(site.id, services.clock());
      reply.code(204);
    },
  );

  /** The answer, mostly as the text that the store made of it. */
  async function take(
    request: FastifyRequest<{ Body: Envelope }>,
    reply: FastifyReply,
  ): Promise<CollectAnswer | string> {
    const { body: batch } = request;
    const site = services.sites.requireByKey(batch.site);
    if (!isAllowed(site, request)) await refuseOrigin(request, reply, site);
    const ignored = reasonToIgnore(request, site);
    if (ignored) {
      if (ignored === 'privacy_signal') forgetVisitor(request, reply, site.key);
      reply.code(202);
      return { accepted: 0, duplicates: 0, refused: [], decisions: [], ignored };
    }

    const { events: good, repeats, refused } = checkEvents(batch.events, Number(request.headers['content-length']));
    const { events, forged } = refuseForged(good, batch.events, services.secrets.get(site.id, 'identify'));
    refused.push(...forged);
    const now = services.clock();
    const firstParty = isFirstParty(request);
    arrivals.note(site.id, { origin: String(request.headers.origin), host: request.host, firstParty }, now);
    const { id, was, cookie } = firstParty ? settleVisitor(request, batch, now) : { id: batch.visitor };
    const unwatched = !services.feed.isWatched(site.id);
    const isWhole = events.length === batch.events.length;
    const asSent = isWhole && id === batch.visitor;
    const text = asSent ? request.bodyText : JSON.stringify({ ...batch, visitor: id, was, events });
    const { answer, live } = await services.store.collectJson(site.id, text, now, unwatched);
    if (events.some(isWithdrawal)) forgetVisitor(request, reply, site.key);
    else if (cookie) reply.header('set-cookie', cookie);
    services.feed.publish(site.id, live);
    reply.type('application/json');
    const told = withFields(answer, {
      mapping: services.sites.mappingPath(site),
      visitor: id === batch.visitor ? undefined : id,
    });
    return isWhole ? told : withOwnFindings(JSON.parse(told), repeats, refused);
  }

  function isAllowed(site: Site, request: FastifyRequest): boolean {
    const { origin = '' } = request.headers;
    return services.sites.allows(site, origin) || isOwnPage(origin, request);
  }

  async function refuseOrigin({ headers }: FastifyRequest, reply: FastifyReply, site: Site): Promise<never> {
    const { origin = '' } = headers;
    if (origin.length <= MAX_ORIGIN && URL.canParse(origin)) {
      await services.store.noteRefusedOrigin(site.id, origin, services.clock());
    }
    // Unreadable for the page as well: it keeps its events until the origin is on the list.
    reply.removeHeader('access-control-allow-origin').removeHeader('access-control-allow-credentials');
    throw new Problem(
      'origin_not_allowed',
      `Pages of ${origin || 'no origin'} may not report; add the origin under Install.`,
    );
  }

  /** The demo shop, or a shop that passes some of its own paths on to this server. */
  function isOwnPage(origin: string, request: FastifyRequest): boolean {
    return origin === services.publicUrl || (URL.canParse(origin) && new URL(origin).host === request.host);
  }
}

/** Adds what is there of some texts to an answer that is JSON already. */
function withFields(answer: string, fields: Record<string, string | undefined>): string {
  const added = Object.entries(fields).filter(([, text]) => text !== undefined);
  const json = added.map(([name, text]) => `,"${name}":${JSON.stringify(text)}`);
  return `${answer.slice(0, -1)}${json.join('')}}`;
}

function withOwnFindings(answer: CollectAnswer, repeats: number, refused: Refusal[]): CollectAnswer {
  return { ...answer, duplicates: answer.duplicates + repeats, refused: [...answer.refused, ...refused] };
}

function isWithdrawal({ name, params }: WireEvent): boolean {
  return name === CONSENT_EVENT && params?.state === 'denied';
}

/** A browser that fetches ahead is as little a shopper as a crawler is. */
function isBot({ headers }: FastifyRequest): boolean {
  return isCrawler(headers['user-agent']) || String(headers['sec-purpose']).startsWith('prefetch');
}

function reasonToIgnore(request: FastifyRequest<{ Body: Envelope }>, site: Site): CollectAnswer['ignored'] {
  if (isBot(request)) return 'bot';
  if (request.body.gpc && site.privacy.honourGpc) return 'privacy_signal';
  return undefined;
}
