import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankCampaign, blankCondition } from '../../../dashboard/pages/campaign/blank.ts';
import { englishWho } from '../../../dashboard/pages/campaign/sentence/english.ts';
import { koreanWho } from '../../../dashboard/pages/campaign/sentence/korean.ts';
import { withParticle } from '../../../dashboard/pages/campaign/sentence/korean-grammar.ts';
import { summarize, summarizeShortly } from '../../../dashboard/pages/campaign/sentence/summary.ts';
import { definitionOf } from '../../../dashboard/pages/campaign/templates/all.ts';
import { type Condition, conditionSchemas } from '../../../server/contract/audience.ts';
import type { CampaignDefinition } from '../../../server/contract/campaign.ts';
import { shopEvents } from '../../../server/contract/event.ts';

const won = (amount: number) => `${amount.toLocaleString('ko')}원`;
const dollars = (amount: number) => `$${amount.toLocaleString('en')}`;
const ko = (condition: Condition) => koreanWho(condition, won);
const en = (condition: Condition) => englishWho(condition, dollars);
const all = (campaign: CampaignDefinition, language: 'ko' | 'en') =>
  summarize(campaign, language, 'KRW')
    .map(({ text }) => text)
    .join(' ');

const viewed: Condition = { kind: 'event', name: 'view_item', within: { days: 30 }, times: { atLeast: 3 } };
const neverBought: Condition = { kind: 'event', name: 'purchase', times: { atMost: 0 } };
const points: Condition = { kind: 'attribute', property: 'points', op: 'at_least', value: 500 };

describe('a campaign in one paragraph', () => {
  it('says who, when, how often, what, with which coupon, and how it is measured', () => {
    expect(all(definitionOf('secret', 'ko'), 'ko')).toBe(
      '최근 30일 동안 상품을 3번 이상 보고 최근 30일 동안 구매하지 않은 사람에게, 페이지를 90% 읽었을 때, ' +
        '한 사람에게 한 번만 전체 화면 팝업을 보여 줍니다. 사람마다 다른 코드로 ‘15% 할인’ 쿠폰을 줍니다. ' +
        '받은 뒤 24시간 동안 쓸 수 있습니다. 7일 안에 구매하면 성과로 셉니다. ' +
        '조건에 맞는 사람의 10%에게는 보여 주지 않고 효과를 비교합니다.',
    );
    expect(all(definitionOf('secret', 'en'), 'en')).toBe(
      'People who viewed a product at least 3 times in the last 30 days and did not buy in the last 30 days see ' +
        'a full-screen popup when they have read 90% of the page, once per person. ' +
        'They get a coupon code of their own (“15% off”), good for 24 hours. ' +
        'It counts as a success when they buy within 7 days. 10% of those who fit do not see it, for comparison.',
    );
  });

  it('names everybody when there is no condition', () => {
    expect(all(blankCampaign(), 'ko')).toMatch(/^모든 사람에게, 페이지를 열었을 때,/);
    expect(all(blankCampaign(), 'en')).toMatch(/^All people see a centred popup when they open a page,/);
  });

  it('says pages, delay, dates, repeats and roll-out when they are set', () => {
    const campaign: CampaignDefinition = {
      ...blankCampaign(),
      trigger: { event: 'view_cart', pages: { include: ['/cart'], exclude: ['/cart/gift'] }, delaySeconds: 5 },
      schedule: { startAt: '2026-11-27T09:00', weekdays: [5, 1], hours: { from: '19:00', to: '23:00' } },
      limits: { repeat: 'days', everyDays: 7, atMost: 3, stopAfterConversion: true },
      experiment: { holdoutPercent: 0, rolloutPercent: 10 },
    };
    expect(all(campaign, 'ko')).toBe(
      '모든 사람에게, /cart 페이지(/cart/gift 제외)에서 장바구니를 보았을 때 5초 뒤에 (11월 27일 09:00부터 매주 월·금요일 19:00~23:00), ' +
        '7일에 한 번씩, 최대 3번까지 가운데 팝업을 보여 줍니다. 7일 안에 구매하면 성과로 셉니다. ' +
        '성과가 나면 더 보여 주지 않습니다. 먼저 10%의 사람에게만 엽니다.',
    );
    expect(all(campaign, 'en')).toContain(
      '5 seconds after they view the cart on /cart (except /cart/gift) (from Nov 27, 09:00, on Mon, Fri, between 19:00–23:00), once every 7 days, at most 3 times.',
    );
  });

  it('fits a line of the list', () => {
    expect(summarizeShortly(definitionOf('cart_notice', 'ko'), 'ko', 'KRW')).toBe(
      '장바구니에 상품이 1개 이상 있는 사람에게, 장바구니를 보았을 때',
    );
  });
});

