import { describe, expect, it } from 'vitest';
import { readLine, type StoreLine } from '../../../snippet/shop/woocommerce.ts';

const line: StoreLine = {
  id: 46,
  name: 'Mug &#8211; &#8220;Sea&#8221; &amp; sand',
  quantity: 2,
  variation: [{ value: 'Blue' }, { value: 'L' }],
  prices: { price: '1850', currency_minor_unit: 2 },
};

describe('a line of a cart as the Store API has it', () => {
  it('goes under the id of its product, with its name as people read it', () => {
    expect(readLine(line, 45)).toEqual({
      item_id: '45',
      item_name: 'Mug – “Sea” & sand',
      item_variant: 'Blue / L',
      variant_id: 46,
      price: 18.5,
      quantity: 2,
    });
  });

  it('has as many minor units as its currency', () => {
    const won = { ...line, variation: [], prices: { price: '39000', currency_minor_unit: 0 } };
    expect(readLine(won, 46)).toMatchObject({ price: 39_000, item_variant: undefined });
  });
});
