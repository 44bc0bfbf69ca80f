import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CampaignId, PersonId } from '../../server/contract/ids.ts';
import { openCoupons } from '../../server/storage/sqlite/coupons.ts';
import {
  countedChance,
  does,
  type Fixture,
  MINUTE,
  NOON,
  openFixture,
  rows,
  SECOND,
  secretCoupon,
  value,
} from './fixture.ts';

let fixture: Fixture;
beforeEach(() => {
  fixture = openFixture();
  fixture.write((engine) => engine.createCampaign(fixture.site.id, secretCoupon, 'live', NOON));
});
afterEach(() => fixture.close());

/** The popup a visitor gets, which they see. */
function popup(visitor: string, at: number) {
  const [decision] = does(fixture, visitor, 'page_view', at).decisions;
  if (!decision) throw new Error(`${visitor} must be shown the coupon`);
  does(fixture, visitor, 'offer_shown', at + SECOND, { offer: decision.offer, turn: 1 });
  return decision;
}

const logsIn = (visitor: string, at: number) => does(fixture, visitor, 'identify', at, { customer_id: 'c1' });
const personOf = (visitor: string) =>
  value(fixture, `SELECT p.id FROM visitor v JOIN person p ON p.number = v.person WHERE v.id = 'visitor-${visitor}'`);
const offers = () => rows(fixture, 'SELECT id, person_id FROM offer ORDER BY decided_at');
const codes = () => rows(fixture, 'SELECT code, person_id FROM coupon_code ORDER BY issued_at');

describe('the rows of two persons who turn out to be one', () => {
  it.each([
    ['survivor', 'phone', 'laptop'],
    ['other', 'laptop', 'phone'],
  ])('the survivor has the earlier offer and code when it was the %s who had them', (_who, member, guest) => {
    const early = popup('phone', NOON);
    const late = popup('laptop', NOON + MINUTE);
    const survivor = personOf(member);
    const alias = personOf(guest);
    logsIn(member, NOON + 2 * MINUTE);
    logsIn(guest, NOON + 3 * MINUTE);
    expect([personOf(member), personOf(guest)]).toEqual([survivor, survivor]);
    expect(offers()).toEqual([
      { id: early.offer, person_id: survivor },
      { id: late.offer, person_id: alias },
    ]);
    expect(codes()).toEqual([
      { code: early.coupon?.code, person_id: survivor },
      { code: late.coupon?.code, person_id: alias },
    ]);
    expect(rows(fixture, 'SELECT alias_id, survivor_id FROM person_alias')).toEqual([
      { alias_id: alias, survivor_id: survivor },
    ]);
  });

  it('the survivor takes over an offer and a code that only the other had', () => {
    const { offer, coupon } = popup('phone', NOON);
    logsIn('laptop', NOON + MINUTE);
    logsIn('phone', NOON + 2 * MINUTE);
    expect(offers()).toEqual([{ id: offer, person_id: personOf('laptop') }]);
    expect(codes()).toEqual([{ code: coupon?.code, person_id: personOf('laptop') }]);
    expect(value(fixture, 'SELECT COUNT(*) FROM person')).toBe(1);
  });
});

describe('the stock of codes, asked twice by one person', () => {
  it.each(['fixed', 'generated', 'pool'] as const)('gives the same %s code with the same end', (source) => {
    const { engine, site } = fixture;
    const { id } = engine.listCampaigns(site.id, false)[0] ?? {};
    const campaign = id as CampaignId;
    const coupons = openCoupons(engine.db, countedChance());
    coupons.import(site.id, campaign, ['AAA', 'BBB']);
    const coupon = { source, label: '10 %', code: 'SUMMER', pattern: '########', expires: { afterHours: 1 } };
    const ask = (now: number) => coupons.issue(site.id, campaign, coupon, 'p1' as PersonId, 'Asia/Seoul', now);
    const first = ask(NOON);
    expect(first.expiresAt).toBe(NOON + 60 * MINUTE);
    expect(ask(NOON + MINUTE)).toEqual(first);
    expect(coupons.stock(site.id, campaign).issued).toBe(1);
  });

  it('draws again when a generated code is taken, and says when the pattern has none left', () => {
    const { engine, site } = fixture;
    const campaign = engine.listCampaigns(site.id, false)[0]?.id as CampaignId;
    const coupon = { source: 'generated', label: '10 %', pattern: 'ABC-#' } as const;
    const coupons = openCoupons(engine.db, countedChance());
    const ask = (person: string) =>
      coupons.issue(site.id, campaign, coupon, person as PersonId, 'Asia/Seoul', NOON).code;
    const drawn = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8'].map(ask);
    expect(new Set(drawn).size).toBe(8);
    const constant = openCoupons(engine.db, { ...countedChance(), bytes: (count) => new Uint8Array(count) });
    const again = () => constant.issue(site.id, campaign, coupon, 'p9' as PersonId, 'Asia/Seoul', NOON);
    again();
    expect(() => constant.issue(site.id, campaign, coupon, 'p10' as PersonId, 'Asia/Seoul', NOON)).toThrow(/all taken/);
  });
});
