// Segment's analytics.js as a page knows it. Written into pages as text: these may use nothing from outside of themselves.

/** What a page has before the library comes: a list of calls, with methods that add to it. */
export function stubAnalytics(): void {
  const methods = ['identify', 'reset', 'track', 'ready', 'page', 'once', 'off', 'on'];
  const analytics = [] as unknown as unknown[] & Record<string, unknown>;
  for (const method of methods) {
    analytics[method] = (...words: unknown[]) => {
      // Newer ones say at the end of each call on which page it was.
      if (/track|identify|page/.test(method)) words.push({ __t: 'bpc', u: location.href, t: document.title });
      analytics.push([method, ...words]);
      return analytics;
    };
  }
  Object.assign(window, { analytics });
}

/** The library comes: it takes the place of the list, calls again what is in it, and says afterwards what it was told. */
export function loadAnalytics(): void {
  type Hear = (...words: unknown[]) => void;
  const host = window as unknown as { analytics: unknown[]; isHeard?: boolean };
  const queue = host.analytics;
  const hearers: Record<string, Hear[]> = {};
  const emit = (name: string, ...words: unknown[]) =>
    Promise.resolve().then(() => {
      for (const hear of hearers[name] ?? []) hear(...words);
    });
  let user: unknown = localStorage.ajs_user_id ?? null;
  const fields = (raw: unknown) => (raw && !(raw as { __t?: string }).__t ? raw : {});
  const analytics: Record<string, Hear> = {
    on: (name, hear) => {
      host.isHeard = true;
      hearers[name as string] = [...(hearers[name as string] ?? []), hear as Hear];
    },
    ready: (act) => void setTimeout(act as () => void, 50),
    track: (name, properties) => void emit('track', name, fields(properties), {}),
    identify: (id, traits) => {
      user = id;
      localStorage.ajs_user_id = id;
      emit('identify', id, fields(traits), {});
    },
    reset: () => {
      user = null;
      localStorage.removeItem('ajs_user_id');
      emit('reset');
    },
    user: (() => ({ id: () => user })) as unknown as Hear,
    page: () => {},
  };
  Object.assign(window, { analytics });
  for (const [method, ...words] of queue as [string, ...unknown[]][]) analytics[method]?.(...words);
}

/** Does something once somebody listens to the library. */
export function whenHeard(act: () => void): void {
  const host = window as unknown as { isHeard?: boolean };
  const look = setInterval(() => {
    if (!host.isHeard) return;
    clearInterval(look);
    setTimeout(act, 100);
  }, 100);
}
