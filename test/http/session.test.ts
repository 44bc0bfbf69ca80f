import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ErrorBody } from '../../server/contract/error.ts';
import { hashOf, SESSION_IDLE_MS } from '../../server/http/session.ts';
import { codeOf, type Harness, SETUP_TOKEN, type StartOptions, startApp } from '../support/app.ts';

const PASSWORD = 'correct horse battery';
const owner = { name: '사장님', password: PASSWORD };

const open: Harness[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((harness) => harness.close()));
});

async function start(options?: StartOptions): Promise<Harness> {
  const harness = await startApp(options);
  open.push(harness);
  return harness;
}

const setUp = ({ api }: Harness, token = SETUP_TOKEN) => api('POST', '/setup', { token, ...owner });
const signIn = ({ api }: Harness, password = PASSWORD, name = owner.name) =>
  api('POST', '/sign-in', { name, password });
const state = async ({ api }: Harness, cookie: string) => (await api('GET', '/session', undefined, { cookie })).json();

/** The cookie header that a browser would send after an answer. */
function cookieOf(answer: { headers: Record<string, unknown> }): string {
  return String(answer.headers['set-cookie']).split(';', 1)[0] ?? '';
}

describe('the one-time link', () => {
  it('makes the owner, who is signed in at once', async () => {
    const harness = await start({ setupToken: SETUP_TOKEN });
    expect(await state(harness, '')).toEqual({ state: 'needs_setup' });
    const answer = await setUp(harness);
    expect(answer.json()).toEqual({ state: 'signed_in', name: owner.name });
    expect(await state(harness, cookieOf(answer))).toEqual({ state: 'signed_in', name: owner.name });
    expect(await state(harness, '')).toEqual({ state: 'signed_out' });
  });

  it('works once', async () => {
    const harness = await start({ setupToken: SETUP_TOKEN });
    await setUp(harness);
    const second = await setUp(harness);
    expect([second.statusCode, codeOf(second)]).toEqual([403, 'invalid_setup_link']);
  });

  it('makes one owner of two requests at once', async () => {
    const harness = await start({ setupToken: SETUP_TOKEN });
    const answers = await Promise.all([setUp(harness), setUp(harness)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 403]);
    expect(await harness.store.countUsers()).toBe(1);
  });

  it('is refused when it is not the one that was printed, and when there is an owner', async () => {
    expect(codeOf(await setUp(await start({ setupToken: SETUP_TOKEN }), `${SETUP_TOKEN}x`))).toBe('invalid_setup_link');
    expect(codeOf(await setUp(await start()))).toBe('invalid_setup_link');
  });

  it('is not used up by a failure of the database', async () => {
    const harness = await start({ setupToken: SETUP_TOKEN });
    vi.spyOn(harness.store, 'createUser').mockRejectedValueOnce(new Error('disk full'));
    expect((await setUp(harness)).statusCode).toBe(500);
    expect((await setUp(harness)).statusCode).toBe(200);
  });

  it('wants a password of some length', async () => {
    const { api } = await start({ setupToken: SETUP_TOKEN });
    const answer = await api('POST', '/setup', { token: SETUP_TOKEN, name: 'x', password: 'short' });
    expect(answer.json<ErrorBody>().error.faults?.[0]?.path).toBe('password');
  });
});

describe('signing in', () => {
  it('needs the right name and password, and does not tell which one was wrong', async () => {
    const harness = await start({ setupToken: SETUP_TOKEN });
    await setUp(harness);
    const wrongPassword = await signIn(harness, 'wrong');
    const wrongName = await signIn(harness, PASSWORD, 'nobody');
    expect(wrongPassword.statusCode).toBe(401);
    expect(wrongName.json()).toEqual(wrongPassword.json());
    expect((await signIn(harness)).json()).toEqual({ state: 'signed_in', name: owner.name });
  });

  it('is not quicker for a name that does not exist', async () => {
    const harness = await start({ setupToken: SETUP_TOKEN });
    await setUp(harness);
    // A busy machine makes an answer slower, never quicker than its work: the quickest of three tells how much there is.
    const quickest = async (name: string) => {
      const times: number[] = [];
      while (times.length < 3) {
        const started = performance.now();
        expect((await signIn(harness, 'wrong', name)).statusCode).toBe(401);
        times.push(performance.now() - started);
      }
      return Math.min(...times);
    };
    expect(await quickest('nobody')).toBeGreaterThan((await quickest(owner.name)) / 3);
  });

  it('keeps neither the password nor the session in the database, only what was made of them', async () => {
    const harness = await start({ setupToken: SETUP_TOKEN });
    const cookie = cookieOf(await setUp(harness));
    const { passwordHash = '' } = (await harness.store.getUserByName(owner.name)) ?? {};
    expect(passwordHash).toMatch(/^scrypt\$17\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    const [, token = ''] = cookie.split('=');
    expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16);
    const user = await harness.store.touchDashboardSession(hashOf(token), harness.clock.now, harness.clock.now + 1_000);
    expect(user?.name).toBe(owner.name);
  });

  it('begins a new session each time: a cookie planted before is worth nothing', async () => {
    const harness = await start({ setupToken: SETUP_TOKEN });
    await setUp(harness);
    const planted = 'dangol_session=planted';
    const answer = await harness.api('POST', '/sign-in', owner, { cookie: planted });
    expect(cookieOf(answer)).not.toBe(planted);
    expect(await state(harness, planted)).toEqual({ state: 'signed_out' });
  });
});

describe('the session cookie', () => {
  it('is out of reach for scripts and other sites', async () => {
    const answer = await setUp(await start({ setupToken: SETUP_TOKEN }));
    expect(answer.headers['set-cookie']).toMatch(/^dangol_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('is bound to https and the host where there is https', async () => {
    const answer = await setUp(await start({ setupToken: SETUP_TOKEN, publicUrl: 'https://crm.shop.example' }));
    expect(answer.headers['set-cookie']).toMatch(
      /^__Host-dangol_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  it('is worth nothing after signing out, also where it was copied to', async () => {
    const harness = await start();
    expect(await state(harness, harness.cookie)).toMatchObject({ state: 'signed_in' });
    const answer = await harness.api('POST', '/sign-out');
    expect(answer.json()).toEqual({ state: 'signed_out' });
    expect(answer.headers['set-cookie']).toMatch(/^dangol_session=; .*Expires=Thu, 01 Jan 1970/);
    expect(await state(harness, harness.cookie)).toEqual({ state: 'signed_out' });
  });

  it('lives as long as the dashboard is used, and twelve hours longer', async () => {
    const harness = await start();
    for (let visit = 0; visit < 5; visit++) {
      expect(await state(harness, harness.cookie)).toMatchObject({ state: 'signed_in' });
      harness.clock.now += SESSION_IDLE_MS - 1;
    }
    expect(await state(harness, harness.cookie)).toMatchObject({ state: 'signed_in' });
    harness.clock.now += SESSION_IDLE_MS;
    expect(await state(harness, harness.cookie)).toEqual({ state: 'signed_out' });
  });
});
