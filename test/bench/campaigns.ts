/**
 * Campaigns of a shop that uses Dangol a lot, for benchmarks: always the same ones for a count and a seed.
 *
 * The first ten are a shop's standing scenarios: welcome, cart, points, review, fading customers, and so on. They are the broad
 * ones: half of them wait for a page view anywhere, four for a signal. Of those that follow, in the hundred:
 *
 * | campaigns | wait for |
 * |--:|---|
 * | 24 | a page view on one product, category, event page or landing page, or a group of them by a glob; a quarter of them after a delay |
 * | 26 | a view of one product, a list of products, a category or a brand |
 * | 12 | one such thing put into the cart, wished for or bought |
 * | 10 | a search for one of some words |
 * | 16 | scrolling, staying, leaving, idling or a click, most on some pages only |
 * | 4 | a checkout or a cart worth so much |
 * | 6 | a page view of the home page, for those that a letter or an advertisement brought, or one member tier |
 * | 2 | a page view anywhere, for a small group of people |
 *
 * So a thousand live campaigns have about 25 that a page view anywhere triggers, and that have to ask who it is. Judgement, from
 * what marketers make with such tools: what is for everybody does not multiply with the catalogue; what is for a product does.
 *
 * All are live. Six in a hundred are bound to weekdays or hours, four to a week of their own, so at any moment some are off
 * schedule. Coupons: one in three has one (fixed or generated). Hold-outs: one in five, mostly 10 %. Roll-outs: one in twenty.
 * Audiences have one to four conditions, of every kind; one in six is nested.
 */
import type { Condition } from '../../server/contract/audience.ts';
import type { CampaignDefinition, Limits, Schedule, Variant } from '../../server/contract/campaign.ts';
import type { Coupon } from '../../server/contract/coupon.ts';
import type { Filter } from '../../server/contract/filter.ts';
import type { Trigger } from '../../server/contract/trigger.ts';

/** A source of numbers in [0, 1) that is always the same for one seed: mulberry32, public domain, by Tommy Ettinger. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Products of one category in {@link shelves}. */
const SHELF = 25;

/** What the shop of these campaigns sells: the demo shop, grown. A product's page is `/demo/product/ID`. */
export const shelves = [
  { id: 'wear', name: '의류' },
  { id: 'home', name: '리빙' },
  { id: 'table', name: '테이블' },
  { id: 'scent', name: '향' },
  { id: 'bath', name: '욕실' },
  { id: 'stationery', name: '문구' },
  { id: 'kids', name: '키즈' },
  { id: 'garden', name: '정원' },
].map((category) => ({
  ...category,
  products: Array.from({ length: SHELF }, (_, index) => `${category.id}-${index + 1}`),
}));

export const brands = ['온기 Ongi', '달무리', '소소', '마루', '한결', '봄날'] as const;

/** What shoppers search for. */
export const searchTerms = [
  '린넨',
  '셔츠',
  '머그',
  '담요',
  '캔들',
  '쿠션',
  '선물',
  '수건',
  '조명',
  '화분',
  '노트',
  '가디건',
  'linen shirt',
  'gift',
] as const;

/** `utm_campaign` of letters and advertisements. */
export const utmCampaigns = ['spring', 'summer', 'autumn', 'winter', 'vip-letter', 'restock', 'brand-search'] as const;

/** Pages of one offer, `/demo/event/NAME`. */
export const eventPages = ['new-year', 'spring-sale', 'one-plus-one', 'outlet', 'members-day', 'winter-sale'] as const;

export const tiers = ['WELCOME', 'SILVER', 'GOLD', 'VIP'] as const;

/**
 * The first `count` campaigns of a shop: `mixedCampaigns(10)` is how `mixedCampaigns(1000)` begins. Each passes the checks of
 * the API.
 */
