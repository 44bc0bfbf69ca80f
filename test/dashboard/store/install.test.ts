import { describe, expect, it } from 'vitest';
import { checksOf, isSeen, othersOf } from '../../../dashboard/store/install.ts';
import type { InstallReport, SourceReport } from '../../../server/contract/api.ts';

const source = (name: string, parts: Partial<SourceReport>): SourceReport => ({
  name,
  source: 'layer',
  used: 0,
  double: 0,
  same: 0,
  unused: 0,
  differs: [],
  lastAt: 0,
  ...parts,
});

const report: InstallReport = {
  seen: [
    { name: 'page_view', count: 12, lastAt: 2_000 },
    { name: 'scroll', count: 3, lastAt: 1_000 },
    { name: 'purchase', count: 1, lastAt: 3_000 },
  ],
  sources: [
    source('purchase', { source: 'markup', same: 3, double: 1 }),
    source('purchase', { source: 'platform', used: 4, double: 2 }),
    source('view_cart', { used: 1 }),
  ],
  payloads: [{ name: 'purchase', looked: 1, faults: [], sample: { at: 1, url: 'https://shop.example/', params: {} } }],
  platforms: [],
  statedOrders: 0,
  refusedOrigins: [],
};

describe('the check of an installation', () => {
  it('goes through the way of a purchase and says what has come and what has not', () => {
    const come = checksOf(report).map(({ name, count, lastAt }) => [name, count, lastAt]);
    expect(come).toEqual([
      ['page_view', 12, 2_000],
      ['view_item', 0, undefined],
      ['add_to_cart', 0, undefined],
      ['begin_checkout', 0, undefined],
      ['purchase', 1, 3_000],
      ['identify', 0, undefined],
    ]);
  });

  it('names who told of each, the one that was used first, and what was dropped', () => {
    const purchase = checksOf(report).find(({ name }) => name === 'purchase');
    expect(purchase?.sources.map(({ source }) => source)).toEqual(['platform', 'markup']);
    expect(purchase?.doubles).toBe(3);
    expect(purchase?.payload?.looked).toBe(1);
  });

  it('takes an order that the server of the shop told of for one that came', () => {
    const purchaseOf = (statedOrders: number) =>
      checksOf({ ...report, seen: [], statedOrders }).find(({ name }) => name === 'purchase');
    expect([purchaseOf(0), purchaseOf(2)].map((check) => check && isSeen(check))).toEqual([false, true]);
  });

  it('mentions what came besides', () => {
    expect(othersOf(report)).toEqual(['scroll']);
  });
});
