import { describe, expect, it } from 'vitest';
import { MAX_TEXT } from '../../server/contract/limits.ts';
import type { Block } from '../../server/contract/message.ts';
import { fillMessage, personalContext, sampleContext } from '../../server/domain/personalise.ts';
import { personWith } from './support/past.ts';
import { person, START, settings } from './support/shop.ts';

const coupon = { code: 'TEN-7K3M', label: '10%', expiresAt: START + 5 };

function fill(block: Block, who = person(), own: typeof coupon | undefined = coupon): Block | undefined {
  const context = personalContext(who, settings, own);
  return fillMessage({ format: 'modal', blocks: [block] }, context, settings.zone, own).blocks[0];
}

const link = (href: string): Block => ({ type: 'button', text: 'go', action: 'link', href });

describe('a message', () => {
  it('speaks of the product seen last, the cart, the last search and the coupon', () => {
    const who = personWith(
      [
        { name: 'view_item', at: START, params: { items: [{ item_name: '모자', price: 5, item_category: '잡화' }] } },
        {
          name: 'view_item',
          at: START + 1,
          params: { items: [{ item_name: '셔츠', price: 39_000, item_category: '상의' }] },
        },
        { name: 'search', at: START + 2, params: { search_term: '린넨' } },
        { name: 'add_to_cart', at: START + 3, params: { items: [{ item_name: '코트', price: 1_000, quantity: 2 }] } },
      ],
      person({ loggedIn: true, attributes: { name: '김단골', points: 7, tier: 'VIP' } }),
    );
    const text =
      '{{ customer.name }} {{ customer.points }} {{ customer.tier }} {{ product.name }} {{ product.price | money }} ' +
      '{{ product.category }} {{ search.term }} {{ cart.count }} {{ cart.value | money }} {{ cart.first }} {{ coupon.code }}';
    expect(fill({ type: 'text', text }, who)).toEqual({
      type: 'text',
      text: '김단골 7 VIP 셔츠 39,000원 상의 린넨 2 2,000원 코트 TEN-7K3M',
    });
  });

  it('of a stranger has nothing but the defaults', () => {
    const text = '{{ customer.name | default: "고객" }}{{ product.name }}{{ cart.first }}{{ search.term }}';
    expect(fill({ type: 'heading', text })).toEqual({ type: 'heading', text: '고객' });
  });

  it('names no customer who logged out', () => {
    const who = person({ attributes: { name: '김단골' } });
    expect(fill({ type: 'text', text: '{{ customer.name | default: "고객" }}' }, who)).toMatchObject({ text: '고객' });
  });

  it('is no longer than a message may be, and cuts no character in two', () => {
    const who = person({ loggedIn: true, attributes: { name: '😀'.repeat(2_000) } });
    const filled = fill({ type: 'text', text: '{{ customer.name }}' }, who);
    expect(filled).toEqual({ type: 'text', text: '😀'.repeat(MAX_TEXT) });
  });

  it('writes amounts for a browser that names no language that exists', () => {
    const who = person({ device: { language: 'not a language' } });
    expect(fill({ type: 'text', text: '{{ cart.value | money }}' }, who)).toEqual({ type: 'text', text: '0원' });
  });

  it('of a preview is filled in with the made-up shopper', () => {
    const context = sampleContext(settings, undefined);
    const block: Block = { type: 'text', text: '{{ customer.name }} {{ product.price | money }} {{ coupon.code }}' };
    const [filled] = fillMessage({ format: 'modal', blocks: [block] }, context, settings.zone, undefined).blocks;
    expect(filled).toMatchObject({ text: '김단골 39,000원 DANGOL-7K3M-9QXA' });
  });
});

describe('a link', () => {
  it('has personal parts escaped', () => {
    const who = personWith([{ name: 'search', at: START, params: { search_term: 'a&b=c 린넨/../#' } }]);
    expect(fill(link('/search?q={{ search.term }}'), who)).toMatchObject({
      href: `/search?q=${encodeURIComponent('a&b=c 린넨/../#')}`,
    });
  });

  it('may be a whole address of the shop’s own', () => {
    const who = person({ loggedIn: true, attributes: { page: 'https://shop.example/vip?a=1&b=2' } });
    expect(fill(link('{{ customer.attributes.page }}'), who)).toMatchObject({
      href: 'https://shop.example/vip?a=1&b=2',
    });
  });

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '/\\evil.example',
    'vbscript:x',
    '',
  ])('that came out as %j only closes', (page) => {
    const who = person({ loggedIn: true, attributes: { page } });
    expect(fill(link('{{ customer.attributes.page }}'), who)).toEqual({ type: 'button', text: 'go', action: 'close' });
  });

  it('keeps half a character from breaking it', () => {
    const who = personWith([{ name: 'search', at: START, params: { search_term: '\ud800' } }]);
    expect(fill(link('/s?q={{ search.term }}'), who)).toMatchObject({ href: '/s?q=%EF%BF%BD' });
  });
});

describe('a countdown', () => {
  it('counts to its own end by the clock of the site, or to the end of the coupon', () => {
    expect(fill({ type: 'countdown', until: '2026-11-22T00:00' })).toEqual({
      type: 'countdown',
      until: Date.UTC(2026, 10, 21, 15),
    });
    expect(fill({ type: 'countdown', text: '{{ coupon.label }}' })).toEqual({
      type: 'countdown',
      text: '10%',
      until: START + 5,
    });
  });

  it('is left out when there is nothing to count to', () => {
    const context = personalContext(person(), settings, undefined);
    const blocks: Block[] = [{ type: 'countdown' }, { type: 'coupon' }];
    expect(fillMessage({ format: 'bar', blocks }, context, settings.zone, undefined).blocks).toEqual([
      { type: 'coupon' },
    ]);
  });
});