export function mixedCampaigns(count: number, seed = 1): CampaignDefinition[] {
  const draw = new Draw(seeded(seed));
  return Array.from({ length: count }, (_, index) => {
    const scenario = scenarios[index];
    const { audience, trigger } = scenario ?? specific(draw);
    const coupon = couponOf(draw, index);
    return {
      name: `${scenario?.name ?? '상품·기획'} ${index + 1}`,
      audience,
      trigger,
      schedule: scenario ? {} : scheduleOf(draw),
      limits: draw.oneOf(limits),
      priority: draw.upTo(100),
      variants: variantsOf(draw, coupon),
      ...(coupon && { coupon }),
      experiment: {
        holdoutPercent: draw.chance(0.2) ? draw.oneOf([10, 10, 10, 20, 50]) : 0,
        rolloutPercent: draw.chance(0.05) ? draw.oneOf([10, 50]) : 100,
      },
      goal: { event: draw.chance(0.8) ? 'purchase' : 'add_to_cart', windowDays: draw.oneOf([1, 7, 14, 30]) },
    };
  });
}

class Draw {
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  chance(share: number): boolean {
    return this.#random() < share;
  }

  /** A whole number from 0 to `most`. */
  upTo(most: number): number {
    return Math.floor(this.#random() * (most + 1));
  }

  oneOf<Kind>(list: readonly Kind[]): Kind {
    return list[this.upTo(list.length - 1)] as Kind;
  }

  some<Kind>(list: readonly Kind[], count: number): Kind[] {
    return [...new Set(Array.from({ length: count }, () => this.oneOf(list)))];
  }

  /** One of the makers, each as often as its weight says. */
  weighted<Kind>(makers: readonly (readonly [weight: number, make: () => Kind])[]): Kind {
    let left = this.#random() * makers.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, make] of makers) {
      left -= weight;
      if (left < 0) return make();
    }
    throw new Error('weights must not be negative');
  }

  category() {
    return this.oneOf(shelves);
  }

  product(): string {
    return this.oneOf(this.category().products);
  }
}

type Who = { audience: Condition; trigger: Trigger };

const all = (...of: Condition[]): Condition => ({ kind: 'all', of });
const any = (...of: Condition[]): Condition => ({ kind: 'any', of });
const not = (of: Condition): Condition => ({ kind: 'not', of });
const never = (name: string, within?: { days?: number; session?: true }): Condition => ({
  kind: 'event',
  name,
  ...(within && { within }),
  times: { atMost: 0 },
});
const notWhilePaying = { exclude: ['/demo/login', '/demo/cart', '/demo/checkout', '/demo/order/*'] };

/** What the product exists for, as a marketer would author it; the broad campaigns of a shop. */
const scenarios: readonly (Who & { name: string })[] = [
  {
    name: '첫 방문 환영',
    audience: all({ kind: 'visit', is: 'new' }, { kind: 'orders', measure: 'count', range: { atMost: 0 } }),
    trigger: { event: 'page_view', pages: notWhilePaying, delaySeconds: 2 },
  },
  {
    name: '비밀 쿠폰',
    audience: all(
      { kind: 'sessions', within: { days: 30 }, hours: { from: '20:00', to: '02:00' }, times: { atLeast: 3 } },
      never('purchase'),
    ),
    trigger: { event: 'scroll', percent: 90, pages: { include: ['/demo/product/*'] } },
  },
  {
    name: '장바구니 이탈',
    audience: { kind: 'cart', count: { atLeast: 1 } },
    trigger: { event: 'exit_intent' },
  },
  {
    name: '장바구니 할인 안내',
    audience: { kind: 'cart', value: { atLeast: 30_000 } },
    trigger: { event: 'view_cart', where: [{ property: 'item_count', op: 'at_least', value: 1 }] },
  },
  {
    name: '다음 방문 장바구니 알림',
    audience: all({ kind: 'cart' }, never('add_to_cart', { session: true })),
    trigger: { event: 'page_view', pages: notWhilePaying },
  },
  {
    name: '구매 후 후기',
    audience: all(
      { kind: 'elapsed', name: 'purchase', which: 'last', hours: { atLeast: 72, atMost: 480 } },
      never('purchase', { session: true }),
    ),
    trigger: { event: 'page_view', pages: notWhilePaying },
  },
  {
    name: '큰손',
    audience: all(
      { kind: 'orders', measure: 'average', aboveSiteAverage: true },
      { kind: 'orders', measure: 'count', range: { atLeast: 3 } },
    ),
    trigger: { event: 'engagement', seconds: 20 },
  },
  {
    name: '적립금',
    audience: all({ kind: 'login', is: 'in' }, { kind: 'attribute', property: 'points', op: 'at_least', value: 500 }),
    trigger: { event: 'page_view', pages: notWhilePaying },
  },
  {
    name: '멀어지는 고객',
    audience: all(
      { kind: 'sessions', within: { days: 30 }, times: { atMost: 2 } },
      { kind: 'sessions', within: { days: 60 }, times: { atLeast: 6 } },
    ),
    trigger: { event: 'page_view' },
  },
  {
    name: '관심 상품 재입고 주기',
    audience: { kind: 'elapsed', name: 'purchase', which: 'last', hours: { atLeast: 1_320, atMost: 1_680 } },
    trigger: { event: 'inactive', seconds: 30 },
  },
];

