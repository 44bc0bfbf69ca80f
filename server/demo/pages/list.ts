import { products } from '../catalogue.ts';
import { viewItemList } from '../ga4.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Category, Product } from '../product.ts';
import type { Visit } from '../visit.ts';
import { productGrid } from './card.ts';

const sorts: Record<string, (a: Product, b: Product) => number> = {
  low: (a, b) => a.price - b.price,
  high: (a, b) => b.price - a.price,
};

/** A category, or everything. */
export function listPage(visit: Visit, category: Category | undefined): Page {
  const { say, language, query } = visit;
  const sort = query.get('sort') ?? '';
  const chosen = products.filter((product) => !category || product.category === category.id);
  const sorted = Object.hasOwn(sorts, sort) ? chosen.toSorted(sorts[sort]) : chosen;
  const title = category ? category.name[language] : say('전체 상품', 'All products');
  return {
    title,
    pushes: [viewItemList(`category_${category?.id ?? 'all'}`, category?.name.ko ?? '전체 상품', sorted)],
    main: html`<section class="band"><div class="list-head"><h1>${title}</h1><p>${category ? category.line[language] : say('온기의 옷과 살림을 한곳에 모았어요', 'Everything we make, in one place')}</p></div>
<div class="list-bar"><p>${say(`${sorted.length}개의 상품`, `${sorted.length} products`)}</p>${sortLinks(visit, sort)}</div>
${productGrid(visit, sorted)}</section>`,
  };
}

function sortLinks({ say, path }: Visit, sort: string): Html {
  const links = [
    { id: '', name: say('추천순', 'Featured') },
    { id: 'low', name: say('낮은 가격순', 'Price, low') },
    { id: 'high', name: say('높은 가격순', 'Price, high') },
  ];
  const known = links.some(({ id }) => id === sort) ? sort : '';
  return html`<nav class="sorts" aria-label="${say('정렬', 'Sort')}">${links.map(
    ({ id, name }) =>
      html`<a href="${path}${id && `?sort=${id}`}"${id === known && html` aria-current="true"`}>${name}</a>`,
  )}</nav>`;
}
