import { type ReadonlySignal, signal } from '@preact/signals';
import type { LiveEvent } from '../../server/contract/api.ts';
import { DELAY_EVENT } from '../../server/contract/event.ts';

/** A browser gives up when it is refused (a restart, a proxy's error page); then it is tried again after this long. */
const RETRY_MS = 5_000;
/** `EventSource.CLOSED`, which exists in browsers only. */
const CLOSED = 2;

/** Lines kept in the feed; as many as the server sends to begin with. */
const KEPT = 50;

export type LiveLine = LiveEvent & { key: number };

export type LiveStore = {
  /** Newest first. */
  lines: ReadonlySignal<readonly LiveLine[]>;
  state: ReadonlySignal<'connecting' | 'on' | 'paused'>;
  /** Holds the lines still so that one can read them, or lets them move again. */
  pause(paused: boolean): void;
  /** @returns what closes the connection. */
  open(): () => void;
};

/** The part of `EventSource` that is used; it connects again by itself when the connection is merely lost. */
export type Source = Pick<EventSource, 'addEventListener' | 'close' | 'readyState'>;

/**
 * The live feed of one site.
 *
 * @param onNews called with each line that comes, also the recent ones that a connection begins with.
 */
export function createLiveStore(connect: () => Source, onNews: (event: LiveEvent) => void = () => {}): LiveStore {
  const lines = signal<readonly LiveLine[]>([]);
  const state = signal<'connecting' | 'on' | 'paused'>('connecting');
  let all: LiveLine[] = [];
  let connected = false;
  let paused = false;
  let count = 0;

  function show(): void {
    state.value = paused ? 'paused' : connected ? 'on' : 'connecting';
    if (!paused) lines.value = all;
  }
  function connection(next: boolean): void {
    connected = next;
    // Each connection begins with the recent lines over again.
    if (connected) all = [];
    state.value = paused ? 'paused' : connected ? 'on' : 'connecting';
  }
  function take(message: Event): void {
    const event = JSON.parse((message as MessageEvent<string>).data) as LiveEvent;
    // The tag's own clock: nothing that a shopper did.
    if (event.name === DELAY_EVENT) return;
    all = [{ ...event, key: ++count }, ...all].slice(0, KEPT);
    show();
    onNews(event);
  }

  return {
    lines,
    state,
    pause(next) {
      paused = next;
      show();
    },
    open() {
      let source: Source | undefined;
      let retry: ReturnType<typeof setTimeout> | undefined;
      function attempt(): void {
        const mine = connect();
        source = mine;
        mine.addEventListener('open', () => connection(true));
        mine.addEventListener('event', take);
        mine.addEventListener('error', () => {
          connection(false);
          if (mine.readyState === CLOSED) retry = setTimeout(attempt, RETRY_MS);
        });
      }
      attempt();
      return () => {
        clearTimeout(retry);
        source?.close();
      };
    },
  };
}
