import { afterEach, describe, expect, it, vi } from 'vitest';
import { createHomeStore, isSilent } from '../../../dashboard/store/home.ts';
import type { HomeReport, Totals } from '../../../server/contract/api.ts';

const none: Totals = {
  visitors: 0,
  sessions: 0,
  productViews: 0,
  carts: 0,
  checkouts: 0,
  viewSessions: 0,
  cartSessions: 0,
  checkoutSessions: 0,
  orderSessions: 0,
  orders: 0,
  revenueMinor: 0,
  confirmedMinor: 0,
  messagesShown: 0,
};
const report = (today: Totals, day: Totals): HomeReport => ({
  today,
  yesterday: none,
  days: [{ day: '2026-11-20', totals: day }],
  hours: { sessions: [], orders: [] },
});

describe('a shop', () => {
  it('is led to the installation only while nothing came in for two weeks', () => {
    expect(isSilent(report(none, none))).toBe(true);
    expect(isSilent(report({ ...none, sessions: 1 }, none))).toBe(false);
    expect(isSilent(report(none, { ...none, orders: 1 }))).toBe(false);
  });
});

describe('the figures', () => {
  afterEach(() => vi.useRealTimers());

  it('follow what happens in the shop, once for many events', async () => {
    vi.useFakeTimers();
    const home = vi.fn(async () => report(none, none));
    const store = createHomeStore({ home }, 1);
    store.follow();
    store.follow();
    expect(home).not.toHaveBeenCalled();
    await vi.runAllTimersAsync();
    expect(home).toHaveBeenCalledOnce();
    store.follow();
    store.stop();
    await vi.runAllTimersAsync();
    expect(home).toHaveBeenCalledOnce();
  });
});
