import type { DecidedCoupon, Decision } from '../../../../server/contract/decision.ts';
import type { Block, Format, Message } from '../../../../server/contract/message.ts';

export const coupon: DecidedCoupon = { code: 'DANGOL-7K3M-9QXA', label: '10% 할인', expiresAt: Date.UTC(2099, 0, 1) };

export const blocks: Block[] = [
  { type: 'heading', text: '시크릿 쿠폰' },
  { type: 'text', text: '린넨 셔츠를 세 번 보셨네요.' },
  { type: 'coupon' },
  { type: 'countdown', text: '남은 시간' },
  { type: 'button', text: '쿠폰 쓰러 가기', action: 'link', href: '/next' },
  { type: 'button', text: '다음에', action: 'close' },
];

/** A secret coupon in this format. */
export function decide(format: Format, message: Partial<Message> = {}, given: DecidedCoupon = coupon): Decision {
  return {
    offer: 'offer-1',
    turn: 2,
    campaign: 'secret',
    variant: 'A',
    message: { format, blocks, ...message },
    coupon: given,
  };
}
