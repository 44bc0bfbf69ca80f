/**
 * Stands between shops and their collector, passes everything on, and writes down what is told. A browser does not say all
 * that it sends while its page goes, so that listening to the browser is not enough.
 */
import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Batch } from '../../../../server/contract/collect.ts';
import type { WireEvent } from '../../../../server/contract/event.ts';

export type Witness = {
  /** Stands for the collector's. */
  origin: string;
  /** What was told, by id, in order of arrival. */
  events: Map<string, WireEvent>;
  close: () => void;
};

/** @param collector its origin */
export async function openWitness(collector: string): Promise<Witness> {
  const events: Witness['events'] = new Map();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      if (request.method === 'POST' && request.url === '/v1/batch')
        for (const event of (JSON.parse(body.toString('utf8')) as Batch).events) events.set(event.id, event);
      const { method, url, headers } = request;
      ask(`${collector}${url}`, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      })
        .on('error', () => response.destroy())
        .end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    events,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
