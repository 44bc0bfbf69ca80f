import { describe, expect, it } from 'vitest';
import type { Condition } from '../../server/contract/audience.ts';
import type { CampaignDefinition, Variant } from '../../server/contract/campaign.ts';
import type { Filter } from '../../server/contract/filter.ts';
import type { Block } from '../../server/contract/message.ts';
import { demoCampaigns, demoSettings } from '../../server/demo/campaigns.ts';
import { type Browser, campaign, DAY, HOUR, MINUTE, Shop } from './support/shop.ts';
import { refusals } from './support/valid.ts';

const once = { repeat: 'once', stopAfterConversion: true } as const;

function says(...blocks: Block[]): Variant[] {
  return [{ key: 'A', weight: 1, message: { format: 'modal', blocks } }];
}

const code: Block = { type: 'coupon' };

const firstVisit = campaign({
  name: '첫 방문 가입 쿠폰',
  audience: {
    kind: 'all',
    of: [
      { kind: 'visit', is: 'new' },
      { kind: 'login', is: 'out' },
    ],
  },
  coupon: { source: 'fixed', label: '환영 쿠폰팩', code: 'WELCOME' },
  variants: says({ type: 'heading', text: '처음 오셨네요' }, code),
});

const secretCoupon = campaign({
  name: '비밀 쿠폰',
  audience: {
    kind: 'all',
    of: [
      { kind: 'sessions', within: { days: 30 }, hours: { from: '21:00', to: '02:00' }, times: { atLeast: 3 } },
      {
        kind: 'event',
        name: 'scroll',
        where: [
          { property: 'percent', op: 'at_least', value: 90 },
          { property: 'path', op: 'matches', value: '/product/*' },
        ],
        within: { days: 30 },
        times: { atLeast: 2 },
      },
      { kind: 'event', name: 'purchase', times: { atMost: 0 } },
    ],
  },
  trigger: { event: 'scroll', percent: 90, pages: { include: ['/product/*'] } },
  coupon: { source: 'generated', label: '15 %', pattern: 'DANGOL-####-####', expires: { afterHours: 24 } },
  variants: says(code, { type: 'countdown' }),
});

const cartReminder = campaign({
  name: '장바구니 알림',
  audience: {
    kind: 'all',
    of: [
      { kind: 'cart', count: { atLeast: 1 } },
      { kind: 'event', name: 'add_to_cart', within: { session: true }, times: { atMost: 0 } },
    ],
  },
  variants: says({ type: 'text', text: '{{ cart.first }} 외 {{ cart.count }}개가 기다려요' }),
});

const cartNotice = campaign({
  name: '장바구니 안내',
  audience: { kind: 'cart', count: { atLeast: 1 } },
  trigger: { event: 'view_cart' },
});

const review = campaign({
  name: '후기 초대',
  audience: { kind: 'elapsed', name: 'purchase', which: 'last', hours: { atLeast: 72 } },
});

const bigSpenders = campaign({
  name: '큰손',
  audience: {
    kind: 'all',
    of: [
      { kind: 'orders', measure: 'average', aboveSiteAverage: true },
      {
        kind: 'event',
        name: 'purchase',
        where: [{ property: 'item_count', op: 'at_least', value: 2 }],
        times: { atLeast: 1 },
      },
    ],
  },
});

const points = campaign({
  name: '포인트',
  audience: { kind: 'attribute', property: 'points', op: 'at_least', value: 500 },
});

const interest = (kind: 'any' | 'all'): CampaignDefinition => {
  const outer = { property: 'items.item_category', op: 'equals', value: '아우터' } satisfies Filter;
  const did = (name: string): Condition => ({
    kind: 'event',
    name,
    where: [outer],
    within: { days: 30 },
    times: { atLeast: 1 },
  });
  return campaign({
    name: '런칭 할인',
    audience: {
      kind: 'all',
      of: [
        { kind, of: [did('view_item'), did('begin_checkout'), did('purchase'), did('add_to_wishlist')] },
        { kind: 'event', name: 'purchase', where: [outer], within: { session: true }, times: { atMost: 0 } },
      ],
    },
  });
};

