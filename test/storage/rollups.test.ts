import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_KINDS, OTHER_KIND } from '../../server/storage/sqlite/rollups.ts';
import { batchOf, event, type Fixture, MINUTE, NOON, openFixture, send, value } from './fixture.ts';

let fixture: Fixture;
beforeEach(() => {
  fixture = openFixture();
});
afterEach(() => fixture.close());

/** A page that makes up a new name for everything. */
function flood(names: number): void {
  for (let from = 0; from < names; from += 100) {
    const made = Array.from({ length: 100 }, (_, index) => event(`made_up_${from + index}`, NOON));
    send(fixture, batchOf('flooder', made));
  }
}

describe('the figures of a site whose pages make up names of events', () => {
  it('have a row for so many of them and one for all others', () => {
    flood(MAX_KINDS + 300);
    const names = fixture.engine.installReport(fixture.site.id).seen.map(({ name }) => name);
    expect(names.length).toBeLessThanOrEqual(MAX_KINDS + 1);
    expect(names).toContain(OTHER_KIND);
    expect(value(fixture, 'SELECT COUNT(DISTINCT metric) FROM rollup')).toBeLessThan(MAX_KINDS + 10);
  });

  it('still tell the whole way from the visit to the order', () => {
    flood(MAX_KINDS + 300);
    const way = ['page_view', 'view_item', 'add_to_cart', 'begin_checkout', 'purchase'];
    send(
      fixture,
      batchOf(
        'buyer',
        way.map((name, index) => event(name, NOON + index, { transaction_id: 'T1', value: 1_000 })),
      ),
    );
    expect(fixture.engine.homeReport(fixture.site.id, NOON + MINUTE).today).toMatchObject({
      productViews: 1,
      carts: 1,
      checkouts: 1,
      viewSessions: 1,
      cartSessions: 1,
      checkoutSessions: 1,
      orderSessions: 1,
      orders: 1,
    });
    const seen = fixture.engine.installReport(fixture.site.id).seen.map(({ name }) => name);
    expect(seen).toEqual(expect.arrayContaining(way));
  });
});
