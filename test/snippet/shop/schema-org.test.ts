import { describe, expect, it } from 'vitest';
import { fromJsonLd, fromOpenGraph } from '../../../snippet/shop/schema-org.ts';

const product = {
  '@context': 'https://schema.org',
  '@type': 'Product',
  sku: 'SKU1',
  name: '린넨 셔츠',
  category: '상의',
  brand: { '@type': 'Brand', name: '단골' },
  offers: { '@type': 'Offer', price: '39000', priceCurrency: 'KRW' },
};
const item = {
  item_id: 'SKU1',
  item_name: '린넨 셔츠',
  item_brand: '단골',
  item_category: '상의',
  price: 39_000,
  quantity: 1,
};
const viewed = { currency: 'KRW', value: 39_000, items: [item] };

const read = (...blocks: unknown[]) => fromJsonLd(blocks.map((block) => JSON.stringify(block)));

describe('JSON-LD of a product page', () => {
  it.each([
    ['a product', product],
    ['a list with one', [{ '@type': 'BreadcrumbList' }, product]],
    ['a graph', { '@graph': [{ '@type': 'WebSite' }, product] }],
    ['what a page is about', { '@type': 'WebPage', mainEntity: product }],
    ['a product of two types', { ...product, '@type': ['Product', 'Vehicle'] }],
    ['a full address as its type', { ...product, '@type': 'http://schema.org/Product' }],
    ['several offers', { ...product, offers: [product.offers, { price: 1 }] }],
    [
      'offers from a price on',
      { ...product, offers: { '@type': 'AggregateOffer', lowPrice: 39_000, priceCurrency: 'KRW' } },
    ],
    [
      'a price that is specified',
      { ...product, offers: { priceSpecification: [{ price: 39_000 }], priceCurrency: 'KRW' } },
    ],
    ['a brand that is only a name', { ...product, brand: '단골' }],
  ])('%s', (_, block) => {
    expect(read(block)).toEqual(viewed);
  });

  it('a broken block beside it does no harm', () => {
    expect(fromJsonLd(['{ broken', null, JSON.stringify(product)])).toEqual(viewed);
  });

  it('a product without a price is still viewed', () => {
    expect(read({ '@type': 'Product', name: '린넨 셔츠' })).toEqual({
      items: [{ item_name: '린넨 셔츠', quantity: 1 }],
    });
  });

  it('a page with several products is a list, not a product page', () => {
    expect(read(product, { ...product, sku: 'SKU2' })).toBeUndefined();
    expect(read({ '@type': 'ItemList', itemListElement: [{ item: product }] })).toBeUndefined();
  });

  it('other pages have none', () => {
    expect(read({ '@type': 'Organization' })).toBeUndefined();
    expect(fromJsonLd([])).toBeUndefined();
  });
});

describe('OpenGraph of a product page', () => {
  const meta = (properties: Record<string, string>) => (end: string) =>
    Object.entries(properties).find(([property]) => property.endsWith(`:${end}`))?.[1];

  it('the standard names', () => {
    const properties = {
      'og:type': 'product',
      'og:title': '린넨 셔츠',
      'product:retailer_item_id': 'SKU1',
      'product:brand': '단골',
      'product:category': '상의',
      'product:price:amount': '39,000',
      'product:price:currency': 'KRW',
    };
    expect(fromOpenGraph(meta(properties))).toEqual(viewed);
  });

  it('what Cafe24 writes: the price of the sale counts', () => {
    const properties = {
      'og:type': 'product',
      'og:title': '린넨 셔츠',
      'product:productId': '12',
      'product:price:amount': '59000',
      'product:price:currency': 'KRW',
      'product:sale_price:amount': '39000',
    };
    expect(fromOpenGraph(meta(properties))).toEqual({
      currency: 'KRW',
      value: 39_000,
      items: [{ item_id: '12', item_name: '린넨 셔츠', price: 39_000, quantity: 1 }],
    });
  });

  it('an article is no product', () => {
    expect(fromOpenGraph(meta({ 'og:type': 'article', 'og:title': 'x' }))).toBeUndefined();
    expect(fromOpenGraph(meta({}))).toBeUndefined();
  });
});
