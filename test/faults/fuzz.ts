/** Requests that do not quite make sense, by the thousand: nothing breaks, and every refusal says what it is. */
import { once } from 'node:events';
import { Agent, request as ask } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { type ErrorBody, errors } from '../../server/contract/error.ts';
import { MAX_BATCH_BYTES } from '../../server/contract/limits.ts';
import { atLeast, atMost, type Form, type Row } from '../support/scoreboard.ts';
import { type Server, startServer } from '../support/server.ts';
import { Dice } from './dice.ts';
import type { Fault } from './fault.ts';
import { corpus, type Request } from './fuzz-corpus.ts';
import { mutate } from './fuzz-mutate.ts';
import { enter } from './owner.ts';

/** The short form is the same each time; the long one goes on for as long and says its seed. */
const BOUND: Record<Form, { cases: number; ms: number }> = {
  short: { cases: 1_000, ms: 20_000 },
  long: { cases: 10_000_000, ms: 10 * 60_000 },
};
const SHORT_SEED = 20_261_121;
const AT_ONCE = 16;
/** One in so many is broken in its bytes, below what an HTTP client can write. */
const RAW_EVERY = 40;
/** Longer than the server lets any request take. */
const PATIENCE_MS = 20_000;
/** What most routes take of a body, and what signing in does. */
const API_BYTES = 1_048_576;
const SIGN_IN_BYTES = 16_384;
/** A stack trace, or a path of the machine. */
const leak = /\bat .{1,200}:\d+:\d+|node_modules|\/server\/(http|storage|domain)\//;

/** Examples of each kind of failure that are printed. */
const EXAMPLES = 1;

export const fuzz: Fault = {
  name: 'fuzz',
  async check(form, build) {
    const server = await startServer({ entry: build.entry });
    try {
      return await bombard(server, form);
    } finally {
      await server.stop();
    }
  },
  mutants: [
    {
      name: "a batch's envelope is not checked",
      breaks: [
        { file: 'server/http/batch.ts', from: "'Record events, get decisions', { body: batchSchema }", to: "'Record'" },
      ],
    },
    {
      name: 'errors are answered as Fastify does by itself',
      breaks: [{ file: 'server/http/errors.ts', from: 'app.setErrorHandler(answerError);', to: '' }],
    },
  ],
};

type Tally = { cases: number; refused: number; broken: number; shapeless: number; unanswered: number };

async function bombard(server: Server, form: Form): Promise<Row[]> {
  const seed = form === 'short' ? SHORT_SEED : Date.now() % 2 ** 32;
  const dice = new Dice(seed);
  const target = await enter(server);
  const seeds = corpus(target);
  const tally: Tally = { cases: 0, refused: 0, broken: 0, shapeless: 0, unanswered: 0 };
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const deadline = performance.now() + BOUND[form].ms;
  const isOver = () =>
    tally.cases >= BOUND[form].cases || performance.now() > deadline || server.process.exitCode !== null;

  async function go(): Promise<void> {
    while (!isOver()) {
      tally.cases++;
      const made = mutate(dice.pick(seeds), dice);
      if (dice.once(RAW_EVERY)) await sendRaw(server.url, bytesOf(made, dice));
      else await tryOne(server.url, agent, made, tally);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, go));
  agent.destroy();

  const alive = server.process.exitCode === null && (await fetch(`${server.url}/health`)).status === 200;
  const of = `of ${tally.cases} requests (seed ${seed})`;
  return [
    atLeast(`fuzz: requests that were refused, ${of}`, tally.refused, 'requests', tally.cases / 4),
    atMost(`fuzz: answered with 5xx, ${of}`, tally.broken, 'answers', 0),
    atMost(`fuzz: refused without the one shape and its code, ${of}`, tally.shapeless, 'answers', 0),
    atMost(`fuzz: not answered at all, ${of}`, tally.unanswered, 'requests', 0),
    atLeast(`fuzz: the server is alive and well after ${tally.cases} requests`, alive ? 1 : 0, '', 1),
  ];
}

