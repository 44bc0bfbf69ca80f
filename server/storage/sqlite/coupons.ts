import type { Database } from 'better-sqlite3';
import type { Coupon } from '../../contract/coupon.ts';
import type { DecidedCoupon } from '../../contract/decision.ts';
import type { CampaignId, PersonId } from '../../contract/ids.ts';
import { CODE_BYTES, generateCode, issueCoupon } from '../../domain/coupon.ts';
import { type CouponCode, StoreError } from '../store.ts';
import type { Chance } from './chance.ts';

/** A generated code has at least 40 random bits: even with a million codes out, two collisions in a row are a broken source. */
const MAX_COLLISIONS = 10;

export const FIND_HELD = `
  SELECT code, issued_at AS issuedAt FROM coupon_code WHERE site_id = ? AND person_id = ? AND campaign_id = ?`;
const ISSUE_SHARED = `
  INSERT INTO coupon_code (site_id, campaign_id, code, shared, person_id, issued_at, expires_at)
  VALUES (@site, @campaign, @code, 1, @person, @now, @expiresAt)`;
const ISSUE_OWN = `
  INSERT INTO coupon_code (site_id, campaign_id, code, shared, person_id, issued_at, expires_at)
  VALUES (@site, @campaign, @code, 0, @person, @now, @expiresAt)
  ON CONFLICT (site_id, code) WHERE shared = 0 DO NOTHING`;
/** One step through the index of free codes: no read before the write that another could slip between. */
export const CLAIM_FREE = `
  UPDATE coupon_code SET person_id = @person, issued_at = @now, expires_at = @expiresAt
  WHERE number = (
    SELECT number FROM coupon_code WHERE site_id = @site AND campaign_id = @campaign AND person_id IS NULL LIMIT 1)
  RETURNING code`;
const IMPORT = `
  INSERT INTO coupon_code (site_id, campaign_id, code, shared) VALUES (?, ?, ?, 0)
  ON CONFLICT (site_id, code) WHERE shared = 0 DO NOTHING`;
const COUNT = `
  INSERT INTO coupon_stock (site_id, campaign_id, free, issued, redeemed)
  VALUES (@site, @campaign, MAX(@free, 0), @issued, MAX(@redeemed, 0))
  ON CONFLICT (site_id, campaign_id) DO UPDATE
  SET free = free + @free, issued = issued + @issued, redeemed = redeemed + @redeemed`;
const GET_STOCK = 'SELECT free, issued, redeemed FROM coupon_stock WHERE site_id = ? AND campaign_id = ?';
export const FIND_OWN = `
  SELECT number, campaign_id AS campaign FROM coupon_code
  WHERE site_id = ? AND code = ? AND shared = 0 AND person_id IS NOT NULL AND redeemed_at IS NULL`;
export const FIND_SHARED = `
  SELECT number, campaign_id AS campaign FROM coupon_code
  WHERE site_id = ? AND code = ? AND person_id = ? AND shared = 1 AND redeemed_at IS NULL
  ORDER BY number DESC LIMIT 1`;
const REDEEM = 'UPDATE coupon_code SET redeemed_at = ?, redeemed_by = ? WHERE number = ?';
const releaseSql = (shared: 0 | 1) => `
  UPDATE coupon_code SET redeemed_at = NULL, redeemed_by = NULL
  WHERE site_id = ? AND code = ? AND shared = ${shared} AND redeemed_by = ? RETURNING campaign_id`;
export const RELEASE_OWN = releaseSql(0);
export const RELEASE_SHARED = releaseSql(1);
export const LIST_OF_PERSON = `
  SELECT number, campaign_id AS campaign, code FROM coupon_code WHERE site_id = ? AND person_id = ?`;
export const LIST = `
  SELECT c.number, c.code, p.customer_id AS customerId, c.issued_at AS issuedAt, c.expires_at AS expiresAt,
    c.redeemed_at AS redeemedAt, c.redeemed_by AS redeemedBy
  FROM coupon_code c LEFT JOIN person p ON p.site_id = c.site_id AND p.id = c.person_id
  WHERE c.number > ? AND c.site_id = ? AND c.campaign_id = ? ORDER BY c.number LIMIT ?`;
const GIVE = 'UPDATE coupon_code SET person_id = ? WHERE number = ?';

type Issue = { site: number; campaign: string; code: string; person: string; now: number; expiresAt: number | null };
type Count = { site: number; campaign: string; free: number; issued: number; redeemed: number };
type Stock = { free: number; issued: number; redeemed: number };
type Found = { number: number; campaign: CampaignId };
type Order = { coupon: string; person: PersonId | undefined; transactionId: string; at: number };

export type Coupons = ReturnType<typeof openCoupons>;

