/**
 * What every engine of the store must keep, said through the Store alone. `test/storage/*.test.ts` runs it against SQLite in
 * this thread and behind its worker threads.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CampaignDefinition } from '../../server/contract/campaign.ts';
import type { CollectAnswer } from '../../server/contract/collect.ts';
import type { Decision } from '../../server/contract/decision.ts';
import type { CustomerId } from '../../server/contract/ids.ts';
import { LEASE_MS } from '../../server/contract/limits.ts';
import type { Mapping } from '../../server/contract/mapping.ts';
import type { Site } from '../../server/contract/site.ts';
import type { OrderStatement } from '../../server/domain/order-statement.ts';
import type { SettledBatch, Store } from '../../server/storage/store.ts';
import { batchOf, DAY, event, HOUR, MINUTE, NOON, SECOND, secretCoupon, settings, welcome } from './fixture.ts';

export type OpenStore = () => Promise<{ store: Store; remove(): Promise<void> }>;

export function describeStore(engine: string, open: OpenStore): void {
  describe(engine, () => promises(open));
}

function promises(open: OpenStore): void {
  let store: Store;
  let site: Site;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    ({ store, remove } = await open());
  });
  afterAll(() => remove());
  beforeEach(async () => {
    site = await store.createSite(settings, NOON);
  });

  const create = (definition: CampaignDefinition = welcome) => store.createCampaign(site.id, definition, 'live', NOON);
  const collect = async (batch: SettledBatch, now = batch.sentAt) =>
    (await store.collect({ siteId: site.id, batch, now })).answer;
  const does = (visitor: string, name: string, at: number, params = {}) =>
    collect(batchOf(visitor, [event(name, at, params)]));
  const logsIn = (visitor: string, customer: string, at: number) =>
    does(visitor, 'identify', at, { customer_id: customer });
  const sees = (visitor: string, { offer, turn }: Decision, at: number) =>
    does(visitor, 'offer_shown', at, { offer, turn });
  const decisionsOf = (answers: CollectAnswer[]) => answers.flatMap(({ decisions }) => decisions);
  const codesOf = (answers: CollectAnswer[]) => decisionsOf(answers).map(({ coupon }) => coupon?.code);
  const numbered = (count: number) => Array.from({ length: count }, (_, index) => index);

  describe('the mapping of a site', () => {
    const mapping = (glob: string): Mapping => ({
      pages: [{ name: 'cart', when: [{ test: 'url', glob }], event: 'view_cart', fields: [] }],
      actions: [],
    });

    it('is published once, however many press at once, and earlier versions stay as they were', async () => {
      await store.saveMapping(site.id, 0, mapping('/a'), { 'page cart value': '9' }, NOON);
      const pressed = await Promise.allSettled(numbered(8).map(() => store.publishMapping(site.id, 1, NOON)));
      expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await store.saveMapping(site.id, 2, mapping('/b'), undefined, NOON);
      const report = await store.publishMapping(site.id, 3, NOON);
      expect(report).toMatchObject({ revision: 4, samples: { 'page cart value': '9' }, published: mapping('/b') });
      expect(report.versions.map(({ version }) => version)).toEqual([2, 1]);
      expect((await store.getMappingVersion(site.id, 1))?.mapping).toEqual(mapping('/a'));
      const current = await store.currentMappings();
      expect(current.filter(({ siteId }) => siteId === site.id)).toEqual([
        { siteId: site.id, version: 2, empty: false },
      ]);
    });

    it('is nobody else’s', async () => {
      const other = await store.createSite(settings, NOON);
      await store.saveMapping(site.id, 0, mapping('/a'), undefined, NOON);
      await store.publishMapping(site.id, 1, NOON);
      expect(await store.mappingReport(other.id)).toEqual({ revision: 0, samples: {}, versions: [] });
      expect(await store.getMappingVersion(other.id, 1)).toBeUndefined();
    });
  });

  describe('one offer and one code per person', () => {
    it('however many requests of one person come at once', async () => {
      const { id } = await create(secretCoupon);
      const answers = await Promise.all(numbered(64).map((index) => does('ann', 'page_view', NOON + index)));
      expect(decisionsOf(answers)).toHaveLength(1);
      const results = await store.campaignResults(site.id, id, NOON);
      expect(results?.coupons).toEqual({ issued: 1, redeemed: 0 });
      expect(results?.arms).toMatchObject([{ arm: 'A', qualified: 1 }]);
    });

    it('however often one batch is sent, in one moment or after a lost answer', async () => {
      await create(secretCoupon);
      const batch = batchOf('ann', [event('page_view', NOON)]);
      const answers = await Promise.all(numbered(20).map(() => collect(batch)));
      answers.push(await collect(batch, NOON + 5 * SECOND));
      expect(new Set(codesOf(answers)).size).toBe(1);
      expect(codesOf(answers)).toHaveLength(21);
      expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(1);
    });

    it('although their devices ask at once', async () => {
      await create(secretCoupon);
      const devices = numbered(30).map((index) => `device-${index}`);
      for (const device of devices) await logsIn(device, 'c1', NOON - MINUTE);
      const answers = await Promise.all(devices.map((device, index) => does(device, 'page_view', NOON + index)));
      expect(decisionsOf(answers)).toHaveLength(1);
    });

    it('and what was seen on one device is not shown on the other, which knows the same code', async () => {
      const { id } = await create({
        ...secretCoupon,
        limits: { repeat: 'days', everyDays: 1, stopAfterConversion: false },
      });
      await logsIn('phone', 'c1', NOON);
      const [first] = (await does('phone', 'page_view', NOON)).decisions;
      if (!first) throw new Error('the phone must be shown the coupon');
      await sees('phone', first, NOON + SECOND);
      await logsIn('laptop', 'c1', NOON + MINUTE);
      expect((await does('laptop', 'page_view', NOON + MINUTE)).decisions).toEqual([]);
      const [later] = (await does('laptop', 'page_view', NOON + 2 * DAY)).decisions;
      expect(later).toMatchObject({ offer: first.offer, turn: 2, coupon: first.coupon });
      expect((await store.getCampaign(site.id, id))?.figures).toMatchObject({ qualified: 1, shown: 1 });
    });

    it('shown again after its lease ended, with the same arm and code', async () => {
      await create(secretCoupon);
      const [first] = (await does('ann', 'page_view', NOON)).decisions;
      const [again] = (await does('ann', 'page_view', NOON + LEASE_MS + SECOND)).decisions;
      expect(again).toEqual(first);
    });
  });

  describe('a stock of codes', () => {
    it('goes to as many people as there are codes, each code once, and the others are shown nothing', async () => {
      const { id } = await create({ ...secretCoupon, coupon: { source: 'pool', label: '10 %' } });
      const codes = numbered(10).map((index) => `CODE-${index}`);
      await store.importCodes(site.id, id, codes);
      const answers = await Promise.all(numbered(40).map((index) => does(`v${index}`, 'page_view', NOON)));
      expect(codesOf(answers).sort()).toEqual(codes);
      const results = await store.campaignResults(site.id, id, NOON);
      expect(results?.coupons).toEqual({ issued: 10, redeemed: 0, left: 0 });
      expect(results?.refusals).toEqual([{ gate: 'stock', count: 30 }]);
    });

    it.each(['fixed', 'generated'] as const)('of %s codes ends where the author set its end', async (source) => {
      const coupon = { source, label: '10 %', code: 'SUMMER', pattern: '########', stock: 5 };
      await create({ ...secretCoupon, coupon });
      const answers = await Promise.all(numbered(20).map((index) => does(`v${index}`, 'page_view', NOON)));
      expect(codesOf(answers)).toHaveLength(5);
      expect(new Set(codesOf(answers)).size).toBe(source === 'fixed' ? 1 : 5);
    });

    it('is filled up by a second import, which counts the codes that are known', async () => {
      const { id } = await create({ ...secretCoupon, coupon: { source: 'pool', label: '10 %' } });
      expect(await store.importCodes(site.id, id, ['AAA', 'BBB'])).toEqual({ added: 2, known: 0 });
      expect(await store.importCodes(site.id, id, ['BBB', 'CCC', 'CCC'])).toEqual({ added: 1, known: 2 });
      expect((await store.campaignResults(site.id, id, NOON))?.coupons.left).toBe(3);
    });

    it.each(['fixed', 'generated'] as const)(
      'of %s codes counts one as spent when an order names it, once',
      async (source) => {
        const { id } = await create({
          ...secretCoupon,
          coupon: { source, label: '10 %', code: 'SUMMER', pattern: '########' },
        });
        const [decision] = (await does('ann', 'page_view', NOON)).decisions;
        await does('bea', 'page_view', NOON);
        const order = { transaction_id: 'T1', value: 30_000, coupon: decision?.coupon?.code };
        await does('ann', 'purchase', NOON + MINUTE, order);
        await does('ann', 'purchase', NOON + 2 * MINUTE, order);
        await does('ann', 'purchase', NOON + 3 * MINUTE, { ...order, transaction_id: 'T2' });
        await does('ann', 'purchase', NOON + 4 * MINUTE, { transaction_id: 'T3', value: 1, coupon: 'NOT-OURS' });
        expect((await store.campaignResults(site.id, id, NOON))?.coupons).toEqual({ issued: 2, redeemed: 1 });
      },
    );

    it.each([
      ['SUMMER', ' summer '],
      ['summer', 'SUMMER'],
      ['summer', 'Summer'],
    ])('whose code %j an order names as %j is spent', async (code, told) => {
      const { id } = await create({ ...secretCoupon, coupon: { source: 'fixed', label: '10 %', code } });
      await does('ann', 'page_view', NOON);
      await does('ann', 'purchase', NOON + MINUTE, { transaction_id: 'T1', value: 30_000, coupon: told });
      expect((await store.campaignResults(site.id, id, NOON))?.coupons).toEqual({ issued: 1, redeemed: 1 });
    });
  });

  describe('who is who', () => {
    it('two visitors who log in as one customer are one person, whichever logs in first', async () => {
      await create();
      const seen: number[] = [];
      for (const [customer, order] of [
        ['c1', ['a', 'b']],
        ['c2', ['b', 'a']],
      ] as const) {
        const names = order.map((name) => `${customer}-${name}`);
        const [decision] = (await does(`${customer}-a`, 'page_view', NOON)).decisions;
        if (decision) await sees(`${customer}-a`, decision, NOON + SECOND);
        for (const name of names) await logsIn(name, customer, NOON + MINUTE);
        const answers = await Promise.all(names.map((name) => does(name, 'page_view', NOON + 2 * MINUTE)));
        seen.push(decisionsOf(answers).length + (decision ? 1 : 0));
      }
      expect(seen).toEqual([1, 1]);
      expect((await store.reach(site.id, { kind: 'all', of: [] }, NOON)).people).toBe(2);
    });

    it('two anonymous visitors who had codes of their own keep the earlier one, and an order finds either', async () => {
      const { id } = await create({
        ...secretCoupon,
        limits: { repeat: 'days', everyDays: 1, stopAfterConversion: false },
      });
      const [early] = (await does('phone', 'page_view', NOON)).decisions;
      const [late] = (await does('laptop', 'page_view', NOON + MINUTE)).decisions;
      if (!early || !late) throw new Error('both must be shown a coupon');
      await sees('phone', early, NOON + SECOND);
      await sees('laptop', late, NOON + MINUTE + SECOND);
      await logsIn('laptop', 'c1', NOON + 2 * MINUTE);
      await logsIn('phone', 'c1', NOON + 3 * MINUTE);
      const [again] = (await does('laptop', 'page_view', NOON + 3 * DAY)).decisions;
      expect(again).toMatchObject({ offer: early.offer, coupon: early.coupon });
      await does('laptop', 'purchase', NOON + 3 * DAY, { transaction_id: 'T1', value: 1, coupon: late.coupon?.code });
      expect((await store.campaignResults(site.id, id, NOON))?.coupons).toEqual({ issued: 2, redeemed: 1 });
    });

    it('a browser with two ids is one person, and has the code and the showings of either', async () => {
      await create(secretCoupon);
      const [decision] = (await does('script', 'page_view', NOON)).decisions;
      if (!decision) throw new Error('the first must be shown a coupon');
      await sees('script', decision, NOON + SECOND);
      await does('cookie', 'scroll', NOON + MINUTE);
      const { decisions } = await collect({
        ...batchOf('cookie', [event('page_view', NOON + 2 * MINUTE)]),
        was: batchOf('script', []).visitor,
      });
      expect(decisions).toEqual([]);
      expect((await store.reach(site.id, { kind: 'all', of: [] }, NOON)).people).toBe(1);
    });

    it('a visitor who logs in as somebody else takes nothing along', async () => {
      await create();
      await logsIn('ann', 'c1', NOON);
      const [first] = (await does('ann', 'page_view', NOON)).decisions;
      if (first) await sees('ann', first, NOON + SECOND);
      await logsIn('ann', 'c2', NOON + MINUTE);
      expect((await does('ann', 'page_view', NOON + MINUTE)).decisions).toHaveLength(1);
      await logsIn('ann', 'c1', NOON + 2 * MINUTE);
      expect((await does('ann', 'page_view', NOON + 2 * MINUTE)).decisions).toEqual([]);
      expect((await store.reach(site.id, { kind: 'all', of: [] }, NOON)).people).toBe(2);
    });

    it('one batch may log in, out and in as another: its events go to whom they belong', async () => {
      await collect(
        batchOf('ann', [
          event('view_item', NOON),
          event('identify', NOON + 1, { customer_id: 'c1', attributes: { points: 700 } }),
          event('logout', NOON + 2),
          event('identify', NOON + 3, { customer_id: 'c2' }),
          event('view_cart', NOON + 4),
          event('identify', NOON + 5, { customer_id: 'c1' }),
        ]),
      );
      const rich = { kind: 'attribute', property: 'points', op: 'at_least', value: 500 } as const;
      const cart = { kind: 'event', name: 'view_cart', times: { atLeast: 1 } } as const;
      expect(await store.reach(site.id, rich, NOON + 10)).toEqual({ looked: 2, fit: 1, people: 2 });
      expect(await store.reach(site.id, { kind: 'all', of: [rich, cart] }, NOON + 10)).toMatchObject({ fit: 0 });
      expect(await store.reach(site.id, cart, NOON + 10)).toMatchObject({ fit: 1 });
    });

    it.each(['', '0', 'undefined', 'null', 'guest', '[object Object]', true, null])(
      'a shop that says %j for everybody does not make one person of them',
      async (nobody) => {
        for (const visitor of ['ann', 'bea']) {
          await does(visitor, 'identify', NOON, { customer_id: nobody });
          await does(visitor, 'page_view', NOON);
        }
        expect((await store.reach(site.id, { kind: 'all', of: [] }, NOON)).people).toBe(2);
      },
    );
  });

  describe('each thing is counted once', () => {
    it('an order whose thank-you page is loaded again, on another device as well', async () => {
      await does('ann', 'purchase', NOON, { transaction_id: 'T1', value: 50_000 });
      await does('ann', 'purchase', NOON + SECOND, { transaction_id: 'T1', value: 50_000 });
      await does('bea', 'purchase', NOON + MINUTE, { transaction_id: 'T1', value: 50_000 });
      await collect(
        batchOf(
          'cho',
          numbered(3).map(() => event('purchase', NOON, { transaction_id: 'T2', value: 10_000 })),
        ),
      );
      expect((await store.homeReport(site.id, NOON + MINUTE)).today).toMatchObject({ orders: 2, revenueMinor: 60_000 });
    });

    it('a showing, click, closing and copy, however often the page tells of them', async () => {
      const { id } = await create(secretCoupon);
      const [decision] = (await does('ann', 'page_view', NOON)).decisions;
      const told = { offer: decision?.offer, turn: 1 };
      for (const at of [SECOND, 2 * SECOND, 3 * SECOND]) {
        for (const name of ['offer_shown', 'offer_clicked', 'coupon_copied', 'offer_dismissed']) {
          await does('ann', name, NOON + at, told);
        }
      }
      await does('bea', 'offer_shown', NOON, told);
      expect((await store.getCampaign(site.id, id))?.figures).toEqual({
        qualified: 1,
        shown: 1,
        clicked: 1,
        dismissed: 1,
        copied: 1,
        converted: 0,
        orders: 0,
        revenueMinor: 0,
        confirmedMinor: 0,
      });
      expect((await store.homeReport(site.id, NOON + MINUTE)).today.messagesShown).toBe(1);
    });

    it('an order that the page and the shop tell of at the same moment, by what the shop says', async () => {
      const statement: OrderStatement = {
        transactionId: 'T1',
        otherNames: [],
        asOf: NOON,
        fields: { status: 'paid', at: NOON, valueMinor: 30_000, customerId: 'c1' as CustomerId },
        refunds: { r1: 5_000 },
      };
      await logsIn('ann', 'c1', NOON - MINUTE);
      await Promise.all(
        numbered(10).flatMap((index) => [
          does('ann', 'purchase', NOON + index, { transaction_id: 'T1', value: 99_000 }),
          store.tellOrders(site.id, [statement], NOON + index),
          store.tellCustomers(site.id, [{ customerId: 'c1', attributes: { points: index } }], NOON + index),
        ]),
      );
      const { today } = await store.homeReport(site.id, NOON + MINUTE);
      expect(today).toMatchObject({ orders: 1, revenueMinor: 25_000, confirmedMinor: 25_000 });
      const { fit } = await store.reach(site.id, { kind: 'orders', measure: 'revenue', range: { atLeast: 1 } }, NOON);
      expect(fit).toBe(1);
    });

    it('every batch, repeated and shuffled as a bad network does', async () => {
      const names = ['page_view', 'view_item', 'add_to_cart', 'purchase'];
      const batches = numbered(12).map((index) =>
        batchOf(
          `v${index % 3}`,
          numbered(4).map((n) =>
            event(names[n] ?? '', NOON + index * MINUTE + n, { transaction_id: `T${index}`, value: 100 }),
          ),
        ),
      );
      const now = NOON + 20 * MINUTE;
      for (const batch of batches) await collect(batch, now);
      const once = await store.homeReport(site.id, now);
      expect(once.today).toMatchObject({ productViews: 12, carts: 12, orders: 12, revenueMinor: 1_200, visitors: 3 });
      const repeats = fc.sample(fc.shuffledSubarray(batches), { numRuns: 5, seed: 7 }).flat();
      for (const batch of repeats) expect((await collect(batch, now)).accepted).toBe(0);
      expect(await store.homeReport(site.id, now)).toEqual(once);
      const shuffled = await store.createSite(settings, NOON);
      for (const batch of repeats.concat(batches.toReversed()))
        await store.collect({ siteId: shuffled.id, batch, now });
      expect((await store.homeReport(shuffled.id, now)).today).toEqual({ ...once.today, sessions: expect.any(Number) });
    });
  });

  describe('campaigns', () => {
    it('are listed newest first with their figures, archived ones only when asked for', async () => {
      const old = await store.createCampaign(site.id, welcome, 'draft', NOON);
      const young = await store.createCampaign(site.id, { ...welcome, name: 'Young' }, 'draft', NOON + DAY);
      const names = async (archived: boolean) =>
        (await store.listCampaigns(site.id, archived)).map(({ definition }) => definition.name);
      expect(await names(false)).toEqual(['Young', 'Welcome']);
      await store.setCampaignState(site.id, old.id, 'archived', NOON);
      expect(await names(false)).toEqual(['Young']);
      expect(await names(true)).toEqual(['Young', 'Welcome']);
      expect(young.figures.shown).toBe(0);
    });

    it('saved by two editors at once keep the first and tell the second', async () => {
      const { id } = await create();
      const saves = ['One', 'Two'].map((name) => store.saveCampaign(site.id, id, 1, { ...welcome, name }, NOON + DAY));
      await expect(saves[0]).resolves.toMatchObject({ version: 2, updatedAt: NOON + DAY, createdAt: NOON });
      await expect(saves[1]).rejects.toMatchObject({ code: 'stale_version' });
      expect((await store.getCampaign(site.id, id))?.definition.name).toBe('One');
    });

    it('go only where their state leads', async () => {
      const { id } = await store.createCampaign(site.id, welcome, 'draft', NOON);
      await expect(store.setCampaignState(site.id, id, 'paused', NOON)).rejects.toMatchObject({ code: 'wrong_state' });
      for (const state of ['live', 'live', 'paused', 'live', 'archived', 'paused', 'archived', 'draft'] as const) {
        expect((await store.setCampaignState(site.id, id, state, NOON)).state).toBe(state);
      }
      await store.setCampaignState(site.id, id, 'live', NOON);
      await expect(store.setCampaignState(site.id, id, 'draft', NOON)).rejects.toMatchObject({ code: 'wrong_state' });
    });

    it('that do not exist, or belong to another site, are not found', async () => {
      const { id } = await create();
      const other = await store.createSite(settings, NOON);
      expect(await store.getCampaign(other.id, id)).toBeUndefined();
      expect(await store.campaignResults(other.id, id, NOON)).toBeUndefined();
      await expect(store.setCampaignState(other.id, id, 'paused', NOON)).rejects.toMatchObject({ code: 'not_found' });
      await expect(store.saveCampaign(other.id, id, 1, welcome, NOON)).rejects.toMatchObject({ code: 'not_found' });
      await expect(store.importCodes(other.id, id, ['AAA'])).rejects.toMatchObject({ code: 'not_found' });
      await expect(store.createCampaign(9_999, welcome, 'draft', NOON)).rejects.toMatchObject({ code: 'unknown_site' });
    });
  });

  describe('reports', () => {
    it('home: today so far, yesterday up to the same hour, fourteen days and the hours, in the zone of the site', async () => {
      const at = (day: number, hour: number) => Date.UTC(2026, 10, day, hour - 9, 30);
      for (const [visitor, day, hour] of [
        ['a', 20, 9],
        ['b', 20, 23],
        ['c', 21, 0],
        ['d', 21, 9],
        ['d', 21, 11],
      ] as const) {
        await does(visitor, 'view_item', at(day, hour));
      }
      await does('d', 'purchase', at(21, 11), { transaction_id: 'T1', value: 9_900 });
      const report = await store.homeReport(site.id, at(21, 12));
      expect(report.today).toMatchObject({ visitors: 2, sessions: 3, productViews: 3, orders: 1, revenueMinor: 9_900 });
      expect(report.yesterday).toMatchObject({ visitors: 1, productViews: 1, orders: 0 });
      expect(report.days).toHaveLength(14);
      expect(report.days.slice(-2)).toMatchObject([
        { day: '2026-11-20', totals: { visitors: 2, productViews: 2 } },
        { day: '2026-11-21', totals: { visitors: 2, productViews: 3 } },
      ]);
      expect(report.days[0]).toMatchObject({ day: '2026-11-08', totals: { visitors: 0 } });
      expect(report.hours.sessions).toEqual(numbered(24).map((hour) => ([0, 9, 11].includes(hour) ? 1 : 0)));
      expect(report.hours.orders[11]).toBe(1);
    });

    it('home: a changed zone of the site shows in the next report', async () => {
      await does('a', 'view_item', NOON);
      expect((await store.homeReport(site.id, NOON)).days.at(-1)?.day).toBe('2026-11-21');
      await store.updateSite(site.id, { ...settings, zone: 'America/Los_Angeles' });
      expect((await store.homeReport(site.id, NOON)).days.at(-1)?.day).toBe('2026-11-20');
    });

    it('home: the day on which clocks go back is one day', async () => {
      const berlin = await store.createSite({ ...settings, zone: 'Europe/Berlin' }, NOON);
      const visit = (visitor: string, now: number) =>
        store.collect({ siteId: berlin.id, batch: batchOf(visitor, [event('view_item', now)]), now });
      await visit('a', Date.UTC(2026, 9, 25, 0, 30));
      await visit('b', Date.UTC(2026, 9, 25, 1, 30));
      await visit('c', Date.UTC(2026, 9, 25, 22, 30));
      const report = await store.homeReport(berlin.id, Date.UTC(2026, 9, 26, 8));
      expect(report.days.slice(-2)).toMatchObject([
        { day: '2026-10-25', totals: { visitors: 3 } },
        { day: '2026-10-26' },
      ]);
    });

    it('install: which kinds of event came, and origins that may not report, at most fifty', async () => {
      await does('a', 'page_view', NOON);
      await does('a', 'page_view', NOON + MINUTE);
      await does('a', 'purchase', NOON, { transaction_id: 'T1' });
      for (const index of numbered(3))
        await store.noteRefusedOrigin(site.id, 'https://forgotten.example', NOON + index);
      for (const index of numbered(80))
        await store.noteRefusedOrigin(site.id, `https://noise-${index}.example`, NOON + index);
      const report = await store.installReport(site.id);
      expect(report.seen).toEqual([
        { name: 'page_view', count: 2, lastAt: NOON + MINUTE },
        { name: 'purchase', count: 1, lastAt: NOON },
      ]);
      expect(report.refusedOrigins).toHaveLength(50);
      expect(report.refusedOrigins).toContainEqual({ origin: 'https://forgotten.example', count: 3, lastAt: NOON + 2 });
      expect(report.refusedOrigins[0]?.origin).toBe('https://noise-79.example');
    });

    it('results: what each arm brought, what the hold-out brought, day by day', async () => {
      const { id } = await create({ ...secretCoupon, experiment: { holdoutPercent: 30, rolloutPercent: 100 } });
      for (const index of numbered(40)) {
        const [decision] = (await does(`v${index}`, 'page_view', NOON)).decisions;
        if (decision) await sees(`v${index}`, decision, NOON + SECOND);
        if (index % 2 === 0)
          await does(`v${index}`, 'purchase', NOON + DAY, { transaction_id: `T${index}`, value: 1_000 });
      }
      const results = await store.campaignResults(site.id, id, NOON + DAY);
      const [shown, heldOut] = results?.arms ?? [];
      if (!shown || !heldOut || !results?.uplift) throw new Error('both arms must have people');
      expect([shown.arm, heldOut.arm]).toEqual(['A', 'holdout']);
      expect(shown.qualified + heldOut.qualified).toBe(40);
      expect(shown.converted + heldOut.converted).toBe(20);
      expect(heldOut.shown).toBe(0);
      expect(shown.revenuePerQualifiedMinor).toBe(shown.revenueMinor / shown.qualified);
      expect(results.days).toEqual([
        { day: '2026-11-21', shown: shown.shown, clicked: 0, converted: 0, revenueMinor: 0 },
        { day: '2026-11-22', shown: 0, clicked: 0, converted: shown.converted, revenueMinor: shown.revenueMinor },
      ]);
      expect(results.coupons.issued).toBe(shown.qualified);
      expect(results.uplift.conversionRate).toBeCloseTo(
        shown.converted / shown.qualified - heldOut.converted / heldOut.qualified,
      );
      expect((await store.listCampaigns(site.id, false))[0]?.figures).toMatchObject({
        shown: shown.shown,
        converted: shown.converted,
      });
    });

    it('live: lines of a batch, and the newest of the log, say who did what, and what is wrong with it', async () => {
      await logsIn('ann', 'kim', NOON - MINUTE);
      const batch = batchOf('ann', [event('view_item', NOON, { items: [{ item_id: 1, item_name: 'Linen shirt' }] })]);
      const { live } = await store.collect({ siteId: site.id, batch, now: NOON });
      const line = {
        at: NOON,
        name: 'view_item',
        who: 'kim',
        visitor: batch.visitor,
        url: 'https://shop.example/',
        about: 'Linen shirt',
        payload: { itemId: '1', itemName: 'Linen shirt', lines: 1, faults: ['no_price'] },
      };
      expect(live).toEqual([line]);
      expect(await store.recentEvents(site.id, 1)).toEqual([line]);
      expect(await store.recentEvents(site.id, 10)).toHaveLength(2);
    });
  });

  describe('sites, users and upkeep', () => {
    it('a site keeps its settings, and its key for itself', async () => {
      const changed = {
        ...settings,
        name: 'New',
        origins: [],
        tagFolder: 'https://shop.example/x7/',
        privacy: {
          honourGpc: false,
          consent: 'banner' as const,
          consentVersion: '2026-11',
          policyUrl: 'https://shop.example/privacy',
          countViews: true,
          retentionDays: 30,
        },
        active: false,
        fatigue: { perDay: 1, pauseMinutes: 2.5 },
      };
      const { id, key, createdAt } = site;
      expect(await store.updateSite(id, changed)).toEqual({ ...changed, id, key, createdAt });
      expect(await store.listSites()).toContainEqual({ ...changed, id, key, createdAt });
      await expect(store.createSite(settings, NOON, key)).rejects.toMatchObject({ code: 'invalid_field' });
      await expect(store.updateSite(9_999, settings)).rejects.toMatchObject({ code: 'unknown_site' });
      expect((await store.createSite(settings, NOON)).key).not.toBe((await store.createSite(settings, NOON)).key);
    });

    it('text that looks like SQL is text', async () => {
      const evil = `'; DROP TABLE site; --`;
      await store.createUser(evil, evil, NOON);
      await does(evil, 'view_item', NOON, { search_term: evil, items: [{ item_name: evil }] });
      await logsIn('ann', evil, NOON);
      expect((await store.getUserByName(evil))?.passwordHash).toBe(evil);
      expect((await store.recentEvents(site.id, 9)).map(({ about }) => about)).toContain(evil);
      expect(await store.listSites()).toContainEqual(site);
    });

    it('a user signs in by name; a dashboard session ends in time, or when it is ended', async () => {
      const before = await store.countUsers();
      const user = await store.createUser('owner', 'hash', NOON);
      expect(await store.countUsers()).toBe(before + 1);
      expect(await store.getUserByName('owner')).toEqual(user);
      expect(await store.getUserByName('nobody')).toBeUndefined();
      await expect(store.createUser('owner', 'other', NOON)).rejects.toMatchObject({ code: 'invalid_field' });
      await store.createDashboardSession(user.id, 'token', NOON, NOON + MINUTE);
      expect(await store.touchDashboardSession('token', NOON + SECOND, NOON + 2 * MINUTE)).toEqual(user);
      expect(await store.touchDashboardSession('token', NOON + 90 * SECOND, NOON + 3 * MINUTE)).toEqual(user);
      expect(await store.touchDashboardSession('token', NOON + 3 * MINUTE, NOON + 9 * MINUTE)).toBeUndefined();
      expect(await store.touchDashboardSession('wrong', NOON, NOON + MINUTE)).toBeUndefined();
      await store.createDashboardSession(user.id, 'second', NOON, NOON + MINUTE);
      await store.deleteDashboardSession('second');
      expect(await store.touchDashboardSession('second', NOON, NOON + MINUTE)).toBeUndefined();
    });

    it('a day of clean-ups deletes what each site has outlived, keeps the counts, and finds nothing the second time', async () => {
      const short = await store.createSite({ ...settings, privacy: { ...settings.privacy, retentionDays: 40 } }, NOON);
      const visit = (siteId: number, days: number) => {
        const batch = batchOf('ann', [event('page_view', NOON - days * DAY)], { sentAt: NOON });
        return store.collect({ siteId, batch, now: NOON });
      };
      for (const days of [900, 100, 90, 60, 39, 1]) await visit(short.id, days);
      for (const days of [900, 100, 1]) await visit(site.id, days);
      // Ann's visits of two years, as far as she remembers them.
      const visitsOf = async (siteId: number) => {
        const within = { days: 730 } as const;
        const reach = (atLeast: number) =>
          store.reach(siteId, { kind: 'event', name: 'page_view', within, times: { atLeast } }, NOON);
        const counts = [];
        for (const atLeast of [1, 2, 3, 4, 5, 6]) counts.push((await reach(atLeast)).fit);
        return counts.filter(Boolean).length;
      };
      // As the server does: once an hour. Each hour has its share of the people.
      const tidyForADay = async () => {
        const sum = { partitionsDropped: 0, eventsDeleted: 0, peopleTrimmed: 0 };
        for (const hour of Array(24).keys()) {
          const { partitionsDropped, eventsDeleted, peopleTrimmed } = await store.tidy(NOON + hour * HOUR);
          sum.partitionsDropped += partitionsDropped;
          sum.eventsDeleted += eventsDeleted;
          sum.peopleTrimmed += peopleTrimmed;
        }
        return sum;
      };
      const user = await store.createUser('tidy', 'hash', NOON);
      await store.createDashboardSession(user.id, 'ended', NOON - DAY, NOON - 1);
      expect(await visitsOf(short.id)).toBe(5);
      expect(await store.tidy(NOON)).toMatchObject({ partitionsDropped: 4, eventsDeleted: 0, sessionsDeleted: 1 });
      expect(await store.tidy(NOON)).toMatchObject({ partitionsDropped: 0, eventsDeleted: 0, sessionsDeleted: 0 });
      expect(await tidyForADay()).toEqual({ partitionsDropped: 0, eventsDeleted: 0, peopleTrimmed: 2 });
      expect(await visitsOf(short.id)).toBe(2);
      expect(await tidyForADay()).toEqual({ partitionsDropped: 0, eventsDeleted: 0, peopleTrimmed: 0 });
      expect((await store.recentEvents(short.id, 99)).map(({ at }) => (NOON - at) / DAY)).toEqual([1, 39]);
      expect((await store.recentEvents(site.id, 99)).map(({ at }) => (NOON - at) / DAY)).toEqual([1, 100]);
      expect((await store.installReport(short.id)).seen).toMatchObject([{ name: 'page_view', count: 6 }]);
      await store.ping();
    });

    it('a page that makes up event names cannot make the counts grow without end', async () => {
      for (const chunk of numbered(6)) {
        await collect(
          batchOf(
            'ann',
            numbered(100).map((index) => event(`made_up_${chunk}_${index}`, NOON)),
          ),
        );
      }
      const { seen } = await store.installReport(site.id);
      expect(seen).toHaveLength(501);
      expect(seen).toContainEqual({ name: 'other', count: 100, lastAt: NOON });
    });
  });
}