/** A campaign of the table above. */
function specific(draw: Draw): Who {
  return draw.weighted<Who>([
    [24, () => ({ trigger: pageTrigger(draw), audience: audienceOf(draw) })],
    [26, () => ({ trigger: { event: 'view_item', where: itemFilters(draw) }, audience: audienceOf(draw) })],
    [12, () => ({ trigger: { event: deed(draw), where: itemFilters(draw) }, audience: audienceOf(draw) })],
    [10, () => ({ trigger: { event: 'search', where: [searchFilter(draw)] }, audience: audienceOf(draw) })],
    [16, () => ({ trigger: signalTrigger(draw), audience: audienceOf(draw) })],
    [4, () => ({ trigger: valueTrigger(draw), audience: audienceOf(draw) })],
    [6, () => ({ trigger: { event: 'page_view', pages: { include: ['/demo/'] } }, audience: guests(draw) })],
    [2, () => ({ trigger: { event: 'page_view', pages: notWhilePaying }, audience: guests(draw) })],
  ]);
}

function pageTrigger(draw: Draw): Trigger {
  const pages = { include: pagesOf(draw) };
  return { event: 'page_view', pages, ...(draw.chance(0.25) && { delaySeconds: draw.oneOf([2, 5, 15, 30]) }) };
}

function pagesOf(draw: Draw): string[] {
  return draw.weighted<string[]>([
    [10, () => [`/demo/product/${draw.product()}`]],
    [4, () => draw.some(draw.category().products, 5).map((id) => `/demo/product/${id}`)],
    [5, () => [`/demo/category/${draw.category().id}`]],
    [2, () => [`/demo/product/${draw.category().id}-*`]],
    [2, () => [`/demo/event/${draw.oneOf(eventPages)}`]],
    [1, () => [`*/event/*-sale*`]],
  ]);
}

function itemFilters(draw: Draw): Filter[] {
  return draw.weighted<Filter[]>([
    [12, () => [{ property: 'items.item_id', op: 'equals', value: draw.product() }]],
    [4, () => [{ property: 'items.item_id', op: 'one_of', value: draw.some(draw.category().products, 6) }]],
    [4, () => [{ property: 'items.item_category', op: 'equals', value: draw.category().name }]],
    [2, () => [{ property: 'items.item_brand', op: 'equals', value: draw.oneOf(brands) }]],
    [
      2,
      () => [
        { property: 'items.item_category', op: 'equals', value: draw.category().name },
        { property: 'items.price', op: 'at_least', value: draw.oneOf([50_000, 100_000]) },
      ],
    ],
  ]);
}

function deed(draw: Draw): string {
  return draw.oneOf(['add_to_cart', 'add_to_cart', 'add_to_cart', 'add_to_wishlist', 'purchase']);
}

function searchFilter(draw: Draw): Filter {
  return draw.weighted<Filter>([
    [5, () => ({ property: 'search_term', op: 'equals', value: draw.oneOf(searchTerms) })],
    [3, () => ({ property: 'search_term', op: 'contains', value: draw.oneOf(searchTerms) })],
    [2, () => ({ property: 'search_term', op: 'one_of', value: draw.some(searchTerms, 4) })],
    [1, () => ({ property: 'search_term', op: 'matches', value: `*${draw.oneOf(searchTerms)}*` })],
  ]);
}

