/** Every route that the application has, told by the application itself: a new one cannot be forgotten. */
import { channel } from 'node:diagnostics_channel';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../server/app.ts';
import { openTestStore } from './store.ts';

export type Route = { method: string; url: string };

export async function listRoutes(): Promise<Route[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dangol-routes-'));
  const routes: Route[] = [];
  const listen = (message: unknown) => {
    (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', ({ method, url }) => {
      routes.push(...[method].flat().map((one) => ({ method: one, url })));
    });
  };
  const born = channel('fastify.initialization');
  born.subscribe(listen);
  const store = openTestStore(join(folder, 'dangol.db'));
  const config = { publicUrl: 'http://crm.test', logLevel: 'silent' } as const;
  const app = await buildApp({ config, store, clock: Date.now, publicDir: folder, log: new PassThrough() });
  born.unsubscribe(listen);
  await app.close();
  await store.close();
  await rm(folder, { recursive: true });
  return routes;
}
