import { describe, expect, it } from 'vitest';
import type { CampaignDefinition } from '../../server/contract/campaign.ts';
import { campaign, DAY, HOUR, Shop } from './support/shop.ts';

const inCart = { kind: 'cart', count: { atLeast: 1 } } as const;
const coat = { items: [{ item_id: 'coat', price: 90_000 }] };

function on(trigger: CampaignDefinition['trigger'], changes: Partial<CampaignDefinition> = {}): CampaignDefinition {
  return campaign({ trigger, ...changes });
}

describe('a signal of the page', () => {
  it('is armed for those who would be shown the message if it came now', () => {
    const shop = new Shop([on({ event: 'exit_intent' }, { audience: inCart })]);
    const shopper = shop.browser();
    expect(shopper.open('/').armed).toEqual([]);
    expect(shopper.does('add_to_cart', coat).armed).toEqual([{ key: 'exit_intent', on: 'exit_intent' }]);
    expect(shopper.does('remove_from_cart', coat).armed).toEqual([]);
  });

  it('is armed with its measure, once for all campaigns that wait for the same', () => {
    const shop = new Shop([
      on({ event: 'scroll', percent: 80 }),
      on({ event: 'scroll', percent: 80 }, { priority: 1 }),
      on({ event: 'scroll', percent: 50 }),
      on({ event: 'engagement', seconds: 20 }),
      on({ event: 'inactive', seconds: 30 }),
      on({ event: 'click', selector: '.buy' }),
    ]);
    expect(shop.browser().open('/').armed).toEqual([
      { key: 'scroll:80', on: 'scroll', percent: 80 },
      { key: 'scroll:50', on: 'scroll', percent: 50 },
      { key: 'engagement:20', on: 'engagement', seconds: 20 },
      { key: 'inactive:30', on: 'inactive', seconds: 30 },
      { key: 'click:.buy', on: 'click', selector: '.buy' },
    ]);
  });

  it('tells a page nothing of campaigns, audiences and codes', () => {
    const secret = on(
      { event: 'exit_intent' },
      { name: 'VIP 비밀', audience: { kind: 'not', of: { kind: 'login', is: 'in' } } },
    );
    expect(JSON.stringify(new Shop([secret]).browser().open('/').armed)).toBe(
      '[{"key":"exit_intent","on":"exit_intent"}]',
    );
  });

  it('is armed only on pages of the campaign', () => {
    const shop = new Shop([on({ event: 'scroll', percent: 90, pages: { include: ['/product/*'] } })]);
    const shopper = shop.browser();
    expect(shopper.open('/').armed).toEqual([]);
    expect(shopper.open('/product/1').armed).toHaveLength(1);
  });

  it('counts itself for an audience that asks how often it came', () => {
    const readTwice = { kind: 'event', name: 'scroll', times: { atLeast: 2 } } as const;
    const shop = new Shop([on({ event: 'scroll', percent: 90 }, { audience: readTwice })]);
    const shopper = shop.browser();
    expect(shopper.open('/product/1').armed).toEqual([]);
    shopper.does('scroll', { percent: 100 });
    const { armed } = shopper.open('/product/2');
    expect(armed).toHaveLength(1);
    expect(shopper.sees(shopper.does('scroll', { percent: 90, armed: armed[0]?.key }))).toBe('c1');
  });

  it('is armed for the hold-out too: both arms do the same until the moment of the decision', () => {
    const shop = new Shop([on({ event: 'exit_intent' }, { experiment: { holdoutPercent: 99, rolloutPercent: 100 } })]);
    const held = shop.browser();
    expect(held.open('/').armed).toHaveLength(1);
    const answer = held.does('exit_intent', { armed: 'exit_intent' });
    expect(answer.winner).toBeUndefined();
    expect(answer.heldOut).toHaveLength(1);
    expect(held.open('/').armed).toEqual([]);
  });

  it('is decided anew when it fires', () => {
    const shop = new Shop([on({ event: 'exit_intent' }, { audience: inCart })]);
    const [page, other] = [shop.browser(), shop.browser()];
    expect(page.does('add_to_cart', coat).armed).toHaveLength(1);
    other.does('purchase', { transaction_id: 'T1', value: 90_000 });
    expect(page.does('exit_intent', { armed: 'exit_intent' }).winner).toBeUndefined();
  });

  it('is not armed while another message is on its way, and is again once that was seen', () => {
    const shop = new Shop([campaign(), on({ event: 'exit_intent' })]);
    const shopper = shop.browser();
    const answer = shopper.open('/');
    expect(answer.armed).toEqual([]);
    const { id } = answer.winner?.campaign ?? { id: '' as never };
    const seen = shopper.does('offer_shown', { offer: shopper.offer(id), turn: 1 });
    expect(seen.armed).toEqual([{ key: 'exit_intent', on: 'exit_intent' }]);
  });
});

