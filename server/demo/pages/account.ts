import { products } from '../catalogue.ts';
import { wareOf } from '../ga4.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Visit } from '../visit.ts';

export function accountPage(visit: Visit): Page {
  const { say, language, shopper } = visit;
  return {
    title: say('나의 온기', 'Your account'),
    wares: products.map((product) => wareOf(product, language)),
    main: html`<section class="band" data-page="account"><div class="list-head"><h1>${shopper ? say(`${shopper.name}님의 온기`, `Hello, ${shopper.name}`) : say('나의 온기', 'Your account')}</h1></div>
${profile(visit)}
<h2>${say('주문 내역', 'Your orders')}</h2>
<ul class="orders" data-orders></ul>
<p class="empty" data-empty hidden>${say('이 브라우저에서 한 주문이 아직 없어요.', 'No orders from this browser yet.')}</p>
${orderTemplate(visit)}
</section>`,
  };
}

function profile({ say, shopper }: Visit): Html {
  if (!shopper) {
    return html`<p class="profile"><span>${say('로그인하면 적립금과 등급을 볼 수 있어요.', 'Log in to see your points and tier.')}</span><a class="button button-small" href="/demo/login">${say('로그인', 'Log in')}</a></p>`;
  }
  return html`<div class="profile"><dl><div><dt>${say('아이디', 'Id')}</dt><dd>${shopper.id}</dd></div><div><dt>${say('등급', 'Tier')}</dt><dd>${shopper.tier}</dd></div><div><dt>${say('적립금', 'Points')}</dt><dd>${shopper.points.toLocaleString('en-US')}P</dd></div></dl><button class="button button-quiet button-small" type="button" data-log-out>${say('로그아웃', 'Log out')}</button></div>`;
}

function orderTemplate({ say }: Visit): Html {
  return html`<template id="order"><li class="order"><p class="order-head"><b data-slot="id"></b><time class="small" data-slot="at"></time><span data-slot="total"></span></p><ul class="mini-lines" data-slot="lines"></ul>
<form class="review-form" data-review><p class="review-label">${say('어떠셨나요? 후기를 남기면 적립금 1,000원을 드려요.', 'How was it? A review earns 1,000 points.')}</p>
<div class="choices" role="radiogroup" aria-label="${say('별점', 'Stars')}">${[5, 4, 3].map((count) => html`<label><input type="radio" name="stars" value="${count}"${count === 5 && html` checked`}><span>${'★'.repeat(count)}<span class="hidden"> ${say(`${count}점`, `${count} stars`)}</span></span></label>`)}</div>
<div class="review-row"><input name="text" required maxlength="200" aria-label="${say('한 줄 후기', 'A line about it')}" placeholder="${say('한 줄이면 충분해요', 'One line is enough')}"><button class="button button-small" type="submit">${say('후기 남기기', 'Send')}</button></div></form>
<p class="notice" data-slot="reviewed" hidden>${say('후기 고맙습니다. 적립금 1,000원을 드렸어요.', 'Thank you. 1,000 points are yours.')}</p></li></template>`;
}
