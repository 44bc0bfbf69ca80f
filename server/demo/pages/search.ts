import { findProducts } from '../catalogue.ts';
import { type Push, search, viewItemList } from '../ga4.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Visit } from '../visit.ts';
import { productGrid } from './card.ts';

/** Longest term the shop takes; also the bound of the input. */
const MAX_TERM = 80;

export function searchPage(visit: Visit): Page {
  const { say, query } = visit;
  const term = (query.get('q') ?? '').trim().slice(0, MAX_TERM);
  const found = findProducts(term);
  const pushes: Push[] = term ? [search(term)] : [];
  if (found.length > 0) pushes.push(viewItemList('search', '검색 결과', found));
  return {
    title: term ? say(`“${term}” 검색`, `Search for “${term}”`) : say('검색', 'Search'),
    pushes,
    main: html`<section class="band"><div class="list-head"><h1>${term ? say(`“${term}” 검색 결과`, `Results for “${term}”`) : say('무엇을 찾으세요?', 'What are you looking for?')}</h1>
<form class="find find-large" role="search" action="/demo/search"><input type="search" name="q" value="${term}" maxlength="${MAX_TERM}" aria-label="${say('상품 검색', 'Search products')}" placeholder="${say('린넨, 머그, 캔들…', 'Linen, mug, candle…')}"><button class="button" type="submit">${say('검색', 'Search')}</button></form>
${suggestions(visit)}</div>
${term && found.length > 0 && html`<div class="list-bar"><p>${say(`${found.length}개의 상품`, `${found.length} products`)}</p></div>${productGrid(visit, found)}`}
${term && found.length === 0 && html`<p class="empty">${say('찾으시는 상품이 없어요. 다른 말로 검색해 보시겠어요?', 'Nothing found. Try another word?')}</p>`}
</section>`,
  };
}

function suggestions({ say }: Visit): Html {
  const words = [
    say('린넨', 'linen'),
    say('머그', 'mug'),
    say('한지', 'hanji'),
    say('쿠션', 'cushion'),
    say('편백', 'hinoki'),
  ];
  return html`<p class="suggestions">${words.map((word) => html`<a href="/demo/search?q=${encodeURIComponent(word)}">${word}</a>`)}</p>`;
}
