import type { Draft, Say } from './template.ts';

/** First visit: a coupon for the first order, after a moment to look around. */
export function welcome(say: Say): Draft {
  return {
    name: say({ ko: '첫 방문 환영 쿠폰', en: 'Welcome coupon' }),
    audience: {
      kind: 'all',
      of: [
        { kind: 'visit', is: 'new' },
        { kind: 'orders', measure: 'count', range: { atMost: 0 } },
      ],
    },
    trigger: { event: 'page_view', delaySeconds: 3 },
    message: {
      format: 'modal',
      blocks: [
        { type: 'heading', text: say({ ko: '처음 오셨네요, 반갑습니다', en: 'Nice to meet you' }) },
        {
          type: 'text',
          text: say({
            ko: '첫 주문에 쓸 수 있는 환영 쿠폰을 드려요.',
            en: 'Here is a welcome coupon for your first order.',
          }),
        },
        { type: 'coupon' },
        { type: 'button', text: say({ ko: '둘러보기', en: 'Look around' }), action: 'close' },
      ],
    },
    coupon: {
      source: 'fixed',
      code: 'WELCOME10',
      label: say({ ko: '첫 주문 10% 할인', en: '10% off your first order' }),
    },
  };
}
