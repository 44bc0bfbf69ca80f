import type { Draft, Say } from './template.ts';

/** Looks often, reads to the end, has not bought: a code of one's own with a deadline. */
export function secret(say: Say): Draft {
  return {
    name: say({ ko: '비밀 쿠폰', en: 'Secret coupon' }),
    audience: {
      kind: 'all',
      of: [
        { kind: 'event', name: 'view_item', within: { days: 30 }, times: { atLeast: 3 } },
        { kind: 'event', name: 'purchase', within: { days: 30 }, times: { atMost: 0 } },
      ],
    },
    trigger: { event: 'scroll', percent: 90 },
    priority: 80,
    message: {
      format: 'full',
      blocks: [
        {
          type: 'heading',
          text: say({
            ko: '{{ customer.name | default: "고객" }}님께만 드리는 비밀 쿠폰',
            en: 'A secret coupon just for {{ customer.name | default: "you" }}',
          }),
        },
        {
          type: 'text',
          text: say({
            ko: '끝까지 읽어 주셔서 감사합니다. 이 코드는 다른 분께 보이지 않아요.',
            en: 'Thank you for reading to the end. Nobody else gets this code.',
          }),
        },
        { type: 'coupon' },
        { type: 'countdown', text: say({ ko: '쿠폰이 사라지기까지', en: 'The coupon ends in' }) },
        { type: 'button', text: say({ ko: '계속 쇼핑하기', en: 'Keep shopping' }), action: 'close' },
      ],
    },
    coupon: {
      source: 'generated',
      pattern: 'SECRET-####-####',
      label: say({ ko: '15% 할인', en: '15% off' }),
      expires: { afterHours: 24 },
    },
  };
}
