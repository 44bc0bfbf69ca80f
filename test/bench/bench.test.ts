/** Figures are worth what their harness is: these servers misbehave, and it has to notice. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Batch } from '../../server/contract/collect.ts';
import type { VisitorId } from '../../server/contract/ids.ts';
import { batch } from '../support/shopper.ts';
import { newcomers } from './load/crowd.ts';
import { Load, type Shoppers } from './load/load.ts';
import { requireDone } from './load/tally.ts';
import { eventId, Template } from './load/template.ts';
import { lanesOf } from './load/traffic.ts';
import { readOptions } from './options.ts';
import { median, percentile, takeTurns } from './rounds.ts';

const DAY_MS = 86_400_000;
/** Longer than any of these runs takes. */
const seconds = 30;

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

describe('the load', () => {
  it('sends every event once, with the time of its sending', async () => {
    const { batches, url } = await serve(accept);
    const result = await startLoad().run(shoppersOf(url, 3), { seconds, most: 2_000 });

    expect(requireDone(result).events).toBe(6_000);
    const events = batches.flatMap((batch) => batch.events);
    expect(new Set(events.map(({ id }) => id)).size).toBe(6_000);
    for (const { at, id } of events) {
      // The clock of a shopper may show another day; the id goes by the same clock.
      expect(Math.abs(at - Date.now())).toBeLessThan(DAY_MS + seconds * 1_000);
      expect(Number.parseInt(id.slice(0, 8), 36)).toBe(at);
    }
  });

  it('sends what a visitor does in order, and lets others make the same visits once everybody is through', async () => {
    const { batches, url } = await serve(accept);
    const shoppers = shoppersOf(url, 3);
    await startLoad().run(shoppers, { seconds, most: 12_000 });

    const pages = (of: Batch[]) => of.map((batch) => batch.url);
    const planned = lanesOf(shoppers.traffic, shoppers.connections, 0).flat();
    const visits = Map.groupBy(planned, ({ visitor }) => visitor.slice(8, 20));
    const visitors = Map.groupBy(batches, ({ visitor }) => visitor);
    expect(visitors.size).toBeGreaterThan(visits.size);
    for (const [visitor, own] of visitors) {
      const plan = visits.get(visitor.slice(8, 20)) ?? [];
      expect(pages(own)).toEqual(pages(own.map((_, turn) => plan[turn % plan.length] as Batch)));
    }
  });

  it('has nobody buy the same order twice, and nobody come with ever new browsers', () => {
    const who = newcomers(Date.now());
    const shopper = 'mplugxzq29855250841849101376';
    const events = [
      { name: 'identify', params: { customer_id: 'c1' } },
      { name: 'purchase', params: { transaction_id: 'T1', value: 39_000 } },
    ].map((event) => ({ ...event, id: eventId(0), at: 0 }));
    const template = new Template('http://127.0.0.1:1', batch(0, { visitor: shopper as VisitorId, events }), 0);
    const visits = Array.from({ length: 8 }, (_, lap) => {
      template.fill(Date.now(), who(shopper, lap));
      const { visitor, events } = template.sent();
      return { visitor, customer: events[0]?.params?.customer_id, order: events[1]?.params?.transaction_id };
    });

    expect(new Set(visits.map(({ order }) => order)).size).toBe(8);
    expect(new Set(visits.map(({ visitor }) => visitor)).size).toBe(3);
    expect(new Set(visits.map(({ visitor, customer }) => `${visitor} ${customer}`)).size).toBe(3);
  });

  it('reports the impression of each message, as the tag does', async () => {
    let offers = 0;
    const { batches, url } = await serve((batch) => {
      const isView = batch.events[0]?.name === 'page_view';
      const decisions = isView && offers < 5 ? [{ offer: `offer-${++offers}`, turn: 1 }] : [];
      return JSON.stringify({ accepted: batch.events.length, duplicates: 0, refused: [], decisions });
    });
    const { decisions } = requireDone(await startLoad().run(shoppersOf(url, 1), { seconds, most: 300 }));

    const shown = batches.flatMap(({ events }) => events).filter(({ name }) => name === 'offer_shown');
    expect(decisions).toBe(5);
    expect(shown.map(({ params }) => params?.offer).sort()).toEqual([
      'offer-1',
      'offer-2',
      'offer-3',
      'offer-4',
      'offer-5',
    ]);
  });

  it('makes everybody count who comes while the server stands still', async () => {
    const { url } = await serve(accept);
    const running = startLoad().run(shoppersOf(url, 1), { seconds: 3, rate: 200 });
    await wait(2_000);
    // The server lives in this process.
    standStill(1_000);
    const { done, p99Ms, maxMs, p50Ms } = requireDone(await running);

    // A clock that starts when a request is sent would let one wait for each connection: 8 of 600.
    expect(done).toBe(600);
    expect(p99Ms).toBeGreaterThan(800);
    expect(maxMs).toBeGreaterThan(p99Ms * 0.99);
    expect(p50Ms).toBeLessThan(p99Ms);
  });

  it('counts nothing as done that was refused, accepted in part or cut off', async () => {
    let asked = 0;
    const { url } = await serve((batch, response) => {
      const turn = asked++ % 4;
      if (turn === 1) response.statusCode = 503;
      if (turn === 2) return accept({ ...batch, events: [] });
      if (turn === 3) response.destroy();
      return accept(batch);
    });
    const result = await startLoad().run(shoppersOf(url, 1), { seconds, most: 40 });

    expect(result).toMatchObject({ done: 10, events: 10, refused: { 503: 10 }, wrong: 10, broken: 10, unanswered: 0 });
    expect(() => requireDone(result)).toThrow('does not count');
  });

  it('has who is refused wait for ever', async () => {
    let asked = 0;
    const { url } = await serve((batch, response) => {
      if (asked++ % 50 === 0) response.statusCode = 503;
      return accept(batch);
    });
    const { p50Ms, p99Ms, refused } = requireDone(await startLoad().run(shoppersOf(url, 1), { seconds, most: 200 }));
    expect(refused).toEqual({ 503: 4 });
    expect([Number.isFinite(p50Ms), p99Ms]).toEqual([true, Number.POSITIVE_INFINITY]);
  });

  it('keeps to a server that wants no more on a connection', async () => {
    const { url, connections } = await serve((batch, response) => {
      response.setHeader('connection', 'close');
      return accept(batch);
    });
    requireDone(await startLoad().run(shoppersOf(url, 1), { seconds, most: 20 }));
    expect(connections()).toBe(20);
  });

  it('fails when nobody answers at all', async () => {
    const { url, close } = await serve(accept);
    close();
    const result = await startLoad().run(shoppersOf(url, 1), { seconds, most: 20 });
    expect(result).toMatchObject({ done: 0, broken: 20 });
    expect(() => requireDone(result)).toThrow('does not count');
  });
});

