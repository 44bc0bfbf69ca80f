import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CampaignDefinition } from '../../server/contract/campaign.ts';
import type { Batch } from '../../server/contract/collect.ts';
import type { Decision } from '../../server/contract/decision.ts';
import { openNouns } from '../../server/storage/sqlite/nouns.ts';
import {
  batchOf,
  countedChance,
  event,
  type Fixture,
  NOON,
  openFixture,
  rows,
  SECOND,
  secretCoupon,
  send,
  value,
} from './fixture.ts';

/** What may happen to a shop, told in small numbers. */
type Act =
  | { does: 'view'; visitor: number; leaving: boolean }
  | { does: 'login'; visitor: number; customer: number }
  | { does: 'logout' | 'buy'; visitor: number }
  /** Reports about the newest popup that the visitor was given, on whatever page it is open. */
  | { does: 'show' | 'click'; visitor: number }
  /** Sends an earlier batch once more. */
  | { does: 'repeat'; which: number }
  | { does: 'wait'; seconds: number };

const visitor = fc.nat(4);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constant('view' as const), visitor, leaving: fc.nat(4).map((n) => n === 0) }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('login' as const), visitor, customer: fc.nat(2) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constantFrom('logout', 'buy', 'show', 'show', 'click'), visitor }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('repeat' as const), which: fc.nat(50) }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('wait' as const), seconds: fc.constantFrom(1, 20, 40, 4_000, 90_000) }),
  },
);

const campaigns: CampaignDefinition[] = [
  { ...secretCoupon, name: 'once', priority: 90 },
  { ...secretCoupon, name: 'daily', limits: { repeat: 'days', everyDays: 1, stopAfterConversion: true } },
  { ...secretCoupon, name: 'tested', experiment: { holdoutPercent: 50, rolloutPercent: 100 } },
  { ...secretCoupon, name: 'pool', priority: 10, coupon: { source: 'pool', label: '10 %' } },
];

it('whatever happens in whatever order, ledgers, offers, codes and figures tell the same story', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 40, maxLength: 80 }), (acts) => {
      const fixture = openFixture();
      // Nobody pulls the plug here.
      fixture.engine.db.pragma('synchronous = OFF');
      try {
        play(fixture, acts);
        expectOneStory(fixture);
      } finally {
        fixture.close();
      }
    }),
    { numRuns: 60, seed: 20_261_121 },
  );
}, 60_000);

function play(fixture: Fixture, acts: Act[]): void {
  for (const definition of campaigns) {
    const { id } = fixture.write((engine) => engine.createCampaign(fixture.site.id, definition, 'live', NOON));
    if (definition.name === 'pool') fixture.write((engine) => engine.importCodes(fixture.site.id, id, ['AAA', 'BBB']));
  }
  const sent: Batch[] = [];
  const given = new Map<number, Decision>();
  let now = NOON;
  const tell = (who: number, name: string, params = {}, leaving = false) => {
    const batch = batchOf(String(who), [event(name, now, params)], { leaving });
    sent.push(batch);
    return send(fixture, batch, now).decisions[0];
  };
  for (const one of acts) {
    now += SECOND;
    if (one.does === 'wait') now += one.seconds * SECOND;
    if (one.does === 'view') {
      const decision = tell(one.visitor, 'page_view', {}, one.leaving);
      if (decision) given.set(one.visitor, decision);
    }
    if (one.does === 'login') tell(one.visitor, 'identify', { customer_id: `c${one.customer}` });
    if (one.does === 'logout') tell(one.visitor, 'logout');
    if (one.does === 'buy')
      tell(one.visitor, 'purchase', { transaction_id: `T${now}`, value: 10, coupon: codeOf(given, one) });
    if (one.does === 'show') tell(one.visitor, 'offer_shown', reportOf(given, one));
    if (one.does === 'click') tell(one.visitor, 'offer_clicked', reportOf(given, one));
    const again = one.does === 'repeat' ? sent[one.which % Math.max(1, sent.length)] : undefined;
    if (again) send(fixture, again, now);
  }
}

const reportOf = (given: Map<number, Decision>, { visitor: who }: { visitor: number }) => {
  const { offer, turn } = given.get(who) ?? { offer: 'none', turn: 1 };
  return { offer, turn };
};
const codeOf = (given: Map<number, Decision>, { visitor: who }: { visitor: number }) =>
  given.get(who)?.coupon?.code ?? '';

function expectOneStory(fixture: Fixture): void {
  type OfferRow = { id: string; campaign_id: string; person_id: string; arm: string; shown: number };
  type CodeRow = { campaign_id: string; person_id: string; code: string };
  const people = [...openNouns(fixture.engine.db, countedChance()).people.sample(fixture.site.id, 1_000)];
  const offers = rows<OfferRow>(fixture, 'SELECT * FROM offer');
  const codes = rows<CodeRow>(fixture, 'SELECT * FROM coupon_code WHERE person_id IS NOT NULL');
  const aliases = new Set(
    rows<{ alias_id: string }>(fixture, 'SELECT alias_id FROM person_alias').map((row) => row.alias_id),
  );
  const entries = people.flatMap((person) =>
    Object.entries(person.ledger).map(([campaign, entry]) => ({ person: person.id, campaign, entry })),
  );

  // Every entry of a ledger has its row and its code, and every row of a living person its entry.
  const held = offers.filter((offer) => !aliases.has(offer.person_id));
  expect(held.map(({ id, campaign_id, person_id, arm }) => ({ id, campaign_id, person_id, arm })).sort(byId)).toEqual(
    entries
      .map(({ person, campaign, entry }) => ({
        id: entry.offer,
        campaign_id: campaign,
        person_id: person,
        arm: entry.arm,
      }))
      .sort(byId),
  );
  for (const { person, campaign, entry } of entries) {
    const code = codes.find(({ campaign_id, person_id }) => campaign_id === campaign && person_id === person)?.code;
    expect(code).toBe(entry.coupon?.code);
  }

  // Figures are the sums of the rows.
  const sums = Map.groupBy(offers, ({ campaign_id, arm }) => `${campaign_id} ${arm}`);
  const figures = rows<{ key: string; qualified: number; shown: number }>(
    fixture,
    "SELECT campaign_id || ' ' || arm AS key, SUM(qualified) AS qualified, SUM(shown) AS shown FROM campaign_day GROUP BY key",
  );
  expect(figures.map(({ key, qualified, shown }) => [key, qualified, shown]).sort()).toEqual(
    [...sums].map(([key, of]) => [key, of.length, of.reduce((sum, { shown }) => sum + shown, 0)]).sort(),
  );
  expect(value(fixture, 'SELECT SUM(issued) FROM coupon_stock') ?? 0).toBe(codes.length);
  expect(value(fixture, 'SELECT SUM(redeemed) FROM coupon_stock') ?? 0).toBe(
    value(fixture, 'SELECT COUNT(*) FROM coupon_code WHERE redeemed_at IS NOT NULL'),
  );
  expect(value(fixture, "SELECT SUM(amount) FROM rollup WHERE metric = 'orders'") ?? 0).toBe(
    value(fixture, 'SELECT COUNT(*) FROM shop_order'),
  );
  expect(people.reduce((sum, person) => sum + person.orderCount, 0)).toBe(
    value(fixture, 'SELECT COUNT(*) FROM shop_order'),
  );
  expect(fixture.engine.db.pragma('foreign_key_check')).toEqual([]);
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