function signalTrigger(draw: Draw): Trigger {
  const signal = draw.weighted<Trigger>([
    [5, () => ({ event: 'scroll', percent: draw.oneOf([50, 75, 90]) })],
    [4, () => ({ event: 'exit_intent' })],
    [3, () => ({ event: 'engagement', seconds: draw.oneOf([10, 30, 60]) })],
    [2, () => ({ event: 'inactive', seconds: draw.oneOf([30, 60]) })],
    [2, () => ({ event: 'click', selector: draw.oneOf(['.buy', '.restock', '#size-guide', '.share']) })],
  ]);
  return draw.chance(0.9) ? { ...signal, pages: { include: pagesOf(draw) } } : signal;
}

function valueTrigger(draw: Draw): Trigger {
  const event = draw.oneOf(['begin_checkout', 'view_cart', 'add_payment_info']);
  return { event, where: [{ property: 'value', op: 'at_least', value: draw.oneOf([30_000, 50_000, 100_000]) }] };
}

/** A small group: a member tier, those that one letter or advertisement brought. */
function guests(draw: Draw): Condition {
  return draw.weighted<Condition>([
    [4, () => all(brought(draw), ...(draw.chance(0.4) ? [leaf(draw)] : []))],
    [3, () => all(tier(draw), leaf(draw))],
    [1, () => all({ kind: 'source', property: 'channel', op: 'equals', value: 'crm' }, leaf(draw))],
  ]);
}

function brought(draw: Draw): Condition {
  return { kind: 'source', property: 'utm_campaign', op: 'equals', value: draw.oneOf(utmCampaigns) };
}

function tier(draw: Draw): Condition {
  return { kind: 'attribute', property: 'tier', op: 'one_of', value: draw.some(tiers, 2) };
}

function audienceOf(draw: Draw): Condition {
  return draw.weighted<Condition>([
    [3, () => all()],
    [6, () => leaf(draw)],
    [10, () => all(leaf(draw), leaf(draw))],
    [4, () => all(leaf(draw), leaf(draw), never('purchase', { days: 30 }))],
    [2, () => all(any(leaf(draw), leaf(draw), leaf(draw)), not(leaf(draw)))],
    [2, () => any(all(leaf(draw), leaf(draw)), all(leaf(draw), not(any(leaf(draw), leaf(draw)))))],
  ]);
}

/** One condition; what shops ask most often comes most often. */
function leaf(draw: Draw): Condition {
  return draw.weighted<Condition>([
    [8, () => past(draw, 'view_item', [1, 2, 3, 5])],
    [4, () => past(draw, 'add_to_cart', [1, 2])],
    [2, () => past(draw, 'page_view', [5, 10, 20])],
    [3, () => never('purchase', draw.chance(0.5) ? { days: draw.oneOf([7, 30]) } : { session: true })],
    [2, () => elapsed(draw)],
    [3, () => visits(draw)],
    [3, () => tier(draw)],
    [2, () => ({ kind: 'attribute', property: 'points', op: 'at_least', value: draw.oneOf([100, 500, 3_000]) })],
    [3, () => ({ kind: 'visit', is: draw.oneOf(['new', 'returning']) })],
    [2, () => ({ kind: 'login', is: draw.oneOf(['in', 'out']) })],
    [2, () => ({ kind: 'source', property: 'channel', op: 'one_of', value: ['advertising', 'social'] })],
    [1, () => brought(draw)],
    [1, () => ({ kind: 'device', property: 'class', op: 'equals', value: draw.oneOf(['phone', 'desktop']) })],
    [3, () => cart(draw)],
    [3, () => orders(draw)],
  ]);
}

function past(draw: Draw, name: string, times: readonly number[]): Condition {
  const within = draw.oneOf([{ days: 7 }, { days: 30 }, { hours: 24 }, { session: true as const }, undefined]);
  const where = draw.weighted<Filter[] | undefined>([
    [5, () => undefined],
    [
      4,
      () => (name === 'page_view' ? [{ property: 'path', op: 'matches', value: '/demo/event/*' }] : itemFilters(draw)),
    ],
  ]);
  return {
    kind: 'event',
    name,
    ...(where && { where }),
    ...(within && { within }),
    times: { atLeast: draw.oneOf(times) },
  };
}

