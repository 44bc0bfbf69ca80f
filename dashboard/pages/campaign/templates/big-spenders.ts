import type { Draft, Say } from './template.ts';

/** Orders above the shop's own average, and more than one: something special. */
export function bigSpenders(say: Say): Draft {
  return {
    name: say({ ko: '큰손 고객 특별 혜택', en: 'Thank you to big spenders' }),
    audience: {
      kind: 'all',
      of: [
        { kind: 'orders', measure: 'average', aboveSiteAverage: true },
        { kind: 'orders', measure: 'count', range: { atLeast: 2 } },
      ],
    },
    trigger: { event: 'page_view', delaySeconds: 2 },
    priority: 70,
    message: {
      format: 'modal',
      blocks: [
        {
          type: 'heading',
          text: say({
            ko: '{{ customer.name | default: "고객" }}님을 위한 특별 혜택',
            en: 'Something special for {{ customer.name | default: "you" }}',
          }),
        },
        {
          type: 'text',
          text: say({
            ko: '늘 아껴 주셔서 감사합니다. 이번 주문에 쓸 수 있는 쿠폰을 준비했어요.',
            en: 'Thank you for coming back so often. Here is a coupon for your next order.',
          }),
        },
        { type: 'coupon' },
        { type: 'button', text: say({ ko: '쇼핑하러 가기', en: 'Go shopping' }), action: 'close' },
      ],
    },
    coupon: {
      source: 'generated',
      pattern: 'THANKS-####-####',
      label: say({ ko: '20% 할인', en: '20% off' }),
      expires: { afterHours: 168 },
    },
  };
}