describe('the figures', () => {
  it('are medians of rounds in which both took their turn', async () => {
    const order: string[] = [];
    const turn = (name: string) => async () => order.push(name);
    expect(await takeTurns(2, turn('first'), turn('second'))).toEqual([
      [1, 2],
      [4, 3],
    ]);
    expect(order).toEqual(['first', 'second', 'second', 'first']);
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
    expect([percentile([5, 1, 2, 3, 4], 95), percentile([1, 2, 3, 4], 50)]).toEqual([5, 2]);
  });

  it('name the size that was asked for', () => {
    const { options, rest } = readOptions(['--short', '--events', '5000000', '--only', 'requests', '--profile']);
    expect(options).toEqual({ events: 5_000_000, profile: true });
    expect(rest).toEqual(['--short', '--only', 'requests']);
    expect(readOptions([]).options).toEqual({ events: 20_000_000, profile: false });
    expect(() => readOptions(['--events=many'])).toThrow('--events must be');
  });
});

/** A server on which every batch is answered with 200 and what `answer` returns, unless that says otherwise. */
async function serve(answer: (batch: Batch, response: ServerResponse) => string) {
  const batches: Batch[] = [];
  let connections = 0;
  const server = createServer(async (request, response) => {
    const batch: Batch = JSON.parse(await text(request));
    batches.push(batch);
    const body = answer(batch, response);
    response.setHeader('content-length', Buffer.byteLength(body)).end(body);
  });
  server.on('connection', () => connections++);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  endings.push(close);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    batches,
    connections: () => connections,
    close,
  };
}

function accept({ events }: Batch): string {
  return JSON.stringify({ accepted: events.length, duplicates: 0, refused: [], decisions: [] });
}

function startLoad(): Load {
  const load = new Load();
  endings.push(() => load.stop());
  return load;
}

function shoppersOf(url: string, eventsPerRequest: number): Shoppers {
  return { url, connections: 8, traffic: { siteKey: 'shop-key', eventsPerRequest, requests: 2_000 } };
}

function standStill(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}
