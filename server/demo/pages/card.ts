import { type Html, html } from '../html.ts';
import { won } from '../language.ts';
import { decoration } from '../picture.ts';
import type { Product, Review } from '../product.ts';
import type { Visit } from '../visit.ts';

/** Products side by side, four in a row on a desktop and two on a phone. */
export function productGrid(visit: Visit, products: readonly Product[]): Html {
  return html`<ul class="grid">${products.map((product) => html`<li>${card(visit, product)}</li>`)}</ul>`;
}

function card({ language, say }: Visit, product: Product): Html {
  return html`<a class="card" href="/demo/product/${product.id}">
<span class="card-picture">${decoration(product)}${product.badge && html`<span class="badge">${product.badge[language]}</span>`}</span>
<span class="card-name">${product.name[language]}</span>
<span class="card-line">${product.line[language]}</span>
<span class="price">${product.wasPrice && html`<s><span class="hidden">${say('정가', 'Was')} </span>${won(product.wasPrice, language)}</s> <em>${percentOff(product)}%</em> `}<b>${won(product.price, language)}</b></span>
<span class="card-reviews">${stars(average(product.reviews))} <span class="hidden">${say('별점', 'Rated')}</span> ${average(product.reviews).toFixed(1)} (${product.reviews.length})</span>
</a>`;
}

export function percentOff({ price, wasPrice = price }: Product): number {
  return Math.round((1 - price / wasPrice) * 100);
}

export function average(reviews: readonly Review[]): number {
  return reviews.reduce((sum, { stars }) => sum + stars, 0) / Math.max(1, reviews.length);
}

/** Five stars of which so many are full; for the eye only. */
export function stars(count: number): Html {
  const full = Math.round(count);
  return html`<span class="stars" aria-hidden="true">${'★'.repeat(full)}<i>${'★'.repeat(5 - full)}</i></span>`;
}
