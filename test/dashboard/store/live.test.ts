import { describe, expect, it, vi } from 'vitest';
import { createLiveStore, type Source } from '../../../dashboard/store/live.ts';
import type { LiveEvent } from '../../../server/contract/api.ts';

/** A server that says what the test tells it to. */
function fakeSource() {
  const target = new EventTarget();
  const state = { closed: false, readyState: 1 };
  const source = {
    addEventListener: target.addEventListener.bind(target),
    close: () => {
      state.closed = true;
    },
    get readyState() {
      return state.readyState;
    },
  } as Source;
  return {
    source,
    state,
    say: (type: 'open' | 'error') => target.dispatchEvent(new Event(type)),
    send: (name: string) => {
      const event: LiveEvent = { at: 0, name, who: 'a', visitor: 'v', url: 'https://shop.example/' };
      target.dispatchEvent(new MessageEvent('event', { data: JSON.stringify(event) }));
    },
  };
}

const namesOf = (store: ReturnType<typeof createLiveStore>) => store.lines.value.map(({ name }) => name);

describe('the live feed', () => {
  it('shows the newest first and keeps fifty', () => {
    const server = fakeSource();
    const store = createLiveStore(() => server.source);
    store.open();
    server.say('open');
    for (let index = 0; index < 60; index++) server.send(`e${index}`);
    expect(store.lines.value).toHaveLength(50);
    expect(store.lines.value[0]?.name).toBe('e59');
    expect(new Set(store.lines.value.map(({ key }) => key)).size).toBe(50);
  });

  it('does not show lines twice when the connection was lost and came back', () => {
    const server = fakeSource();
    const store = createLiveStore(() => server.source);
    store.open();
    server.say('open');
    server.send('a');
    server.say('error');
    expect(store.state.value).toBe('connecting');
    expect(namesOf(store)).toEqual(['a']);
    server.say('open');
    server.send('a');
    server.send('b');
    expect(store.state.value).toBe('on');
    expect(namesOf(store)).toEqual(['b', 'a']);
  });

  it('stands still while paused and catches up afterwards', () => {
    const server = fakeSource();
    const store = createLiveStore(() => server.source);
    store.open();
    server.say('open');
    server.send('a');
    store.pause(true);
    server.send('b');
    expect([store.state.value, namesOf(store)]).toEqual(['paused', ['a']]);
    store.pause(false);
    expect([store.state.value, namesOf(store)]).toEqual(['on', ['b', 'a']]);
  });

  it("leaves out the tag's own clock and tells of everything else", () => {
    const server = fakeSource();
    const onNews = vi.fn();
    const store = createLiveStore(() => server.source, onNews);
    store.open();
    server.say('open');
    server.send('delay_over');
    expect(onNews).not.toHaveBeenCalled();
    server.send('purchase');
    expect(namesOf(store)).toEqual(['purchase']);
    expect(onNews).toHaveBeenCalledOnce();
  });

  it('tries again when the server refused it, and not once the screen is left', () => {
    vi.useFakeTimers();
    const refusing = () => {
      const server = fakeSource();
      server.state.readyState = 2;
      return server;
    };
    const servers = [fakeSource(), refusing()];
    const connect = vi.fn(() => servers[connect.mock.calls.length - 1]?.source ?? fakeSource().source);
    const close = createLiveStore(connect).open();
    servers[0]?.say('error');
    vi.runAllTimers();
    expect(connect, 'a lost connection comes back by itself').toHaveBeenCalledTimes(1);

    if (servers[0]) servers[0].state.readyState = 2;
    servers[0]?.say('error');
    vi.runAllTimers();
    expect(connect).toHaveBeenCalledTimes(2);

    servers[1]?.say('error');
    close();
    vi.runAllTimers();
    expect(connect).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });

  it('closes the connection when the screen is left', () => {
    const server = fakeSource();
    createLiveStore(() => server.source).open()();
    expect(server.state.closed).toBe(true);
  });
});
