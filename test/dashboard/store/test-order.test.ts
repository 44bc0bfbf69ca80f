import { describe, expect, it } from 'vitest';
import {
  createTestOrderStore,
  hasCome,
  nextStep,
  type TestOrder,
  testAddress,
} from '../../../dashboard/store/test-order.ts';
import type { LiveEvent } from '../../../server/contract/api.ts';

const SHOP = 'https://shop.example';

function line(name: string, at: number, visitor: string, path = '/'): LiveEvent {
  return { name, at, visitor, who: visitor, url: SHOP + path };
}

function begun() {
  const store = createTestOrderStore(() => 'm1');
  store.begin(0);
  const seen = () => Object.keys(store.order.value?.steps ?? {});
  return { store, seen };
}

describe('a test order', () => {
  it('begins at the address of the shop, with a mark', () => {
    expect(testAddress('https://shop.example', 'm1')).toBe('https://shop.example/?dangol_test=m1');
    expect(testAddress('https://shop.example/demo/?a=1', 'm1')).toBe('https://shop.example/demo/?a=1&dangol_test=m1');
  });

  it('follows the visitor whose page bears the mark, and nobody else', () => {
    const { store, seen } = begun();
    store.take(line('view_item', 1, 'me'));
    store.take(line('page_view', 2, 'other', '/?dangol_test=m2'));
    expect(seen()).toEqual([]);
    store.take(line('page_view', 3, 'me', '/?utm_source=x&dangol_test=m1'));
    store.take(line('view_item', 4, 'other'));
    expect(seen()).toEqual(['page_view']);
    store.take(line('view_item', 5, 'me'));
    store.take(line('purchase', 6, 'me'));
    expect(seen()).toEqual(['page_view', 'view_item', 'purchase']);
    expect(nextStep(store.order.value as TestOrder, 0)).toBe('add_to_cart');
  });

  it('counts nothing that the visitor did before, when the feed tells it again', () => {
    const { store, seen } = begun();
    store.take(line('page_view', 10, 'me', '/?dangol_test=m1'));
    store.take(line('purchase', 5, 'me'));
    expect(seen()).toEqual(['page_view']);
  });

  it('shows the newest of each step, so that a second try mends the first', () => {
    const { store } = begun();
    store.take(line('page_view', 1, 'me', '/?dangol_test=m1'));
    store.take({ ...line('view_item', 2, 'me'), payload: { lines: 1, faults: ['no_price'] } });
    store.take({ ...line('view_item', 3, 'me'), payload: { lines: 1, faults: [] } });
    expect(store.order.value?.steps.view_item?.payload?.faults).toEqual([]);
  });

  it('offers the visits of the moment when the shop has dropped the mark', () => {
    const { store, seen } = begun();
    for (const [at, visitor] of ['a', 'b', 'a', 'c', 'd'].entries())
      store.take(line('page_view', at, visitor, `/${at}`));
    expect(store.order.value?.others.map(({ url }) => url)).toEqual(['/4', '/3', '/2'].map((path) => SHOP + path));
    store.follow(line('page_view', 3, 'c', '/3'));
    store.take(line('view_item', 5, 'c'));
    expect(seen()).toEqual(['page_view', 'view_item']);
    expect(store.order.value?.others).toEqual([]);
  });

  it('takes an order that the server of the shop tells of meanwhile for its own', () => {
    const store = createTestOrderStore(() => 'm1');
    const order = store.begin(7);
    expect(hasCome(order, 'purchase', 7)).toBe(false);
    expect(hasCome(order, 'purchase', 8)).toBe(true);
    expect(hasCome(order, 'add_to_cart', 8)).toBe(false);
  });

  it('takes nothing before it begins and after it ends', () => {
    const store = createTestOrderStore(() => 'm1');
    store.take(line('page_view', 1, 'me', '/?dangol_test=m1'));
    expect(store.order.value).toBeUndefined();
    store.begin(0);
    store.stop();
    store.take(line('page_view', 1, 'me', '/?dangol_test=m1'));
    expect(store.order.value).toBeUndefined();
  });
});
