import { products } from '../catalogue.ts';
import { wareOf } from '../ga4.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Visit } from '../visit.ts';
import { summary } from './summary.ts';

export function checkoutPage(visit: Visit): Page {
  const { say, language } = visit;
  return {
    title: say('주문하기', 'Checkout'),
    wares: products.map((product) => wareOf(product, language)),
    main: html`<section class="band" data-page="checkout"><div class="list-head"><h1>${say('주문하기', 'Checkout')}</h1></div>
<form class="split" data-filled data-checkout hidden>
<div class="steps">
<p class="notice">${say('데모라서 주소를 미리 채워 두었어요. 실제로 결제되지 않습니다.', 'The address is filled in for the demo. Nothing is charged.')}</p>
${delivery(visit)}
${payment(visit)}
</div>
<aside class="summary" aria-label="${say('결제 금액', 'To pay')}"><h2>${say('주문 상품', 'Your order')}</h2><ul class="mini-lines" data-mini-lines></ul>${summary(visit)}<button class="button" type="submit">${say('결제하기', 'Pay now')}</button><p class="small">${say('주문 내용을 확인했으며 결제에 동의합니다.', 'By paying you confirm the order above.')}</p></aside>
</form>
<div class="quiet" data-empty hidden><h2>${say('주문할 상품이 없어요', 'There is nothing to order')}</h2><a class="button" href="/demo/category/all">${say('상품 둘러보기', 'Browse products')}</a></div>
</section>`,
  };
}

function delivery({ say, shopper }: Visit): Html {
  return html`<fieldset data-shipping><legend>${say('받는 분', 'Delivery')}</legend>
<div class="field"><label for="name">${say('이름', 'Name')}</label><input id="name" name="name" required maxlength="40" autocomplete="name" value="${shopper?.name ?? say('홍길동', 'Gildong Hong')}"></div>
<div class="field"><label for="phone">${say('휴대폰', 'Phone')}</label><input id="phone" name="phone" type="tel" required maxlength="20" autocomplete="tel" value="010-0000-0000"></div>
<div class="field field-wide"><label for="address">${say('주소', 'Address')}</label><input id="address" name="address" required maxlength="120" autocomplete="street-address" value="${say('서울 성동구 온기길 12, 3층', '3F, 12 Ongi-gil, Seongdong-gu, Seoul')}"></div>
<div class="choices choices-wide" role="radiogroup" aria-label="${say('배송 방법', 'Delivery method')}"><label><input type="radio" name="tier" value="standard" checked><span>${say('일반 배송 · 1–2일', 'Standard, 1–2 days')}</span></label><label><input type="radio" name="tier" value="dawn"><span>${say('새벽 배송 · 내일 아침', 'Before 7 tomorrow')}</span></label></div>
</fieldset>`;
}

function payment({ say }: Visit): Html {
  const ways = [
    { id: 'card', name: say('신용·체크카드', 'Card') },
    { id: 'pay', name: say('간편결제', 'Easy pay') },
    { id: 'transfer', name: say('계좌이체', 'Bank transfer') },
  ];
  return html`<fieldset><legend>${say('결제 수단', 'Payment')}</legend><div class="choices choices-wide">${ways.map(
    ({ id, name }, index) =>
      html`<label><input type="radio" name="payment" value="${id}"${index === 0 && html` checked`}><span>${name}</span></label>`,
  )}</div></fieldset>`;
}
