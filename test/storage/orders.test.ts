import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonId } from '../../server/contract/ids.ts';
import { openNouns } from '../../server/storage/sqlite/nouns.ts';
import { batchOf, countedChance, event, type Fixture, MINUTE, NOON, openFixture, send } from './fixture.ts';

let fixture: Fixture;
beforeEach(() => {
  fixture = openFixture();
});
afterEach(() => fixture.close());

describe('orders that nobody can have placed', () => {
  it('do not keep a site from recording the next one, however many and dear they are', () => {
    for (let batch = 0; batch < 6; batch++) {
      const forged = Array.from({ length: 200 }, (_, index) =>
        event('purchase', NOON, { transaction_id: `F${batch}-${index}`, value: 1e300 }),
      );
      send(fixture, batchOf('forger', forged));
    }
    const honest = event('purchase', NOON, { transaction_id: 'T1', value: 39_000 });
    expect(send(fixture, batchOf('ann', [honest]))).toMatchObject({ accepted: 1 });
    expect(fixture.engine.homeReport(fixture.site.id, NOON + MINUTE).today.orders).toBe(1_201);
  });
});

describe('the mean order of a site', () => {
  it('is that of the orders on record, also after a transaction that was undone', () => {
    const { engine, site } = fixture;
    const { orders } = openNouns(engine.db, countedChance());
    const order = (transactionId: string, valueMinor: number) =>
      orders.record(site.id, 'kim' as PersonId, { kind: 'order', transactionId, at: NOON, valueMinor });
    expect(orders.averageMinor(site.id)).toBeUndefined();
    order('T1', 1_000);
    order('T2', 3_000);
    engine.db.exec('BEGIN');
    order('T3', 5_000);
    expect(orders.averageMinor(site.id)).toBe(3_000);
    engine.db.exec('ROLLBACK');
    orders.forget();
    expect(orders.averageMinor(site.id)).toBe(2_000);
  });
});
