import { products } from '../catalogue.ts';
import { wareOf } from '../ga4.ts';
import { html } from '../html.ts';
import { icon } from '../icons.ts';
import type { Page } from '../layout.ts';
import type { Visit } from '../visit.ts';
import { summary } from './summary.ts';

/** The order is read from the browser by the number in the address; reloading shows, and tells of, the same order. */
export function orderPage(visit: Visit): Page {
  const { say, language } = visit;
  return {
    title: say('주문 완료', 'Order complete'),
    wares: products.map((product) => wareOf(product, language)),
    main: html`<section class="band" data-page="order">
<div class="receipt" data-filled hidden>
<p class="receipt-mark">${icon('check')}</p>
<h1>${say('주문이 완료됐어요', 'Thank you for your order')}</h1>
<p>${say('정성껏 포장해 보내 드릴게요. 주문 번호는 ', 'We will wrap it with care. Your order number is ')}<b data-order-id></b>${say('입니다.', '.')}</p>
<ul class="mini-lines" data-mini-lines></ul>
${summary(visit)}
<div class="receipt-links"><a class="button" href="/demo/account">${say('주문 내역 보기', 'See your orders')}</a><a class="button button-quiet" href="/demo/">${say('계속 둘러보기', 'Keep browsing')}</a></div>
</div>
<div class="quiet" data-empty hidden><h1>${say('주문을 찾을 수 없어요', 'We cannot find this order')}</h1><p>${say('이 브라우저에서 한 주문만 볼 수 있어요.', 'Only orders made in this browser can be shown.')}</p><a class="button" href="/demo/">${say('홈으로 가기', 'Go to the home page')}</a></div>
</section>`,
  };
}
