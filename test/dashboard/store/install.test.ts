import { describe, expect, it } from 'vitest';
import { checksOf, othersOf } from '../../../dashboard/store/install.ts';

const report = {
  seen: [
    { name: 'page_view', count: 12, lastAt: 2_000 },
    { name: 'scroll', count: 3, lastAt: 1_000 },
    { name: 'purchase', count: 1, lastAt: 3_000 },
  ],
  sources: [],
  payloads: [],
  platforms: [],
  refusedOrigins: [],
};

describe('the check of an installation', () => {
  it('goes through the way of a purchase and says what has come and what has not', () => {
    expect(checksOf(report)).toEqual([
      { name: 'page_view', count: 12, lastAt: 2_000 },
      { name: 'view_item', count: 0 },
      { name: 'add_to_cart', count: 0 },
      { name: 'begin_checkout', count: 0 },
      { name: 'purchase', count: 1, lastAt: 3_000 },
    ]);
  });

  it('mentions what came besides', () => {
    expect(othersOf(report)).toEqual(['scroll']);
  });
});
