/** The demo shop under `/demo/`. */
import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { DEMO_SITE_KEY } from '../demo/campaigns.ts';
import { demoPage } from '../demo/page.ts';
import { forgetVisitor } from './visitor-cookie.ts';

const shop = { siteKey: DEMO_SITE_KEY, tagUrl: '/t.js' };
const NONCE_BYTES = 16;
/** The page that forgets who the browser is. */
const FRESH = '/demo/fresh';

/** As strict as a careful shop has it. Pictures may come from wherever a message takes them. */
const policy = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data: https: http:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

export function demoRoutes(app: FastifyInstance): void {
  app.get<{ Params: { '*': string } }>('/demo/assets/*', ({ params }, reply) =>
    reply.header('cache-control', 'no-cache').sendFile(`demo/${params['*']}`),
  );

  app.get('/demo', (_, reply) => reply.redirect('/demo/'));

  app.get('/demo/*', (request, reply) => {
    const { url, headers } = request;
    // What a script cannot delete.
    if (url.startsWith(FRESH)) forgetVisitor(request, reply, DEMO_SITE_KEY);
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    const { status, headers: more, html } = demoPage(url, headers.cookie ?? '', { ...shop, nonce });
    return reply.code(status).header('content-security-policy', policy(nonce)).headers(more).send(html);
  });
}
