import type { Draft, Say } from './template.ts';

/** Members with enough points hear what these are worth. */
export function points(say: Say): Draft {
  return {
    name: say({ ko: '포인트 사용 안내', en: 'Points to spend' }),
    audience: {
      kind: 'all',
      of: [
        { kind: 'login', is: 'in' },
        { kind: 'attribute', property: 'points', op: 'at_least', value: 500 },
      ],
    },
    trigger: { event: 'page_view' },
    limits: { repeat: 'days', everyDays: 14, stopAfterConversion: true },
    message: {
      format: 'slide',
      placement: 'right',
      blocks: [
        {
          type: 'heading',
          text: say({
            ko: '쓸 수 있는 포인트가 {{ customer.points }}점 있어요',
            en: 'You have {{ customer.points }} points to spend',
          }),
        },
        {
          type: 'text',
          text: say({ ko: '결제할 때 현금처럼 쓸 수 있습니다.', en: 'They are as good as cash at checkout.' }),
        },
        { type: 'button', text: say({ ko: '포인트 쓰러 가기', en: 'Spend them' }), action: 'link', href: '/' },
      ],
    },
  };
}
