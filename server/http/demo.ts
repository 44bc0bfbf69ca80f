/** The demo shop under `/demo/`. */
import type { FastifyInstance } from 'fastify';
import { DEMO_SITE_KEY } from '../demo/campaigns.ts';
import { demoPage } from '../demo/page.ts';

const shop = { siteKey: DEMO_SITE_KEY, tagUrl: '/t.js' };

export function demoRoutes(app: FastifyInstance): void {
  app.get<{ Params: { '*': string } }>('/demo/assets/*', ({ params }, reply) =>
    reply.header('cache-control', 'no-cache').sendFile(`demo/${params['*']}`),
  );

  app.get('/demo', (_, reply) => reply.redirect('/demo/'));

  app.get('/demo/*', ({ url, headers }, reply) => {
    const { status, headers: more, html } = demoPage(url, headers.cookie ?? '', shop);
    return reply.code(status).headers(more).send(html);
  });
}
