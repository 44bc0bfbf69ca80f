/** A shop whose campaigns give codes in each of the three ways, over and over: a person's code must stay the same each time. */
import type { SiteInfo } from '../../server/contract/api.ts';
import type { Campaign, CampaignDefinition } from '../../server/contract/campaign.ts';
import type { Coupon } from '../../server/contract/coupon.ts';
import { defaultSettings } from '../../server/contract/site.ts';
import type { Api, Server } from '../support/server.ts';
import { SHOP } from '../support/shopper.ts';

/** Codes that one import takes at most. */
const CODES_AT_ONCE = 50_000;

export const SHARED_CODE = 'SHARED';

export type CouponShop = {
  /** Works after a restart on the same port and data folder as well. */
  api: Api;
  siteId: number;
  siteKey: string;
  campaigns: Campaign[];
};

const coupons: Record<string, Coupon> = {
  wants_pool: { source: 'pool', label: '10 %' },
  wants_generated: { source: 'generated', label: '15 %', pattern: 'OWN-##########' },
  wants_shared: { source: 'fixed', label: '5 %', code: SHARED_CODE },
};

/** Events that make the shop give a code: one for each campaign. */
export const wishes: readonly string[] = Object.keys(coupons);

/** Makes the owner and a site of its own with live campaigns, and fills the pool with so many codes. */
export async function openCouponShop(server: Server, poolCodes: number): Promise<CouponShop> {
  const api = await server.signIn();
  const site = await api<SiteInfo>('POST', '/sites', {
    ...defaultSettings,
    name: 'Shop',
    zone: 'Asia/Seoul',
    currency: 'KRW',
    origins: [SHOP],
    fatigue: { perDay: 100, pauseMinutes: 0 },
  });
  const campaigns: Campaign[] = [];
  for (const [wish, coupon] of Object.entries(coupons)) {
    const { id } = await api<Campaign>('POST', `/sites/${site.id}/campaigns`, giving(wish, coupon));
    const path = `/sites/${site.id}/campaigns/${id}`;
    if (coupon.source === 'pool') await importCodes(api, path, 'POOL', poolCodes);
    campaigns.push(await api('POST', `${path}/state`, { state: 'live' }));
  }
  return { api, siteId: site.id, siteKey: site.key, campaigns };
}

/** Shown again as soon as it was seen, so that the same code is asked for many times. */
function giving(wish: string, coupon: Coupon): CampaignDefinition {
  return {
    name: wish,
    audience: { kind: 'all', of: [] },
    trigger: { event: wish },
    schedule: {},
    limits: { repeat: 'days', everyDays: 1e-9, stopAfterConversion: false },
    priority: 50,
    variants: [{ key: 'A', weight: 1, message: { format: 'modal', blocks: [{ type: 'coupon' }] } }],
    coupon,
    experiment: { holdoutPercent: 0, rolloutPercent: 100 },
    goal: { event: 'purchase', windowDays: 7 },
  };
}

/** Adds so many codes to the pool; `name` sets them apart from those of other imports. */
export async function fillPool({ api, siteId, campaigns }: CouponShop, name: string, count: number): Promise<void> {
  const pool = campaigns.find(({ definition }) => definition.coupon?.source === 'pool');
  await importCodes(api, `/sites/${siteId}/campaigns/${pool?.id}`, name, count);
}

async function importCodes(api: Api, path: string, name: string, count: number): Promise<void> {
  for (let from = 0; from < count; from += CODES_AT_ONCE) {
    const length = Math.min(CODES_AT_ONCE, count - from);
    const codes = Array.from({ length }, (_, index) => `${name}-${from + index}`);
    await api('POST', `${path}/codes`, codes.join('\n'));
  }
}