describe('an audience in words', () => {
  it('joins with and, or, and brackets where both meet', () => {
    const either: Condition = { kind: 'any', of: [points, { kind: 'login', is: 'in' }] };
    expect(ko({ kind: 'all', of: [viewed, either] })).toBe(
      '최근 30일 동안 상품을 3번 이상 보고 (포인트가 500 이상이거나 로그인한) 사람',
    );
    expect(en({ kind: 'all', of: [viewed, either] })).toBe(
      'people who viewed a product at least 3 times in the last 30 days and (whose points are at least 500 or who are logged in)',
    );
  });

  it('denies a group as its members are denied', () => {
    const none: Condition = { kind: 'not', of: { kind: 'any', of: [viewed, neverBought] } };
    expect(ko(none)).toBe('최근 30일 동안 상품을 3번 이상 보지 않고 구매한 사람');
    expect(en(none)).toBe('people who did not view a product at least 3 times in the last 30 days and bought');
  });

  it.each<[Condition, string, string]>([
    [neverBought, '구매하지 않은 사람', 'people who did not buy'],
    [{ kind: 'visit', is: 'new' }, '처음 방문한 사람', 'people who are on their first visit'],
    [{ kind: 'login', is: 'out' }, '로그인하지 않은 사람', 'people who are not logged in'],
    [
      { kind: 'event', name: 'search', within: { hours: 24 }, times: { atLeast: 1 } },
      '최근 24시간 동안 검색한 사람',
      'people who searched in the last 24 hours',
    ],
    [
      { kind: 'event', name: 'taste_test', times: { atLeast: 2, atMost: 4 } },
      '‘taste_test’ 이벤트가 2~4번 발생한 사람',
      'people who did “taste_test” 2 to 4 times',
    ],
    [
      {
        kind: 'event',
        name: 'add_to_cart',
        where: [{ property: 'items.item_category', op: 'equals', value: '상의' }],
        times: { atLeast: 1 },
        within: { session: true },
      },
      '이번 방문에서 장바구니에 카테고리가 ‘상의’인 상품을 담은 사람',
      'people who added a product to the cart (category is “상의”) in this visit',
    ],
    [
      { kind: 'elapsed', name: 'purchase', which: 'last', hours: { atLeast: 72, atMost: 720 } },
      '마지막으로 구매한 지 3일~30일 된 사람',
      'people who last bought 3 days to 30 days ago',
    ],
    [
      { kind: 'sessions', weekdays: [6, 7], hours: { from: '19:00', to: '23:00' }, times: { atLeast: 5 } },
      '토·일요일 19:00~23:00에 5번 이상 방문한 사람',
      'people who visited at least 5 times on Sat, Sun between 19:00–23:00',
    ],
    [
      { kind: 'source', property: 'channel', op: 'one_of', value: ['search', 'ai'] },
      '유입 경로가 ‘검색’, ‘AI 검색’ 중 하나인 사람',
      'people whose channel is one of “search”, “AI search”',
    ],
    [
      { kind: 'orders', measure: 'average', aboveSiteAverage: true },
      '평균 주문 금액이 쇼핑몰 평균보다 높은 사람',
      'people whose average order is above the shop’s average',
    ],
    [{ kind: 'orders', measure: 'count', range: { atMost: 0 } }, '주문이 없는 사람', 'people who did not order'],
    [{ kind: 'cart', count: { atMost: 0 } }, '장바구니에 상품이 없는 사람', 'people who have nothing in the cart'],
    [
      { kind: 'cart', value: { atLeast: 50_000 } },
      '장바구니에 담긴 상품 금액이 50,000원 이상인 사람',
      'people who have something worth at least $50,000 in the cart',
    ],
  ])('says %j', (condition, korean, english) => {
    expect(ko(condition)).toBe(korean);
    expect(en(condition)).toBe(english);
  });

  it('finds words for every kind of condition and every event', () => {
    for (const kind of Object.keys(conditionSchemas) as Condition['kind'][]) {
      expect(ko(blankCondition(kind)), kind).toMatch(/사람$/);
    }
    for (const name of shopEvents) {
      expect(ko({ kind: 'event', name, times: { atLeast: 1 } }), name).not.toContain('이벤트');
      expect(en({ kind: 'event', name, times: { atLeast: 1 } }), name).not.toContain('“');
    }
  });

  it('never says undefined, whatever is nested in whatever', () => {
    const leaf = fc.constantFrom<Condition>(viewed, neverBought, points, { kind: 'cart' }, { kind: 'login', is: 'in' });
    const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.record({
          kind: fc.constantFrom<'all' | 'any'>('all', 'any'),
          of: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
        }),
        fc.record({ kind: fc.constant('not' as const), of: tie('tree') }),
      ),
    }));
    fc.assert(
      fc.property(tree, (condition) => {
        for (const sentence of [ko(condition), en(condition)]) expect(sentence).not.toMatch(/undefined|NaN| {2}|\(\)/);
      }),
      { seed: 20_261_121 },
    );
  });
});

describe('Korean particles', () => {
  it.each([
    ['상품', '을/를', '상품을'],
    ['쿠폰 코드', '을/를', '쿠폰 코드를'],
    ['‘10% 할인’', '이/가', '‘10% 할인’이'],
    ['3', '은/는', '3은'],
    ['2', '은/는', '2는'],
    ['URL', '으로/로', 'URL로'],
    ['메일', '으로/로', '메일로'],
    ['쿠폰', '으로/로', '쿠폰으로'],
  ] as const)('follow the last sound of %s', (word, pair, written) => {
    expect(withParticle(word, pair)).toBe(written);
  });
});
