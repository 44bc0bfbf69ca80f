/** Row 17: bodies made to cost memory or time. Each is refused with the right code, at once, and leaves nothing behind. */
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { MAX_BATCH_BYTES } from '../../server/contract/limits.ts';
import { residentMb } from '../support/process-figures.ts';
import { atMost, type Form, type Row } from '../support/scoreboard.ts';
import { type Server, startServer } from '../support/server.ts';
import { BROWSER } from '../support/shopper.ts';
import type { Fault } from './fault.ts';

const REFUSED_MS = 50;
/** Nearly all of it is the nursery of the HTTP thread, which fills further where other tests keep its helper from the processor. */
const GROWTH_MB: Record<Form, number> = { short: 80, long: 50 };
/** A server that says nothing at all has not refused. */
const SILENCE_MS = 20_000;
const NOTHING = 'nothing';
const CUT = 'hung up';
/** Of each; signing in is throttled after more. */
const TIMES = 5;
/** What most routes of the API take, and what signing in does. */
const API_BYTES = 1_048_576;
const SIGN_IN_BYTES = 16_384;

export const hostileBodies: Fault = {
  name: 'hostile-bodies',
  machine: 'alone',
  needs: ['proc'],
  async check(form, { entry }) {
    const server = await startServer({ entry });
    try {
      return await attack(server, form);
    } finally {
      await server.stop('SIGKILL');
    }
  },
  mutants: [
    {
      name: 'any depth is taken',
      breaks: [
        {
          file: 'server/http/json.ts',
          from: 'if (++depth > MAX_DEPTH) return true;',
          to: 'if (++depth > 1e9) return true;',
        },
      ],
    },
    {
      name: 'a body of any size is taken',
      breaks: [
        { file: 'server/contract/limits.ts', from: 'MAX_BATCH_BYTES = 131_072', to: 'MAX_BATCH_BYTES = 64_000_000' },
      ],
    },
  ],
};

/** A request, and the code of the error that it must be answered with. */
type Attack = { name: string; path: string; head: string; body: Buffer; code: string };

const bomb = gzipSync(Buffer.alloc(50_000_000));
const bombHead = `Content-Type: text/plain\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}`;

const attacks: readonly Attack[] = [
  { ...batchOf(Buffer.alloc(10_000_000, 0x20)), name: '10 MB', code: 'body_too_large' },
  {
    ...batchOf(chunked(10_000_000)),
    name: '10 MB in chunks',
    head: 'Content-Type: text/plain\r\nTransfer-Encoding: chunked',
    code: 'body_too_large',
  },
  { ...batchOf(nested(MAX_BATCH_BYTES)), name: 'arrays 65,000 deep', code: 'too_deep' },
  { ...signInOf(nested(SIGN_IN_BYTES)), name: 'arrays 8,000 deep', code: 'too_deep' },
  { ...signInOf(nested(API_BYTES)), name: 'arrays 500,000 deep', code: 'body_too_large' },
  { ...batchOf(bomb), name: 'a gzip bomb, 1,000 to 1', head: bombHead, code: 'unsupported_media_type' },
  { ...batchOf(keys(10_000)), name: '10,000 keys', code: 'invalid_field' },
  { ...signInOf(keys(1_500)), name: '1,500 keys', code: 'invalid_field' },
  { ...signInOf(keys(100_000)), name: '100,000 keys', code: 'body_too_large' },
  { ...batchOf(Buffer.from(`{"site":"${'x'.repeat(100_000)}`)), name: 'a string without an end', code: 'invalid_json' },
];

function batchOf(body: Buffer) {
  return { path: '/v1/batch', head: `Content-Type: text/plain\r\nContent-Length: ${body.length}`, body };
}

function signInOf(body: Buffer) {
  const head = `X-Dangol: 1\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`;
  return { path: '/api/sign-in', head, body };
}

function chunked(bytes: number): Buffer {
  const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
  return Buffer.from(chunk.repeat(Math.ceil(bytes / 0x10000)));
}

function nested(bytes: number): Buffer {
  return Buffer.from('['.repeat(bytes / 2) + ']'.repeat(bytes / 2));
}

function keys(count: number): Buffer {
  return Buffer.from(
    JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, key) => [key.toString(36), 1]))),
  );
}

async function attack(server: Server, form: Form): Promise<Row[]> {
  const before = await residentMb(server.process);
  const rows: Row[] = [];
  for (const one of attacks) rows.push(...(await attackWith(server, one, form)));
  const growth = (await residentMb(server.process)) - before;
  return [...rows, atMost(`all of them, ${TIMES} times: resident memory grew by`, growth, 'MB', GROWTH_MB[form])];
}

/** Time counts in the long form only: the short one runs beside other tests. */
async function attackWith(server: Server, { code, ...request }: Attack, form: Form): Promise<Row[]> {
  const took: number[] = [];
  const others = new Set<string>();
  for (let turn = 0; turn < TIMES && !others.has(NOTHING); turn++) {
    const startedAt = performance.now();
    const told = await ask(server.url, request);
    took.push(performance.now() - startedAt);
    // The server hangs up on what it does not read to its end, and then its answer may be lost on the way.
    const isCut = code === 'body_too_large' && told === CUT;
    if (!isCut && !told.includes(`"code":"${code}"`)) others.add(told.slice(0, 12));
  }
  took.sort((a, b) => a - b);
  const median = took[Math.floor(took.length / 2)] ?? 0;
  const what = `${request.name} to ${request.path}`;
  return [
    atMost(`${what}: answers that are not ${code} ${[...others].join(', ')}`.trim(), others.size, '', 0),
    ...(form === 'long' ? [atMost(`${what}: refused in`, median, 'ms', REFUSED_MS)] : []),
  ];
}

/** Sends as much as the server takes, and returns what it says until it hangs up or has said all. */
async function ask(url: string, { path, head, body }: Omit<Attack, 'name' | 'code'>): Promise<string> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname).setNoDelay(true).setEncoding('utf8');
  let told = '';
  socket.on('data', (piece) => {
    told += piece;
    if (told.includes('}}')) socket.destroy();
  });
  let silent = false;
  socket.setTimeout(SILENCE_MS, () => {
    silent = true;
    socket.destroy();
  });
  // A server that refuses before it has read all hangs up on the rest.
  socket.on('error', () => {});
  socket.write(`POST ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${url}\r\nUser-Agent: ${BROWSER}\r\n${head}\r\n\r\n`);
  socket.write(body);
  await new Promise((resolve) => socket.once('close', resolve));
  return told || (silent ? NOTHING : CUT);
}
