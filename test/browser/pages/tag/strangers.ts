/** Pages that have done something to what they share with the tag. */

/** Things that pages do to the globals that everybody shares, and how many of three page views are recorded all the same. */
export const strangers: [what: string, before: () => void, views: number][] = [
  [
    'a library that puts toJSON on lists, objects and texts',
    () => {
      for (const { prototype } of [Array, Object, String, Date] as unknown as { prototype: { toJSON?: unknown } }[]) {
        Object.defineProperty(prototype, 'toJSON', { value: () => 'broken', configurable: true, writable: true });
      }
    },
    3,
  ],
  [
    'a library that adds enumerable methods to lists and objects',
    () => {
      Object.assign(Array.prototype, { each() {}, first: 1 });
      Object.assign(Object.prototype, { each() {} });
    },
    3,
  ],
  [
    'frozen globals',
    () => {
      for (const thing of [Object.prototype, Array.prototype, Function.prototype, History.prototype, history])
        Object.freeze(thing);
      const layer = Object.freeze([{ event: 'view_cart' }]);
      Object.defineProperty(window, 'dataLayer', { get: () => layer, set: () => {} });
    },
    // A frozen history cannot be watched.
    1,
  ],
  [
    'storage that throws, and cookies that throw',
    () => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      }
      Object.defineProperty(document, 'cookie', {
        get: () => {
          throw new Error('no');
        },
        set: () => {
          throw new Error('no');
        },
      });
    },
    3,
  ],
  [
    'storage that is full',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
    3,
  ],
  [
    'a database that never opens',
    () => {
      IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest;
    },
    3,
  ],
  [
    'no crypto, no locks, no beacon',
    () => {
      Object.defineProperty(window, 'crypto', { value: undefined });
      Object.defineProperty(navigator, 'locks', { value: undefined });
      Object.defineProperty(navigator, 'sendBeacon', { value: undefined });
    },
    3,
  ],
  [
    'a fetch that throws, and one that answers nonsense',
    () => {
      let calls = 0;
      window.fetch = (() => {
        if (calls++) return Promise.resolve({ ok: true, json: () => Promise.resolve(null) });
        throw new Error('no fetch');
      }) as unknown as typeof fetch;
    },
    0,
  ],
  [
    'list methods that throw',
    () => {
      const broken = () => {
        throw new Error('broken');
      };
      setTimeout(() =>
        Object.assign(Array.prototype, { forEach: broken, map: broken, filter: broken, push: broken, slice: broken }),
      );
    },
    0,
  ],
  [
    'a JSON that is none',
    () => {
      Object.assign(JSON, {
        stringify: () => {
          throw new Error('broken');
        },
        parse: () => {
          throw new Error('broken');
        },
      });
    },
    0,
  ],
  [
    'a console that throws',
    () => {
      Object.assign(console, {
        log: () => {
          throw new Error('broken');
        },
      });
      (window as unknown as { dangol: { q: unknown[] } }).dangol = Object.assign(() => {}, {
        q: [['debug'], ['event', 'bad name']],
      });
    },
    0,
  ],
  [
    'a monitor that wraps fetch, XHR, history and MutationObserver',
    () => {
      const wrap = (owner: object, name: string) => {
        const original = Reflect.get(owner, name) as (...given: unknown[]) => unknown;
        Reflect.set(owner, name, function (this: unknown, ...given: unknown[]) {
          return original.apply(this, given);
        });
      };
      wrap(window, 'fetch');
      wrap(XMLHttpRequest.prototype, 'send');
      wrap(history, 'pushState');
      wrap(history, 'replaceState');
      wrap(MutationObserver.prototype, 'observe');
    },
    3,
  ],
  [
    'a clock that stands still, and a performance that throws',
    () => {
      const now = Date.now();
      Date.now = () => now;
      Object.defineProperty(window, 'performance', {
        get: () => {
          throw new Error('broken');
        },
      });
    },
    3,
  ],
  [
    'no console at all',
    () => {
      Object.defineProperty(window, 'console', { value: undefined });
    },
    3,
  ],
  [
    'a private window: storage without room, a database that may not be opened',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      IDBFactory.prototype.open = () => {
        const request = new EventTarget() as IDBOpenDBRequest;
        setTimeout(() => request.onerror?.(new Event('error')));
        return request;
      };
    },
    3,
  ],
  [
    'a page that takes away whatever it has not put there',
    () => {
      addEventListener('DOMContentLoaded', () => {
        const own = new Set(document.querySelectorAll('*'));
        new MutationObserver(() => {
          for (const node of document.querySelectorAll('*')) if (!own.has(node)) node.remove();
        }).observe(document, { childList: true, subtree: true });
      });
    },
    3,
  ],
];

/**
 * Touches everything the tag listens to, and asks for `/done` in the end. What came of each touch is in the question: the
 * page's own affairs, which a tag must not change. Runs in the page, where evaluate itself may be broken.
 */
export function touchEverything(): void {
  const outcome: string[] = [];
  const stringify = String;
  const quietly = (act: () => unknown) => {
    try {
      return stringify(act());
    } catch (fault) {
      // The page's own broken functions may throw; the tag must not.
      if (!/broken|extensible|read only|readonly/.test(String(fault))) throw fault;
      return stringify(fault);
    }
  };
  const note = (own: string) => {
    outcome[outcome.length] = own;
  };
  const host = window as unknown as { dangol?: (...words: unknown[]) => void; dataLayer?: unknown[] };
  const fault = () => {
    throw new Error('of an argument');
  };
  const touch = () => {
    quietly(() =>
      host.dangol?.('event', 'wish_made', Object.defineProperty({}, 'bad', { enumerable: true, get: fault })),
    );
    quietly(() => host.dangol?.('identify', { toString: fault }));
    quietly(() => host.dangol?.(Symbol('x')));
    note(quietly(() => host.dataLayer?.push({ event: 'add_to_cart', ecommerce: { items: 7 } })));
    note(quietly(() => host.dataLayer?.push(null, undefined, 'text', { event: Symbol('y') })));
    note(quietly(() => host.dataLayer?.push(Object.defineProperty({}, 'event', { enumerable: true, get: fault }))));
    history.pushState(null, '', `${location.pathname}/2`);
    history.replaceState(null, '', `${location.pathname}3`);
    note(`${location.pathname.replace(/^.\w+/, '')} ${history.length} ${host.dataLayer?.length}`);
    dispatchEvent(new Event('scroll'));
    document.dispatchEvent(new MouseEvent('click'));
    dispatchEvent(new Event('online'));
    setTimeout(() => {
      dispatchEvent(new Event('pagehide'));
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      document.createElement('img').src = `/done?${encodeURIComponent(outcome.join())}`;
    }, 1_200);
  };
  addEventListener('load', () => setTimeout(touch, 300));
}
