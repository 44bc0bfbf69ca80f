/** Measured against the truth: shoppers whose minds we know go through the real collector, with a campaign and a hold-out. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CampaignDefinition } from '../../../server/contract/campaign.ts';
import { defaultSettings } from '../../../server/contract/site.ts';
import { demoCampaigns } from '../../../server/demo/campaigns.ts';
import { playVisit } from '../../../server/demo/shoppers/play.ts';
import { bigShop } from '../../../server/demo/shoppers/shop.ts';
import type { Shopper } from '../../../server/demo/shoppers/shopper.ts';
import { visits } from '../../../server/demo/shoppers/simulate.ts';
import { DAY_MS } from '../../../server/domain/zone.ts';
import { SqliteEngine } from '../../../server/storage/sqlite/engine.ts';
import { openWriter } from '../../../server/storage/sqlite/open.ts';
import { countedChance } from '../../storage/fixture.ts';

const from = Date.UTC(2026, 5, 1);
const home = 'https://shop.example/';
const [welcome] = demoCampaigns as [CampaignDefinition];

/** Everybody qualifies with their first page, half are held out, and a purchase on the same day counts. */
const campaign: CampaignDefinition = {
  ...welcome,
  audience: { kind: 'all', of: [] },
  trigger: { event: 'page_view' },
  experiment: { holdoutPercent: 50, rolloutPercent: 100 },
  goal: { event: 'purchase', windowDays: 1 },
};

type Measured = { low: number; high: number; measured: number; truth: number; qualified: number };

/** Runs shoppers past the campaign. The truth is the share of them who buy only when told, of all who qualify. */
async function measure(seed: number, lift: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'dangol-uplift-'));
  const engine = new SqliteEngine(openWriter(join(folder, 'dangol.db')), countedChance(seed));
  engine.db.pragma('synchronous = OFF');
  engine.db.exec('BEGIN');
  const settings = {
    ...defaultSettings,
    name: 'Shop',
    zone: 'Asia/Seoul',
    currency: 'KRW',
    origins: [home.slice(0, -1)],
  };
  const site = engine.createSite(settings, from, 'shop-key');
  const { id } = engine.createCampaign(site.id, campaign, 'live', from);
  const plan = {
    seed,
    shop: bigShop(home, 50),
    zone: 'Asia/Seoul',
    from,
    until: from + 2 * DAY_MS,
    sessionsPerDay: 1_400,
  };
  const met = new Set<Shopper>();
  let persuaded = 0;
  for (const visit of visits({ ...plan, effect: { lift } })) {
    // One visit of each: what they would do otherwise is known for that one.
    if (met.has(visit.shopper)) continue;
    met.add(visit.shopper);
    if (visit.buys.whenTold && !visit.buys.anyway) persuaded++;
    const collect = async (batch: Parameters<typeof engine.collect>[0]['batch'], now: number) =>
      engine.collect({ siteId: site.id, batch, now }).answer;
    await playVisit(collect, 'shop-key', visit, Number.POSITIVE_INFINITY);
  }
  const results = engine.campaignResults(site.id, id);
  engine.close();
  rmSync(folder, { recursive: true });
  if (!results?.uplift) throw new Error('there is a hold-out, so there is an uplift');
  const { low, high, conversionRate } = results.uplift;
  return { low, high, measured: conversionRate, truth: persuaded / met.size, qualified: met.size };
}

describe('the uplift report', () => {
  it.each([1, 2, 3])(
    'covers the true effect of a message that makes buying likelier (seed %i)',
    async (seed) => {
      const { low, high, truth } = await measure(seed, 4);
      expect(truth).toBeGreaterThan(0.02);
      expect(low).toBeLessThan(truth);
      expect(high).toBeGreaterThan(truth);
      // Large enough an effect to be told from none.
      expect(low).toBeGreaterThan(0);
    },
    60_000,
  );

  it.each([1, 2, 3])(
    'covers nothing for a message that changes nothing (seed %i)',
    async (seed) => {
      const { low, high, truth } = await measure(seed, 0);
      expect(truth).toBe(0);
      expect(low).toBeLessThan(0);
      expect(high).toBeGreaterThan(0);
    },
    60_000,
  );
});
