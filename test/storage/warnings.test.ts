import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../../server/contract/history.ts';
import { idAt } from '../../server/demo/shoppers/id.ts';
import { Random } from '../../server/demo/shoppers/random.ts';
import { DAY, does, type Fixture, MINUTE, NOON, openFixture, settings } from './fixture.ts';

const HOUR = 60 * MINUTE;

let fixture: Fixture;
beforeEach(() => {
  fixture = openFixture();
});
afterEach(() => fixture.close());

const warnings = (now: number, site = fixture.site.id) => fixture.engine.shopWarnings(site, now);

/** Five weeks of a shop up to `until`: a visitor every ten minutes looks at a product, every sixth buys. */
function past(until: number, change: (event: HistoryEvent) => HistoryEvent | undefined = (event) => event): void {
  const random = new Random(1);
  const events: HistoryEvent[] = [];
  for (let at = until - 35 * DAY; at < until; at += 10 * MINUTE) {
    const price = 10_000 + random.below(40) * 1_000;
    const items = [{ item_id: 'A1', price, quantity: 1 }];
    const told = [
      { name: 'page_view' },
      { name: 'view_item', params: { currency: 'KRW', items } },
      ...((at / (10 * MINUTE)) % 6 === 0
        ? [{ name: 'purchase', params: { transaction_id: `T${at}`, value: price, items } }]
        : []),
    ];
    for (const one of told) {
      const visitor = `visitor-${at}`;
      const event = change({ ...one, visitor, at, url: 'https://shop.example/p', id: idAt(at, random) });
      if (event) events.push(event);
    }
  }
  fixture.write((engine) => engine.importHistory(fixture.site.id, { events: JSON.stringify(events) }, until));
}

describe('a shop that goes on as it used to', () => {
  it('is warned of nothing, however often one looks', () => {
    past(NOON);
    expect(warnings(NOON)).toEqual([]);
    expect(warnings(NOON + 30 * MINUTE)).toEqual([]);
  });

  it('is warned of nothing before anything came', () => {
    expect(warnings(NOON)).toEqual([]);
  });

  it('is warned of nothing when what comes is made up', () => {
    past(NOON);
    const { id: siteId } = fixture.site;
    const span = { fromAt: NOON - DAY, untilAt: NOON, reachedAt: NOON };
    fixture.write((engine) => engine.putSample({ siteId, state: 'loaded', ...span, visits: 1, events: 1 }));
    expect(warnings(NOON + 5 * DAY)).toEqual([]);
  });
});

describe('a shop is warned', () => {
  it('once, of page views, when nothing comes at all', () => {
    past(NOON);
    expect(warnings(NOON + 12 * HOUR)).toMatchObject([
      { kind: 'silent', name: 'page_view', lastAt: NOON - 10 * MINUTE },
    ]);
    // Then the shop is simply another one.
    expect(warnings(NOON + 40 * DAY)).toEqual([]);
  });

  it('when orders stop while visitors come as ever, and no longer once an order comes', () => {
    past(NOON, (event) => (event.name === 'purchase' && event.at > NOON - DAY ? undefined : event));
    const [warning, ...others] = warnings(NOON);
    expect(others).toEqual([]);
    expect(warning).toMatchObject({ kind: 'silent', name: 'purchase' });
    expect(warning && 'expected' in warning && warning.expected).toBeCloseTo(24, -0.5);
    does(fixture, 'ann', 'purchase', NOON, { transaction_id: 'new', value: 20_000 });
    expect(warnings(NOON + MINUTE)).toEqual([]);
  });

  it('when products lose their price', () => {
    const lose = (event: HistoryEvent) =>
      event.name === 'view_item' && event.at > NOON - 6 * HOUR
        ? { ...event, params: { items: [{ item_id: 'A1' }] } }
        : event;
    past(NOON, lose);
    expect(warnings(NOON)).toEqual([{ kind: 'prices', name: 'view_item', fault: 'unpriced', share: 0, usual: 1 }]);
  });

  it('when the totals of orders become a hundred times what they were', () => {
    const grow = (event: HistoryEvent) =>
      event.name === 'purchase' && event.at > NOON - 2 * DAY
        ? { ...event, params: { ...event.params, value: Number(event.params?.value) * 100 } }
        : event;
    past(NOON, grow);
    expect(warnings(NOON)).toEqual([{ kind: 'prices', name: 'purchase', fault: 'shifted', factor: 100 }]);
  });

  it('of its own pages only', () => {
    past(NOON);
    const other = fixture.write((engine) => engine.createSite(settings, NOON, 'other'));
    expect(warnings(NOON + 12 * HOUR, other.id)).toEqual([]);
  });
});
