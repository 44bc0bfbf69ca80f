/**
 * Somebody guesses passwords from many addresses: few guesses are looked at, the owner gets in all the while, and neither
 * the answer nor its time tells whether a name exists.
 */
import { randomBytes, scryptSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { hashPassword } from '../../server/http/password.ts';
import { atLeast, atMost, type Form, type Row } from '../support/scoreboard.ts';
import { startServer } from '../support/server.ts';
import { openTestStore } from '../support/store.ts';
import { welchP } from '../support/welch.ts';
import type { Fault } from './fault.ts';

const owner = { name: 'owner', password: 'correct horse battery' };

/**
 * Wrong guesses at the owner's password, and pairs of a name that exists and one that does not. Two pairs tell enough, unless
 * the machine was busy with other tests for one name and not for the other: then more are taken.
 */
const SIZE: Record<Form, { guesses: number; pauseMs: number; pairs: number; mostPairs: number }> = {
  short: { guesses: 48, pauseMs: 350, pairs: 2, mostPairs: 8 },
  long: { guesses: 10_000, pauseMs: 100, pairs: 500, mostPairs: 500 },
};
/** Of the work for a name that exists, at least so much for one that does not. */
const LEAST_WORK = 0.5;
const WAVE = 12;
/** Looked at without any wait, see `sign-in-throttle.ts`: so many samples of time has each account. */
const FREE_GUESSES = 3;
/** Three pairs of the 667 names in the long form may be expected to share one of 65,536 counters, and up to three guesses each. */
const MOST_SHARED: Record<Form, number> = { short: 3, long: 30 };
/** OWASP's and the scoreboard's. */
const MOST_GUESSES = 10;

export const signIn: Fault = {
  name: 'sign-in',
  machine: 'first',
  async check(form, { entry }) {
    const dataFolder = await mkdtemp(join(tmpdir(), 'dangol-sign-in-'));
    const names = Array.from(
      { length: Math.ceil(SIZE[form].mostPairs / FREE_GUESSES) },
      (_, index) => `member-${index}`,
    );
    await addUsers(dataFolder, names);
    const server = await startServer({ dataFolder, entry });
    try {
      return [...(await besiege(server.url, SIZE[form])), ...(await timeAnswers(server.url, names, form))];
    } finally {
      await server.stop();
      await rm(dataFolder, { recursive: true, force: true });
    }
  },
  mutants: [
    {
      name: 'guesses are not counted',
      breaks: [{ file: 'server/http/session.ts', from: 'throttle.guess(guesser, clock());', to: '' }],
    },
    {
      name: 'a name that does not exist is refused at once',
      breaks: [
        {
          file: 'server/http/session.ts',
          from: 'const right = await verifyPassword(password, user?.passwordHash, isKnown);',
          to: 'const right = user && (await verifyPassword(password, user.passwordHash, isKnown));',
        },
      ],
    },
    {
      name: 'a known browser is counted with strangers',
      breaks: [
        {
          file: 'server/http/session.ts',
          from: 'const isKnown = device?.name === name;',
          to: 'const isKnown = false; if (isKnown) device;',
        },
      ],
    },
  ],
};

/** People of the dashboard, made before the server starts: it makes only the first by itself. */
async function addUsers(dataFolder: string, names: string[]): Promise<void> {
  const store = openTestStore(join(dataFolder, 'dangol.db'));
  await store.createUser(owner.name, cheapHash(owner.password), Date.now());
  const hash = await hashPassword(owner.password);
  for (const name of names) await store.createUser(name, hash, Date.now());
  await store.close();
}

/** With parameters that take a millisecond, so that a server which looks at every guess would look at all of these. */
function cheapHash(password: string): string {
  const salt = randomBytes(16);
  const key = scryptSync(password, salt, 32, { N: 2 ** 10, r: 8, p: 1 });
  return ['scrypt', 10, 8, 1, salt.toString('base64url'), key.toString('base64url')].join('$');
}

type Answer = { status: number; body: string; cookies: string[]; ms: number };

let address = 0;

/** From an address that nobody asked from before: Linux answers for all of 127.0.0.0/8. */
async function guess(url: string, name: string, password: string, cookie = ''): Promise<Answer> {
  address++;
  const localAddress = `127.${1 + ((address >> 16) & 127)}.${(address >> 8) & 255}.${1 + (address % 254)}`;
  const sentBody = JSON.stringify({ name, password });
  const headers = {
    'x-dangol': '1',
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(sentBody),
    cookie,
  };
  const startedAt = performance.now();
  const sent = request(`${url}/api/sign-in`, { method: 'POST', headers, localAddress, agent: false });
  sent.end(sentBody);
  try {
    const [answer] = await once(sent, 'response');
    const body = await text(answer);
    const cookies = (answer.headers['set-cookie'] ?? []).map((line: string) => line.split(';', 1)[0] ?? '');
    return { status: answer.statusCode, body, cookies, ms: performance.now() - startedAt };
  } catch (error) {
    // Hung up on, after too long in line.
    return { status: 0, body: String(error), cookies: [], ms: performance.now() - startedAt };
  }
}

/** All try the owner's password, each from an address of their own. */
async function besiege(url: string, { guesses, pauseMs }: (typeof SIZE)[Form]): Promise<Row[]> {
  const first = await guess(url, owner.name, owner.password);
  const device = first.cookies.find((cookie) => cookie.startsWith('dangol_device=')) ?? '';
  let lookedAt = 0;
  // In waves: each that is looked at makes the next wait longer.
  for (let tried = 0; tried < guesses && lookedAt <= MOST_GUESSES; tried += WAVE) {
    const wave = Array.from({ length: WAVE }, (_, index) => guess(url, owner.name, `wrong ${tried + index}`));
    // One that got no answer in time may have been looked at.
    lookedAt += (await Promise.all(wave)).filter(({ status }) => status !== 429).length;
    await wait(pauseMs);
  }
  const known = await guess(url, owner.name, owner.password, device);
  return [
    atMost(`sign-in: of ${guesses} guesses from as many addresses, looked at`, lookedAt, 'guesses', MOST_GUESSES),
    atLeast(
      'sign-in: the owner gets in all the same, from a browser known before',
      known.status === 200 ? 1 : 0,
      '',
      1,
    ),
  ];
}

/** Wrong passwords for names that exist and names that do not, turn about. */
async function timeAnswers(url: string, names: string[], form: Form): Promise<Row[]> {
  const times = { known: [] as number[], unknown: [] as number[] };
  const bodies = new Set<string>();
  let shared = 0;
  let pair = 0;
  // A busy machine makes an answer slower, never quicker than its work: the quickest of them tell how much work there is.
  const ratio = () => Math.min(...times.unknown) / Math.min(...times.known);
  const { pairs, mostPairs } = SIZE[form];
  for (; pair < pairs || (pair < mostPairs && ratio() < LEAST_WORK); pair++) {
    const turns = ['known', 'unknown'] as const;
    for (const turn of pair % 2 === 0 ? turns : turns.toReversed()) {
      const name = turn === 'known' ? (names[Math.floor(pair / FREE_GUESSES)] ?? '') : `nobody-${pair}`;
      const { status, body, ms } = await guess(url, name, 'wrong');
      // Names share counters, see `sign-in-throttle.ts`: of so many some wait for what was guessed at another.
      if (status === 429) {
        shared++;
        continue;
      }
      bodies.add(`${status} ${body}`);
      times[turn].push(ms);
    }
  }
  const rows = [
    atMost(
      'sign-in: answers by which a name that exists differs from one that does not',
      bodies.size - 1,
      'answers',
      0,
    ),
    atMost('sign-in: kept waiting for the guesses at another name', shared, 'answers', MOST_SHARED[form]),
    atLeast(`sign-in: work for a name that does not exist over one that does, ${pair} pairs`, ratio(), '', LEAST_WORK),
  ];
  if (form === 'short') return rows;
  const p = welchP(times.known, times.unknown);
  return [
    ...rows,
    atLeast(`sign-in: p of Welch's t-test of their times, ${2 * SIZE[form].pairs} turn about`, p, '', 0.01),
  ];
}
