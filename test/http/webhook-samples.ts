/** What the platforms send, after their documentation, cut to what bears on an order. */

const iso = (at: number) => new Date(at).toISOString();

/** `orders/*` of Shopify: https://shopify.dev/docs/api/admin-rest/latest/resources/order. */
export function shopifyOrder(updatedAt: number, changes: object): object {
  return {
    id: 450789469,
    name: '#1001',
    order_number: 1001,
    created_at: iso(updatedAt - 60_000),
    updated_at: iso(updatedAt),
    cancelled_at: null,
    currency: 'KRW',
    total_price: '50000.00',
    current_total_price: '50000.00',
    financial_status: 'pending',
    cart_token: '68778783ad298f1c80c3bafcddeea02f?key=4a1c',
    customer: { id: 207119551 },
    discount_codes: [{ code: 'WELCOME', amount: '5000.00', type: 'fixed_amount' }],
    note_attributes: [],
    line_items: [
      { id: 1, product_id: 632910392, variant_id: 808950810, title: 'IPod', price: '50000.00', quantity: 1 },
    ],
    refunds: [],
    ...changes,
  };
}

/** `refunds/create` of Shopify: https://shopify.dev/docs/api/admin-rest/latest/resources/refund. */
export function shopifyRefund(at: number): object {
  return {
    id: 509562969,
    order_id: 450789469,
    created_at: iso(at),
    processed_at: iso(at),
    transactions: [
      { id: 1, kind: 'refund', status: 'success', amount: '5000.00', currency: 'KRW' },
      { id: 2, kind: 'refund', status: 'failure', amount: '5000.00', currency: 'KRW' },
    ],
  };
}

/** `order.*` of WooCommerce: https://developer.woocommerce.com/docs/apis/rest-api/v3/orders/. */
export function wooOrder(modifiedAt: number, changes: object): object {
  const gmt = (at: number) => iso(at).slice(0, 19);
  return {
    id: 723,
    number: '723',
    status: 'pending',
    currency: 'KRW',
    date_created_gmt: gmt(modifiedAt - 60_000),
    date_modified_gmt: gmt(modifiedAt),
    date_paid_gmt: null,
    total: '29350.00',
    customer_id: 0,
    meta_data: [],
    line_items: [{ id: 315, name: 'Woo Single #1', product_id: 93, variation_id: 0, quantity: 2, price: 14_675 }],
    coupon_lines: [{ id: 1, code: 'welcome' }],
    refunds: [],
    ...changes,
  };
}

/** Store events of Cafe24: "WebHook" of https://developers.cafe24.com. */
export function cafe24Order(event: number, now: number, changes: object = {}): object {
  return {
    event_no: event,
    resource: {
      mall_id: 'cafe24bestshop',
      event_shop_no: '1',
      order_id: '20261121-0000011',
      currency: 'KRW',
      order_date: iso(now - 60_000),
      member_id: 'gdhong',
      paid: 'F',
      payment_date: iso(now - 30_000),
      order_price_amount: '24680.00',
      actual_payment_amount: '27580',
      cancel_date: null,
      ...changes,
    },
  };
}
