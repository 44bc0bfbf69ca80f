import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page, Route } from 'playwright';
import type { PreviewRequest, SiteInfo } from '../../server/contract/api.ts';
import type { Campaign } from '../../server/contract/campaign.ts';
import type { Block } from '../../server/contract/message.ts';
import { absolute, watchExecution } from '../browser/pages/popup/hostile.ts';
import { offline } from '../browser/pages/popup/shop.ts';
import { launchChromium } from '../support/chromium.ts';
import { atMost, type Form, type Row } from '../support/scoreboard.ts';
import { owner, type Server, startServer } from '../support/server.ts';
import { BROWSER, batch, event } from '../support/shopper.ts';
import type { Fault } from './fault.ts';
import { partsOf, payloads } from './payloads.ts';

/** Campaigns of one list, and blocks of one campaign. */
const PAYLOADS_A_SCREEN = 250;

/** Shoppers who report before the live feed is looked at: it keeps fifty lines. */
const SHOPPERS_A_LOOK = 20;

/** Payloads that run when something could not be loaded need that long to find out. */
const SETTLE_MS = 400;

/** What authors, shops and shoppers write, by the name of its field. */
const written = new Set(
  'name text label href src alt accent code applyUrl about who url origin selector value title'.split(' '),
);

/** Script injection in everything that the dashboard shows, whether the collector would have let it in or not. */
export const xssDashboard: Fault = {
  name: 'xss-dashboard',
  check: async (form, build) => {
    const server = await startServer({ entry: build.entry });
    const browser = await launchChromium(offline);
    try {
      await server.signIn();
      const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
      const answer = await context.request.post(`${server.url}/api/sign-in`, {
        headers: { 'x-dangol': '1' },
        data: owner,
      });
      if (!answer.ok()) throw new Error(`Signing in was answered with ${answer.status()}.`);
      return await look(server, context, form);
    } finally {
      await browser.close();
      await server.stop();
    }
  },
  mutants: [
    {
      name: "a campaign's name is put in as innerHTML",
      breaks: [
        {
          file: 'dashboard/pages/campaign/list/CampaignRow.tsx',
          from: "{definition.name || text('campaigns.unnamed')}",
          to: '<span dangerouslySetInnerHTML={{ __html: definition.name }} />',
        },
      ],
    },
    {
      name: "a product's name in the live feed is put in as innerHTML",
      breaks: [
        {
          file: 'dashboard/pages/home/LiveCard.tsx',
          from: '<span class="about"> {about}</span>',
          to: '<span class="about" dangerouslySetInnerHTML={{ __html: about }} />',
        },
      ],
    },
  ],
};

async function look(server: Server, context: BrowserContext, form: Form): Promise<Row[]> {
  const all = payloads(form === 'short' ? 20 : undefined);
  const page = await context.newPage();
  await page.addInitScript(watchExecution);
  const trouble = listen(page, server.url);
  await watchFeed(page, server.url, all);
  await note(page, trouble);
  const campaign = await firstCampaign(context, server.url);
  for (const part of partsOf(all, PAYLOADS_A_SCREEN)) {
    await context.route('**/api/**', (route) => poison(route, part));
    for (const [path, drawn] of screens(campaign).slice(0, form === 'short' ? 2 : undefined)) {
      await page.goto(server.url + path);
      await page.locator(drawn).first().waitFor();
      await note(page, trouble);
    }
    await context.unroute('**/api/**');
  }
  const asked = new Set(all.flatMap(absolute));
  const what = `dashboard, ${all.length} payloads in what authors, shops and shoppers write`;
  return [
    atMost(`${what}: executions, stopped ones too`, trouble.executed.length, '', 0),
    atMost(
      `${what}: requests to hosts that no picture names`,
      trouble.foreign.filter((url) => !asked.has(url)).length,
      '',
      0,
    ),
    atMost(`${what}: errors in the page`, trouble.errors.length, '', 0),
  ];
}

/** Each screen, and what is there once it is drawn. */
function screens(campaign: Campaign): [path: string, drawn: string][] {
  return [
    ['/campaigns', 'tbody tr'],
    [`/campaigns/${campaign.id}`, '[data-view] .frame.open'],
    [`/campaigns/${campaign.id}/results`, 'h1'],
    ['/install', 'h1'],
    ['/settings', 'h1'],
  ];
}

