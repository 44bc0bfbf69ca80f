import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { batchOf, does, event, type Fixture, MINUTE, NOON, openFixture, SECOND, send } from './fixture.ts';

let fixture: Fixture;
beforeEach(() => {
  fixture = openFixture();
});
afterEach(() => fixture.close());

const report = () => fixture.engine.installReport(fixture.site.id);
const hears = (at: number, heard: Record<string, number>) =>
  send(fixture, batchOf('ann', [event('page_view', at)], { heard }));

describe('the check of an installation', () => {
  it('says for each kind which sources spoke, what was dropped and in what they differed', () => {
    hears(NOON, { 'view_item layer used': 3, 'view_item layer double': 1, 'view_item markup differs price': 2 });
    hears(NOON + MINUTE, { 'view_item markup same': 5, 'purchase platform used': 1, 'view_item mapping unused': 1 });
    const none = { used: 0, double: 0, same: 0, unused: 0, differs: [] };
    expect(report().sources).toEqual([
      { ...none, name: 'purchase', source: 'platform', used: 1, lastAt: NOON + MINUTE },
      { ...none, name: 'view_item', source: 'layer', used: 3, double: 1, lastAt: NOON },
      { ...none, name: 'view_item', source: 'mapping', unused: 1, lastAt: NOON + MINUTE },
      {
        ...none,
        name: 'view_item',
        source: 'markup',
        same: 5,
        differs: [{ field: 'price', count: 2 }],
        lastAt: NOON + MINUTE,
      },
    ]);
  });

  it('names the platform that pages were found to be of, the latest first', () => {
    hears(NOON, { 'page_view platform found woocommerce': 1 });
    hears(NOON + SECOND, { 'page_view platform found cafe24': 1 });
    expect(report().platforms).toEqual([
      { platform: 'cafe24', lastAt: NOON + SECOND },
      { platform: 'woocommerce', lastAt: NOON },
    ]);
    expect(report().sources).toEqual([]);
  });

  it('counts the orders that the server of the shop told of', () => {
    expect(report().statedOrders).toBe(0);
    const fields = { status: 'paid', at: NOON, valueMinor: 1_000 } as const;
    const order = { transactionId: 'T1', otherNames: [], asOf: NOON, fields, refunds: {} };
    fixture.write((engine) => engine.tellOrders(fixture.site.id, [order], NOON));
    expect(report().statedOrders).toBe(1);
  });

  it('counts what is wrong with the newest events of each kind, and shows the newest', () => {
    does(fixture, 'ann', 'view_item', NOON, { items: [{ item_id: 'A1', price: 39_000 }] });
    does(fixture, 'ann', 'view_item', NOON + SECOND, { items: [{ item_name: '양말' }] });
    does(fixture, 'ann', 'scroll', NOON + SECOND, { percent: 50 });
    does(fixture, 'ann', 'identify', NOON + SECOND, { customer_id: 'kim' });
    expect(report().payloads).toEqual(
      expect.arrayContaining([
        {
          name: 'view_item',
          looked: 2,
          faults: [
            { fault: 'no_item_id', count: 1 },
            { fault: 'no_price', count: 1 },
          ],
          sample: { at: NOON + SECOND, url: 'https://shop.example/', params: { items: [{ item_name: '양말' }] } },
        },
        expect.objectContaining({ name: 'identify', looked: 1, faults: [] }),
      ]),
    );
    expect(report().payloads).toHaveLength(2);
  });
});

describe('a line of the live feed', () => {
  it('names the visitor, before and after a log-in, and what is wrong with what was told', () => {
    const batch = batchOf('ann', [
      event('add_to_cart', NOON, { items: [{ item_id: 'A1', price: 0 }] }),
      event('identify', NOON + 1, { customer_id: 'kim' }),
    ]);
    const { live } = fixture.write((engine) => engine.collect({ siteId: fixture.site.id, batch, now: NOON + 1 }));
    const lines = [
      {
        name: 'add_to_cart',
        visitor: 'visitor-ann',
        payload: { itemId: 'A1', price: 0, lines: 1, faults: ['no_price'] },
      },
      { name: 'identify', who: 'kim', visitor: 'visitor-ann', payload: { lines: 0, faults: [] } },
    ];
    expect(live).toMatchObject(lines);
    expect(fixture.engine.recentEvents(fixture.site.id, 10)).toMatchObject(
      lines.toReversed().map((line) => ({ ...line, who: 'kim' })),
    );
  });
});
