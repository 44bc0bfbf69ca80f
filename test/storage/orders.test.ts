import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { batchOf, event, type Fixture, MINUTE, NOON, openFixture, send } from './fixture.ts';

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
