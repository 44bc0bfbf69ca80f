/** The live feed: server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { LiveEvent } from '../contract/api.ts';
import { about } from './openapi.ts';
import { Problem } from './problem.ts';
import type { Services } from './services.ts';
import { sessionOf, userOf } from './session.ts';

/** Lines shown before anything new comes. */
const RECENT_LINES = 50;
/** Dashboards that may watch at once, over all sites. */
export const MAX_WATCHERS = 100;
/** Silence after which a comment is sent: proxies cut a silent connection off, and a dead one is noticed by writing to it. */
const HEARTBEAT_MS = 20_000;
/** A watcher that lets this much pile up is disconnected; its browser comes back by itself. */
const MAX_BACKLOG_BYTES = 1_048_576;
/** Then the browser has to come back, and show a session that has not ended. */
export const MAX_FEED_MS = 10 * 60_000;

/** Each line is an event named `event`, oldest first. A browser that reconnects gets the recent lines again. */
export function liveRoutes(app: FastifyInstance, services: Services): void {
  const { store, sites, feed, clock, publicUrl } = services;
  let open = 0;

  app.get<{ Params: { site: string } }>(
    '/sites/:site/live',
    { ...about('reports', 'Events as they come (text/event-stream)'), exposeHeadRoute: false },
    async (request, reply) => {
      const site = sites.require(request.params.site);
      const response = reply.raw;
      const endAt = clock() + MAX_FEED_MS;
      const lines = inOrder((some) => (clock() < endAt ? write(response, some) : response.end()));
      let isOver = false;
      // Before the recent lines are read: what comes meanwhile is not missed.
      const stopWatching = feed.watch({
        siteId: site.id,
        session: sessionOf(request, publicUrl) ?? '',
        tell: lines.take,
        end: () => {
          isOver = true;
          if (reply.sent) response.end();
        },
      });
      response.once('close', stopWatching);
      // Batches that were on their way by then are told of to nobody; behind this write they are on record. On a bad disk none is.
      await store.ping().catch(() => {});
      const recent = await store.recentEvents(site.id, RECENT_LINES);
      // Whoever signed out before it was watched is not ended by that.
      if (!(await userOf(request, services))) throw new Problem('unauthenticated');
      if (open >= MAX_WATCHERS) throw new Problem('overloaded');

      reply.hijack();
      // Left meanwhile: its `close` has been, so nothing would ever give its place back.
      if (response.destroyed) return;
      response.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream',
        'x-accel-buffering': 'no',
        // Else the connection would outlive the feed, and hold up a server that goes down.
        connection: 'close',
      });
      response.setTimeout(HEARTBEAT_MS, () => (clock() < endAt ? response.write(':\n\n') : response.end()));
      open++;
      response.once('close', () => open--);
      response.write(':\n\n');
      lines.begin(recent.toReversed());
      if (isOver) response.end();
    },
  );

  app.addHook('preClose', async () => feed.endAll());
}

function write(response: ServerResponse, lines: LiveEvent[]): void {
  if (response.writableLength > MAX_BACKLOG_BYTES) {
    response.destroy();
    return;
  }
  for (const line of lines) response.write(`event: event\ndata: ${JSON.stringify(line)}\n\n`);
}

/** Tells the recent lines first. What comes before they are known waits for them, and what is among them is not told again. */
function inOrder(tell: (lines: LiveEvent[]) => void): { take: typeof tell; begin: typeof tell } {
  let waiting: LiveEvent[] | undefined = [];
  const begunWith = new Set<string>();
  const tellNew = (lines: LiveEvent[]) => tell(lines.filter((line) => !begunWith.has(JSON.stringify(line))));
  return {
    take: (lines) => (waiting ? void waiting.push(...lines) : tellNew(lines)),
    begin(recent) {
      const after = waiting ?? [];
      waiting = undefined;
      tell(recent);
      for (const line of recent) begunWith.add(JSON.stringify(line));
      tellNew(after);
    },
  };
}