type Trouble = { executed: string[]; foreign: string[]; errors: string[] };

function listen(page: Page, origin: string): Trouble {
  const trouble: Trouble = { executed: [], foreign: [], errors: [] };
  page.on('pageerror', (error) => trouble.errors.push(error.message));
  page.on('dialog', (dialog) => {
    trouble.executed.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) trouble.foreign.push(url);
  });
  return trouble;
}

/** Waits for late effects, and notes what ran on this screen before it goes. */
async function note(page: Page, { executed }: Trouble): Promise<void> {
  await wait(SETTLE_MS);
  executed.push(...(await page.evaluate(() => (window as unknown as { executed: string[] }).executed)));
}

/** Payloads as product names, addresses and customer ids, through the collector into the live feed. */
async function watchFeed(page: Page, url: string, all: string[]): Promise<void> {
  await page.goto(`${url}/`);
  await page.locator('.feed').waitFor();
  for (const [at, part] of partsOf(all, SHOPPERS_A_LOOK).entries()) {
    await Promise.all(part.map((payload) => shop(url, payload, payload)));
    await shop(url, `look ${at}`, `look-${at}`);
    await page.locator('.feed').getByText(`look ${at}`, { exact: true }).first().waitFor();
  }
}

let shoppers = 0;

async function shop(url: string, item: string, customer: string): Promise<void> {
  const now = Date.now();
  const customer_id = customer.slice(0, 200);
  const events = [
    event(now, 'identify', { params: { customer_id, attributes: { name: item } } }),
    event(now, 'view_item', { params: { items: [{ item_id: customer_id, item_name: item.slice(0, 200) }] } }),
  ];
  const body = batch(now, {
    site: 'demo',
    visitor: `visitor-${++shoppers}`,
    url: `${url}/demo/${item}`.slice(0, 2_000),
    events,
  });
  const headers = { origin: url, 'content-type': 'text/plain', 'user-agent': BROWSER };
  const answer = await fetch(`${url}/v1/batch`, { method: 'POST', headers, body: JSON.stringify(body) });
  await answer.text();
  // A payload that the collector refuses is not shown; what comes after it must be.
  if (!answer.ok && customer.startsWith('look-')) throw new Error(`The collector answered ${answer.status}.`);
}

async function firstCampaign(context: BrowserContext, url: string): Promise<Campaign> {
  const ask = async <Answer>(path: string) => (await (await context.request.get(`${url}/api${path}`)).json()) as Answer;
  const [site] = await ask<SiteInfo[]>('/sites');
  const [campaign] = await ask<Campaign[]>(`/sites/${site?.id}/campaigns`);
  if (!campaign) throw new Error('The demo site has no campaign.');
  return campaign;
}

/** Answers the dashboard as the server does, but with payloads for texts, and with as many campaigns or blocks as payloads. */
async function poison(route: Route, part: string[]): Promise<void> {
  const path = new URL(route.request().url()).pathname;
  if (path.endsWith('/live')) return route.continue();
  if (path.endsWith('/preview')) {
    const { message } = route.request().postDataJSON() as PreviewRequest;
    return route.fulfill({
      json: poisoned({ message, coupon: { code: '', label: '', applyUrl: '' }, faults: [] }, part),
    });
  }
  const response = await route.fetch();
  const answer = await response.json();
  if (path.endsWith('/campaigns')) {
    const [first] = answer as Campaign[];
    return route.fulfill({
      response,
      json: poisoned(first ? part.map((_, at) => ({ ...first, id: `c${at}` })) : [], part),
    });
  }
  const message = (answer as Partial<Campaign>).definition?.variants[0]?.message;
  if (message) message.blocks = part.flatMap(() => blocks);
  return route.fulfill({ response, json: poisoned(answer, part) });
}

const blocks: Block[] = [
  { type: 'heading', text: '' },
  { type: 'text', text: '' },
  { type: 'button', text: '', action: 'link', href: '' },
];

/** The same, with the next payload for each text that somebody wrote. */
function poisoned(answer: unknown, part: string[]): unknown {
  let at = 0;
  return JSON.parse(JSON.stringify(answer), (name, value) =>
    written.has(name) && typeof value === 'string' ? part[at++ % part.length] : value,
  );
}
