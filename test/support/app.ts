/** An application with a real SQLite store in a folder of its own, for tests of the HTTP layer. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { test } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { drain } from '../../server/commands/drain.ts';
import type { Config } from '../../server/config.ts';
import type { Batch } from '../../server/contract/collect.ts';
import type { ErrorBody } from '../../server/contract/error.ts';
import { defaultSettings, type Site, type SiteSettings } from '../../server/contract/site.ts';
import { cookieName, hashOf } from '../../server/http/session.ts';
import type { Store } from '../../server/storage/store.ts';
import { BROWSER, batch, SHOP, SITE_KEY } from './shopper.ts';
import { openTestStore } from './store.ts';

export const PUBLIC_URL = 'http://crm.test';
export const SETUP_TOKEN = 'the-one-time-token';
/** 2026-11-21, noon in Seoul. */
const NOON = 1_795_230_000_000;

export const shopSettings: SiteSettings = {
  ...defaultSettings,
  name: 'Shop',
  zone: 'Asia/Seoul',
  currency: 'KRW',
  origins: [SHOP],
};

export type Harness = {
  app: FastifyInstance;
  /** The store the app works with: spy on its methods to make them fail. */
  store: Store;
  /** A site whose pages are those of {@link SHOP}. */
  site: Site;
  clock: { now: number };
  /** What was logged so far. */
  logged: () => string;
  /** Cookie header of somebody signed in. */
  cookie: string;
  /** Asks the API as the dashboard does, signed in unless told otherwise. */
  api: (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, headers?: Headers) => Promise<Answer>;
  /** Sends a batch as the tag does. */
  send: (parts?: Partial<Batch> & Record<string, unknown>, headers?: Headers) => Promise<Answer>;
  close: () => Promise<void>;
};

type Headers = Record<string, string>;
export type Answer = LightMyRequestResponse;

export type StartOptions = Partial<Pick<Config, 'tagPath' | 'batchPath' | 'trustedProxies'>> & {
  /** With files of a build; stand-ins when absent. */
  publicDir?: string;

  publicUrl?: string;
  setupToken?: string;
  logLevel?: 'silent' | 'warn' | 'info';
};

/** A test with an application of its own, and somebody signed in. */
export const it = test.extend<{ harness: Harness }>({
  harness: async ({ task: _ }, use) => {
    const harness = await startApp();
    await use(harness);
    await harness.close();
  },
});

export async function startApp(options: StartOptions = {}): Promise<Harness> {
  const { publicUrl = PUBLIC_URL, setupToken, logLevel = 'silent', publicDir: _, ...named } = options;
  const folder = await mkdtemp(join(tmpdir(), 'dangol-http-'));
  const clock = { now: NOON };
  const log = new PassThrough();
  const publicDir = options.publicDir ?? (await makePublicDir(folder));
  const store = openTestStore(join(folder, 'dangol.db'));
  const site = await store.createSite(shopSettings, clock.now, SITE_KEY);
  const config = { publicUrl, logLevel, ...named };
  const app = await buildApp({
    config,
    store,
    clock: () => clock.now,
    publicDir,
    log,
    ...(setupToken && { setupToken }),
  });
  const cookie = setupToken ? '' : await signIn(store, publicUrl, clock.now);

  return {
    app,
    store,
    site,
    clock,
    cookie,
    logged: () => String(log.read() ?? ''),
    api: (method, path, body, headers = {}) => {
      const payload = body === undefined ? {} : { payload: body as NonNullable<InjectOptions['payload']> };
      return app.inject({ method, url: `/api${path}`, headers: { cookie, 'x-dangol': '1', ...headers }, ...payload });
    },
    send: (parts, headers = {}) =>
      app.inject({
        method: 'POST',
        url: '/v1/batch',
        headers: { 'content-type': 'text/plain', origin: SHOP, 'user-agent': BROWSER, ...headers },
        payload: JSON.stringify(batch(clock.now, parts)),
      }),
    close: async () => {
      await drain(app);
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

export function codeOf(answer: Answer): string {
  return answer.json<ErrorBody>().error.code;
}

export function faultsOf(answer: Answer) {
  return answer.json<ErrorBody>().error.faults;
}

/** A session without the 0.4 s that a password takes. */
async function signIn(store: Store, publicUrl: string, now: number): Promise<string> {
  const user = await store.createUser('owner', 'no password fits', now);
  await store.createDashboardSession(user.id, hashOf('session-of-the-test'), now, now + 3_600_000);
  return `${cookieName(publicUrl)}=session-of-the-test`;
}

/** What a build leaves in `dist/public`, as far as the routes can tell. */
async function makePublicDir(folder: string): Promise<string> {
  const publicDir = join(folder, 'public');
  const files = {
    't.js': '/* the tag */',
    't.js.br': 'the tag, compressed',
    't/HASH.js': 'export const show = 1',
    'dashboard/index.html': '<title>Dangol</title>',
    'dashboard/main-HASH.js': '/* the dashboard */',
    'demo/shop.css': '/* the demo shop */',
  };
  for (const part of ['t', 'dashboard', 'demo']) await mkdir(join(publicDir, part), { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(publicDir, name), content);
  return publicDir;
}
