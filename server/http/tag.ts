/** The files a shop page loads: `/t.js` and, under `/t/`, what the tag loads when there is something to show. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { FOREVER } from './public-files.ts';

/** A new version of the tag reaches every page within five minutes. */
const TAG_CACHE = 'public, max-age=300';

export function tagRoutes(app: FastifyInstance): void {
  app.get('/t.js', (_, reply) => openToAllPages(reply).header('cache-control', TAG_CACHE).sendFile('t.js'));

  app.get<{ Params: { '*': string } }>('/t/*', ({ params }, reply) =>
    openToAllPages(reply).header('cache-control', FOREVER).sendFile(`t/${params['*']}`),
  );
}

/** `import()` of a module from another origin needs CORS, and pages that isolate themselves need the second one. */
function openToAllPages(reply: FastifyReply): FastifyReply {
  return reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
}
