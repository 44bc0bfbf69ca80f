import { describe, expect, it } from 'vitest';
import { readEntry } from '../../../snippet/shop/datalayer.ts';

const items = [{ item_id: 'SKU1', item_name: '린넨 셔츠', price: 39_000, quantity: 1 }];

/** What `gtag(…)` pushes: indexes and a length, but no array. */
const gtag = (...words: unknown[]) => ({ ...words, length: words.length });

const told = (name: string, params: object) => [name, params];

describe('what a dataLayer tells', () => {
  it('an object of Google Tag Manager', () => {
    const entry = { event: 'view_item', ecommerce: { currency: 'KRW', value: 39_000, items } };
    expect(readEntry(entry)).toEqual(told('view_item', { currency: 'KRW', value: 39_000, items }));
  });

  it('a gtag call', () => {
    expect(readEntry(gtag('event', 'add_to_cart', { currency: 'krw', value: '39,000', items }))).toEqual(
      told('add_to_cart', { currency: 'krw', value: '39,000', items }),
    );
  });

  it('the same call pushed as an array', () => {
    expect(readEntry(['event', 'search', { search_term: '셔츠' }])).toEqual(told('search', { search_term: '셔츠' }));
  });

  it('an event without e-commerce data, with its parameters beside it', () => {
    expect(readEntry({ event: 'search', search_term: '셔츠', ecommerce: null })).toEqual(
      told('search', { search_term: '셔츠' }),
    );
    expect(readEntry(gtag('event', 'login'))).toEqual(['login', undefined]);
  });

  it('a custom event of the shop', () => {
    expect(readEntry({ event: 'coupon_pack_opened', pack: 3 })).toEqual(told('coupon_pack_opened', { pack: 3 }));
  });

  it.each([
    ['a clear', { ecommerce: null }],
    ['Tag Manager starting', { event: 'gtm.js', 'gtm.start': 1 }],
    ['gtag setting up', gtag('js', new Date(0))],
    ['gtag configuring', gtag('config', 'G-1')],
    ['gtag consent', gtag('consent', 'update', { analytics_storage: 'granted' })],
    ['a page view: the tag counts its own', gtag('event', 'page_view')],
    ['a name of the tag itself', { event: 'identify', customer_id: 'somebody' }],
    ['a name GA4 would not take', { event: 'addToCart' }],
    ['nothing', null],
    ['text', 'view_item'],
    ['a function', () => 'view_item'],
  ])('%s is no event', (_, entry) => {
    expect(readEntry(entry)).toBeUndefined();
  });
});
