/** Passes requests on and loses answers: the server has done what it was asked, and nobody hears of it. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type DroppingProxy = { url: string; dropped: () => number; close(): Promise<void> };

/** Loses `share` of the answers by cutting the connection the moment one arrives. */
export async function openDroppingProxy(target: string, share: number): Promise<DroppingProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let dropped = 0;
  const proxy = createServer((shopper) => {
    const server = connect(Number(port), hostname);
    for (const socket of [shopper, server]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => cut());
    }
    const cut = () => {
      shopper.destroy();
      server.destroy();
    };
    shopper.on('data', (piece) => server.write(piece));
    server.on('data', (piece) => {
      if (Math.random() >= share) {
        shopper.write(piece);
        return;
      }
      dropped++;
      cut();
    });
    shopper.on('end', cut);
    server.on('end', cut);
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    dropped: () => dropped,
    async close() {
      for (const socket of sockets) socket.destroy();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
