import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { categories, findProducts, products } from '../../server/demo/catalogue.ts';

const pictures = join(import.meta.dirname, '../../server/demo/assets/products');

describe('the catalogue', () => {
  it('has a dozen products in four categories, three each', () => {
    expect(new Set(products.map(({ id }) => id)).size).toBe(12);
    for (const { id } of categories) expect(products.filter(({ category }) => category === id)).toHaveLength(3);
  });

  it.each(products)('$id is complete in both languages and has its picture', (product) => {
    for (const text of textsIn(product)) {
      expect(text.ko.trim()).not.toBe('');
      expect(text.en.trim()).not.toBe('');
      expect(text.en).not.toMatch(/[가-힣]/);
    }
    expect(existsSync(join(pictures, `${product.id}.svg`))).toBe(true);
  });

  it.each(products)('$id holds together: options differ, tables are straight, prices fall', (product) => {
    const { option, sizes, price, wasPrice = price + 1, reviews, story, closeUps } = product;
    expect(new Set(option.values.map(({ ko }) => ko)).size).toBe(option.values.length);
    expect(new Set(sizes.map((row) => row.length)).size).toBe(1);
    expect(wasPrice).toBeGreaterThan(price);
    expect(story).toHaveLength(3);
    for (const { stars } of reviews) expect([3, 4, 5]).toContain(stars);
    for (const closeUp of closeUps) {
      const [x = -1, y = -1, width = 0, height = 0] = closeUp.split(' ').map(Number);
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(800);
      expect(y + height).toBeLessThanOrEqual(1_000);
    }
  });
});

describe('search', () => {
  it('finds by name, description and category, in Korean and English, whatever the case', () => {
    const ids = (term: string) => findProducts(term).map(({ id }) => id);
    expect(ids('린넨')).toEqual(['linen-shirt']);
    expect(ids('LINEN')).toEqual(['linen-shirt']);
    expect(ids('백자 머그')).toEqual(['moon-mug']);
    expect(ids('테이블')).toHaveLength(3);
  });

  it('finds nothing for nothing', () => {
    expect(findProducts('')).toEqual([]);
    expect(findProducts('   ')).toEqual([]);
    expect(findProducts('없는 상품')).toEqual([]);
  });
});

type Text = { ko: string; en: string };

function textsIn(value: unknown): Text[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('ko' in value && 'en' in value) return [value as Text];
  return Object.values(value).flatMap(textsIn);
}
