/** The built server with its demo shop, and people who come to it, each with a browser of their own. */
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright';
import type { CampaignResults, InstallReport, SiteInfo } from '../../../../server/contract/api.ts';
import type { Campaign } from '../../../../server/contract/campaign.ts';
import { launchChromium } from '../../../support/chromium.ts';
import { type Api, startServer } from '../../../support/server.ts';
import { Tab } from './tab.ts';

export const phone = { viewport: { width: 375, height: 812 }, isMobile: true, hasTouch: true };

export type Shop = {
  url: string;
  /** Somebody who was never here, at a desktop unless told otherwise. */
  newcomer: (options?: BrowserContextOptions) => Promise<Shopper>;
  /** Figures of the campaign whose name begins so, as the dashboard shows them. */
  results: (name: string) => Promise<CampaignResults>;
  /** How many events of a name are on record. */
  count: (event: string) => Promise<number>;
  close: () => Promise<void>;
};

/** One browser. */
export type Shopper = {
  context: BrowserContext;
  openTab: () => Promise<Tab>;
  /** What went wrong in scripts of its pages. */
  errors: string[];
};

export async function openShop(): Promise<Shop> {
  const [server, browser] = await Promise.all([startServer(), launchChromium()]);
  const api = await server.signIn();
  return {
    url: server.url,
    newcomer: (options) => newcomer(server.url, browser, options),
    results: (name) => results(api, name),
    count: async (event) => {
      const { seen } = await api<InstallReport>('GET', `/sites/${(await demoSite(api)).id}/install`);
      return seen.find(({ name }) => name === event)?.count ?? 0;
    },
    close: async () => {
      await browser.close();
      await server.stop();
    },
  };
}

async function newcomer(baseURL: string, browser: Browser, options: BrowserContextOptions = {}): Promise<Shopper> {
  const context = await browser.newContext({
    baseURL,
    locale: 'ko-KR',
    viewport: { width: 1280, height: 800 },
    // The shop scrolls at once and messages do not fly in.
    reducedMotion: 'reduce',
    ...options,
  });
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(String(error.error())));
  return { context, errors, openTab: async () => new Tab(await context.newPage()) };
}

async function results(api: Api, name: string): Promise<CampaignResults> {
  const { id: site } = await demoSite(api);
  const campaigns = await api<Campaign[]>('GET', `/sites/${site}/campaigns`);
  const campaign = campaigns.find(({ definition }) => definition.name.startsWith(name));
  if (!campaign) throw new Error(`There is no campaign ${name}.`);
  return api<CampaignResults>('GET', `/sites/${site}/campaigns/${campaign.id}/results`);
}

async function demoSite(api: Api): Promise<SiteInfo> {
  const site = (await api<SiteInfo[]>('GET', '/sites')).find(({ demo }) => demo);
  if (!site) throw new Error('There is no demo site.');
  return site;
}