async function tryOne(url: string, agent: Agent, made: Request, tally: Tally): Promise<void> {
  const answer = await send(url, agent, made).catch((error: NodeJS.ErrnoException) => error);
  if (answer === 'unsendable') return;
  if (answer instanceof Error) {
    // The server hangs up on what it does not read to its end, and then its answer may be lost on the way.
    if (isCut(answer) && Buffer.byteLength(made.body ?? '') > limitOf(made.path)) tally.refused++;
    else tell('not answered', tally.unanswered++, made, answer.message);
    return;
  }
  const { status, body, type } = answer;
  if (status < 400) return;
  tally.refused++;
  // The demo shop tells people, in a page.
  if (status === 404 && type === 'text/html; charset=utf-8' && made.path.startsWith('/demo')) return;
  if (status === 500 || (status > 500 && status !== 503)) tell('5xx', tally.broken++, made, body);
  else if (made.method !== 'HEAD' && !isShaped(status, body)) tell('shapeless', tally.shapeless++, made, body);
}

function limitOf(path: string): number {
  if (path.startsWith('/v1/batch')) return MAX_BATCH_BYTES;
  return /^\/api\/(sign-in|setup)\b/.test(path) ? SIGN_IN_BYTES : API_BYTES;
}

function isCut({ code }: NodeJS.ErrnoException): boolean {
  return code === 'EPIPE' || code === 'ECONNRESET';
}

function tell(what: string, before: number, made: Request, more: string): void {
  if (before < EXAMPLES) console.error(`fuzz: ${what}: ${more.slice(0, 300)}\n${JSON.stringify(made).slice(0, 400)}`);
}

type Answer = { status: number; type: string | undefined; body: string };

async function send(
  url: string,
  agent: Agent,
  { method, path, headers, body }: Request,
): Promise<Answer | 'unsendable'> {
  const { hostname, port } = new URL(url);
  const bytes = body === undefined ? undefined : Buffer.from(body);
  let sent: ReturnType<typeof ask>;
  try {
    const own = { ...headers, ...(bytes && { 'content-length': String(bytes.length) }) };
    sent = ask({ hostname, port, agent, method, path, headers: own, timeout: PATIENCE_MS });
  } catch {
    // Node's client writes no line breaks into a header; broken bytes go over a bare socket.
    return 'unsendable';
  }
  // Also after the answer: one to HEAD that was refused before its method was read has a body.
  sent.on('error', () => {});
  sent.once('timeout', () => sent.destroy(new Error('timed out')));
  sent.end(bytes);
  const [answer] = await once(sent, 'response');
  const status = answer.statusCode;
  const type = answer.headers['content-type'];
  if (type !== 'text/event-stream') return { status, type, body: await text(answer) };
  answer.destroy();
  return { status, type, body: '' };
}

function isShaped(status: number, body: string): boolean {
  try {
    const { code, message } = (JSON.parse(body) as ErrorBody).error;
    return errors[code].status === status && message.length > 0 && !leak.test(body);
  } catch {
    return false;
  }
}

/** The request as it goes over the wire, with some of its bytes broken. */
function bytesOf({ method, path, headers, body = '' }: Request, dice: Dice): Buffer {
  const lines = Object.entries({ host: 'x', 'content-length': Buffer.byteLength(body), ...headers });
  const head = `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  const bytes = Buffer.from(head + body);
  for (let left = 1 + dice.below(8); left > 0; left--) bytes[dice.below(bytes.length)] = dice.below(256);
  return bytes;
}

/** Hangs up before the server has to: what it thinks of garbage is told by `malformed.test.ts`. */
async function sendRaw(url: string, bytes: Buffer): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).on('error', () => {});
  socket.setTimeout(200, () => socket.destroy());
  socket.once('data', () => socket.destroy());
  socket.end(bytes);
  await once(socket, 'close');
}
