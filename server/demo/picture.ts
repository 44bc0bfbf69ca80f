/** Pictures of products: one drawing each, of which any part may be shown. */

import { type Html, html } from './html.ts';
import type { Language } from './language.ts';
import type { Product } from './product.ts';

/** The whole drawing. */
export function picture(product: Product, language: Language, loading: 'eager' | 'lazy' = 'lazy'): Html {
  return whole(product, product.name[language], loading);
}

/** The whole drawing beside words that say what it shows: a screen reader need not hear them twice. */
export function decoration(product: Product): Html {
  return whole(product, '', 'lazy');
}

/** Four to five, so the page does not move when it arrives. */
function whole({ id }: Product, alt: string, loading: 'eager' | 'lazy'): Html {
  return html`<img src="/demo/assets/products/${id}.svg" alt="${alt}" width="800" height="1000" loading="${loading}">`;
}

/** A part of it, by an SVG fragment identifier (https://www.w3.org/TR/SVG2/linking.html#SVGFragmentIdentifiers). */
export function closeUp(product: Product, language: Language, index: 0 | 1): Html {
  const viewBox = product.closeUps[index].split(' ').join(',');
  const detail = language === 'ko' ? `${product.name.ko} 가까이 본 모습` : `${product.name.en}, close up`;
  return html`<img src="/demo/assets/products/${product.id}.svg#svgView(viewBox(${viewBox}))" alt="${detail}" width="800" height="1000" loading="lazy">`;
}
