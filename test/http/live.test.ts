import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveEvent, SiteInfo } from '../../server/contract/api.ts';
import { MAX_FEED_MS, MAX_WATCHERS } from '../../server/http/live.ts';
import { hashOf } from '../../server/http/session.ts';
import { type Harness, shopSettings, startApp } from '../support/app.ts';
import { event } from '../support/shopper.ts';

let harness: Harness;
let origin: string;
const watchers: AbortController[] = [];

beforeEach(async () => {
  harness = await startApp();
  await harness.app.listen({ port: 0 });
  origin = `http://127.0.0.1:${(harness.app.server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  for (const watcher of watchers.splice(0)) watcher.abort();
  await harness.close();
});

async function watch(cookie = harness.cookie): Promise<Response> {
  const watcher = new AbortController();
  watchers.push(watcher);
  const { signal } = watcher;
  return fetch(`${origin}/api/sites/${harness.site.id}/live`, { headers: { cookie }, signal });
}

/** Reads the stream as an EventSource would. */
async function* linesOf(response: Response): AsyncGenerator<LiveEvent> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of response.body ?? []) {
    const piece = decoder.decode(bytes, { stream: true });
    const messages = (rest + piece).split('\n\n');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const [, data] = /^event: event\ndata: (.*)$/.exec(message) ?? [];
      if (data) yield JSON.parse(data);
    }
  }
}

async function take(lines: AsyncGenerator<LiveEvent>, count: number): Promise<string[]> {
  const names: string[] = [];
  while (names.length < count) names.push((await lines.next()).value.name);
  return names;
}

const send = (...names: string[]) => harness.send({ events: names.map((name) => event(harness.clock.now, name)) });

describe('the live feed', () => {
  it('begins with what came before, oldest first, and goes on with what comes', async () => {
    await send('page_view');
    harness.clock.now += 1_000;
    await send('view_item');
    const response = await watch();
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    // Kept alive it would hold up a server that goes down.
    expect(response.headers.get('connection')).toBe('close');
    const lines = linesOf(response);
    expect(await take(lines, 2)).toEqual(['page_view', 'view_item']);
    await send('add_to_cart');
    expect(await take(lines, 1)).toEqual(['add_to_cart']);
  });

  it('misses nothing that comes while it begins, and tells nothing twice', async () => {
    await send('page_view');
    harness.clock.now += 1_000;
    const read = harness.store.recentEvents;
    const asked = vi.spyOn(harness.store, 'recentEvents').mockImplementation(async (...asked) => {
      const recent = await read(...asked);
      // Neither is among those that were read; then one is that is told of once more.
      await send('view_item');
      await harness.send({ events: [event(harness.clock.now - 1_000, 'page_view')] });
      return recent;
    });
    const lines = linesOf(await watch());
    asked.mockRestore();
    harness.clock.now += 1_000;
    await send('add_to_cart');
    expect(await take(lines, 3)).toEqual(['page_view', 'view_item', 'add_to_cart']);
  });

  it('of one site shows nothing of another', async () => {
    const lines = linesOf(await watch());
    const other = (await harness.api('POST', '/sites', shopSettings)).json<SiteInfo>();
    await harness.send({ site: other.key, events: [event(harness.clock.now, 'view_item')] });
    await send('search');
    expect(await take(lines, 1)).toEqual(['search']);
  });

  it('is for people who are signed in', async () => {
    expect((await watch('')).status).toBe(401);
  });

  it('ends when the server goes down, so that it can', async () => {
    const lines = linesOf(await watch());
    const closed = harness.app.close();
    expect(await lines.next()).toEqual({ done: true, value: undefined });
    await closed;
  });

  it('keeps no place for those who left before it began', async () => {
    await send('page_view', 'view_item');
    const recent = await harness.store.recentEvents(harness.site.id, 2);
    const answered = Promise.withResolvers<LiveEvent[]>();
    const asked = vi.spyOn(harness.store, 'recentEvents').mockReturnValue(answered.promise);
    const closed: Promise<unknown>[] = [];
    harness.app.server.on('connection', (socket) => closed.push(once(socket, 'close')));
    const left = Array.from({ length: MAX_WATCHERS }, () => expect(watch()).rejects.toThrow());
    await expect.poll(() => asked.mock.calls.length).toBe(MAX_WATCHERS);
    for (const watcher of watchers.splice(0)) watcher.abort();
    await Promise.all([...left, ...closed]);
    answered.resolve(recent);
    asked.mockRestore();
    expect((await watch()).status).toBe(200);
  });

  it('has room for a stated number of watchers, and again when one leaves', async () => {
    const responses = await Promise.all(Array.from({ length: MAX_WATCHERS }, () => watch()));
    expect(responses.every(({ status }) => status === 200)).toBe(true);
    const excess = await watch();
    expect(excess.status).toBe(503);
    expect(Number(excess.headers.get('retry-after'))).toBeGreaterThan(0);

    watchers.shift()?.abort();
    await expect.poll(async () => (await watch()).status).toBe(200);
  });

  it('ends when its session is signed out, also in the tab of a stranger', async () => {
    const lines = linesOf(await watch());
    await send('page_view');
    expect(await take(lines, 1)).toEqual(['page_view']);
    await harness.api('POST', '/sign-out');
    expect((await lines.next()).done).toBe(true);
    expect((await watch()).status).toBe(401);
  });

  it('goes on for others when one of them signs out', async () => {
    const user = await harness.store.getUserByName('owner');
    const { now } = harness.clock;
    await harness.store.createDashboardSession(user?.id ?? 0, hashOf('another'), now, now + 60_000);
    const lines = linesOf(await watch('dangol_session=another'));
    await harness.api('POST', '/sign-out');
    await send('page_view');
    expect(await take(lines, 1)).toEqual(['page_view']);
  });

  it('ends now and then, so that a session that ended meanwhile is noticed', async () => {
    const lines = linesOf(await watch());
    harness.clock.now += MAX_FEED_MS;
    await send('page_view');
    expect((await lines.next()).done).toBe(true);
  });
});
