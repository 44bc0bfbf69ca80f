import { describe, expect, it } from 'vitest';
import type { CampaignId } from '../../server/contract/ids.ts';
import type { Browser } from './support/shop.ts';
import { campaign, DAY, HOUR, MINUTE, Shop } from './support/shop.ts';

const id = 'c1' as CampaignId;
const perSession = campaign({ limits: { repeat: 'session', stopAfterConversion: false } });

function shown(definition = campaign()): { shop: Shop; shopper: Browser; offer: string } {
  const shop = new Shop([definition]);
  const shopper = shop.browser();
  shopper.sees(shopper.open('/'));
  return { shop, shopper, offer: shopper.offer(id) };
}

describe('what became of an offer', () => {
  it.each([
    ['offer_shown', 'shown'],
    ['offer_clicked', 'clicked'],
    ['offer_dismissed', 'dismissed'],
    ['coupon_copied', 'copied'],
  ])('%s is counted once, however often the page tells it', (name, became) => {
    const { shop, shopper, offer } = shown();
    for (let times = 0; times < 3; times++) shopper.does(name, { offer, turn: 1 });
    expect(shop.count('c1', became)).toBe(1);
  });

  it('is counted once more in the next turn, and no more for the last one', () => {
    const { shop, shopper, offer } = shown(perSession);
    shopper.does('offer_clicked', { offer, turn: 1 });
    shop.pass(HOUR);
    shopper.sees(shopper.open('/'));
    shopper.does('offer_clicked', { offer, turn: 1 });
    expect(shop.count('c1', 'clicked')).toBe(1);
    shopper.does('offer_clicked', { offer, turn: 2 });
    expect(shop.count('c1', 'clicked')).toBe(2);
    expect(shop.count('c1', 'shown')).toBe(2);
  });

  it('is nothing for an offer of somebody else, a turn to come, or nonsense', () => {
    const { shop, offer } = shown();
    const other = shop.browser('other');
    for (const params of [{ offer, turn: 1 }, { offer: 'x', turn: 1 }, { turn: 1 }, {}])
      other.does('offer_shown', params);
    expect(shop.count('c1', 'shown')).toBe(1);
    expect(other.person.shownAt).toEqual([]);
    other.open('/');
    other.does('offer_shown', { offer: other.offer(id), turn: 2 });
    other.does('offer_shown', { offer: other.offer(id), turn: '1' });
    expect(shop.count('c1', 'shown')).toBe(2);
  });

  it('spends the fatigue budget, which is forgotten after two days', () => {
    const { shop, shopper } = shown(perSession);
    shop.pass(2 * DAY);
    shopper.sees(shopper.open('/'));
    expect(shopper.person.shownAt).toEqual([shop.now]);
  });

  it('is remembered with its campaign and variant, so that audiences can ask for it', () => {
    const { shopper, offer } = shown();
    const seen = shopper.person.past.events.find(({ name }) => name === 'offer_shown');
    expect(seen?.params).toEqual({ offer, turn: 1, campaign: 'c1', variant: 'A' });
  });
});

describe('a conversion', () => {
  const buys = (shopper: Browser, transaction = 'T1', value = 30_000) =>
    shopper.does('purchase', { transaction_id: transaction, value });

  it('is the first order in the window after the message was shown; each order of it is revenue', () => {
    const { shop, shopper } = shown();
    shop.pass(DAY);
    buys(shopper);
    buys(shopper, 'T2', 20_000);
    shop.pass(7 * DAY);
    buys(shopper, 'T3');
    expect(shop.count('c1', 'converted')).toBe(1);
    const orders = shop.effects.filter((one) => one.kind === 'offer' && one.became === 'order');
    expect(orders).toMatchObject([{ valueMinor: 30_000 }, { valueMinor: 20_000 }]);
  });

  it('is not counted again when the thank-you page is reloaded', () => {
    const { shop, shopper } = shown();
    buys(shopper);
    buys(shopper);
    expect(shop.count('c1', 'order')).toBe(1);
    expect(shop.total('revenue')).toBe(30_000);
  });

  it('is not a purchase of before whose thank-you page is opened again', () => {
    const shop = new Shop([campaign()]);
    const shopper = shop.browser();
    buys(shopper);
    shopper.sees(shopper.open('/'));
    buys(shopper);
    expect(shop.count('c1', 'converted')).toBe(0);
  });

  it('is none before the message was shown', () => {
    const shop = new Shop([campaign()]);
    const shopper = shop.browser();
    const answer = shopper.open('/');
    buys(shopper);
    shopper.sees(answer);
    expect(shop.count('c1', 'converted')).toBe(0);
    const late = { ...shopper.happens('purchase', { transaction_id: 'T0', value: 1 }), at: shop.now - MINUTE };
    shopper.send([late]);
    expect(shop.count('c1', 'converted')).toBe(0);
  });

  it('is counted for the hold-out as for those who saw it', () => {
    const shop = new Shop([campaign({ experiment: { holdoutPercent: 99, rolloutPercent: 100 } })]);
    const held = shop.browser();
    expect(held.open('/').heldOut).toHaveLength(1);
    buys(held);
    const credited = shop.effects.filter((one) => one.kind === 'offer');
    expect(credited).toMatchObject([
      { arm: 'holdout', became: 'converted' },
      { arm: 'holdout', became: 'order', valueMinor: 30_000 },
    ]);
  });

  it('has no longer time in the hold-out: a coupon that would have ended is the end of it there, too', () => {
    const shop = new Shop([
      campaign({
        limits: { repeat: 'days', everyDays: 1, stopAfterConversion: false },
        coupon: { source: 'fixed', code: 'SPRING', label: '10 %', expires: { afterHours: 36 } },
        experiment: { holdoutPercent: 99, rolloutPercent: 100 },
      }),
    ]);
    const held = shop.browser();
    expect(held.open('/').heldOut).toHaveLength(1);
    shop.pass(DAY);
    expect(held.open('/').heldOut).toHaveLength(1);
    shop.pass(DAY);
    expect(held.open('/').heldOut).toHaveLength(0);
  });

  it('is what the goal says, with its filters; only purchases bring revenue', () => {
    const where = [{ property: 'method', op: 'equals' as const, value: 'kakao' }];
    const { shop, shopper } = shown(campaign({ goal: { event: 'sign_up', where, windowDays: 1 } }));
    shopper.does('sign_up', { method: 'email' });
    buys(shopper);
    expect(shop.count('c1', 'converted')).toBe(0);
    shopper.does('sign_up', { method: 'Kakao', value: 500 });
    expect(shop.count('c1', 'converted')).toBe(1);
    expect(shop.count('c1', 'order')).toBe(0);
  });

  it('still counts while the campaign is paused', () => {
    const { shop, shopper } = shown();
    shop.campaigns = shop.campaigns.map((one) => ({ ...one, state: 'paused' }));
    buys(shopper);
    expect(shop.count('c1', 'converted')).toBe(1);
  });
});
