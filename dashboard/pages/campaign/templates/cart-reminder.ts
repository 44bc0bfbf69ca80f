import type { Draft, Say } from './template.ts';

/** Something in the cart and about to leave. */
export function cartReminder(say: Say): Draft {
  return {
    name: say({ ko: '장바구니 이탈 알림', en: 'Cart reminder' }),
    audience: { kind: 'all', of: [{ kind: 'cart', count: { atLeast: 1 } }] },
    trigger: { event: 'exit_intent' },
    priority: 60,
    limits: { repeat: 'days', everyDays: 7, stopAfterConversion: true },
    message: {
      format: 'modal',
      blocks: [
        { type: 'heading', text: say({ ko: '두고 가시는 건 없으세요?', en: 'Leaving something behind?' }) },
        {
          type: 'text',
          text: say({
            ko: '{{ cart.first | default: "고르신 상품" }} 등 {{ cart.count }}개가 장바구니에 담겨 있습니다.',
            en: '{{ cart.first | default: "What you picked" }} and more: {{ cart.count }} in your cart.',
          }),
        },
        { type: 'button', text: say({ ko: '장바구니로 가기', en: 'Go to the cart' }), action: 'link', href: '/cart' },
        { type: 'button', text: say({ ko: '다음에 할게요', en: 'Not now' }), action: 'close' },
      ],
    },
  };
}
