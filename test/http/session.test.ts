import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ErrorBody } from '../../server/contract/error.ts';
import { hashOf, SESSION_IDLE_MS } from '../../server/http/session.ts';
import { SESSION_LIFE_MS } from '../../server/storage/store.ts';
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
  return cookiesOf(answer)[0] ?? '';
}

/** The session's, then the device's. */
function cookiesOf(answer: { headers: Record<string, unknown> }): string[] {
  return [answer.headers['set-cookie']].flat().map((cookie) => String(cookie).split(';', 1)[0] ?? '');
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
    const quickest = { nobody: Infinity, [owner.name]: Infinity };
    for (let turn = 0; turn < 3; turn++) {
      for (const name of ['nobody', owner.name] as const) {
        const started = performance.now();
        expect((await signIn(harness, 'wrong', name)).statusCode).toBe(401);
        quickest[name] = Math.min(quickest[name] ?? Infinity, performance.now() - started);
      }
    }
    expect(quickest.nobody).toBeGreaterThan((quickest[owner.name] ?? 0) / 3);
  }, 120_000);

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
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^dangol_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(/^dangol_device=[\w.-]+; Max-Age=34560000; Path=\/api\/sign-in; HttpOnly; SameSite=Lax$/),
    ]);
  });

  it('is bound to https and the host where there is https', async () => {
    const answer = await setUp(await start({ setupToken: SETUP_TOKEN, publicUrl: 'https://crm.shop.example' }));
    for (const cookie of [answer.headers['set-cookie']].flat())
      expect(cookie).toContain('HttpOnly; Secure; SameSite=Lax');
    expect(cookieOf(answer)).toMatch(/^__Host-dangol_session=[\w-]{43}$/);
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

  it('ends for good after a week, however much it is used', async () => {
    const harness = await start();
    const began = harness.clock.now;
    const hour = 3_600_000;
    for (; harness.clock.now < began + SESSION_LIFE_MS; harness.clock.now += hour) {
      expect(await state(harness, harness.cookie)).toMatchObject({ state: 'signed_in' });
    }
    expect(await state(harness, harness.cookie)).toEqual({ state: 'signed_out' });
  });

  it.each([
    '',
    'x',
    'a'.repeat(43),
    '%00',
    '../../etc/passwd',
    `${'a'.repeat(5_000)}`,
    '=;=;=',
    '"',
    '{"__proto__":1}',
  ])('cannot be made up: %s', async (token) => {
    const harness = await start();
    expect(await state(harness, `dangol_session=${token}`)).toEqual({ state: 'signed_out' });
  });

  it('is not what is stored of it: who reads the database cannot sign in', async () => {
    const harness = await start();
    const [, token = ''] = harness.cookie.split('=');
    expect(await state(harness, `dangol_session=${hashOf(token)}`)).toEqual({ state: 'signed_out' });
  });
});

describe('a browser somebody signed in with before', () => {
  /** All that strangers may try on the owner's name, at once and from one address. */
  async function besiege(harness: Harness): Promise<void> {
    vi.spyOn(harness.store, 'getUserByName').mockResolvedValue(undefined);
    for (let guess = 0; guess < 40; guess++) await signIn(harness, 'wrong');
    vi.mocked(harness.store.getUserByName).mockRestore();
  }

  it('gets in while strangers keep guessing, who lock out only each other', async () => {
    const harness = await start({ setupToken: SETUP_TOKEN });
    const [, device = ''] = cookiesOf(await setUp(harness));
    await besiege(harness);
    expect((await signIn(harness)).statusCode).toBe(429);
    const known = await harness.api('POST', '/sign-in', owner, { cookie: device });
    expect(known.json()).toEqual({ state: 'signed_in', name: owner.name });
  });

  it('is slowed down as anybody is', async () => {
    const harness = await start({ setupToken: SETUP_TOKEN });
    const [, cookie = ''] = cookiesOf(await setUp(harness));
    const guess = () => harness.api('POST', '/sign-in', { ...owner, password: 'wrong' }, { cookie });
    for (let count = 0; count < 3; count++) expect((await guess()).statusCode).toBe(401);
    expect((await guess()).statusCode).toBe(429);
  });

  it('is known by a proof that cannot be made up, for one name', async () => {
    const harness = await start({ setupToken: SETUP_TOKEN });
    const [, device = ''] = cookiesOf(await setUp(harness));
    await besiege(harness);
    const [name, nonce, proof] = device.split('.');
    for (const forged of [
      `${name}.x.${proof}`,
      `${name}.${nonce}.`,
      `${name}.${nonce}`,
      'dangol_device=..',
      `${device}x`,
    ]) {
      expect((await harness.api('POST', '/sign-in', owner, { cookie: forged })).statusCode).toBe(429);
    }
    const other = await harness.api('POST', '/sign-in', { name: 'other', password: 'x' }, { cookie: device });
    expect(codeOf(other)).toBe('wrong_credentials');
  });

  it('is not signed in by that', async () => {
    const harness = await start({ setupToken: SETUP_TOKEN });
    const [, device = ''] = cookiesOf(await setUp(harness));
    expect(await state(harness, device)).toEqual({ state: 'signed_out' });
  });
});

describe('the log', () => {
  it('tells who was turned away and from where, but no name, password, token or cookie', async () => {
    const harness = await start({ setupToken: SETUP_TOKEN, logLevel: 'warn' });
    await setUp(harness, 'a-guessed-token');
    await setUp(harness);
    await signIn(harness, 'a-wrong-password');
    await signIn(harness, PASSWORD, 'a-wrong-name');
    await harness.api('POST', '/sign-out', undefined, {
      'sec-fetch-site': 'cross-site',
      cookie: 'dangol_session=stolen',
    });
    for (let guess = 0; guess < 4; guess++) await signIn(harness, 'a-wrong-password', 'a-third-name');
    const log = harness.logged();
    const lines = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ code, address, path }) => [code, address, path])).toEqual([
      ['invalid_setup_link', '127.0.0.1', '/api/setup'],
      ['wrong_credentials', '127.0.0.1', '/api/sign-in'],
      ['wrong_credentials', '127.0.0.1', '/api/sign-in'],
      ['cross_site', '127.0.0.1', '/api/sign-out'],
      ...Array(3).fill(['wrong_credentials', '127.0.0.1', '/api/sign-in']),
      ['throttled', '127.0.0.1', '/api/sign-in'],
    ]);
    for (const secret of ['a-guessed-token', SETUP_TOKEN, 'a-wrong', 'a-third', PASSWORD, owner.name, 'stolen']) {
      expect(log).not.toContain(secret);
    }
  });
});
