import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { paramsSchema } from '../../server/contract/event.ts';
import { products } from '../../server/demo/catalogue.ts';
import { itemOf } from '../../server/demo/ga4.ts';
import { ask, crawl, pushesOf } from './shop.ts';

const fits = new Ajv({ allowUnionTypes: true }).compile(paramsSchema);

/** One e-commerce event of a page, as the collector will get it. */
function paramsOf(url: string, event: string): Record<string, unknown> {
  const push = pushesOf(ask(url).html).find((each) => each.event === event);
  return { ...push, ...(push?.ecommerce as object) };
}

describe('the dataLayer of the demo shop', () => {
  it('tells of a product view with the product, its price and category', () => {
    expect(paramsOf('/demo/product/moon-mug', 'view_item')).toMatchObject({
      currency: 'KRW',
      value: 32_000,
      items: [
        {
          item_id: 'moon-mug',
          item_name: '달빛 백자 머그',
          item_brand: '온기 Ongi',
          item_category: '테이블',
          price: 32_000,
          quantity: 1,
        },
      ],
    });
  });

  it('names products the same in both languages, so that a report counts them once', () => {
    const inEnglish = pushesOf(ask('/demo/product/moon-mug', 'ongi_language=en').html);
    expect(inEnglish).toEqual(pushesOf(ask('/demo/product/moon-mug').html));
  });

  it('tells of lists in the order that is shown', () => {
    const { items, item_list_id } = paramsOf('/demo/category/table?sort=low', 'view_item_list');
    expect(item_list_id).toBe('category_table');
    expect(items).toMatchObject([
      { item_id: 'moon-mug', index: 0 },
      { item_id: 'brass-set', index: 1 },
      { item_id: 'tray-table', index: 2 },
    ]);
  });

  it('tells of a search with its term, also when nothing was found, and not of an empty one', () => {
    expect(paramsOf('/demo/search?q=%EB%A6%B0%EB%84%A8', 'search')).toMatchObject({ search_term: '린넨' });
    const events = (url: string) => pushesOf(ask(url).html).map(({ event }) => event);
    expect(events('/demo/search?q=zzz')).toEqual(['search']);
    expect(events('/demo/search?q=%20')).toEqual([]);
  });

  it('says on every page only what the collector takes', () => {
    const pages = [...crawl()].filter(([, { html }]) => html);
    const told = pages.flatMap(([url, { html }]) => pushesOf(html).map((push) => ({ url, push })));
    expect(told.length).toBeGreaterThan(30);
    for (const { url, push } of told) {
      const { event: _, ecommerce, ...rest } = push;
      expect(fits({ ...rest, ...(ecommerce as object) }), `${url} ${JSON.stringify(fits.errors)}`).toBe(true);
    }
  });

  it('prices every product in whole won', () => {
    for (const product of products) expect(Number.isSafeInteger(itemOf(product).price)).toBe(true);
  });
});
