/** Assembles the HTTP application from its parts. Opens no port and reads no environment, so that a test can build ten. */
import type { Writable } from 'node:stream';
import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import { apiRoutes } from './http/api.ts';
import { batchRoutes } from './http/batch.ts';
import { answerClosing } from './http/closing.ts';
import { dashboardRoutes } from './http/dashboard.ts';
import { demoRoutes } from './http/demo.ts';
import { answerError, answerErrors, answerUnparsed } from './http/errors.ts';
import { healthRoutes } from './http/health.ts';
import { readJsonBodies } from './http/json.ts';
import { LiveFeed } from './http/live-feed.ts';
import { mappingFileRoutes } from './http/mappings.ts';
import { describeRoutes } from './http/openapi.ts';
import { refuseOverload } from './http/overload.ts';
import { pickRoutes } from './http/pick.ts';
import { PickTokens } from './http/pick-token.ts';
import { publicFiles } from './http/public-files.ts';
import { defaultNames, publicNames } from './http/public-names.ts';
import { checkRoutes } from './http/schema-check.ts';
import { SecretDirectory } from './http/secret-directory.ts';
import { secureAnswers } from './http/security-headers.ts';
import type { Services } from './http/services.ts';
import { shopServerRoutes } from './http/shop-server.ts';
import { SiteDirectory } from './http/site-directory.ts';
import { tagRoutes } from './http/tag.ts';
import { answerUnknown } from './http/unknown.ts';
import { answerAfterBody } from './http/unread-body.ts';
import type { Store } from './storage/store.ts';

export type AppOptions = {
  config: Pick<Config, 'publicUrl' | 'logLevel'> & Partial<Pick<Config, 'tagPath' | 'batchPath' | 'trustedProxies'>>;
  store: Store;
  /** Milliseconds UTC. */
  clock: () => number;
  /** Folder of the built files, `dist/public`. */
  publicDir: string;
  /** Of the one-time link that makes the owner; absent when there is one. */
  setupToken?: string;
  /** Where log lines go. */
  log: Writable;
};

/** An application ready to listen. Closing it leaves the store open. */
export async function buildApp({
  config,
  store,
  clock,
  publicDir,
  setupToken,
  log,
}: AppOptions): Promise<FastifyInstance> {
  const { publicUrl, trustedProxies = [] } = config;
  const { tagPath, batchPath } = { ...defaultNames, ...config };
  const names = { tagPath, batchPath };
  const routeAddress = publicNames(names);
  const sites = await SiteDirectory.load(store);
  const secrets = await SecretDirectory.load(store);
  const services: Services = { store, clock, publicUrl, names, sites, secrets, feed: new LiveFeed() };

  const app = Fastify({
    ...bounds,
    ...logging(config.logLevel, log),
    frameworkErrors: answerError,
    clientErrorHandler: answerUnparsed,
    rewriteUrl: ({ url = '' }) => routeAddress(url),
    ...(trustedProxies.length > 0 && { trustProxy: [...trustedProxies] }),
  });
  checkRoutes(app);
  refuseOverload(app, services, routeAddress);
  answerErrors(app);
  answerUnknown(app);
  answerClosing(app);
  answerAfterBody(app);
  secureAnswers(app, publicUrl);
  readJsonBodies(app);
  await describeRoutes(app, publicUrl);
  await publicFiles(app, publicDir);

  const picks = new PickTokens();
  await app.register((part) => batchRoutes(part, services), { prefix: '/v1' });
  await app.register((part) => pickRoutes(part, services, picks), { prefix: '/v1' });
  await app.register((part) => shopServerRoutes(part, services), { prefix: '/v1' });
  mappingFileRoutes(app, services);
  await app.register(
    async (part) => {
      await part.register(cookie);
      await apiRoutes(part, services, picks, setupToken);
    },
    { prefix: '/api' },
  );
  healthRoutes(app, services);
  tagRoutes(app);
  dashboardRoutes(app);
  demoRoutes(app);
  return app;
}

/** What one connection and one request may take. Fastify leaves most of these unbounded. */
const bounds = {
  bodyLimit: 1_048_576,
  // A request that trickles in byte by byte. Node looks for those every `connectionsCheckingInterval`, and takes a minute
  // over a body unless the headers have less time than the whole.
  requestTimeout: 10_000,
  http: { requestTimeout: 10_000, headersTimeout: 8_000, connectionsCheckingInterval: 3_000 },
  // A connection on which nothing moves.
  connectionTimeout: 10_000,
  maxRequestsPerSocket: 1_000,
  // No `handlerTimeout`: its AbortController takes a tenth of the time of a batch. A slow upload is bounded above, and what
  // waits for the store by the store.
  // Our own answer has a code; see http/closing.ts.
  return503OnClosing: false,
} as const;

/** Requests are logged at `info`, without what tells who sent them and without queries: a set-up link is a secret. */
function logging(level: Config['logLevel'], stream: Writable) {
  const req = ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?', 1)[0] });
  return { logger: { level, stream, serializers: { req } } };
}