describe('the scenarios that Dangol exists for', () => {
  const all = [firstVisit, secretCoupon, cartReminder, cartNotice, review, bigSpenders, points, interest('any')];

  it.each(all.map((one) => [one.name, one]))('can be saved: %s', (_name, definition) => {
    expect(refusals(definition)).toEqual([]);
  });

  it('1: a first visit gets the welcome coupon, a second one does not', () => {
    const shop = new Shop([firstVisit]);
    const newcomer = shop.browser();
    const answer = newcomer.open('/');
    expect(newcomer.sees(answer)).toBe('c1');
    expect(answer.coupon).toEqual({ code: 'WELCOME', label: '환영 쿠폰팩' });
    expect(newcomer.open('/product/1').winner).toBeUndefined();

    const old = shop.browser('old');
    old.send([{ ...old.happens('page_view'), at: shop.now - DAY }]);
    expect(old.open('/').winner).toBeUndefined();
  });

  it('2: an evening reader gets a secret code with a deadline, the same one every time it is asked for', () => {
    const shop = new Shop([secretCoupon]);
    const reader = shop.browser();
    shop.pass(12 * HOUR);
    for (const evening of [1, 2, 3]) {
      const page = reader.open('/product/7');
      expect(page.winner).toBeUndefined();
      if (evening < 3) {
        reader.does('scroll', { percent: 95 });
        shop.pass(DAY);
        continue;
      }
      expect(page.armed).toEqual([{ key: 'scroll:90', on: 'scroll', percent: 90 }]);
    }
    const scroll = reader.happens('scroll', { percent: 90, armed: 'scroll:90' });
    const first = reader.send([scroll]);
    expect(first.winner?.campaign.definition.name).toBe('비밀 쿠폰');
    expect(first.coupon?.code).toMatch(/^DANGOL-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
    expect(first.coupon?.expiresAt).toBe(shop.now + DAY);
    expect(reader.send([scroll]).coupon).toEqual(first.coupon);
  });

  it('3: what is left in the cart is recalled on the next visit', () => {
    const shop = new Shop([cartReminder]);
    const shopper = shop.browser();
    shopper.open('/product/1');
    shopper.does('add_to_cart', { items: [{ item_id: 1, item_name: '코트', price: 90_000 }] });
    expect(shopper.open('/').winner).toBeUndefined();
    shop.pass(DAY);
    expect(shopper.sees(shopper.open('/'))).toBe('c1');
    shop.pass(DAY);
    expect(shopper.open('/').winner).toBeUndefined();
  });

  it('4: the cart page tells those with something in it about the discount, once per person', () => {
    const shop = new Shop([cartNotice]);
    const shopper = shop.browser();
    shopper.open('/cart');
    expect(shopper.does('view_cart', { items: [] }).winner).toBeUndefined();
    const filled = { items: [{ item_id: 1, quantity: 2, price: 20_000 }] };
    expect(shopper.sees(shopper.does('view_cart', filled))).toBe('c1');
    expect(shopper.does('view_cart', filled).winner).toBeUndefined();
  });

  it('5: three days after a purchase a review is asked for', () => {
    const shop = new Shop([review]);
    const shopper = shop.browser();
    shopper.does('purchase', { transaction_id: 'T1', value: 30_000 });
    shop.pass(2 * DAY);
    expect(shopper.open('/').winner).toBeUndefined();
    shop.pass(DAY + MINUTE);
    expect(shopper.sees(shopper.open('/'))).toBe('c1');
  });

  it('6: a big spender is one above the average of the shop who bought several things', () => {
    const shop = new Shop([bigSpenders]);
    const buy = (browser: Browser, id: string, value: number, quantity: number) => {
      browser.does('purchase', { transaction_id: id, value, items: [{ item_id: id, price: value, quantity }] });
    };
    const [big, small, single] = [shop.browser('big'), shop.browser('small'), shop.browser('single')];
    buy(big, 'T1', 300_000, 3);
    buy(small, 'T2', 10_000, 3);
    buy(single, 'T3', 280_000, 1);
    expect(small.open('/').winner).toBeUndefined();
    expect(single.open('/').winner).toBeUndefined();
    expect(big.sees(big.open('/'))).toBe('c1');
  });

  it('7: only members with at least 500 points see the points promotion', () => {
    const shop = new Shop([points]);
    const [poor, rich, guest] = [shop.browser('poor'), shop.browser('rich'), shop.browser('guest')];
    poor.logsIn('kim', { points: 499 });
    rich.logsIn('lee', { points: '500' });
    expect(poor.open('/').winner).toBeUndefined();
    expect(guest.open('/').winner).toBeUndefined();
    expect(rich.sees(rich.open('/'))).toBe('c1');
  });

  it('8: any sign of interest in a category is enough, or all of them are asked for', () => {
    const coat = { items: [{ item_id: 1, item_category: '아우터' }] };
    const shopWith = (kind: 'any' | 'all') => {
      const shop = new Shop([interest(kind)]);
      const shopper = shop.browser();
      shopper.does('view_item', { items: [{ item_id: 9, item_category: '신발' }] });
      expect(shopper.open('/').winner).toBeUndefined();
      shopper.does('view_item', coat);
      return { shop, shopper };
    };
    const { shopper } = shopWith('any');
    expect(shopper.sees(shopper.open('/'))).toBe('c1');

    const strict = shopWith('all');
    strict.shopper.does('add_to_wishlist', coat);
    strict.shopper.does('begin_checkout', coat);
    expect(strict.shopper.open('/').winner).toBeUndefined();
    strict.shopper.does('purchase', { ...coat, transaction_id: 'T1', value: 90_000 });
    expect(strict.shopper.open('/').winner).toBeUndefined();
    strict.shop.pass(HOUR);
    expect(strict.shopper.sees(strict.shopper.open('/'))).toBe('c1');
  });

  it('13: a series goes one step per visit and stops on purchase', () => {
    const saw = (id: string): Condition => ({
      kind: 'event',
      name: 'offer_shown',
      where: [{ property: 'campaign', op: 'equals', value: id }],
      times: { atLeast: 1 },
    });
    const step = (...before: Condition[]): CampaignDefinition =>
      campaign({
        audience: {
          kind: 'all',
          of: [
            { kind: 'event', name: 'purchase', times: { atMost: 0 } },
            { kind: 'event', name: 'offer_shown', within: { session: true }, times: { atMost: 0 } },
            ...before,
          ],
        },
        limits: once,
      });
    const shop = new Shop([step(), step(saw('c1')), step(saw('c2'))]);
    const shopper = shop.browser();
    expect(shopper.sees(shopper.open('/'))).toBe('c1');
    expect(shopper.open('/2').winner).toBeUndefined();
    shop.pass(DAY);
    expect(shopper.sees(shopper.open('/'))).toBe('c2');
    shopper.does('purchase', { transaction_id: 'T1', value: 1 });
    shop.pass(DAY);
    expect(shopper.open('/').winner).toBeUndefined();
  });
});

describe('the campaigns of the demo shop', () => {
  it.each(demoCampaigns.map((one) => [one.name, one]))('can be saved: %s', (_name, definition) => {
    expect(refusals(definition)).toEqual([]);
  });

  it('all appear once on one walk through the shop, and never again', () => {
    const shop = new Shop([...demoCampaigns], demoSettings);
    const newcomer = shop.browser();
    const items = [{ item_id: 'P1', item_name: '린넨 셔츠', price: 39_000 }];
    const seen: (string | undefined)[] = [];
    const over = () => {
      const { armed } = newcomer.open('/demo/');
      shop.pass(2_000);
      const wait = armed.find(({ on }) => on === 'delay_over');
      return wait ? newcomer.does('delay_over', { armed: wait.key }) : undefined;
    };
    const walk = () => {
      const waited = over();
      if (waited) seen.push(newcomer.sees(waited));
      for (const product of ['1', '2', '3']) {
        newcomer.open(`/demo/product/${product}`);
        newcomer.does('view_item', { items });
      }
      seen.push(newcomer.sees(newcomer.does('scroll', { percent: 92, armed: 'scroll:90' })));
      newcomer.does('add_to_cart', { items });
      newcomer.open('/demo/cart');
      seen.push(newcomer.sees(newcomer.does('view_cart', { items })));
      seen.push(newcomer.sees(newcomer.does('exit_intent', { armed: 'exit_intent' })));
      newcomer.does('purchase', { transaction_id: `T${shop.now}`, value: 39_000, items });
      shop.pass(HOUR);
      seen.push(newcomer.sees(newcomer.open('/demo/')));
    };
    walk();
    expect(seen).toEqual(['c1', 'c2', 'c3', 'c4', 'c5']);
    walk();
    expect(seen.slice(5).filter(Boolean)).toEqual([]);
  });
});