/** Codes under their unique keys: one per person and campaign, and one person per code. */
export function openCoupons(db: Database, chance: Chance) {
  const findHeld = db.prepare<[number, string, string], { code: string; issuedAt: number }>(FIND_HELD);
  const issueShared = db.prepare<[Issue]>(ISSUE_SHARED);
  const issueOwn = db.prepare<[Issue]>(ISSUE_OWN);
  const claimFree = db.prepare<[Omit<Issue, 'code'>], string>(CLAIM_FREE).pluck();
  const importCode = db.prepare<[number, string, string]>(IMPORT);
  const count = db.prepare<[Count]>(COUNT);
  const getStock = db.prepare<[number, string], Stock>(GET_STOCK);
  const findOwn = db.prepare<[number, string], Found>(FIND_OWN);
  const findShared = db.prepare<[number, string, string], Found>(FIND_SHARED);
  const redeem = db.prepare<[number, string, number]>(REDEEM);
  const releaseOwn = db.prepare<[number, string, string], CampaignId>(RELEASE_OWN).pluck();
  const releaseShared = db.prepare<[number, string, string], CampaignId>(RELEASE_SHARED).pluck();
  const listOfPerson = db.prepare<[number, string], Found & { code: string }>(LIST_OF_PERSON);
  const list = db.prepare<[number, number, string, number], CouponCode>(LIST);
  const give = db.prepare<[string, number]>(GIVE);

  const take: Record<Coupon['source'], (coupon: Coupon, issue: Omit<Issue, 'code'>) => string> = {
    fixed(coupon, issue) {
      const code = coupon.code ?? '';
      issueShared.run({ ...issue, code });
      return code;
    },
    generated(coupon, issue) {
      for (let attempt = 0; attempt < MAX_COLLISIONS; attempt++) {
        const code = generateCode(coupon.pattern ?? '', chance.bytes(CODE_BYTES));
        if (issueOwn.run({ ...issue, code }).changes === 1) return code;
      }
      throw new StoreError('internal', `coupon.pattern must leave codes to draw; got ${coupon.pattern}, all taken`);
    },
    pool(_coupon, issue) {
      const code = claimFree.get(issue);
      if (code === undefined) throw new StoreError('internal', `the pool of ${issue.campaign} must have a free code`);
      return code;
    },
  };

  return {
    /** The person's coupon of a campaign: the one held already, else a new one. Ask {@link left} first. */
    issue(
      siteId: number,
      campaign: CampaignId,
      coupon: Coupon,
      person: PersonId,
      zone: string,
      now: number,
    ): DecidedCoupon {
      const held = findHeld.get(siteId, person, campaign);
      if (held) return issueCoupon(coupon, held.code, zone, held.issuedAt);
      const expiresAt = issueCoupon(coupon, '', zone, now).expiresAt ?? null;
      const code = take[coupon.source](coupon, { site: siteId, campaign, person, now, expiresAt });
      count.run({ site: siteId, campaign, free: coupon.source === 'pool' ? -1 : 0, issued: 1, redeemed: 0 });
      return issueCoupon(coupon, code, zone, now);
    },

    /** How many may still be issued; Infinity when nothing bounds them. */
    left(siteId: number, campaign: CampaignId, coupon: Coupon): number {
      if (coupon.source !== 'pool' && coupon.stock === undefined) return Number.POSITIVE_INFINITY;
      const { free, issued } = getStock.get(siteId, campaign) ?? { free: 0, issued: 0 };
      const ofStock = coupon.stock === undefined ? Number.POSITIVE_INFINITY : Math.max(0, coupon.stock - issued);
      return coupon.source === 'pool' ? Math.min(free, ofStock) : ofStock;
    },

    stock: (siteId: number, campaign: CampaignId): Stock =>
      getStock.get(siteId, campaign) ?? { free: 0, issued: 0, redeemed: 0 },

    list: (siteId: number, campaign: string, after: number, limit: number): CouponCode[] =>
      list.all(after, siteId, campaign, limit),

    /** Adds codes to a pool. `known` ones are on record already, in this campaign or another of the site. */
    import(siteId: number, campaign: CampaignId, codes: string[]): { added: number; known: number } {
      let added = 0;
      for (const code of codes) added += importCode.run(siteId, campaign, code).changes;
      count.run({ site: siteId, campaign, free: added, issued: 0, redeemed: 0 });
      return { added, known: codes.length - added };
    },

    /** An order named a code: it is spent, once. Shops write codes in capitals or not, as they please. A code we never issued is not ours. */
    redeem(siteId: number, { coupon, person, transactionId, at }: Order): void {
      for (const code of spellings(coupon)) {
        const found = findOwn.get(siteId, code) ?? findShared.get(siteId, code, person ?? '');
        if (!found) continue;
        redeem.run(at, transactionId, found.number);
        count.run({ site: siteId, campaign: found.campaign, free: 0, issued: 0, redeemed: 1 });
        return;
      }
    },

    /** An order that had spent a code does not count any more, or never named it. */
    release(siteId: number, coupon: string, transactionId: string): void {
      for (const code of spellings(coupon)) {
        const campaign = releaseOwn.get(siteId, code, transactionId) ?? releaseShared.get(siteId, code, transactionId);
        if (campaign === undefined) continue;
        count.run({ site: siteId, campaign, free: 0, issued: 0, redeemed: -1 });
        return;
      }
    },

    /**
     * Hands the codes of `alias` to `survivor`. Where both hold one of a campaign, the survivor gets the one that `isKept`
     * names and the other stays under the alias, where an order still finds it.
     */
    join(
      siteId: number,
      alias: PersonId,
      survivor: PersonId,
      isKept: (campaign: CampaignId, code: string) => boolean,
    ): void {
      const held = new Map(listOfPerson.all(siteId, survivor).map((row) => [row.campaign, row]));
      for (const { number, campaign, code } of listOfPerson.all(siteId, alias)) {
        const rival = held.get(campaign);
        if (rival && (rival.code === code || !isKept(campaign, code))) continue;
        if (rival) give.run(`${alias}+${survivor}`, rival.number);
        give.run(survivor, number);
        if (rival) give.run(alias, rival.number);
      }
    },
  };
}

/** A code as it was told, and as a shop may have written it. */
function spellings(coupon: string): Set<string> {
  const told = coupon.trim();
  return new Set([told, told.toUpperCase(), told.toLowerCase()]);
}
