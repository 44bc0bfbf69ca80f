import type { Draft, Say } from './template.ts';

/** Searched, left without buying and is back hours later: a coupon, with the search term in it. */
export function searchReturn(say: Say): Draft {
  return {
    name: say({ ko: '검색 후 재방문 쿠폰', en: 'Searched and came back' }),
    audience: {
      kind: 'all',
      of: [
        { kind: 'elapsed', name: 'search', which: 'last', hours: { atLeast: 3, atMost: 168 } },
        { kind: 'event', name: 'purchase', within: { days: 7 }, times: { atMost: 0 } },
      ],
    },
    trigger: { event: 'page_view', delaySeconds: 2 },
    message: {
      format: 'modal',
      blocks: [
        {
          type: 'heading',
          text: say({
            ko: '{{ search.term | default: "상품" }} 찾고 계셨죠?',
            en: 'Still looking for {{ search.term | default: "it" }}?',
          }),
        },
        {
          type: 'text',
          text: say({ ko: '오늘 바로 쓸 수 있는 쿠폰을 드려요.', en: 'Here is a coupon that you can use today.' }),
        },
        { type: 'coupon' },
        { type: 'button', text: say({ ko: '다시 찾아보기', en: 'Look again' }), action: 'link', href: '/search' },
      ],
    },
    coupon: {
      source: 'generated',
      pattern: 'FOUND-####-####',
      label: say({ ko: '10% 할인', en: '10% off' }),
      expires: { afterHours: 24 },
    },
  };
}