describe('a trigger that waits', () => {
  const waits = on({ event: 'page_view', delaySeconds: 5 });

  it('shows nothing at once, and its message when the time is over', () => {
    const shop = new Shop([waits]);
    const shopper = shop.browser();
    const { winner, armed } = shopper.open('/');
    expect(winner).toBeUndefined();
    expect(armed).toMatchObject([{ on: 'delay_over', seconds: 5 }]);
    shop.pass(5_000);
    expect(shopper.sees(shopper.does('delay_over', { armed: armed[0]?.key }))).toBe('c1');
  });

  it('goes on through other events of the page, under the same key', () => {
    const shop = new Shop([waits]);
    const shopper = shop.browser();
    const [first] = shopper.open('/').armed;
    shop.pass(2_000);
    expect(shopper.does('view_item').armed).toEqual([{ ...first, seconds: 3 }]);
    shop.pass(9_000);
    expect(shopper.does('view_item').armed).toEqual([{ ...first, seconds: 0 }]);
  });

  it('cannot be shortened by the page', () => {
    const shop = new Shop([waits]);
    const shopper = shop.browser();
    const [first] = shopper.open('/').armed;
    shop.pass(3_900);
    for (const armed of [first?.key, 'delay:0:x', 'delay:5:unknown', 'delay::', '', undefined]) {
      expect(shopper.does('delay_over', { armed }).winner).toBeUndefined();
    }
    const [, , event] = first?.key.split(':') ?? [];
    for (const armed of [`delay:1:${event}`, `delay:-5:${event}`, `delay:NaN:${event}`]) {
      expect(shopper.does('delay_over', { armed }).winner).toBeUndefined();
    }
  });

  it('may come up to a second early, as clocks do', () => {
    const shop = new Shop([waits]);
    const shopper = shop.browser();
    const [first] = shopper.open('/').armed;
    shop.pass(4_000);
    expect(shopper.does('delay_over', { armed: first?.key }).winner).toBeDefined();
  });

  it('ends with the page, and begins anew on the next', () => {
    const shop = new Shop([waits]);
    const shopper = shop.browser();
    const [first] = shopper.open('/sale').armed;
    shop.pass(5_000);
    const [second] = shopper.open('/').armed;
    expect(second).toMatchObject({ seconds: 5 });
    expect(second?.key).not.toBe(first?.key);
    expect(shopper.does('delay_over', { armed: first?.key }).winner).toBeUndefined();
  });

  it('is not armed again once it fired and was refused', () => {
    const shop = new Shop([{ ...waits, audience: { kind: 'not', of: inCart } }]);
    const shopper = shop.browser();
    const [first] = shopper.open('/').armed;
    shop.pass(5_000);
    const { armed } = shopper.send([
      shopper.happens('add_to_cart', coat),
      shopper.happens('delay_over', { armed: first?.key }),
    ]);
    expect(armed).toEqual([]);
    expect(shopper.does('remove_from_cart', coat).armed).toEqual([]);
    expect(shopper.open('/2').armed).toHaveLength(1);
  });

  it('lets the higher of two campaigns win that waited equally long', () => {
    const shop = new Shop([waits, { ...waits, priority: 90 }]);
    const shopper = shop.browser();
    const { armed } = shopper.open('/');
    expect(armed).toHaveLength(1);
    shop.pass(5_000);
    expect(shopper.sees(shopper.does('delay_over', { armed: armed[0]?.key }))).toBe('c2');
  });

  it('begins with a signal when it waits for one', () => {
    const shop = new Shop([on({ event: 'scroll', percent: 50, delaySeconds: 3 })]);
    const shopper = shop.browser();
    expect(shopper.open('/').armed).toEqual([{ key: 'scroll:50', on: 'scroll', percent: 50 }]);
    const { armed } = shopper.does('scroll', { percent: 55, armed: 'scroll:50' });
    const wait = armed.find((one) => one.on === 'delay_over');
    expect(wait?.seconds).toBe(3);
    shop.pass(3_000);
    expect(shopper.sees(shopper.does('delay_over', { armed: wait?.key }))).toBe('c1');
  });

  it('gets the same answer again when the answer was lost', () => {
    const shop = new Shop([waits]);
    const shopper = shop.browser();
    const { armed } = shopper.open('/');
    shop.pass(5_000);
    const batch = [shopper.happens('delay_over', { armed: armed[0]?.key })];
    const first = shopper.send(batch).winner;
    expect(first).toBeDefined();
    expect(shopper.send(batch).winner).toMatchObject({ turn: first?.turn, arm: first?.arm, trigger: first?.trigger });
  });
});

describe('an audience that asks for coming back hours later', () => {
  it('9: searched, left, and came back: the coupon bears what was searched for', () => {
    const shop = new Shop([
      campaign({
        audience: {
          kind: 'all',
          of: [
            { kind: 'elapsed', name: 'search', which: 'last', hours: { atLeast: 2, atMost: 72 } },
            { kind: 'event', name: 'purchase', within: { days: 3 }, times: { atMost: 0 } },
          ],
        },
      }),
    ]);
    const shopper = shop.browser();
    shopper.does('search', { search_term: '린넨' });
    shop.pass(HOUR);
    expect(shopper.open('/').winner).toBeUndefined();
    shop.pass(DAY);
    expect(shopper.sees(shopper.open('/'))).toBe('c1');
  });
});
