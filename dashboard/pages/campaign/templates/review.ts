import type { Draft, Say } from './template.ts';

/** Bought some days ago and back: a review, with its reward. */
export function review(say: Say): Draft {
  return {
    name: say({ ko: '구매 후 리뷰 초대', en: 'Review invitation' }),
    audience: {
      kind: 'all',
      of: [
        { kind: 'elapsed', name: 'purchase', which: 'last', hours: { atLeast: 72, atMost: 720 } },
        { kind: 'event', name: 'write_review', within: { days: 30 }, times: { atMost: 0 } },
      ],
    },
    trigger: { event: 'page_view', delaySeconds: 2 },
    message: {
      format: 'slide',
      placement: 'right',
      blocks: [
        {
          type: 'heading',
          text: say({
            ko: '{{ customer.name | default: "고객" }}님, 지난 주문은 마음에 드셨나요?',
            en: 'How do you like your last order?',
          }),
        },
        {
          type: 'text',
          text: say({
            ko: '리뷰를 남기시면 적립금 1,000원을 드려요.',
            en: 'Leave a review and get a credit for your next one.',
          }),
        },
        { type: 'button', text: say({ ko: '리뷰 쓰기', en: 'Write a review' }), action: 'link', href: '/my/reviews' },
        { type: 'button', text: say({ ko: '다음에 할게요', en: 'Not now' }), action: 'close' },
      ],
    },
    goal: { event: 'write_review', windowDays: 14 },
  };
}
