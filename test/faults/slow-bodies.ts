/**
 * Row 16: thousands of connections that send half a request and then nothing, or a byte now and then. Others hardly notice,
 * and the connections are closed.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { atMost, type Form, type Row } from '../support/scoreboard.ts';
import { type Server, startServer } from '../support/server.ts';
import { batch, event } from '../support/shopper.ts';
import { Connection } from './connection.ts';
import { openCouponShop } from './coupon-shop.ts';
import type { Fault } from './fault.ts';

const SOCKETS: Record<Form, number> = { short: 200, long: 5_000 };
const WATCH_MS: Record<Form, number> = { short: 2_000, long: 10_000 };
/** The short form runs beside other tests. */
const CLOSED_MS: Record<Form, number> = { short: 30_000, long: 15_000 };
/** Besides 20 %: the clock of a request of some milliseconds is not finer on a shared machine. */
const SLACK_MS = 2;

export const slowBodies: Fault = {
  name: 'slow-bodies',
  machine: 'alone',
  async check(form, { entry }) {
    const server = await startServer({ entry });
    try {
      return await trickle(server, form);
    } finally {
      await server.stop('SIGKILL');
    }
  },
  mutants: [
    {
      name: 'a request may take for ever',
      breaks: [
        {
          file: 'server/app.ts',
          from: '...bounds,',
          to: '...bounds, requestTimeout: 0, connectionTimeout: 0, http: { requestTimeout: 0, headersTimeout: 0 },',
        },
      ],
    },
  ],
};

async function trickle(server: Server, form: Form): Promise<Row[]> {
  const { siteKey } = await openCouponShop(server, 0);
  const connection = await Connection.open(server.url);
  const alone = await p99(connection, siteKey, WATCH_MS[form]);
  const sockets = await Promise.all(Array.from({ length: SOCKETS[form] }, (_, index) => hold(server, index)));
  const openedAt = performance.now();
  const beside = await p99(connection, siteKey, WATCH_MS[form]);
  connection.close();
  const late = await stillOpen(sockets, openedAt + CLOSED_MS[form]);
  const what = `${sockets.length} half-sent requests`;
  return [
    atMost(`${what}: open after ${CLOSED_MS[form] / 1_000} s`, late, '', 0),
    // Time counts in the long form only: the short one runs beside other tests.
    ...(form === 'long'
      ? [atMost(`${what}: p99 of others, alone ${alone.toFixed(1)} ms`, beside, 'ms', alone * 1.2 + SLACK_MS)]
      : []),
  ];
}

/** Every other one stops in its headers, the rest in the body; all of them send one byte a second. */
async function hold({ url }: Server, index: number): Promise<Socket> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  // The server is meant to hang up.
  socket.on('error', () => {});
  await once(socket, 'connect');
  const head = `POST /v1/batch HTTP/1.1\r\nHost: ${host}\r\nContent-Type: text/plain\r\n`;
  socket.write(index % 2 === 0 ? `${head}X-Slow: ` : `${head}Content-Length: 1000\r\n\r\n{"site":`);
  const drip = setInterval(() => socket.write('x'), 1_000);
  socket.once('close', () => clearInterval(drip));
  socket.resume();
  return socket;
}

async function stillOpen(sockets: readonly Socket[], until: number): Promise<number> {
  const open = sockets.filter(({ closed }) => !closed);
  const all = Promise.all(open.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
  await Promise.race([all, wait(Math.max(0, until - performance.now()))]);
  const late = sockets.filter(({ closed }) => !closed);
  for (const socket of late) socket.destroy();
  return late.length;
}

/** Milliseconds that one in a hundred requests takes longer than, asked one after the other; one that is refused takes for ever. */
async function p99(connection: Connection, site: string, lastMs: number): Promise<number> {
  const took: number[] = [];
  for (const endsAt = performance.now() + lastMs; performance.now() < endsAt; ) {
    const startedAt = performance.now();
    const events = [event(Date.now())];
    const body = JSON.stringify(batch(Date.now(), { site, visitor: 'an-honest-shopper' as never, events }));
    const { status } = await connection.send(body);
    took.push(status === 200 ? performance.now() - startedAt : Number.POSITIVE_INFINITY);
    await wait(10);
  }
  took.sort((a, b) => a - b);
  return took[Math.floor(took.length * 0.99)] ?? Number.POSITIVE_INFINITY;
}
