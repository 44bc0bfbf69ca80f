import { describe, expect, it } from 'vitest';
import { cartDiff, cartValue } from '../../../snippet/shop/cart-diff.ts';

const shirt = { item_id: 'SKU1', item_variant: 'M', item_name: '린넨 셔츠', price: 39_000 };
const mug = { item_id: 'SKU2', price: 12.1 };

describe('how two states of a cart differ', () => {
  it('a new line has come in with all of its pieces', () => {
    expect(cartDiff([], [{ ...shirt, quantity: 2 }])).toEqual({ added: [{ ...shirt, quantity: 2 }], removed: [] });
  });

  it('of a line that grew or shrank only the difference counts', () => {
    const three = [{ ...shirt, quantity: 3 }];
    const one = [{ ...shirt, quantity: 1 }];
    expect(cartDiff(one, three)).toEqual({ added: [{ ...shirt, quantity: 2 }], removed: [] });
    expect(cartDiff(three, one)).toEqual({ added: [], removed: [{ ...shirt, quantity: 2 }] });
  });

  it('a line that is gone went out whole, as it was', () => {
    expect(cartDiff([mug, { ...shirt, quantity: 2 }], [mug])).toEqual({
      added: [],
      removed: [{ ...shirt, quantity: 2 }],
    });
  });

  it('another variant is another line: changing the size is one out and one in', () => {
    const large = { ...shirt, item_variant: 'L' };
    expect(cartDiff([shirt], [large])).toEqual({
      added: [{ ...large, quantity: 1 }],
      removed: [{ ...shirt, quantity: 1 }],
    });
  });

  it('the same thing on two lines, one engraved, is counted together', () => {
    expect(cartDiff([mug], [mug, { ...mug, quantity: 2 }])).toEqual({ added: [{ ...mug, quantity: 2 }], removed: [] });
  });

  it('a cart in another order has not changed, nor does a new price put anything in', () => {
    expect(cartDiff([shirt, mug], [{ ...mug, price: 11 }, shirt])).toEqual({ added: [], removed: [] });
  });

  it('neither cart is altered', () => {
    const before = Object.freeze([Object.freeze({ ...shirt, quantity: 1 })]);
    const after = Object.freeze([Object.freeze({ ...shirt, quantity: 4 })]);
    cartDiff(before, after);
    expect(after[0]).toEqual({ ...shirt, quantity: 4 });
  });
});

describe('the value of items', () => {
  it('is price times quantity, to the cent', () => {
    expect(cartValue([{ ...mug, quantity: 3 }, shirt])).toBe(39_036.3);
    expect(cartValue([{ item_id: 'free' }])).toBe(0);
  });
});
