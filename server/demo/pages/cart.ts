import { products } from '../catalogue.ts';
import { wareOf } from '../ga4.ts';
import { type Html, html } from '../html.ts';
import { icon } from '../icons.ts';
import type { Page } from '../layout.ts';
import type { Visit } from '../visit.ts';
import { summary } from './summary.ts';

/** The cart itself is in the browser: its script fills the templates. */
export function cartPage(visit: Visit): Page {
  const { say, language } = visit;
  return {
    title: say('장바구니', 'Cart'),
    wares: products.map((product) => wareOf(product, language)),
    main: html`<section class="band" data-page="cart"><div class="list-head"><h1>${say('장바구니', 'Cart')}</h1></div>
<div class="split" data-filled hidden>
<div><ul class="lines" data-lines></ul>${couponForm(visit)}</div>
<aside class="summary" aria-label="${say('결제 예정 금액', 'Order summary')}"><h2>${say('결제 예정 금액', 'Order summary')}</h2>${summary(visit)}<p class="small">${say('결제 단계에서 3% 추가 할인이 적용돼요.', 'A further 3% comes off at checkout.')}</p><a class="button" href="/demo/checkout">${say('주문하기', 'Check out')}</a></aside>
</div>
<div class="quiet" data-empty hidden><h2>${say('장바구니가 비어 있어요', 'Your cart is empty')}</h2><p>${say('마음에 드는 살림을 담아 보세요.', 'Find something to keep.')}</p><a class="button" href="/demo/category/all">${say('상품 둘러보기', 'Browse products')}</a></div>
${lineTemplate(visit)}
<noscript><p class="notice">${say('장바구니를 보려면 자바스크립트를 켜 주세요.', 'Please turn on JavaScript to see the cart.')}</p></noscript>
</section>`,
  };
}

function lineTemplate({ say }: Visit): Html {
  return html`<template id="line"><li class="line"><a data-slot="link"><img data-slot="picture" alt="" width="800" height="1000"></a><div class="line-words"><a data-slot="name"></a><span class="small" data-slot="option"></span><span class="stepper"><button type="button" data-step="-1" aria-label="${say('하나 빼기', 'One fewer')}">−</button><output data-slot="quantity"></output><button type="button" data-step="1" aria-label="${say('하나 더', 'One more')}">+</button></span></div><b class="line-price" data-slot="price"></b><button type="button" class="line-remove" data-remove aria-label="${say('삭제', 'Remove')}">${icon('close')}</button></li></template>`;
}

function couponForm({ say }: Visit): Html {
  return html`<form class="coupon-form" data-coupon><label for="coupon">${say('할인 코드', 'Discount code')}</label><div><input id="coupon" name="coupon" maxlength="40" autocomplete="off" autocapitalize="characters" placeholder="SECRET-XXXX-XXXX" aria-describedby="coupon-state"><button class="button button-quiet" type="submit">${say('적용', 'Apply')}</button></div>
<p id="coupon-state" role="status" data-coupon-state data-good="${say('적용했어요: ', 'Applied: ')}" data-bad="${say('쓸 수 없는 코드예요. 다시 확인해 주세요.', 'This code is not valid. Please check it.')}" data-short="${say('조금 더 담으면 쓸 수 있어요: ', 'Add a little more to use it: ')}"></p></form>`;
}
