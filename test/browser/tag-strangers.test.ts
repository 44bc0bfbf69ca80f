import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { openShop, type Shop, type Shopper } from './pages/tag/shop.ts';

let browser: Browser;
let shop: Shop;
let shopper: Shopper;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  shop = await openShop(browser);
  shopper = await shop.context();
});
afterEach(async () => {
  await shopper.context.close();
  shop.close();
});

/** Things that pages do to the globals that everybody shares, and how many of three page views are recorded all the same. */
const strangers: [what: string, before: () => void, views: number][] = [
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
];

/** Touches everything the tag listens to, and asks for `/done` in the end. Runs in the page, where evaluate itself may be broken. */
function touchEverything(): void {
  const quietly = (act: () => unknown) => {
    try {
      act();
    } catch (fault) {
      // The page's own broken functions may throw; the tag must not.
      if (!/broken|extensible|read only|readonly/.test(String(fault))) throw fault;
    }
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
    quietly(() => host.dataLayer?.push({ event: 'add_to_cart', ecommerce: { items: 7 } }));
    quietly(() => host.dataLayer?.push(null, undefined, 'text', { event: Symbol('y') }));
    quietly(() => host.dataLayer?.push(Object.defineProperty({}, 'event', { enumerable: true, get: fault })));
    history.pushState(null, '', '/gtm/2');
    history.replaceState(null, '', '/gtm/3');
    dispatchEvent(new Event('scroll'));
    document.dispatchEvent(new MouseEvent('click'));
    dispatchEvent(new Event('online'));
    setTimeout(() => {
      dispatchEvent(new Event('pagehide'));
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      document.createElement('img').src = '/done';
    }, 1_200);
  };
  addEventListener('load', () => setTimeout(touch, 300));
}

describe('a page that is a stranger', () => {
  it.each(strangers)('%s: nothing of ours ever throws into it', async (_, before, views) => {
    const page = await shopper.context.newPage();
    await page.addInitScript(before);
    await page.addInitScript(touchEverything);
    const done = page.waitForRequest('**/done');
    await page.goto(`${shop.origin}/gtm/1`);
    await done;
    await shop.collector.until('page_view', views);
    expect(shopper.errors).toEqual([]);
    if (views === 0) return;
    const { visitor, events } = JSON.parse(shop.collector.bodies[0] ?? '{}');
    expect(visitor).toMatch(/^[\w-]{10,40}$/);
    expect(events[0].params).toEqual({ title: '단골 상점' });
  });
});

describe('a page under a strict policy', () => {
  it('runs the tag and the popup, and reports no violation', async () => {
    shop.collector.decide = ({ events }) =>
      events.some(({ name }) => name === 'page_view')
        ? {
            decisions: [{ offer: 'o', turn: 1, campaign: 'c', variant: 'A', message: { format: 'modal', blocks: [] } }],
          }
        : {};
    await shopper.open('/strict');
    await shop.collector.until('offer_shown');
    expect(shopper.errors).toEqual([]);
  });
});