function elapsed(draw: Draw): Condition {
  const name = draw.oneOf(['view_item', 'purchase', 'search']);
  const where: Filter[] | undefined = name === 'search' ? [searchFilter(draw)] : undefined;
  const hours = draw.oneOf([{ atLeast: 2, atMost: 72 }, { atLeast: 720 }, { atMost: 24 }]);
  return { kind: 'elapsed', name, which: draw.oneOf(['first', 'last']), ...(where && { where }), hours };
}

function visits(draw: Draw): Condition {
  const within = draw.oneOf([{ days: 7 }, { days: 30 }, undefined]);
  const clock = draw.oneOf([{}, { weekdays: [6, 7] }, { hours: { from: '21:00', to: '02:00' } }]);
  return { kind: 'sessions', ...(within && { within }), ...clock, times: { atLeast: draw.oneOf([2, 3, 5]) } };
}

function cart(draw: Draw): Condition {
  return draw.weighted<Condition>([
    [2, () => ({ kind: 'cart', count: { atLeast: 1 } })],
    [2, () => ({ kind: 'cart', value: { atLeast: draw.oneOf([30_000, 50_000]) } })],
    [1, () => ({ kind: 'cart', where: itemFilters(draw) })],
    [1, () => ({ kind: 'cart', count: { atMost: 0 } })],
  ]);
}

function orders(draw: Draw): Condition {
  return draw.weighted<Condition>([
    [3, () => ({ kind: 'orders', measure: 'count', range: { atLeast: draw.oneOf([1, 2, 5]) } })],
    [2, () => ({ kind: 'orders', measure: 'count', within: { days: 90 }, range: { atMost: 0 } })],
    [1, () => ({ kind: 'orders', measure: 'revenue', within: { days: 365 }, range: { atLeast: 300_000 } })],
    [1, () => ({ kind: 'orders', measure: 'average', aboveSiteAverage: true })],
  ]);
}

const limits: readonly Limits[] = [
  { repeat: 'once', stopAfterConversion: true },
  { repeat: 'once', stopAfterConversion: true },
  { repeat: 'once', stopAfterConversion: true },
  { repeat: 'session', atMost: 3, stopAfterConversion: true },
  { repeat: 'days', everyDays: 7, stopAfterConversion: true },
  { repeat: 'days', everyDays: 1, atMost: 5, stopAfterConversion: false },
  { repeat: 'once', atMostInAll: 100_000, stopAfterConversion: true },
];

function scheduleOf(draw: Draw): Schedule {
  const month = 1 + draw.upTo(11);
  const day = 1 + draw.upTo(20);
  return draw.weighted<Schedule>([
    [75, () => ({})],
    [15, () => ({ startAt: '2024-01-01T00:00' })],
    [2, () => ({ hours: { from: '09:00', to: '18:00' } })],
    [2, () => ({ hours: { from: '21:00', to: '02:00' } })],
    [2, () => ({ weekdays: [5, 6, 7] })],
    [4, () => ({ startAt: localDay(month, day), endAt: localDay(month, day + 7) })],
  ]);
}

function localDay(month: number, day: number): string {
  return `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T00:00`;
}

function couponOf(draw: Draw, index: number): Coupon | undefined {
  if (!draw.chance(1 / 3)) return undefined;
  const expires = draw.oneOf([{ afterHours: 24 }, { afterHours: 72 }, undefined]);
  return draw.chance(0.3)
    ? { source: 'fixed', label: '5,000원 할인', code: `ONGI-${index + 1}` }
    : {
        source: 'generated',
        label: '10% 할인',
        pattern: `C${index + 1}-########`,
        ...(draw.chance(0.5) && { stock: 1_000_000 }),
        ...(expires && { expires }),
      };
}

function variantsOf(draw: Draw, coupon: Coupon | undefined): Variant[] {
  const keys = draw.chance(0.2) ? ['A', 'B'] : ['A'];
  return keys.map((key) => ({
    key,
    weight: 50,
    message: {
      format: draw.oneOf(['modal', 'full']),
      blocks: [
        { type: 'heading', text: '{{ customer.name | default: "고객" }}님께 드리는 소식' },
        { type: 'text', text: '{{ product.name | default: "고르신 상품" }} 이야기를 더 들려 드릴게요.' },
        ...(coupon ? [{ type: 'coupon' } as const] : []),
        { type: 'button', text: '보러 가기', action: 'link', href: '/demo/category/all' },
      ],
    },
  }));
}
