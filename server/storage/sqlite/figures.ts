import type { Database } from 'better-sqlite3';
import type { CampaignFigures } from '../../contract/campaign.ts';
import type { CampaignId } from '../../contract/ids.ts';
import type { Effect } from '../../domain/facts.ts';
import { HOLDOUT } from '../../domain/person.ts';
import type { CampaignDay } from '../store.ts';

const FIGURES = `
  SUM(qualified) AS qualified, SUM(shown) AS shown, SUM(clicked) AS clicked, SUM(dismissed) AS dismissed,
  SUM(copied) AS copied, SUM(converted) AS converted, SUM(orders) AS orders, SUM(revenue_minor) AS revenueMinor,
  SUM(confirmed_minor) AS confirmedMinor`;
const ADD = `
  INSERT INTO campaign_day
    (site_id, campaign_id, day, arm, qualified, shown, clicked, dismissed, copied, converted, orders, revenue_minor,
    confirmed_minor)
  VALUES
    (@siteId, @campaign, @day, @arm, @qualified, @shown, @clicked, @dismissed, @copied, @converted, @orders, @revenueMinor,
    @confirmedMinor)
  ON CONFLICT (site_id, campaign_id, day, arm) DO UPDATE
  SET qualified = qualified + excluded.qualified, shown = shown + excluded.shown, clicked = clicked + excluded.clicked,
    dismissed = dismissed + excluded.dismissed, copied = copied + excluded.copied,
    converted = converted + excluded.converted, orders = orders + excluded.orders,
    revenue_minor = revenue_minor + excluded.revenue_minor, confirmed_minor = confirmed_minor + excluded.confirmed_minor`;
export const SUM_CAMPAIGNS = `
  SELECT campaign_id AS campaign, ${FIGURES} FROM campaign_day WHERE site_id = ? AND arm <> ? GROUP BY campaign_id`;
export const SUM_ARMS = `
  SELECT arm, ${FIGURES} FROM campaign_day WHERE site_id = ? AND campaign_id = ? GROUP BY arm ORDER BY arm = '${HOLDOUT}', arm`;
export const SUM_DAYS = `
  SELECT day, SUM(shown) AS shown, SUM(clicked) AS clicked, SUM(converted) AS converted, SUM(revenue_minor) AS revenueMinor
  FROM campaign_day WHERE site_id = ? AND campaign_id = ? AND arm <> ? GROUP BY day ORDER BY day`;
export const LIST_DAYS = `
  SELECT day, arm, qualified, shown, clicked, dismissed, copied, converted, orders, revenue_minor AS revenueMinor,
    confirmed_minor AS confirmedMinor
  FROM campaign_day WHERE site_id = ? AND campaign_id = ? ORDER BY day, arm`;
export const SUM_SHOWN = 'SELECT SUM(shown) FROM campaign_day WHERE site_id = ? AND campaign_id = ? AND arm <> ?';

type OfferEffect = Extract<Effect, { kind: 'offer' }>;
/** A row of `campaign_day` that grows, and by how much. */
type Growth = { siteId: number; campaign: string; day: string; arm: string } & CampaignFigures;
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
  confirmedMinor: 0,
};

export type Figures = ReturnType<typeof openFigures>;

/** Figures of campaigns by day and arm. Added up in memory, and each row is written once at the end of the transaction. */
export function openFigures(db: Database) {
  const add = db.prepare<[Growth]>(ADD);
  const sumCampaigns = db.prepare<[number, string], { campaign: string } & CampaignFigures>(SUM_CAMPAIGNS);
  const sumArms = db.prepare<[number, string], ArmRow>(SUM_ARMS);
  const sumDays = db.prepare<[number, string, string], DayRow>(SUM_DAYS);
  const listDays = db.prepare<[number, string], CampaignDay>(LIST_DAYS);
  const sumShown = db.prepare<[number, string, string], number | null>(SUM_SHOWN).pluck();
  const growths = new Map<string, Growth>();
  /** Showings to everybody by site and campaign, those in `growths` included. */
  const shown = new Map<string, number>();

  function growthOf(siteId: number, campaign: string, day: string, arm: string): Growth {
    const key = `${siteId} ${campaign} ${day} ${arm}`;
    let growth = growths.get(key);
    if (!growth) {
      growth = { siteId, campaign, day, arm, ...none };
      growths.set(key, growth);
    }
    return growth;
  }

  return {
    /** One more person qualified and was given this arm. */
    qualify(siteId: number, campaign: CampaignId, day: string, arm: string): void {
      growthOf(siteId, campaign, day, arm).qualified += 1;
    },

    become(siteId: number, day: string, { campaign, arm, became, valueMinor = 0 }: OfferEffect): void {
      const growth = growthOf(siteId, campaign, day, arm);
      if (became === 'order') {
        growth.orders += 1;
        growth.revenueMinor += valueMinor;
        return;
      }
      growth[became] += 1;
      if (became !== 'shown' || arm === HOLDOUT) return;
      const key = `${siteId} ${campaign}`;
      const known = shown.get(key);
      if (known !== undefined) shown.set(key, known + 1);
    },

    /** What an order adds to a campaign, or takes away again. */
    add(siteId: number, campaign: CampaignId, day: string, arm: string, added: Partial<CampaignFigures>): void {
      const growth = growthOf(siteId, campaign, day, arm);
      for (const [figure, amount] of Object.entries(added)) growth[figure as keyof CampaignFigures] += amount;
    },

    /** Showings to everybody so far, this transaction's included. */
    shownInAll(siteId: number, campaign: CampaignId): number {
      const key = `${siteId} ${campaign}`;
      const known = shown.get(key);
      if (known !== undefined) return known;
      const pending = [...growths.values()].filter((one) => one.siteId === siteId && one.campaign === campaign);
      const total = pending.reduce(
        (sum, growth) => (growth.arm === HOLDOUT ? sum : sum + growth.shown),
        sumShown.get(siteId, campaign, HOLDOUT) ?? 0,
      );
      shown.set(key, total);
      return total;
    },

    /** Writes down what was counted since. */
    flush(): void {
      for (const growth of growths.values()) add.run(growth);
      growths.clear();
    },

    forget(): void {
      growths.clear();
      shown.clear();
    },

    /** Of all but the hold-out, for campaigns of one site. */
    ofCampaigns(siteId: number): (campaign: string) => CampaignFigures {
      const rows = sumCampaigns.all(siteId, HOLDOUT).map(({ campaign, ...figures }) => [campaign, figures] as const);
      const byCampaign = new Map(rows);
      return (campaign) => byCampaign.get(campaign) ?? none;
    },

    /** The hold-out last. */
    arms: (siteId: number, campaign: string): ArmRow[] => sumArms.all(siteId, campaign),
    daysByArm: (siteId: number, campaign: string): CampaignDay[] => listDays.all(siteId, campaign),
    days: (siteId: number, campaign: string): DayRow[] => sumDays.all(siteId, campaign, HOLDOUT),
  };
}
