import type { Database } from 'better-sqlite3';
import type { CampaignId, OfferId, PersonId } from '../../contract/ids.ts';
import type { Effect, OfferPlan } from '../../domain/facts.ts';
import { type Lease, Leases } from './leases.ts';

/** The row of a person and campaign: made once, then only its turn and lease move. */
const CLAIM = `
  INSERT INTO offer (site_id, id, campaign_id, version, person_id, arm, turn, trigger_event, decided_at, leased_until)
  VALUES (@site, @id, @campaign, @version, @person, @arm, @turn, @trigger, @now, @leasedUntil)
  ON CONFLICT (site_id, id) DO UPDATE
  SET version = excluded.version, arm = excluded.arm, turn = excluded.turn, trigger_event = excluded.trigger_event,
    leased_until = excluded.leased_until`;
const SHOWN = `
  UPDATE offer SET shown = shown + 1, shown_at = COALESCE(shown_at, @at), leased_until = 0
  WHERE site_id = @site AND id = @offer`;
const stamp = (column: string) =>
  `UPDATE offer SET ${column} = COALESCE(${column}, @at) WHERE site_id = @site AND id = @offer`;
const ORDERED = `
  UPDATE offer SET orders = orders + 1, revenue_minor = revenue_minor + @value WHERE site_id = @site AND id = @offer`;
const CREDIT = `
  UPDATE offer SET orders = orders + ?, revenue_minor = revenue_minor + ? WHERE site_id = ? AND id = ?
  RETURNING orders, converted_at AS convertedAt`;
const CONVERT = 'UPDATE offer SET converted_at = ? WHERE site_id = ? AND id = ?';
/** The second bound lets the planner see that the index of leases holds them. */
export const LIST_LEASED = `
  SELECT id, leased_until AS until FROM offer
  WHERE site_id = ? AND campaign_id = ? AND leased_until > ? AND leased_until > 0 ORDER BY leased_until`;
export const LIST_OF_PERSON = 'SELECT id, campaign_id AS campaign FROM offer WHERE site_id = ? AND person_id = ?';
const GIVE = 'UPDATE offer SET person_id = ? WHERE site_id = ? AND id = ?';

type OfferEffect = Extract<Effect, { kind: 'offer' }>;
type Claim = {
  site: number;
  id: string;
  campaign: string;
  version: number;
  person: string;
  arm: string;
  turn: number;
  trigger: string;
  now: number;
  leasedUntil: number;
};
type Change = { site: number; offer: string; at: number; value: number };
type Credited = { orders: number; convertedAt: number | null };
type Owned = { id: OfferId; campaign: CampaignId };

export type Offers = ReturnType<typeof openOffers>;

/** Offers under their unique key: one per campaign and person. */
export function openOffers(db: Database) {
  const claim = db.prepare<[Claim]>(CLAIM);
  const changes = {
    shown: db.prepare<[Change]>(SHOWN),
    clicked: db.prepare<[Change]>(stamp('clicked_at')),
    dismissed: db.prepare<[Change]>(stamp('dismissed_at')),
    copied: db.prepare<[Change]>(stamp('copied_at')),
    converted: db.prepare<[Change]>(stamp('converted_at')),
    order: db.prepare<[Change]>(ORDERED),
  };
  const credit = db.prepare<[number, number, number, string], Credited>(CREDIT);
  const convert = db.prepare<[number | null, number, string]>(CONVERT);
  const listLeased = db.prepare<[number, string, number], Lease>(LIST_LEASED);
  const listOfPerson = db.prepare<[number, string], Owned>(LIST_OF_PERSON);
  const give = db.prepare<[string, number, string]>(GIVE);
  /** By site and campaign, of those whose leases were counted once. */
  const leases = new Map<string, Leases>();

  return {
    /** Writes a plan down under `id`. True when the person did not have the offer before. */
    claim(siteId: number, id: OfferId, plan: OfferPlan, person: PersonId, now: number): boolean {
      claim.run({
        site: siteId,
        id,
        campaign: plan.campaign.id,
        version: plan.campaign.version,
        person,
        arm: plan.arm,
        turn: plan.turn,
        trigger: plan.trigger,
        now,
        leasedUntil: plan.leasedUntil,
      });
      leases.get(`${siteId} ${plan.campaign.id}`)?.put(id, plan.leasedUntil);
      return plan.offer === undefined;
    },

    /** Writes down what became of an offer. */
    become(siteId: number, { campaign, offer, became, at, valueMinor = 0 }: OfferEffect): void {
      changes[became].run({ site: siteId, offer, at, value: valueMinor });
      if (became === 'shown') leases.get(`${siteId} ${campaign}`)?.end(offer);
    },

    /** Adds orders to what is credited to an offer, or takes them away. What there is then, and when it was converted. */
    credit(siteId: number, offer: OfferId, orders: number, revenueMinor: number): Credited {
      return credit.get(orders, revenueMinor, siteId, offer) ?? { orders: 0, convertedAt: null };
    },

    /** Sets when an offer was converted; null when it is not any more. */
    convert(siteId: number, offer: OfferId, at: number | null): void {
      convert.run(at, siteId, offer);
    },

    /** Offers that may be on somebody's screen now. */
    countLeased(siteId: number, campaign: CampaignId, now: number): number {
      const key = `${siteId} ${campaign}`;
      let known = leases.get(key);
      if (!known) {
        known = new Leases((at) => listLeased.all(siteId, campaign, at));
        leases.set(key, known);
      }
      return known.count(now);
    },

    forget: (): void => leases.clear(),

    /**
     * Hands the offers of `alias` to `survivor`. Where both have one, the survivor gets the one that `isKept` names and the
     * other stays on record under the alias.
     */
    join(siteId: number, alias: PersonId, survivor: PersonId, isKept: (offer: OfferId) => boolean): void {
      const held = new Map(listOfPerson.all(siteId, survivor).map(({ campaign, id }) => [campaign, id]));
      for (const { campaign, id } of listOfPerson.all(siteId, alias)) {
        const rival = held.get(campaign);
        if (rival && !isKept(id)) continue;
        if (rival) give.run(`${alias}+${survivor}`, siteId, rival);
        give.run(survivor, siteId, id);
        if (rival) give.run(alias, siteId, rival);
      }
    },
  };
}
