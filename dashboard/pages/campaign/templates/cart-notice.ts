import type { Draft, Say } from './template.ts';

/** Looks into a cart with something in it: the discount shows at checkout. */
export function cartNotice(say: Say): Draft {
  return {
    name: say({ ko: '장바구니 할인 안내', en: 'Cart notice' }),
    audience: { kind: 'all', of: [{ kind: 'cart', count: { atLeast: 1 } }] },
    trigger: { event: 'view_cart' },
    priority: 70,
    message: {
      format: 'bar',
      placement: 'top',
      blocks: [
        {
          type: 'text',
          text: say({
            ko: '담아 두신 상품 {{ cart.count }}개, 결제 화면에서 할인이 적용됩니다.',
            en: 'The discount on your {{ cart.count }} items shows at checkout.',
          }),
        },
        { type: 'button', text: say({ ko: '결제하러 가기', en: 'Go to checkout' }), action: 'link', href: '/checkout' },
      ],
    },
    goal: { event: 'purchase', windowDays: 1 },
  };
}
