/** The pages of the dashboard. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { FOREVER } from './public-files.ts';

/** Nothing but our own script and style runs; pictures may come from wherever an author's message takes them. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: https: http:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export function dashboardRoutes(app: FastifyInstance): void {
  app.get<{ Params: { '*': string } }>('/dashboard/*', ({ params }, reply) => {
    const file = params['*'];
    if (file.endsWith('.html')) return sendDashboard(reply);
    return reply.header('cache-control', FOREVER).sendFile(`dashboard/${file}`);
  });
}

/** The dashboard draws every page itself; which one, it reads from the address. */
export function sendDashboard(reply: FastifyReply): FastifyReply {
  return (
    reply
      .header('content-security-policy', CONTENT_SECURITY_POLICY)
      .header('x-frame-options', 'DENY')
      .header('cross-origin-opener-policy', 'same-origin')
      // The address of a set-up link is a secret.
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'no-cache')
      .sendFile('dashboard/index.html')
  );
}
