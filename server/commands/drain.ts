/** How a server ends: what was begun is answered, and nobody waits for a browser that keeps its connection open. */
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** What is under way may take so long after the signal; then its connections are cut. Supervisors kill after 10 s. */
const DRAIN_MS = 8_000;
/** How often connections that were answered meanwhile are closed. */
const IDLE_MS = 250;

/**
 * Lets requests and `jobs` that are under way end, but not for ever: a job that is cut off goes on after the next start.
 * Ends when the application is closed and no connection is left.
 */
export async function drain(app: FastifyInstance, jobs?: Promise<void>): Promise<void> {
  const drained = Promise.all([app.close(), jobs]);
  // Closing ends the connections that are idle at that moment. One that is busy becomes idle with its answer, and browsers keep it open.
  const idle = setInterval(() => app.server.closeIdleConnections(), IDLE_MS);
  await Promise.race([drained, wait(DRAIN_MS, undefined, { ref: false })]);
  clearInterval(idle);
  app.server.closeAllConnections();
  await app.close();
}
