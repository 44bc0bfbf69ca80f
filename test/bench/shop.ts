/** The built server with a shop on it whose campaigns are live. */

import type { Campaign } from '../../server/contract/campaign.ts';
import { defaultSettings, type Site } from '../../server/contract/site.ts';
import { type Api, type Server, type ServerOptions, startServer } from '../support/server.ts';
import { SHOP } from '../support/shopper.ts';
import { mixedCampaigns } from './campaigns.ts';

export type Shop = {
  server: Server;
  siteKey: string;
  siteId: number;
  api: Api;
};

export async function openShop(campaigns: number, options: ServerOptions): Promise<Shop> {
  const server = await startServer(options);
  try {
    const api = await server.signIn();
    const settings = { ...defaultSettings, name: 'Shop', zone: 'Asia/Seoul', currency: 'KRW', origins: [SHOP] };
    const { id, key } = await api<Site>('POST', '/sites', settings);
    await addCampaigns(api, id, campaigns);
    return { server, siteKey: key, siteId: id, api };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Of a server that runs. */
export function pidOf({ process }: Pick<Server, 'process'>): number {
  if (process.pid === undefined) throw new Error('the server did not start');
  return process.pid;
}

/** Makes campaigns of mixed rules and starts them. */
export async function addCampaigns(api: Api, siteId: number, count: number): Promise<void> {
  for (const definition of mixedCampaigns(count)) {
    const { id } = await api<Campaign>('POST', `/sites/${siteId}/campaigns`, definition);
    await api('POST', `/sites/${siteId}/campaigns/${id}/state`, { state: 'live' });
  }
}
