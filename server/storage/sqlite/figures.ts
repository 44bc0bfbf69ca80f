import type { Database } from 'better-sqlite3';
import type { CampaignFigures } from '../../contract/campaign.ts';
import type { CampaignId } from '../../contract/ids.ts';
import { type Effect, type Gate, gates, type Verdict } from '../../domain/facts.ts';
import { HOLDOUT } from '../../domain/person.ts';

const FIGURES = `
  SUM(qualified) AS qualified, SUM(shown) AS shown, SUM(clicked) AS clicked, SUM(dismissed) AS dismissed,
  SUM(copied) AS copied, SUM(converted) AS converted, SUM(orders) AS orders, SUM(revenue_minor) AS revenueMinor`;
const add = (column: string) => `
  INSERT INTO campaign_day (site_id, campaign_id, day, arm, ${column}) VALUES (@site, @campaign, @day, @arm, @amount)
  ON CONFLICT (site_id, campaign_id, day, arm) DO UPDATE SET ${column} = ${column} + excluded.${column}`;
export const SUM_CAMPAIGNS = `
  SELECT campaign_id AS campaign, ${FIGURES} FROM campaign_day WHERE site_id = ? AND arm <> ? GROUP BY campaign_id`;
export const SUM_ARMS = `
  SELECT arm, ${FIGURES} FROM campaign_day WHERE site_id = ? AND campaign_id = ? GROUP BY arm ORDER BY arm = '${HOLDOUT}', arm`;
export const SUM_DAYS = `
  SELECT day, SUM(shown) AS shown, SUM(clicked) AS clicked, SUM(converted) AS converted, SUM(revenue_minor) AS revenueMinor
  FROM campaign_day WHERE site_id = ? AND campaign_id = ? AND arm <> ? GROUP BY day ORDER BY day`;
export const SUM_SHOWN = 'SELECT SUM(shown) FROM campaign_day WHERE site_id = ? AND campaign_id = ? AND arm <> ?';
const REFUSE = `
  INSERT INTO campaign_refusal (site_id, campaign_id, day, gate, count) VALUES (?, ?, ?, ?, 1)
  ON CONFLICT (site_id, campaign_id, day, gate) DO UPDATE SET count = count + 1`;
export const SUM_REFUSALS = `
  SELECT gate, SUM(count) AS count FROM campaign_refusal WHERE site_id = ? AND campaign_id = ? GROUP BY gate`;

const columns = [
  'qualified',
  'shown',
  'clicked',
  'dismissed',
  'copied',
  'converted',
  'orders',
  'revenue_minor',
] as const;
type Column = (typeof columns)[number];
type OfferEffect = Extract<Effect, { kind: 'offer' }>;
type Addition = { site: number; campaign: string; day: string; arm: string; amount: number };
export type ArmRow = { arm: string } & CampaignFigures;
export type DayRow = { day: string; shown: number; clicked: number; converted: number; revenueMinor: number };

/** Figures of a campaign that nobody qualified for yet. */
const none: CampaignFigures = {
  qualified: 0,
  shown: 0,
  clicked: 0,
  dismissed: 0,
  copied: 0,
  converted: 0,
  orders: 0,
  revenueMinor: 0,
};

export type Figures = ReturnType<typeof openFigures>;

/** Figures of campaigns by day and arm, and by which gate people were refused. */
export function openFigures(db: Database) {
  const additions = Object.fromEntries(
    columns.map((column) => [column, db.prepare<[Addition]>(add(column))]),
  ) as Record<Column, ReturnType<typeof db.prepare<[Addition]>>>;
  const sumCampaigns = db.prepare<[number, string], { campaign: string } & CampaignFigures>(SUM_CAMPAIGNS);
  const sumArms = db.prepare<[number, string], ArmRow>(SUM_ARMS);
  const sumDays = db.prepare<[number, string, string], DayRow>(SUM_DAYS);
  const sumShown = db.prepare<[number, string, string], number | null>(SUM_SHOWN).pluck();
  const refuse = db.prepare<[number, string, string, string]>(REFUSE);
  const sumRefusals = db.prepare<[number, string], { gate: Gate; count: number }>(SUM_REFUSALS);

  return {
    /** One more person qualified and was given this arm. */
    qualify(siteId: number, campaign: CampaignId, day: string, arm: string): void {
      additions.qualified.run({ site: siteId, campaign, day, arm, amount: 1 });
    },

    become(siteId: number, day: string, { campaign, arm, became, valueMinor = 0 }: OfferEffect): void {
      const addition = { site: siteId, campaign, day, arm };
      if (became !== 'order') {
        additions[became].run({ ...addition, amount: 1 });
        return;
      }
      additions.orders.run({ ...addition, amount: 1 });
      additions.revenue_minor.run({ ...addition, amount: valueMinor });
    },

    /** Counts a refusal of somebody who met the trigger: earlier gates say nothing of people. */
    refuse(siteId: number, day: string, { campaign, gate }: Verdict): void {
      if (gate && gates.indexOf(gate) > gates.indexOf('trigger')) refuse.run(siteId, campaign, day, gate);
    },

    /** Of all but the hold-out, for campaigns of one site. */
    ofCampaigns(siteId: number): (campaign: string) => CampaignFigures {
      const rows = sumCampaigns.all(siteId, HOLDOUT).map(({ campaign, ...figures }) => [campaign, figures] as const);
      const byCampaign = new Map(rows);
      return (campaign) => byCampaign.get(campaign) ?? none;
    },

    /** The hold-out last. */
    arms: (siteId: number, campaign: string): ArmRow[] => sumArms.all(siteId, campaign),
    days: (siteId: number, campaign: string): DayRow[] => sumDays.all(siteId, campaign, HOLDOUT),
    shownInAll: (siteId: number, campaign: CampaignId): number => sumShown.get(siteId, campaign, HOLDOUT) ?? 0,

    /** In the order of the gates. */
    refusals(siteId: number, campaign: string): { gate: Gate; count: number }[] {
      return sumRefusals.all(siteId, campaign).sort((a, b) => gates.indexOf(a.gate) - gates.indexOf(b.gate));
    },
  };
}
