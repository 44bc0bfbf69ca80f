/** What is answered at an address that no route takes: a page of the dashboard, or 404, or 405. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendDashboard } from './dashboard.ts';
import { Problem } from './problem.ts';

/** Addresses that are never a page of the dashboard. */
const reserved = /^\/(api|v1|t|t\.js|demo|dashboard|health)(\/|$)/;

type Route = { pattern: RegExp; methods: Set<string> };

/** To be called before the routes are registered: it remembers them. */
export function answerUnknown(app: FastifyInstance): void {
  const routes = new Map<string, Route>();

  app.addHook('onRoute', ({ url, method }) => {
    const route = routes.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const one of [method].flat()) if (one !== 'OPTIONS') route.methods.add(one);
    routes.set(url, route);
  });

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (isPage(request, path)) return sendDashboard(reply.code(200));
    throw problemAt(path, request.method, reply);
  });

  function problemAt(path: string, method: string, reply: FastifyReply): Problem {
    const methods = [...routes.values()].flatMap((route) => (route.pattern.test(path) ? [...route.methods] : []));
    // The route takes the method and has nothing there: a file that does not exist.
    if (methods.length === 0 || methods.includes(method)) return new Problem('not_found');
    const allowed = [...new Set(methods)].join(', ');
    reply.header('allow', allowed);
    return new Problem('method_not_allowed', `This address takes ${allowed} only.`);
  }
}

function isPage({ method, headers }: FastifyRequest, path: string): boolean {
  const isRead = method === 'GET' || method === 'HEAD';
  return isRead && !reserved.test(path) && (headers.accept?.includes('text/html') ?? false);
}

/** `/sites/:site/live` as a pattern. */
function patternOf(url: string): RegExp {
  const source = url
    .replaceAll('.', '\\.')
    .replaceAll('*', '.*')
    .replace(/:[^/]+/g, '[^/]+');
  return new RegExp(`^${source}$`);
}
