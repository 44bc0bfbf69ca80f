/** The marketer's desk: the built server with an owner, and Chromium to look at its dashboard. */
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright';
import type { SiteInfo } from '../../../../server/contract/api.ts';
import type { Campaign } from '../../../../server/contract/campaign.ts';
import type { Batch, CollectAnswer } from '../../../../server/contract/collect.ts';
import type { Params, WireEvent } from '../../../../server/contract/event.ts';
import { MAX_BATCH_EVENTS } from '../../../../server/contract/limits.ts';
import { launchChromium } from '../../../support/chromium.ts';
import { type Api, owner, type Server, startServer } from '../../../support/server.ts';

/** A shopper's browser; the collector does not count robots. */
const SHOPPER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36';

/** For what comes by itself: the screen looks again every few seconds, and a test machine may be busy. */
export const soon = { timeout: 15_000 };

export type Desk = {
  page: Page;
  context: BrowserContext;
  /** What went wrong in the page: thrown errors, and what its security policy stopped. */
  errors: string[];
};

export type Office = {
  server: Server;
  /** A dashboard in a browser of its own, in Korean and signed in unless told otherwise. */
  open: (path: string, options?: DeskOptions) => Promise<Desk>;
  /** What a shop page at `origin` reports. */
  report: (origin: string, ...names: string[]) => Promise<Response>;
  /** What a page of the demo shop's origin tells, in as many batches as it takes. */
  tell: (events: readonly ToldEvent[], envelope?: Envelope) => Promise<void>;
  close: () => Promise<void>;
};

/** An event of now, and of the shopper of the desk, unless it says otherwise. */
export type ToldEvent = { name: string; at?: number; params?: Params };
export type Envelope = Pick<Partial<Batch>, 'visitor' | 'url' | 'heard'>;

export type DeskOptions = BrowserContextOptions & { signedIn?: boolean };

export async function openOffice(options: { withOwner?: boolean } = {}): Promise<Office> {
  const [server, browser] = await Promise.all([startServer(), launchChromium()]);
  if (options.withOwner !== false) await server.signIn();
  let state: ReturnType<BrowserContext['storageState']> | undefined;

  /** Once for all desks, also when several are opened at the same time. */
  function signedIn(): ReturnType<BrowserContext['storageState']> {
    state ??= signIn();
    return state;
  }

  async function signIn(): ReturnType<BrowserContext['storageState']> {
    const context = await browser.newContext();
    const headers = { 'x-dangol': '1' };
    const answer = await context.request.post(`${server.url}/api/sign-in`, { headers, data: owner });
    if (!answer.ok()) throw new Error(`Signing in was answered with ${answer.status()}.`);
    const kept = await context.storageState();
    await context.close();
    return kept;
  }

  return {
    server,
    open: async (path, { signedIn: isIn = true, ...rest } = {}) => {
      const context = await browser.newContext({
        locale: 'ko-KR',
        viewport: { width: 1280, height: 860 },
        ...(isIn ? { storageState: await signedIn() } : {}),
        ...rest,
      });
      const page = await context.newPage();
      const errors = listen(page);
      await page.goto(server.url + path);
      return { page, context, errors };
    },
    report: (origin, ...names) => report(server.url, origin, toWire(names.map((name) => ({ name })))),
    tell: async (events, envelope) => {
      for (let from = 0; from < events.length; from += MAX_BATCH_EVENTS) {
        const wire = toWire(events.slice(from, from + MAX_BATCH_EVENTS));
        const answer = await report(server.url, server.url, wire, envelope);
        const { accepted } = (await answer.json()) as CollectAnswer;
        if (accepted !== wire.length) throw new Error(`${accepted} of ${wire.length} events were accepted.`);
      }
    },
    close: async () => {
      await browser.close();
      await server.stop();
    },
  };
}

/** Stops the campaigns of the demo shop: no message comes over what a test presses there. */
export async function pauseCampaigns(api: Api): Promise<void> {
  const [site] = await api<SiteInfo[]>('GET', '/sites');
  for (const { id, state } of await api<Campaign[]>('GET', `/sites/${site?.id}/campaigns`)) {
    if (state === 'live') await api('POST', `/sites/${site?.id}/campaigns/${id}/state`, { state: 'paused' });
  }
}

/** What goes again by itself is awaited from before it is caused: a busy machine may take longer than it stays. */
export async function told(page: Page, text: string, act: () => Promise<void>): Promise<void> {
  await Promise.all([page.getByText(text).first().waitFor(), act()]);
}

function listen(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) errors.push(message.text());
  });
  return errors;
}

let count = 0;

function toWire(events: readonly ToldEvent[]): WireEvent[] {
  return events.map(({ at = Date.now(), ...rest }) => {
    count += 1;
    return { id: `${at.toString(36).padStart(8, '0')}desk${String(count).padStart(6, '0')}`, at, ...rest };
  });
}

function report(url: string, origin: string, events: WireEvent[], envelope: Envelope = {}): Promise<Response> {
  const batch = {
    site: 'demo',
    visitor: 'visitor-of-desk',
    sentAt: Date.now(),
    url: `${origin}/`,
    events,
    ...envelope,
  };
  const headers = { origin, 'content-type': 'text/plain', 'user-agent': SHOPPER };
  return fetch(`${url}/v1/batch`, { method: 'POST', headers, body: JSON.stringify(batch) });
}
