import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright';
import type { Shop } from '../browser/pages/tag/shop.ts';
import { say, untilNothingWaits } from '../browser/pages/tag/talk.ts';
import { browseAlone, openProfile } from '../support/chromium.ts';
import { atMost, type Form, type Row } from '../support/scoreboard.ts';
import type { Fault } from './fault.ts';
import { withShop } from './shop.ts';

/** What a browser is asked to keep: events older than this when the fault comes. */
const OLD_MS = 1_000;

/** Longest that the next visit takes to send what is left. */
const PATIENCE_MS = 15_000;

const DAY_MS = 24 * 60 * 60_000;

/** Ends a visit in the worst way, while the collector is away, then comes back to a collector that is well. */
type Ending = {
  /** Names of the events that were told before. */
  told: string[];
  end: (shop: Shop, told: string[]) => Promise<void>;
};

const endings: Record<string, Ending> = {
  'the tab crashes': { told: named('crash', 12), end: crash },
  'the browser is killed': { told: named('hasty', 30), end: kill },
  'five tabs are closed at once': { told: named('closed', 30), end: closeFive },
  'offline for a day': { told: named('offline', 12), end: stayOffline },
};

/** Whatever becomes of the page, what it told a second before is recorded, once. */
export const tabCrash: Fault = {
  name: 'tab-crash',
  check: (form, build) => withShop(build, (shop) => tryAll(shop, form)),
  mutants: [
    {
      name: 'events are kept in memory only',
      breaks: [{ file: 'snippet/database.ts', from: 'events.put(entry);', to: '' }],
    },
    {
      name: 'an event is forgotten when it is sent, not when it is acknowledged',
      breaks: [
        {
          file: 'snippet/outbox.ts',
          from: 'await post(entries, keepalive)',
          to: 'await post(entries, keepalive, remove(entries))',
        },
        { file: 'snippet/outbox.ts', from: 'queue = sending.concat(queue)', to: '' },
      ],
    },
  ],
};

/** In short: the endings after which nothing of the page is left to run. */
async function tryAll(shop: Shop, form: Form): Promise<Row[]> {
  const rows: Row[] = [];
  const tried = Object.entries(endings).slice(0, form === 'short' ? 2 : undefined);
  for (const [name, ending] of tried) rows.push(...(await tryOne(shop, name, ending, form === 'short' ? 1 : 10)));
  return rows;
}

async function tryOne(shop: Shop, name: string, { told, end }: Ending, times: number): Promise<Row[]> {
  let lost = 0;
  let twice = 0;
  for (let time = 0; time < times; time++) {
    const before = shop.collector.names.length;
    await end(shop, told);
    const recorded = shop.collector.names.slice(before).filter((event) => told.includes(event));
    const distinct = new Set(recorded).size;
    lost += told.length - distinct;
    twice += recorded.length - distinct;
  }
  const what = `${name}, ${times} × ${told.length} events`;
  return [atMost(`${what}: lost`, lost, '', 0), atMost(`${what}: recorded twice`, twice, '', 0)];
}

async function crash(shop: Shop, told: string[]): Promise<void> {
  await withContext(shop, async (context) => {
    const page = await openAway(shop, context);
    await tell(page, told);
    const crashed = page.waitForEvent('crash');
    const session = await context.newCDPSession(page);
    // Never answered: nobody is left to.
    session.send('Page.crash').catch(() => {});
    await crashed;
    await page.close();
    await comeBack(shop, context);
  });
}

/** The page `hasty` tells its thirty events itself: nobody is there to make it. */
async function kill(shop: Shop): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'dangol-profile-'));
  try {
    shop.collector.outage = { with: 'cut' };
    const tried = shop.collector.bodies.length;
    const end = await browseAlone(`${shop.origin}/hasty`, profile);
    await shop.collector.when(() => shop.collector.bodies.length > tried, 'an attempt').finally(() => wait(OLD_MS));
    await end('SIGKILL');
    const context = await openProfile(profile);
    await comeBack(shop, context).finally(() => context.close());
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function closeFive(shop: Shop, told: string[]): Promise<void> {
  await withContext(shop, async (context) => {
    const tabs = await Promise.all([0, 1, 2, 3, 4].map(() => openAway(shop, context)));
    await Promise.all(
      tabs.map((tab, at) =>
        tell(
          tab,
          told.filter((_, index) => index % tabs.length === at),
        ),
      ),
    );
    await Promise.all(tabs.map((tab) => tab.close()));
    await comeBack(shop, context);
  });
}

/** The clock is virtual; the network is away. */
async function stayOffline(shop: Shop, told: string[]): Promise<void> {
  await withContext(shop, async (context) => {
    await context.clock.install();
    const page = await context.newPage();
    await page.goto(`${shop.origin}/plain`);
    await context.setOffline(true);
    for (const name of told) {
      await say(page, 'event', name);
      await page.clock.fastForward(DAY_MS / told.length);
    }
    await context.setOffline(false);
    await page.clock.runFor(60_000);
    await untilNothingWaits(page, PATIENCE_MS);
  });
}

async function withContext(shop: Shop, use: (context: BrowserContext) => Promise<void>): Promise<void> {
  const { context } = await shop.context();
  await use(context).finally(() => context.close());
}

/** Opens a page while the collector breaks every connection. */
async function openAway(shop: Shop, context: BrowserContext): Promise<Page> {
  shop.collector.outage = { with: 'cut' };
  const page = await context.newPage();
  await page.goto(`${shop.origin}/plain`);
  return page;
}

async function tell(page: Page, names: string[]): Promise<void> {
  for (const name of names) await say(page, 'event', name);
  await wait(OLD_MS);
}

/** The collector is well again; the next visit, later than the moment from which any page may send what others left. */
async function comeBack(shop: Shop, context: BrowserContext): Promise<void> {
  shop.collector.outage = undefined;
  await context.clock.install({ time: Date.now() + 60_000 });
  const page = await context.newPage();
  const answered = page.waitForResponse('**/v1/batch');
  await page.goto(`${shop.origin}/plain`);
  await answered;
  await untilNothingWaits(page, PATIENCE_MS);
}

function named(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}_${index}`);
}
