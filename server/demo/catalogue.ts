/** What the shop sells. */
import type { Category, Product } from './product.ts';
import { home } from './products/home.ts';
import { scent } from './products/scent.ts';
import { table } from './products/table.ts';
import { wear } from './products/wear.ts';

export const categories: readonly Category[] = [
  {
    id: 'wear',
    name: { ko: '의류', en: 'Wear' },
    line: { ko: '살에 닿는 것부터 편안하게', en: 'Ease, from the skin out' },
  },
  {
    id: 'home',
    name: { ko: '리빙', en: 'Home' },
    line: { ko: '머무는 자리를 포근하게', en: 'Warmth for where you rest' },
  },
  {
    id: 'table',
    name: { ko: '테이블', en: 'Table' },
    line: { ko: '매일의 한 끼를 정갈하게', en: 'Care for everyday meals' },
  },
  { id: 'scent', name: { ko: '향', en: 'Scent' }, line: { ko: '하루의 끝을 느긋하게', en: 'A slower end to the day' } },
];

/** In the order of the newest list. */
export const products: readonly Product[] = [...wear, ...home, ...table, ...scent];

export function getProduct(id: string): Product | undefined {
  return products.find((product) => product.id === id);
}

export function getCategory(id: string): Category | undefined {
  return categories.find((category) => category.id === id);
}

/** Products whose name, line or category holds every word asked for, in either language. */
export function findProducts(term: string): Product[] {
  const words = term.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return products.filter((product) => {
    const category = getCategory(product.category);
    const text = [product.name, product.line, category?.name].map((each) => `${each?.ko} ${each?.en}`).join(' ');
    return words.every((word) => text.toLowerCase().includes(word));
  });
}
