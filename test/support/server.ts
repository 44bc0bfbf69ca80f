/** The built server as a process of its own, on a free port and an empty data folder. Build first: `npm run build`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import manifest from '../../package.json' with { type: 'json' };

const built = resolve(import.meta.dirname, '../../dist/server/dangol.js');
const READY_MS = 30_000;
/** Of `npm run serve`, for node. */
const serveOptions = manifest.scripts.serve.split(' ').filter((word) => word.startsWith('--'));

export type Server = {
  /** `http://127.0.0.1:PORT`. */
  url: string;
  /** Of the demo shop, which every empty data folder begins with. */
  siteKey: 'demo';
  dataFolder: string;
  process: ChildProcess;
  /** The one-time link, while there is no owner. */
  setupUrl: string | undefined;
  /** What was printed so far, logs and all. */
  output: () => string;
  /** Makes the owner and asks the API as the dashboard does; answers are JSON. */
  signIn: () => Promise<Api>;
  /** Ends it as a supervisor does and removes the data folder; resolves to the exit code. */
  stop: (signal?: 'SIGTERM' | 'SIGINT' | 'SIGKILL') => Promise<number | null>;
};

/** A body that is text is sent as CSV, any other as JSON. Rejects when the answer is an error. */
export type Api = <Answer>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<Answer>;

export type ServerOptions = {
  /** A folder that is kept when the server stops; a temporary one when absent. */
  dataFolder?: string;
  port?: number;
  env?: Record<string, string>;
  /** `dangol.js` of another build. */
  entry?: string;
};

export const owner = { name: 'owner', password: 'correct horse battery' };

/** Resolves when the server has said where it is; rejects with what it said when it ends instead. */
export async function startServer({ dataFolder, port, env = {}, entry }: ServerOptions = {}): Promise<Server> {
  const folder = dataFolder ?? (await mkdtemp(join(tmpdir(), 'dangol-server-')));
  const ownPort = port ?? (await freePort());
  const url = `http://127.0.0.1:${ownPort}`;
  const settings = { DANGOL_PORT: String(ownPort), DANGOL_DATA: folder, DANGOL_PUBLIC_URL: url, ...env };
  const child = run(['serve'], settings, entry);
  const output = outputOf(child);
  await said(child, output, `${url}/demo/`);
  const setupUrl = /http\S+\/setup\?token=\S+/.exec(output())?.[0];

  return {
    url,
    siteKey: 'demo',
    dataFolder: folder,
    process: child,
    setupUrl,
    output,
    signIn: () => signIn(url, setupUrl),
    stop: async (signal = 'SIGTERM') => {
      const code = await end(child, signal);
      if (!dataFolder) await rm(folder, { recursive: true, force: true });
      return code;
    },
  };
}

/** Runs `dangol` with arguments and settings of its own; those of the terminal do not count. */
export function run(args: string[], env: Record<string, string> = {}, entry = built): ChildProcess {
  if (!existsSync(entry)) throw new Error(`${entry} is missing; run npm run build first.`);
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('DANGOL_'));
  const options = args[0] === 'serve' ? serveOptions : [];
  return spawn(process.execPath, [...options, entry, ...args], { env: { ...Object.fromEntries(inherited), ...env } });
}

/** Runs `dangol` to its end. */
export async function finish(
  args: string[],
  env?: Record<string, string>,
  entry?: string,
): Promise<{ code: number | null; output: string }> {
  const child = run(args, env, entry);
  const output = outputOf(child);
  const [code] = await once(child, 'close');
  return { code, output: output() };
}

/** Everything a process prints, as far as it got. */
export function outputOf(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (piece) => (text += piece));
  return () => text;
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function said(child: ChildProcess, output: () => string, text: string): Promise<void> {
  const given = new AbortController();
  const ended = once(child, 'exit', { signal: given.signal }).then(([code]) => {
    throw new Error(`The server ended with ${code}:\n${output()}`);
  });
  const late = wait(READY_MS, undefined, { signal: given.signal }).then(() => {
    throw new Error(`The server said nothing of ${text} in ${READY_MS} ms:\n${output()}`);
  });
  const heard = new Promise<void>((resolve) => {
    const look = () => output().includes(text) && resolve();
    child.stdout?.on('data', look);
    look();
  });
  try {
    await Promise.race([heard, ended, late]);
  } finally {
    for (const promise of [ended, late]) promise.catch(() => {});
    given.abort();
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  const [code] = await ended;
  return code;
}

async function signIn(url: string, setupUrl: string | undefined): Promise<Api> {
  const token = setupUrl && new URL(setupUrl).searchParams.get('token');
  const headers: Record<string, string> = { 'x-dangol': '1' };
  const ask = (method: string, path: string, body?: unknown) => {
    if (body === undefined) return fetch(`${url}/api${path}`, { method, headers });
    const [type, text] = typeof body === 'string' ? ['text/csv', body] : ['application/json', JSON.stringify(body)];
    return fetch(`${url}/api${path}`, { method, headers: { ...headers, 'content-type': type }, body: text });
  };

  const answer = await (token ? ask('POST', '/setup', { token, ...owner }) : ask('POST', '/sign-in', owner));
  if (!answer.ok) throw new Error(`Signing in was answered with ${answer.status}: ${await answer.text()}`);
  headers.cookie = answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';

  return async (method, path, body) => {
    const told = await ask(method, path, body);
    if (!told.ok) throw new Error(`${method} ${path} was answered with ${told.status}: ${await told.text()}`);
    return told.json();
  };
}
