/** A shop that tells Segment of everything, and has nothing else to say. */
import { type Product, type Respond, serve, type Walk } from '../serve.ts';
import { loadAnalytics, stubAnalytics, whenHeard } from './script.ts';

/** When the library comes: a moment after the page, not at all, or before anything else on the page. */
export type Library = 'late' | 'blocked' | 'first';

const lamp: Product = { id: '507f1', name: 'Desk lamp', price: 18.99 };
const product = {
  product_id: lamp.id,
  sku: 'L-1',
  category: 'Lamps',
  name: lamp.name,
  brand: 'Lux',
  variant: 'brass',
  price: lamp.price,
};
const order = {
  order_id: '50314b8e',
  total: 50.98,
  revenue: 37.98,
  shipping: 10,
  tax: 3,
  currency: 'EUR',
  products: [{ ...product, quantity: 2 }],
};

export const openSegmentShop = (library: Library) => serve(respondAs(library));

export const walkSegmentShop: Walk = async (page, origin, told) => {
  await page.goto(origin);
  await told('view_item_list');
  await page.goto(`${origin}/search`);
  await told('search');
  await page.goto(`${origin}/product`);
  await told('view_item');
  await page.click('text=Wish');
  await told('add_to_wishlist');
  await page.click('text=Add');
  await told('add_to_cart');
  await page.click('text=Remove');
  await told('remove_from_cart');
  await page.goto(`${origin}/cart`);
  await told('view_cart');
  await page.goto(`${origin}/checkout`);
  await told('begin_checkout');
  await page.click('text=Sign in');
  await told('login');
  await told('identify');
  await page.click('text=Pay');
  await told('add_payment_info');
  await page.goto(`${origin}/thanks`);
  await told('purchase');
  await page.click('text=Sign out');
  await told('logout');
};

function respondAs(library: Library): Respond {
  const says = (...words: unknown[]) =>
    `analytics.${words.shift()}(${words.map((word) => JSON.stringify(word)).join()});`;
  const button = (text: string, ...calls: string[]) => `<button onclick='${calls.join('')}'>${text}</button>`;
  const track = (name: string, properties?: object) => says(...['track', name, properties].filter(Boolean));
  const pages: Record<string, [atOnce: string, content: string]> = {
    '/': [track('Product List Viewed', { list_id: 'hot', category: 'Lamps', products: [product] }), ''],
    '/search': [track('Products Searched', { query: 'lamp' }), ''],
    '/product': [
      track('Product Viewed', { ...product, currency: 'EUR', value: 18.99 }),
      button('Wish', track('product_added_to_wishlist', product)) +
        button('Add', track('Product Added', { ...product, quantity: 2 })) +
        button('Remove', track('Product Removed', { ...product, quantity: 2 })),
    ],
    '/cart': [track('Cart Viewed', { products: order.products }) + track('Coupon Entered', { coupon_id: 'X' }), ''],
    '/checkout': [
      track('Checkout Started', { ...order, value: 37.98 }),
      button(
        'Sign in',
        track('Signed In'),
        says('identify', 'c-7', { tier: 'gold', email: 'kim@example.com', address: { city: 'Seoul' } }),
      ) + button('Pay', track('Payment Info Entered', { order_id: order.order_id, payment_method: 'card' })),
    ],
    '/thanks': [track('Order Completed', order), button('Sign out', says('reset'))],
  };
  const load = `(${loadAnalytics})();`;
  return ({ path }, shop) => {
    const [atOnce, content] = pages[path] ?? [];
    if (atOnce === undefined) return undefined;
    // With the library first, pages tell of themselves a while later, as frameworks do: what was told before the tag came is gone.
    const tell = library === 'first' ? `${load}(${whenHeard})(() => { ${atOnce} });` : atOnce;
    const late = library === 'late' ? `setTimeout(() => { ${load} }, 900);` : '';
    return {
      html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lamps</title>
        <script>(${stubAnalytics})();${tell}${late}</script>${shop.head}</head><body>${content}</body></html>`,
    };
  };
}
