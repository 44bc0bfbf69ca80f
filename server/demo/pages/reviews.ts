import { type Html, html } from '../html.ts';
import type { Product } from '../product.ts';
import type { Visit } from '../visit.ts';
import { average, stars } from './card.ts';

export function reviewSection({ say, language }: Visit, { reviews }: Product): Html {
  const mean = average(reviews);
  return html`<section id="reviews" class="reviews">
<div class="reviews-head"><h2>${say('후기', 'Reviews')}</h2><p class="reviews-mean"><b>${mean.toFixed(1)}</b>${stars(mean)}<span>${say(`${reviews.length}명이 남겼어요`, `from ${reviews.length} people`)}</span></p>
<ul class="reviews-bars">${[5, 4, 3].map((count) => {
    const share = Math.round((reviews.filter(({ stars }) => stars === count).length / reviews.length) * 100);
    return html`<li><span>${say(`${count}점`, `${count} stars`)}</span><meter min="0" max="100" value="${share}">${share}%</meter></li>`;
  })}</ul></div>
<ul class="review-list">${reviews.map(
    ({ who, stars: count, on, text }) =>
      html`<li><p>${stars(count)}<span class="hidden">${say(`별점 ${count}점`, `${count} stars`)}</span></p><blockquote>${text[language]}</blockquote><p class="small">${who} · <time datetime="${on}">${on.replaceAll('-', '.')}</time></p></li>`,
  )}</ul>
</section>`;
}
