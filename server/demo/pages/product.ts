import { getCategory, products } from '../catalogue.ts';
import { viewItem, wareOf } from '../ga4.ts';
import { type Html, html } from '../html.ts';
import { icon } from '../icons.ts';
import { type Say, won } from '../language.ts';
import type { Page } from '../layout.ts';
import { closeUp, picture } from '../picture.ts';
import type { Product } from '../product.ts';
import type { Visit } from '../visit.ts';
import { average, percentOff, productGrid, stars } from './card.ts';
import { reviewSection } from './reviews.ts';

export function productPage(visit: Visit, product: Product): Page {
  const { say, language } = visit;
  const category = getCategory(product.category);
  return {
    title: product.name[language],
    pushes: [viewItem(product)],
    wares: [wareOf(product, language)],
    main: html`<nav class="crumbs" aria-label="${say('현재 위치', 'You are here')}"><a href="/demo/">${say('홈', 'Home')}</a><a href="/demo/category/${product.category}">${category?.name[language]}</a><span aria-current="page">${product.name[language]}</span></nav>
<article>
<div class="product">
<div class="gallery">${picture(product, language, 'eager')}<div class="gallery-row">${closeUp(product, language, 0)}${closeUp(product, language, 1)}</div></div>
${buyBox(visit, product)}
</div>
<nav class="parts" aria-label="${say('상품 설명', 'About this product')}"><a href="#story">${say('이야기', 'Story')}</a><a href="#details">${say('상세 정보', 'Details')}</a><a href="#care">${say('크기와 관리', 'Size and care')}</a><a href="#reviews">${say(`후기 ${product.reviews.length}`, `Reviews (${product.reviews.length})`)}</a></nav>
${story(visit, product)}
${details(visit, product)}
${reviewSection(visit, product)}
</article>
<section class="band" aria-labelledby="related"><div class="band-head"><h2 id="related">${say('함께 두면 좋은', 'Goes well with')}</h2></div>${productGrid(visit, related(product))}</section>`,
  };
}

function buyBox({ say, language }: Visit, product: Product): Html {
  const { option } = product;
  return html`<div class="buy">
${product.badge && html`<p><span class="badge badge-inline">${product.badge[language]}</span></p>`}
<h1>${product.name[language]}</h1>
<p class="buy-line">${product.line[language]}</p>
<a class="card-reviews" href="#reviews">${stars(average(product.reviews))} <span class="hidden">${say('별점', 'Rated')}</span> ${average(product.reviews).toFixed(1)} · ${say(`후기 ${product.reviews.length}개`, `${product.reviews.length} reviews`)}</a>
<p class="price price-large">${product.wasPrice && html`<s><span class="hidden">${say('정가', 'Was')} </span>${won(product.wasPrice, language)}</s> <em>${percentOff(product)}%</em> `}<b>${won(product.price, language)}</b></p>
<ul class="buy-notes"><li>${icon('truck')}${say('5만 원 이상 무료 배송 · 오늘 출발', 'Free delivery from ₩50,000, leaves today')}</li><li>${icon('gift')}${say('구매하면 1% 적립', '1% back in points')}</li></ul>
<form class="buy-form" data-buy="${product.id}">
<fieldset class="choices"><legend>${option.name[language]}</legend>${option.values.map(
    (value, index) =>
      html`<label><input type="radio" name="option" value="${value.ko}"${index === 0 && html` checked`}><span>${value[language]}</span></label>`,
  )}</fieldset>
<div class="quantity"><span id="quantity-label">${say('수량', 'Quantity')}</span>${stepper(say)}</div>
<p class="buy-total"><span>${say('합계', 'Total')}</span><b data-buy-total>${won(product.price, language)}</b></p>
<div class="buy-buttons"><button class="button" type="submit" name="then" value="stay">${say('장바구니에 담기', 'Add to cart')}</button><button class="button button-quiet" type="submit" name="then" value="checkout">${say('바로 구매', 'Buy now')}</button></div>
</form>
</div>`;
}

function stepper(say: Say): Html {
  return html`<span class="stepper"><button type="button" data-step="-1" aria-label="${say('하나 빼기', 'One fewer')}">−</button><input name="quantity" type="number" inputmode="numeric" min="1" max="99" value="1" aria-label="${say('수량', 'Quantity')}"><button type="button" data-step="1" aria-label="${say('하나 더', 'One more')}">+</button></span>`;
}

function story(visit: Visit, product: Product): Html {
  const { say, language } = visit;
  const shots = [closeUp(product, language, 0), closeUp(product, language, 1), picture(product, language)];
  return html`<section id="story" class="story" aria-label="${say('이야기', 'Story')}">${product.story.map(
    ({ title, text }, index) =>
      html`<div class="chapter">${shots[index]}<div class="chapter-words"><span class="chapter-number" aria-hidden="true">0${index + 1}</span><h2>${title[language]}</h2><p>${text[language]}</p></div></div>`,
  )}</section>`;
}

function details({ say, language }: Visit, { facts, sizes, care }: Product): Html {
  const [head = [], ...rows] = sizes;
  return html`<section class="sheet">
<div id="details"><h2>${say('상세 정보', 'Details')}</h2><dl class="facts">${facts.map(
    ({ name, value }) => html`<div><dt>${name[language]}</dt><dd>${value[language]}</dd></div>`,
  )}</dl></div>
<div id="care"><h2>${say('크기', 'Size')}</h2>
<div class="table-frame"><table><thead><tr>${head.map((cell) => html`<th scope="col">${cell[language]}</th>`)}</tr></thead><tbody>${rows.map(
    ([first, ...cells]) =>
      html`<tr><th scope="row">${first?.[language]}</th>${cells.map((cell) => html`<td>${cell[language]}</td>`)}</tr>`,
  )}</tbody></table></div>
<p class="small">${say('손으로 재어 1–2 cm 차이가 날 수 있어요.', 'Measured by hand: allow for 1–2 cm.')}</p>
<h2>${say('오래 쓰는 방법', 'To make it last')}</h2><ul class="cares">${care.map((line) => html`<li>${icon('check')}${line[language]}</li>`)}</ul></div>
</section>`;
}

/** The rest of its category, then others, four in all. */
function related(product: Product): Product[] {
  const others = products.filter(({ id }) => id !== product.id);
  const same = others.filter(({ category }) => category === product.category);
  return [...same, ...others.filter(({ category }) => category !== product.category)].slice(0, 4);
}
