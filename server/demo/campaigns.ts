/**
 * The site of the demo shop and the five campaigns that run there from the first start. They are ordinary definitions,
 * as a marketer would author them; the dashboard shows and edits them like any other.
 */
import type { CampaignDefinition, Limits } from '../contract/campaign.ts';
import { defaultSettings, type SiteSettings } from '../contract/site.ts';

/** Public key of the demo site: `data-site` of the tag on its pages. */
export const DEMO_SITE_KEY = 'demo';

/**
 * A real shop starts with 2 messages a day and 10 minutes between them. Somebody trying Dangol walks through all five
 * campaigns in one sitting, and then through campaigns of their own: hence ten a day and no pause. Each campaign still
 * shows once per person, so this is a ceiling, not a flood.
 */
export const demoSettings: SiteSettings = {
  ...defaultSettings,
  name: '온기 Ongi (데모)',
  zone: 'Asia/Seoul',
  currency: 'KRW',
  origins: [],
  fatigue: { perDay: 10, pauseMinutes: 0 },
};

const accent = '#a8492a';
const once: Limits = { repeat: 'once', stopAfterConversion: true };
/** Everybody who qualifies sees it: a newcomer must not be held out of the demonstration. */
const everybody = { holdoutPercent: 0, rolloutPercent: 100 };

/** First visit: a coupon that is the same for all, two seconds after the first page, but not amid signing in or paying. */
const welcome: CampaignDefinition = {
  name: '첫 방문 환영 쿠폰',
  audience: {
    kind: 'all',
    of: [
      { kind: 'visit', is: 'new' },
      { kind: 'orders', measure: 'count', range: { atMost: 0 } },
    ],
  },
  trigger: {
    event: 'page_view',
    pages: { exclude: ['/demo/login', '/demo/signup', '/demo/cart', '/demo/checkout', '/demo/order/*'] },
    delaySeconds: 2,
  },
  schedule: {},
  limits: once,
  priority: 50,
  variants: [
    {
      key: 'A',
      weight: 100,
      message: {
        format: 'modal',
        scheme: 'light',
        accent,
        blocks: [
          { type: 'heading', text: '처음 오셨네요, 반가워요' },
          { type: 'text', text: '첫 주문에 쓸 수 있는 5,000원 쿠폰을 준비했어요. 3만 원 이상 담으면 바로 할인돼요.' },
          { type: 'coupon' },
          { type: 'button', text: '먼저 둘러볼게요', action: 'close' },
        ],
      },
    },
  ],
  coupon: {
    source: 'fixed',
    label: '5,000원 할인',
    code: 'WELCOME5000',
    applyUrl: '/demo/discount/{code}?to=/demo/category/all',
  },
  experiment: everybody,
  goal: { event: 'purchase', windowDays: 7 },
};

/** Reads product pages to the very end and has not bought: a code of one's own that ends after a day. */
const secret: CampaignDefinition = {
  name: '끝까지 읽은 분께 드리는 비밀 쿠폰',
  audience: {
    kind: 'all',
    of: [
      { kind: 'event', name: 'view_item', within: { days: 30 }, times: { atLeast: 3 } },
      { kind: 'event', name: 'purchase', times: { atMost: 0 } },
    ],
  },
  trigger: { event: 'scroll', percent: 90, pages: { include: ['/demo/product/*'] } },
  schedule: {},
  limits: once,
  priority: 90,
  variants: [
    {
      key: 'A',
      weight: 100,
      message: {
        format: 'full',
        scheme: 'light',
        accent,
        blocks: [
          { type: 'image', src: '/demo/assets/scenes/gift.svg', alt: '보자기로 싼 선물' },
          { type: 'heading', text: '{{ customer.name | default: "고객" }}님께만 드리는 비밀 쿠폰' },
          {
            type: 'text',
            text: '{{ product.name | default: "상품" }} 이야기를 끝까지 읽어 주셔서 고마워요. 다른 분께는 보이지 않는 15% 할인 코드예요.',
          },
          { type: 'coupon' },
          { type: 'countdown', text: '쿠폰이 사라지기까지' },
        ],
      },
    },
  ],
  coupon: {
    source: 'generated',
    label: '15% 할인',
    pattern: 'SECRET-####-####',
    expires: { afterHours: 24 },
    applyUrl: '/demo/discount/{code}?to=/demo/cart',
  },
  experiment: everybody,
  goal: { event: 'purchase', windowDays: 7 },
};

