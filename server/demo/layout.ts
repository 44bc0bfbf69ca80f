/** What every page of the shop has around its own part. */

import type { DemoOptions } from './answer.ts';
import { categories } from './catalogue.ts';
import { demoPanel, demoStrip } from './demo-panel.ts';
import { dataLayerScript, type Push } from './ga4.ts';
import { type Html, html, scriptValue } from './html.ts';
import { icon } from './icons.ts';
import type { Visit } from './visit.ts';
import { WARES_ID, type Ware } from './ware.ts';

export type Page = {
  title: string;
  main: Html;
  /** What the page tells the dataLayer as it opens. */
  pushes?: Push[];
  /** Products that the page's scripts need to know. */
  wares?: Ware[];
  status?: number;
};

export function layout(visit: Visit, { title, main, pushes = [], wares }: Page, options: DemoOptions): Html {
  const { say, language } = visit;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${say('온기', 'Ongi')}</title>
<meta name="description" content="${say('천천히 만든 옷과 살림, 온기', 'Clothes and things for the home, made slowly: Ongi')}">
<meta name="theme-color" content="#f7f3ec">
<link rel="icon" href="/demo/assets/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/demo/assets/shop.css">
${dataLayerScript(pushes, options.nonce)}
${tag(visit, options)}
<script defer src="/demo/assets/shop.js"></script>
</head>
<body>
<a class="skip" href="#main">${say('본문으로 건너뛰기', 'Skip to content')}</a>
${demoStrip(visit)}
${header(visit)}
<main id="main" tabindex="-1">
${main}
</main>
${footer(visit)}
${demoPanel(visit)}
<p class="toast" role="status" aria-live="polite" hidden></p>
${wares && html`<script type="application/json" id="${WARES_ID}">${scriptValue(wares)}</script>`}
</body>
</html>`;
}

/** The one thing a shop pastes, and on the pages of a logged-in shopper the one call it adds. */
function tag({ shopper }: Visit, { tagUrl, siteKey, nonce }: DemoOptions): Html {
  return html`<script nonce="${nonce}">
window.dangol=window.dangol||function(){(dangol.q=dangol.q||[]).push(arguments)};
${
  shopper &&
  html`dangol('identify',${scriptValue(shopper.id)},${scriptValue({ name: shopper.name, points: shopper.points, tier: shopper.tier })});`
}
</script>
<script async src="${tagUrl}" data-site="${siteKey}"></script>`;
}

function header({ say, language, path, query, shopper }: Visit): Html {
  const other = language === 'ko' ? 'en' : 'ko';
  const here = (href: string) => path === href && html` aria-current="page"`;
  return html`<header class="top">
<div class="top-row">
<a class="brand" href="/demo/" aria-label="${say('온기 홈', 'Ongi home')}">${say('온기', 'Ongi')}<span aria-hidden="true">${say('ONGI', '온기')}</span></a>
<nav class="shelves" aria-label="${say('상품 분류', 'Categories')}">
${[{ id: 'all', name: { ko: '전체', en: 'All' } }, ...categories].map(
  ({ id, name }) => html`<a href="/demo/category/${id}"${here(`/demo/category/${id}`)}>${name[language]}</a>`,
)}
<a class="shelf-event" href="/demo/event"${here('/demo/event')}>${say('겨울 온기전', 'Winter event')}</a>
</nav>
<div class="tools">
<form class="find" role="search" action="/demo/search">
<input type="search" name="q" value="${query.get('q') ?? ''}" maxlength="80" aria-label="${say('상품 검색', 'Search products')}" placeholder="${say('무엇을 찾으세요?', 'Looking for…')}">
<button type="submit" aria-label="${say('검색', 'Search')}">${icon('search')}</button>
</form>
<a class="tool find-link" href="/demo/search" aria-label="${say('검색', 'Search')}">${icon('search')}</a>
<a class="tool" href="${shopper ? '/demo/account' : '/demo/login'}" aria-label="${shopper ? say(`${shopper.name}님의 온기`, `Account of ${shopper.name}`) : say('로그인', 'Log in')}">${icon('person')}<span class="tool-name">${shopper ? say(`${shopper.name}님`, shopper.name) : say('로그인', 'Log in')}</span></a>
<a class="tool" href="/demo/cart" aria-label="${say('장바구니', 'Cart')}">${icon('bag')}<span class="cart-count" data-cart-count hidden></span></a>
<a class="tool tool-language" href="${withLanguage(path, query, other)}" lang="${other}" hreflang="${other}">${other === 'en' ? 'EN' : '한국어'}</a>
</div>
</div>
</header>`;
}

function withLanguage(path: string, query: URLSearchParams, language: string): string {
  const next = new URLSearchParams(query);
  next.set('lang', language);
  return `${path}?${next}`;
}

function footer({ say, language }: Visit): Html {
  return html`<footer class="foot">
<div class="foot-row">
<div>
<p class="brand">${say('온기', 'Ongi')}</p>
<p>${say('오래 곁에 두고 싶은 옷과 살림을 천천히 만듭니다.', 'Clothes and things for the home, made slowly, to keep.')}</p>
</div>
<nav aria-label="${say('둘러보기', 'Browse')}"><h2>${say('둘러보기', 'Browse')}</h2>
${categories.map(({ id, name }) => html`<a href="/demo/category/${id}">${name[language]}</a>`)}
</nav>
<nav aria-label="${say('도움말', 'Help')}"><h2>${say('도움말', 'Help')}</h2>
<a href="/demo/guide#delivery">${say('배송 안내', 'Delivery')}</a>
<a href="/demo/guide#returns">${say('교환·반품', 'Returns')}</a>
<a href="/demo/guide#questions">${say('자주 묻는 질문', 'Questions')}</a>
<a href="/demo/account">${say('주문 조회', 'Your orders')}</a>
</nav>
<div><h2>${say('고객센터', 'Customer care')}</h2>
<p>${say('평일 10:00–17:00 (점심 12:30–13:30)', 'Weekdays 10:00–17:00')}</p>
<p>hello@ongi.example</p>
</div>
</div>
<p class="small-print">${say(
    '온기는 Dangol을 보여 드리기 위한 가상의 쇼핑몰입니다. 실제로 판매하거나 배송하지 않으며, 입력하신 내용은 이 브라우저와 이 서버 밖으로 나가지 않습니다.',
    'Ongi is an imaginary shop that shows what Dangol does. Nothing is sold or delivered, and what you enter stays in this browser and on this server.',
  )}</p>
</footer>`;
}
