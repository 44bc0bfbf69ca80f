import { describe, expect, it } from 'vitest';
import { MAX_TALLIES } from '../../server/domain/memory.ts';
import { MAX_REMEMBERED_EVENTS } from '../../server/domain/past.ts';
import { type Act, personWith } from './support/past.ts';
import { START } from './support/shop.ts';

function remembered(name: string, params: Act['params']) {
  return personWith([{ name, at: START, ...(params && { params }) }]).past.events[0]?.params;
}

describe('what a person remembers', () => {
  it('is the newest five hundred events in order of time, however late they come', () => {
    const acts = Array.from({ length: MAX_REMEMBERED_EVENTS + 50 }, (_, index) => ({
      name: 'page_view',
      at: START + index,
    }));
    const { events } = personWith(acts.toReversed()).past;
    expect(events).toHaveLength(MAX_REMEMBERED_EVENTS);
    expect(events.map(({ at }) => at)).toEqual(acts.slice(-MAX_REMEMBERED_EVENTS).map(({ at }) => at));
  });

  it('counts what is no longer remembered, with its first and last time', () => {
    const acts = [5, 3, 9, 3].map((at) => ({ name: 'search', at: START + at }));
    expect(personWith(acts).tallies.search).toEqual({ count: 4, firstAt: START + 3, lastAt: START + 9 });
  });

  it('keeps an order of ten lines whole', () => {
    const items = Array.from({ length: 10 }, (_, index) => ({
      item_id: `SKU-${index}`,
      item_name: `린넨 셔츠 ${index}`,
      item_category: '상의',
      price: 39_000,
      quantity: 1,
    }));
    expect(remembered('purchase', { transaction_id: 'T1', value: 390_000, items })?.items).toEqual(items);
  });

  it('is small, whatever a page sends', () => {
    const long = 'x'.repeat(2_000);
    const items = Array.from({ length: 200 }, (_, index) => ({ item_id: `${index}`, item_name: long.slice(0, 300) }));
    const wild = { short: 'kept', long, ...Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`p${i}`, long])) };
    for (const params of [{ items }, wild, { ...wild, items }, { search_term: 'coat', items: [{ item_name: long }] }]) {
      expect(JSON.stringify(remembered('view_item', params)).length).toBeLessThanOrEqual(2_500);
    }
    expect(remembered('view_item', wild)).toEqual({ short: 'kept' });
    expect(remembered('view_item', { items })?.items?.length).toBeGreaterThan(1);
  });

  it('counts so many kinds that a page makes up, and always those of the vocabulary', () => {
    const made = Array.from({ length: MAX_TALLIES + 50 }, (_, index) => ({ name: `made_up_${index}`, at: START }));
    const { tallies } = personWith([...made, { name: 'purchase', at: START }, { name: 'made_up_0', at: START }]);
    expect(Object.keys(tallies)).toHaveLength(MAX_TALLIES + 1);
    expect(tallies.purchase?.count).toBe(1);
    expect(tallies.made_up_0?.count).toBe(2);
  });

  it('leaves out lists of products and what the shop told of its customer', () => {
    expect(remembered('view_item_list', { item_list_name: '신상', items: [{ item_id: 1 }] })).toEqual({
      item_list_name: '신상',
    });
    expect(remembered('identify', { customer_id: 'kim', attributes: { points: 5 } })).toEqual({ customer_id: 'kim' });
  });

  it('knows that an event had no items', () => {
    expect(remembered('view_cart', { items: [] })).toEqual({ items: [] });
  });
});
