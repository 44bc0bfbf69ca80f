import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright';
import type { Shop } from '../browser/pages/tag/shop.ts';
import { untilNothingWaits } from '../browser/pages/tag/talk.ts';
import { atLeast, atMost, type Form, type Row } from '../support/scoreboard.ts';
import type { Fault } from './fault.ts';
import { withShop } from './shop.ts';

const EVENTS = 30;

/** From the tag's first request to the moment the shopper is gone. */
const STAY_MS = 400;

/** Longest that the next visit takes to send what is left. */
const PATIENCE_MS = 15_000;

/** Round trip in ms, bytes per second either way: the presets of Chromium's own developer tools. */
type Network = { latency: number; downloadThroughput: number; uploadThroughput: number };

const networks: Record<string, Network | undefined> = {
  'a fast network': undefined,
  'fast 3G': { latency: 563, downloadThroughput: 180_000, uploadThroughput: 84_000 },
  'slow 3G': { latency: 2_000, downloadThroughput: 50_000, uploadThroughput: 50_000 },
};

const ways: Record<string, (page: Page, shop: Shop) => Promise<unknown>> = {
  'closing the tab': (page) => page.close(),
  'going elsewhere': async (page, { origin }) => {
    await page.goto(`${origin}/elsewhere`);
    await page.close();
  },
};

/** A shopper who leaves 400 ms after the tag has come, with 90 kB to tell: more than browsers send for a page that is gone. */
export const bounce: Fault = {
  name: 'bounce',
  check: (form, build) => withShop(build, (shop) => tryAll(shop, form)),
  mutants: [
    {
      name: 'events are kept in memory only',
      breaks: [{ file: 'snippet/database.ts', from: 'events.put(entry);', to: '' }],
    },
    {
      name: 'an event gets another id whenever it is sent',
      breaks: [
        {
          file: 'snippet/transport.ts',
          from: 'entries.map(wireEvent).join()',
          to: 'entries.map(wireEvent).join().split(\'"id":"\').join(\'"id":"\' + String(Math.random()).slice(2, 6))',
        },
      ],
    },
  ],
};

/** In short: the network on which a part is sent in time and a part is not. */
async function tryAll(shop: Shop, form: Form): Promise<Row[]> {
  if (form === 'short') return tryOne(shop, 'fast 3G', 'closing the tab', 1);
  const rows: Row[] = [];
  for (const network of Object.keys(networks)) {
    for (const way of Object.keys(ways)) rows.push(...(await tryOne(shop, network, way, 5)));
  }
  return rows;
}

async function tryOne(shop: Shop, network: string, way: string, times: number): Promise<Row[]> {
  let fewest = EVENTS;
  let doubles = 0;
  for (let time = 0; time < times; time++) {
    const recorded = await leaveAndReturn(shop, network, way);
    const distinct = new Set(recorded).size;
    fewest = Math.min(fewest, distinct);
    doubles += recorded.length - distinct;
  }
  const what = `bounce by ${way} on ${network}, ${times} visits`;
  return [
    atLeast(`${what}: fewest events recorded now or with the next visit`, fewest, `of ${EVENTS}`, EVENTS),
    atMost(`${what}: events recorded twice`, doubles, '', 0),
  ];
}

/** Names of the events that the collector has of one shopper's hasty visit, after the next one. */
async function leaveAndReturn(shop: Shop, network: string, way: string): Promise<string[]> {
  const before = shop.collector.names.length;
  const { context } = await shop.context();
  try {
    const page = await openOn(networks[network], context);
    const sending = page.waitForRequest('**/v1/batch');
    await page.goto(`${shop.origin}/hasty`, { waitUntil: 'commit' });
    await sending;
    await wait(STAY_MS);
    await ways[way]?.(page, shop);

    // Later than the moment from which any page may send what others left.
    await context.clock.install({ time: Date.now() + 60_000 });
    const next = await openOn(undefined, context);
    const answered = next.waitForResponse('**/v1/batch');
    await next.goto(`${shop.origin}/plain`);
    await answered;
    await untilNothingWaits(next, PATIENCE_MS);
  } finally {
    await context.close();
  }
  return shop.collector.names.slice(before).filter((name) => name.startsWith('hasty_'));
}

async function openOn(network: Network | undefined, context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  if (!network) return page;
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, ...network });
  return page;
}
