import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';

/** The sum of an order, line by line; the shop's script fills in the figures and shows the rows that apply. */
export function summary({ say }: Visit): Html {
  const rows = [
    { id: 'goods', name: say('상품 금액', 'Items') },
    { id: 'coupon', off: true, name: say('쿠폰 할인', 'Coupon') },
    { id: 'checkout', off: true, name: say('결제 단계 할인 3%', 'Checkout discount 3%') },
    { id: 'shipping', name: say('배송비', 'Delivery') },
  ];
  return html`<dl class="sums" data-free="${say('무료', 'Free')}">${rows.map(
    ({ id, name, off }) =>
      html`<div data-row="${id}"><dt>${name}</dt><dd data-sum="${id}"${off && html` class="sums-off"`}></dd></div>`,
  )}<div class="sums-total"><dt>${say('합계', 'Total')}</dt><dd data-sum="total"></dd></div></dl>`;
}
