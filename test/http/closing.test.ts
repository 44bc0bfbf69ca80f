import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { expect, it, vi } from 'vitest';
import { startApp } from '../support/app.ts';
import { BROWSER, batch, SHOP } from '../support/shopper.ts';

function request(body: object): string {
  const text = JSON.stringify(body);
  const headers = { host: 'crm.test', origin: SHOP, 'user-agent': BROWSER, 'content-type': 'text/plain' };
  const lines = Object.entries({ ...headers, 'content-length': Buffer.byteLength(text) }).map((line) =>
    line.join(': '),
  );
  return `POST /v1/batch HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${text}`;
}

async function readAll(socket: Socket): Promise<string> {
  let text = '';
  for await (const piece of socket) text += piece;
  return text;
}

it('a server that goes down answers what is under way, and tells the rest to come back', async () => {
  const harness = await startApp();
  await harness.app.listen({ port: 0 });
  const { promise: disk, resolve: release } = Promise.withResolvers<void>();
  const collect = harness.store.collectJson.bind(harness.store);
  const asked = vi.spyOn(harness.store, 'collectJson').mockImplementation(async (...args) => {
    await disk;
    return collect(...args);
  });

  const socket = connect((harness.app.server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(request(batch(harness.clock.now)));
  await expect.poll(() => asked.mock.calls.length).toBe(1);

  const closed = harness.app.close();
  // On the connection that is still busy: the port itself is closed already.
  socket.write(request(batch(harness.clock.now)));
  const answers = readAll(socket);
  await once(harness.app.server, 'request');
  release();

  const [, first = '', second = ''] = (await answers).split('HTTP/1.1 ');
  expect(first).toMatch(/^200 /);
  expect(first).toContain('"accepted":1');
  expect(second).toMatch(/^503 /);
  expect(second.toLowerCase()).toMatch(/retry-after: \d+/);
  expect(second).toContain('"code":"closing"');
  await closed;
  await harness.close();
});
