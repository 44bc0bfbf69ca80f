/** Who is at the dashboard: the first owner's set-up, signing in and out. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FromSchema } from 'json-schema-to-ts';
import { type SessionInfo, setupSchema, signInSchema } from '../contract/api.ts';
import type { User } from '../storage/store.ts';
import { DEVICE_COOKIE, DEVICE_SECONDS, deviceOf, deviceToken } from './known-device.ts';
import { about } from './openapi.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { Problem } from './problem.ts';
import type { Services } from './services.ts';
import { SignInThrottle } from './sign-in-throttle.ts';

/** A session ends after so long without a request; and for good after `SESSION_LIFE_MS`, see the store. */
export const SESSION_IDLE_MS = 12 * 3_600_000;
const TOKEN_BYTES = 32;
/** A name, a password, a token, each as long as it may be and written as escapes: more is nobody who wants to sign in. */
const MAX_SIGN_IN_BYTES = 16_384;
/**
 * Passwords one address may try, right or wrong: several people of one shop behind one router, and nobody's dictionary. An
 * IPv6 address stands for its /64, which is what one household has.
 */
const perAddress = { max: 30, timeWindow: 15 * 60_000 };

const noHeaders = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };

type SetUp = FromSchema<typeof setupSchema>;
type SignIn = FromSchema<typeof signInSchema>;

/** What the session cookie is called; `__Host-` makes browsers hold it to https and to this very host. */
export function cookieName(publicUrl: string): string {
  return isSecure(publicUrl) ? '__Host-dangol_session' : 'dangol_session';
}

/** @param setupToken of the one-time link; absent when the server has an owner already. */
export async function sessionRoutes(app: FastifyInstance, services: Services, setupToken?: string): Promise<void> {
  const { store, clock, publicUrl } = services;
  const throttle = new SignInThrottle();
  let setupLeft = setupToken;

  await app.register(rateLimit, {
    global: false,
    ipv6Subnet: 64,
    // Behind a proxy everybody has one address: strangers use it up, and an owner still gets in.
    allowList: async (request) => (await deviceOf(request, services)) !== undefined,
    addHeaders: noHeaders,
    addHeadersOnExceeding: noHeaders,
    errorResponseBuilder: (_, { ttl }) =>
      new Problem('throttled', 'Too many attempts from this address; wait a little.', {
        retryAfterSeconds: Math.ceil(ttl / 1_000),
      }),
  });

  app.get('/session', about('session', 'Who is signed in'), async (request): Promise<SessionInfo> => {
    const user = await userOf(request, services);
    if (user) return { state: 'signed_in', name: user.name };
    return { state: (await store.countUsers()) === 0 ? 'needs_setup' : 'signed_out' };
  });

  app.post<{ Body: SetUp }>(
    '/setup',
    {
      ...about('session', 'Make the owner with the one-time link', { body: setupSchema }),
      config: { rateLimit: perAddress },
      bodyLimit: MAX_SIGN_IN_BYTES,
    },
    async ({ body }, reply): Promise<SessionInfo> => {
      const token = setupLeft;
      if (!token || !sameSecret(body.token, token)) throw new Problem('invalid_setup_link');
      // Used up before anything is awaited, so that two requests at once cannot make two owners.
      setupLeft = undefined;
      try {
        if ((await store.countUsers()) > 0) throw new Problem('invalid_setup_link');
        const user = await store.createUser(body.name.normalize(), await hashPassword(body.password), clock());
        return await begin(user, reply);
      } catch (error) {
        if ((await store.countUsers()) === 0) setupLeft = token;
        throw error;
      }
    },
  );

  app.post<{ Body: SignIn }>(
    '/sign-in',
    {
      ...about('session', 'Sign in', { body: signInSchema }),
      config: { rateLimit: perAddress },
      bodyLimit: MAX_SIGN_IN_BYTES,
    },
    async (request, reply): Promise<SessionInfo> => {
      const { password } = request.body;
      // One form for a name, whichever way a keyboard composes it.
      const name = request.body.name.normalize();
      const device = await deviceOf(request, services);
      const isKnown = device?.name === name;
      const guesser = isKnown ? `${name}\n${device.nonce}` : name;
      throttle.guess(guesser, clock());
      const user = await store.getUserByName(name);
      const right = await verifyPassword(password, user?.passwordHash, isKnown);
      if (!user || !right) throw new Problem('wrong_credentials');
      throttle.forget(guesser);
      return begin(user, reply);
    },
  );

  app.post('/sign-out', about('session', 'Sign out'), async (request, reply): Promise<SessionInfo> => {
    const session = sessionOf(request, publicUrl);
    if (session) {
      await store.deleteDashboardSession(session);
      services.feed.endSession(session);
    }
    reply.clearCookie(cookieName(publicUrl), cookieOptions(publicUrl));
    return { state: 'signed_out' };
  });

  /** Always a new token: one that was planted in the browser before is worth nothing. */
  async function begin(user: User, reply: FastifyReply): Promise<SessionInfo> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    await store.createDashboardSession(user.id, hashOf(token), clock(), clock() + SESSION_IDLE_MS);
    reply.setCookie(cookieName(publicUrl), token, cookieOptions(publicUrl));
    reply.setCookie(DEVICE_COOKIE, deviceToken(user), {
      ...cookieOptions(publicUrl),
      path: '/api/sign-in',
      maxAge: DEVICE_SECONDS,
    });
    return { state: 'signed_in', name: user.name };
  }
}

/** The user whose session cookie came along, if it has not ended; keeps the session alive. */
export async function userOf(request: FastifyRequest, services: Services): Promise<User | undefined> {
  const session = sessionOf(request, services.publicUrl);
  if (!session) return undefined;
  const now = services.clock();
  return services.store.touchDashboardSession(session, now, now + SESSION_IDLE_MS);
}

/** What is stored of the session whose cookie came along; undefined without one. It may have ended, or never been. */
export function sessionOf(request: FastifyRequest, publicUrl: string): string | undefined {
  const token = request.cookies[cookieName(publicUrl)];
  return token ? hashOf(token) : undefined;
}

/** What is stored of a token: who reads the database cannot sign in with it. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function cookieOptions(publicUrl: string) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(publicUrl) } as const;
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}

function sameSecret(given: string, secret: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(given)), Buffer.from(hashOf(secret)));
}
