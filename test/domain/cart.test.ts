import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../server/contract/event.ts';
import { worthOf } from '../../server/domain/cart.ts';
import { type Act, personWith } from './support/past.ts';
import { HOUR, START } from './support/shop.ts';

const coat: Item = { item_id: 'coat', price: 90_000 };
const sock: Item = { item_id: 'sock', price: 2_000, quantity: 3 };

function cartAfter(...acts: [name: string, items?: Item[], at?: number][]): Item[] {
  const told: Act[] = acts.map(([name, items, at], index) => ({
    name,
    at: at ?? START + index,
    params: items ? { items } : {},
  }));
  return personWith(told).cart;
}

describe('the cart of a person', () => {
  it('adds up what is put in, one line a thing', () => {
    const cart = cartAfter(
      ['add_to_cart', [coat]],
      ['add_to_cart', [sock]],
      ['add_to_cart', [{ ...coat, price: 80_000 }]],
    );
    expect(cart).toEqual([
      { item_id: 'coat', price: 80_000, quantity: 2 },
      { item_id: 'sock', price: 2_000, quantity: 3 },
    ]);
    expect(worthOf(cart)).toBe(166_000);
  });

  it('is small, whatever a page says of its things', () => {
    const wild = (batch: number): Item => ({
      ...coat,
      ...Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`p${batch}_${index}`, 'x'.repeat(600)])),
    });
    const [line, ...others] = cartAfter(
      ...Array.from({ length: 20 }, (_, batch) => ['add_to_cart', [wild(batch)]] as [string, Item[]]),
    );
    expect(others).toEqual([]);
    expect(line).toMatchObject({ ...coat, quantity: 20 });
    expect(JSON.stringify(line).length).toBeLessThanOrEqual(2_500);
  });

  it('keeps variants apart', () => {
    expect(
      cartAfter([
        'add_to_cart',
        [
          { ...coat, item_variant: 'M' },
          { ...coat, item_variant: 'L' },
        ],
      ]),
    ).toHaveLength(2);
  });

  it('takes out so many pieces, or the whole line when no number is told', () => {
    const filled: [string, Item[]] = ['add_to_cart', [coat, sock]];
    expect(cartAfter(filled, ['remove_from_cart', [{ item_id: 'sock', quantity: 2 }]])).toMatchObject([
      { item_id: 'coat' },
      { item_id: 'sock', quantity: 1 },
    ]);
    expect(cartAfter(filled, ['remove_from_cart', [{ item_id: 'sock' }]])).toMatchObject([{ item_id: 'coat' }]);
    expect(cartAfter(filled, ['remove_from_cart', [{ item_id: 'hat' }]])).toHaveLength(2);
  });

  it('is what the cart page shows, also when that is nothing', () => {
    expect(cartAfter(['add_to_cart', [coat]], ['view_cart', [sock]])).toEqual([sock]);
    expect(cartAfter(['add_to_cart', [coat]], ['view_cart', []])).toEqual([]);
    expect(cartAfter(['add_to_cart', [coat]], ['view_cart'])).toHaveLength(1);
  });

  it('is empty after a purchase, and stays so when an older event comes late', () => {
    expect(cartAfter(['add_to_cart', [coat]], ['purchase', [coat]])).toEqual([]);
    expect(cartAfter(['purchase', [coat]], ['add_to_cart', [coat], START - HOUR])).toEqual([]);
    expect(cartAfter(['purchase', [coat]], ['add_to_cart', [coat]])).toHaveLength(1);
  });

  it('never holds less than nothing', () => {
    const item = fc.record({ item_id: fc.constantFrom('a', 'b'), quantity: fc.integer({ min: 0, max: 3 }) });
    const act = fc.tuple(
      fc.constantFrom('add_to_cart', 'remove_from_cart', 'view_cart'),
      fc.array(item, { maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(act), (acts) => {
        const cart = cartAfter(...acts);
        expect(cart.every(({ quantity = 1 }) => quantity > 0)).toBe(true);
        expect(new Set(cart.map(({ item_id }) => item_id)).size).toBe(cart.length);
      }),
    );
  });
});
