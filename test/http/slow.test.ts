import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { startApp } from '../support/app.ts';

/** The bounds of `app.ts` add up to 15 s; the rest is for a busy machine. */
const LONGEST_MS = 20_000;

const POST = 'POST /v1/batch HTTP/1.1\r\nhost: crm.test\r\n';
const BODY = `${POST}content-type: text/plain\r\ncontent-length: 100000\r\n\r\n`;

it('connections that trickle or fall silent are closed, while others are served', { timeout: 60_000 }, async () => {
  const harness = await startApp();
  await harness.app.listen({ port: 0 });
  const { port } = harness.app.server.address() as AddressInfo;
  const started = performance.now();

  const closings = [
    ['nothing at all', '', ''],
    ['half a body', `${BODY}{`, ''],
    ['a body, byte by byte', BODY, ' '],
    ['headers, one by one', POST, 'a: b\r\n'],
  ].map(async ([name = '', first = '', then = '']) => {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    await once(socket, 'connect');
    if (first) socket.write(first);
    const trickle = setInterval(() => then && socket.write(then), 500);
    let told = '';
    socket.on('data', (piece) => (told += piece));
    await new Promise((resolve) => socket.once('close', resolve));
    clearInterval(trickle);
    // Silence is met with silence; whoever began is told.
    if (then) expect(told).toContain('"code":"too_slow"');
    return [name, performance.now() - started < LONGEST_MS];
  });
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
  expect(await Promise.all(closings)).toEqual(closings.map(() => [expect.any(String), true]));
  await harness.close();
});
