import { describe, expect, it } from 'vitest';
import { readAdded } from '../../../snippet/shop/cafe24.ts';
import { readLine, readOrder, readText } from '../../../snippet/shop/cafe24-order.ts';

const line = { product_no: 1217, product_name: '린넨 셔츠', product_price: 39_000, quantity: 2 };

describe('a line of a basket', () => {
  it('costs what the sale and the option make of it', () => {
    expect(readLine({ ...line, product_price: 59_000, product_sale_price: 39_000, opt_price: 3_000 }).price).toBe(
      42_000,
    );
    expect(readLine({ ...line, product_price: '39000.00', opt_price: '0' }).price).toBe(39_000);
    expect(readLine({ ...line, product_sale_price: 0 }).price).toBe(39_000);
  });

  it('is as many pieces as are bought: gifts do not count', () => {
    expect(readLine({ ...line, quantity: 3, product_qty: 2 }).quantity).toBe(2);
    expect(readLine({ ...line, quantity: '2' }).quantity).toBe(2);
  });

  it('has the sum of a line nowhere: it means something else on each page', () => {
    const both = [39_000, 78_000].map((sum) => readLine({ ...line, ...{ product_sum_price: sum } }));
    expect(both[0]).toEqual(both[1]);
  });
});

describe('what a request puts into the basket', () => {
  const shown = { item_id: '1217', item_name: '린넨 셔츠', price: 39_000, quantity: 1 };
  const choices = { P0000BUV000B: { option_price: 42_000, option_value: '블랙#$%L' } };
  const sent = (text: string) => new URLSearchParams(text);

  it('is each choice of its options, at its own price', () => {
    const added = readAdded(
      sent('product_no=1217&selected_item[]=2%7C%7CP0000BUV000B&selected_item[]=1%7C%7CP0000BUV000X'),
      shown,
      choices,
    );
    expect(added).toEqual([
      { ...shown, item_variant: '블랙 / L', price: 42_000, quantity: 2 },
      { ...shown, quantity: 1 },
    ]);
  });

  it('is the product as often as it says when it has no options', () => {
    expect(readAdded(sent('product_no=1217&quantity=3'), shown, {})).toEqual([{ ...shown, quantity: 3 }]);
    expect(readAdded(sent('product_no=1217'), shown, {})).toEqual([shown]);
  });

  it('of a product that the page does not show, only what the request says is known', () => {
    expect(readAdded(sent('product_no=7&quantity=1&product_price=5000'), shown, {})).toEqual([
      { item_id: '7', price: 5_000, quantity: 1 },
    ]);
  });
});

describe('the order', () => {
  it('is there when its number and its products are', () => {
    expect(readOrder({})).toBeUndefined();
    expect(readOrder({ order_id: '20261122-0000001', order_product: [] })).toBeUndefined();
    expect(
      readOrder({
        order_id: '20261122-0000001',
        payed_amount: '44500',
        total_basic_ship_fee: 2_500,
        order_product: [
          { product_no: 8115, product_name: '슬랙스', product_price: 40_000, quantity: 2, sub_total_price: 84_000 },
        ],
      }),
    ).toEqual({
      transaction_id: '20261122-0000001',
      value: 44_500,
      shipping: 2_500,
      items: [{ item_id: '8115', item_name: '슬랙스', item_category: undefined, price: 42_000, quantity: 2 }],
    });
  });

  it.each([
    ['주문번호 : 20231211-0000125\n최종결제금액\n31,000원', 31_000],
    ['주문번호\t20221228-0012822\n결제금액 143,000', 143_000],
    ['주문번호 20180828-0002861 최종 결제 금액 KRW 44,500', 44_500],
  ])('as a page says it to people: %j', (text, value) => {
    expect(readText(text)).toMatchObject({ value });
    expect(readText(text)?.transaction_id).toMatch(/^\d{8}-\d{7}$/);
  });

  it('that a page does not say is none', () => {
    expect(readText('주문번호 20180828-0002861')).toBeUndefined();
    expect(readText('결제금액 143,000원')).toBeUndefined();
    expect(readText('결제금액 143,000원', '20180828-0002861')).toEqual({
      transaction_id: '20180828-0002861',
      value: 143_000,
    });
  });
});
