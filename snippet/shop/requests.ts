// Shops fill their carts by requests of their own. Those that somebody asks about are seen here: the page's call is made as
// it was, and its promise and answer are handed on untouched. Of all others nothing is looked at but the address.
import { attempt, guard } from '../guard.ts';
import type { Tag } from '../part.ts';

/** A request of the page that was answered. */
export type Exchange = {
  /** In capitals. */
  method: string;
  /** Absolute. */
  url: string;
  /** What it carried: text as it was, a form as `a=1&b=2`; empty when it was neither. */
  body: string;
  /** Of the answer; 0 for a beacon, which gets none. */
  status: number;
  /** Text of the answer, JSON as text; empty when there is none, or the page went before all of it came. */
  answer: string;
};

/** A pattern, or anything that tests addresses like one. */
type Pattern = Pick<RegExp, 'test'>;
type Watchers = [pattern: Pattern, hear: (exchange: Exchange) => void][];

/** On the window: several bundles hold a copy of this file, and the page's functions are wrapped once. */
const MARK = Symbol.for('dangol.requests');

/**
 * Calls `hear` with each request by fetch, XMLHttpRequest or beacon whose absolute address fits the pattern, once its answer
 * is there. A request that got no answer is not heard of.
 */
export function watchRequests(
  { leaving }: Pick<Tag, 'leaving'>,
  pattern: Pattern,
  hear: (exchange: Exchange) => unknown,
): void {
  const host = window as Window & { [MARK]?: Watchers };
  if (!host[MARK]) {
    host[MARK] = [];
    watchFetch(host[MARK], leaving);
    watchXhr(host[MARK]);
    watchBeacon(host[MARK]);
  }
  host[MARK].push([pattern, guard(hear)]);
}

function watchFetch(watchers: Watchers, leaving: Tag['leaving']): void {
  /** Tell of the answers that are being read. Many shops load their page anew as soon as the answer begins. */
  const unread = new Set<(answer: string) => void>();
  leaving.push(() => {
    if (window.event?.type === 'pagehide') for (const tell of unread) tell('');
  });
  wrap(window, 'fetch', (_, input, init) => {
    const request = input instanceof Request ? input : undefined;
    const tell = asked(watchers, request?.url ?? input);
    if (!tell) return undefined;
    const { method = request?.method, body } = (init ?? {}) as RequestInit;
    // Once it is sent its body is gone.
    const copy = body ? undefined : request?.clone();
    const answered = async (response: Response) => {
      // At once: the page reads it next.
      const answer = response.clone().text();
      const sent = copy ? await copy.text() : body;
      const tellOnce = (text: string) => unread.delete(tellOnce) && tell(method, sent, response.status, text);
      unread.add(tellOnce);
      tellOnce(await answer);
    };
    // Its failures are the page's own affair.
    return (answer) => (answer as Promise<Response>).then(guard(answered), () => {});
  });
}

function watchXhr(watchers: Watchers): void {
  const opened = new WeakMap<object, [method: unknown, url: unknown]>();
  wrap(XMLHttpRequest.prototype, 'open', (xhr, method, url) => {
    opened.set(xhr, [method, url]);
  });
  wrap(XMLHttpRequest.prototype, 'send', (self, body) => {
    const xhr = self as XMLHttpRequest;
    const [method, url] = opened.get(xhr) ?? [];
    const tell = asked(watchers, url);
    const answered = () =>
      xhr.status &&
      tell?.(method, body, xhr.status, xhr.responseType === 'json' ? JSON.stringify(xhr.response) : xhr.responseText);
    // Before it is sent: one that is not asynchronous is over when `send` returns.
    if (tell) xhr.addEventListener('loadend', guard(answered), { once: true });
  });
}

function watchBeacon(watchers: Watchers): void {
  wrap(navigator, 'sendBeacon', (_, url, body) => {
    const tell = asked(watchers, url);
    return () => tell?.('POST', body, 0, '');
  });
}

/** What tells those who asked about this address; undefined when nobody did. */
function asked(watchers: Watchers, address: unknown) {
  const url = new URL(String(address), document.baseURI).href;
  const hearers = watchers.filter(([pattern]) => pattern.test(url));
  if (!hearers.length) return undefined;
  return (method: unknown, body: unknown, status: number, answer: string) => {
    const exchange = { method: String(method ?? 'GET').toUpperCase(), url, body: asText(body), status, answer };
    for (const [, hear] of hearers) hear(exchange);
  };
}

function asText(body: unknown): string {
  if (body instanceof FormData) return String(new URLSearchParams(body as unknown as Record<string, string>));
  return typeof body === 'string' || body instanceof URLSearchParams ? String(body) : '';
}

/** Has `before` look at each call of a function, and what it returns, if anything, at the result. */
function wrap(
  owner: object,
  name: string,
  before: (self: object, ...given: unknown[]) => ((result: unknown) => unknown) | undefined,
): void {
  attempt(() => {
    const original = Reflect.get(owner, name) as (...given: unknown[]) => unknown;
    Reflect.set(owner, name, function (this: object, ...given: unknown[]) {
      const after = attempt(() => before(this, ...given));
      const result = original.apply(this, given);
      attempt(() => after?.(result));
      return result;
    });
  });
}