/** Looks into a cart that holds something: the discount shows at checkout. */
const notice: CampaignDefinition = {
  name: '장바구니 할인 안내',
  audience: { kind: 'cart', count: { atLeast: 1 } },
  trigger: {
    event: 'view_cart',
    where: [{ property: 'item_count', op: 'at_least', value: 1 }],
    pages: { include: ['/demo/cart'] },
  },
  schedule: {},
  limits: once,
  priority: 80,
  variants: [
    {
      key: 'A',
      weight: 100,
      message: {
        format: 'bar',
        placement: 'bottom',
        scheme: 'light',
        accent,
        blocks: [
          { type: 'text', text: '담아 두신 상품 {{ cart.count }}개, 결제 화면에서 3% 더 할인돼요.' },
          { type: 'button', text: '할인 금액 확인하기', action: 'link', href: '/demo/checkout' },
        ],
      },
    },
  ],
  experiment: everybody,
  goal: { event: 'purchase', windowDays: 1 },
};

/** Something in the cart and about to leave. */
const reminder: CampaignDefinition = {
  name: '장바구니 이탈 알림',
  audience: { kind: 'cart', count: { atLeast: 1 } },
  trigger: { event: 'exit_intent' },
  schedule: {},
  limits: once,
  priority: 70,
  variants: [
    {
      key: 'A',
      weight: 100,
      message: {
        format: 'modal',
        scheme: 'light',
        accent,
        blocks: [
          { type: 'heading', text: '{{ cart.first | default: "고르신 상품" }}, 두고 가시나요?' },
          {
            type: 'text',
            text: '담아 두신 상품 {{ cart.count }}개({{ cart.value | money }})가 장바구니에 그대로 있어요. 오후 2시 전에 주문하시면 오늘 출발해요.',
          },
          { type: 'button', text: '장바구니로 가기', action: 'link', href: '/demo/cart' },
          { type: 'button', text: '다음에 할게요', action: 'close' },
        ],
      },
    },
  ],
  experiment: everybody,
  goal: { event: 'purchase', windowDays: 7 },
};

/**
 * Bought before and back: an order on record, and none in this session, so the first page of the next session asks.
 * A session ends after 30 minutes of silence, or at once when a link with other UTM parameters brings the shopper back:
 * the panel of the demo shop has such a link, as a message in KakaoTalk would.
 */
const review: CampaignDefinition = {
  name: '구매 후 재방문 후기 초대',
  audience: {
    kind: 'all',
    of: [
      { kind: 'orders', measure: 'count', range: { atLeast: 1 } },
      { kind: 'event', name: 'purchase', within: { session: true }, times: { atMost: 0 } },
    ],
  },
  trigger: { event: 'page_view', pages: { exclude: ['/demo/login', '/demo/signup', '/demo/cart', '/demo/checkout'] } },
  schedule: {},
  limits: once,
  priority: 60,
  variants: [
    {
      key: 'A',
      weight: 100,
      message: {
        format: 'slide',
        placement: 'right',
        scheme: 'light',
        accent,
        blocks: [
          { type: 'heading', text: '{{ customer.name | default: "고객" }}님, 지난 주문은 마음에 드셨나요?' },
          { type: 'text', text: '한 줄 후기만 남겨 주셔도 적립금 1,000원을 드려요.' },
          { type: 'button', text: '후기 쓰러 가기', action: 'link', href: '/demo/account' },
          { type: 'button', text: '다음에 쓸게요', action: 'close' },
        ],
      },
    },
  ],
  experiment: everybody,
  goal: { event: 'write_review', windowDays: 14 },
};

/** In the order a newcomer meets them. */
export const demoCampaigns: readonly CampaignDefinition[] = [welcome, secret, notice, reminder, review];
