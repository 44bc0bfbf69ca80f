/** The live feed: server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { LiveEvent } from '../contract/api.ts';
import { about } from './openapi.ts';
import { Problem } from './problem.ts';
import type { Services } from './services.ts';

/** Lines shown before anything new comes. */
const RECENT_LINES = 50;
/** Dashboards that may watch at once, over all sites. */
export const MAX_WATCHERS = 100;
/** Silence after which a comment is sent: proxies cut a silent connection off, and a dead one is noticed by writing to it. */
const HEARTBEAT_MS = 20_000;
/** A watcher that lets this much pile up is disconnected; its browser comes back by itself. */
const MAX_BACKLOG_BYTES = 1_048_576;

/** Each line is an event named `event`, oldest first. A browser that reconnects gets the recent lines again. */
export function liveRoutes(app: FastifyInstance, { store, sites, feed }: Services): void {
  const open = new Set<ServerResponse>();

  app.get<{ Params: { site: string } }>(
    '/sites/:site/live',
    { ...about('reports', 'Events as they come (text/event-stream)'), exposeHeadRoute: false },
    async ({ params }, reply) => {
      const site = sites.require(params.site);
      const recent = await store.recentEvents(site.id, RECENT_LINES);
      if (open.size >= MAX_WATCHERS) throw new Problem('overloaded');

      reply.hijack();
      const response = reply.raw;
      // Left meanwhile: its `close` has been, so nothing would ever give its place back.
      if (response.destroyed) return;
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        // Else the connection would outlive the feed, and hold up a server that goes down.
        connection: 'close',
        'x-content-type-options': 'nosniff',
      });
      const stopWatching = feed.watch(site.id, (lines) => write(response, lines));
      response.setTimeout(HEARTBEAT_MS, () => response.write(':\n\n'));
      open.add(response);
      response.once('close', () => {
        stopWatching();
        open.delete(response);
      });
      response.write(':\n\n');
      write(response, recent.toReversed());
    },
  );

  app.addHook('preClose', async () => {
    for (const response of open) response.end();
  });
}

function write(response: ServerResponse, lines: LiveEvent[]): void {
  if (response.writableLength > MAX_BACKLOG_BYTES) {
    response.destroy();
    return;
  }
  for (const line of lines) response.write(`event: event\ndata: ${JSON.stringify(line)}\n\n`);
}
