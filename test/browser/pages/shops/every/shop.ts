/**
 * A shop that says everything in every way: it calls the tag itself, has a GA4 dataLayer, Segment, a platform's object and events, JSON-LD
 * and a mapping. Each calls the product by its own name, so that it can be told who was believed.
 */
import type { Mapping } from '../../../../../server/contract/mapping.ts';
import { type Respond, serve, type Walk } from '../serve.ts';

/** Who is left out, page by page: the most trusted of the others is to be believed. */
const silent: Record<string, string[]> = {
  '/product': [],
  '/cart': ['page'],
  '/checkout': ['page', 'layer'],
  '/thanks': ['page', 'layer', 'segment'],
};

export const openEveryShop = () => serve(respond);

/** From the product to the order, staying long enough on each page for everybody to have spoken. */
export const walkEveryShop: Walk = async (page, origin, told) => {
  await page.goto(`${origin}/product`);
  await told('view_item');
  await page.waitForTimeout(2_500);
  await page.waitForFunction(() => Symbol.for('dangol.requests') in window);
  await page.click('text=Add');
  await told('add_to_cart');
  await page.waitForTimeout(2_500);
  for (const [path, event] of [
    ['/cart', 'view_cart'],
    ['/checkout', 'begin_checkout'],
    ['/thanks?id_order=77', 'purchase'],
  ] as const) {
    await page.goto(origin + path);
    await told(event);
    await page.waitForTimeout(2_500);
  }
};

const fixed = (name: string, value: string) => ({ name, read: [{ from: 'fixed' as const, value }] });
const item = [fixed('item_id', 'P1'), fixed('item_name', 'mapping'), fixed('price', '20'), fixed('quantity', '1')];
const pageOf = (glob: string, event: string, ...more: typeof item) => ({
  name: event,
  when: [{ test: 'url' as const, glob }],
  event,
  fields: [...more, ...item],
});

/** What the site has taught. */
export const everyMapping: Mapping = {
  pages: [
    pageOf('/product', 'view_item'),
    pageOf('/cart', 'view_cart'),
    pageOf('/checkout', 'begin_checkout'),
    pageOf('/thanks*', 'purchase', fixed('transaction_id', '77')),
  ],
  actions: [{ act: { on: 'request', method: 'POST', url: '*/cart' }, event: 'add_to_cart', fields: item }],
};

const ga4: Record<string, string> = {
  '/product': 'view_item',
  '/cart': 'view_cart',
  '/checkout': 'begin_checkout',
  '/thanks': 'purchase',
};
const segment: Record<string, string> = {
  view_item: 'Product Viewed',
  add_to_cart: 'Product Added',
  view_cart: 'Cart Viewed',
  begin_checkout: 'Checkout Started',
  purchase: 'Order Completed',
};
const platform: Record<string, string> = {
  '/product': 'product',
  '/cart': 'cart',
  '/checkout': 'checkout',
  '/thanks': 'order-confirmation',
};

/** Everybody's words for one act, of those who are not silent. */
function words(event: string, silence: string[]): string {
  const items = (name: string) => JSON.stringify([{ item_id: 'P1', item_name: name, price: 20, quantity: 1 }]);
  const id = event === 'purchase' ? "transaction_id: '77'," : '';
  const said: Record<string, string> = {
    page: `dangol('event', '${event}', { ${id} currency: 'EUR', value: 20, items: ${items('page')} });`,
    layer: `dataLayer.push({ event: '${event}', ecommerce: { ${id} currency: 'EUR', value: 20, items: ${items('layer')} } });`,
    segment: `analytics.track('${segment[event]}', { order_id: '77', total: 20, value: 20, currency: 'EUR',
      products: [{ product_id: 'P1', name: 'segment', price: 20, quantity: 1 }] });`,
  };
  return Object.entries(said)
    .filter(([who]) => !silence.includes(who))
    .map(([, code]) => code)
    .join('\n');
}

const respond: Respond = ({ method, path }, shop) => {
  const event = ga4[path];
  const product = { id_product: 'P1', name: 'platform', price_amount: 20 };
  const cart = { products: [{ ...product, cart_quantity: 1 }], totals: { total: { amount: 20 } } };
  if (method === 'POST') return { json: { success: true, cart } };
  if (!event) return undefined;
  const ld = { '@type': 'Product', sku: 'P1', name: 'markup', offers: { price: 21, priceCurrency: 'EUR' } };
  return {
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Every</title>
      <script type="application/ld+json">${path === '/product' ? JSON.stringify(ld) : '{}'}</script>
      <script>
        window.dangol = function () { (dangol.q = dangol.q || []).push(arguments) };
        dataLayer = [];
        analytics = [];
        for (const name of ['track', 'on', 'ready']) analytics[name] = (...words) => { analytics.push([name, ...words]) };
        hearers = [];
        prestashop = ${JSON.stringify({ page: { page_name: platform[path] }, currency: { iso_code: 'EUR' }, cart: path === '/product' ? {} : cart })};
        prestashop.on = (name, hear) => hearers.push(hear);
        // Who is believed most speaks neither first nor last.
        setTimeout(() => { ${words(event, silent[path] ?? [])} }, 200);
        async function add() {
          const resp = await (await fetch('/cart', { method: 'POST' })).json();
          for (const hear of hearers) hear({ reason: { linkAction: 'add-to-cart', cart: resp.cart }, resp });
          setTimeout(() => { ${words('add_to_cart', [])} }, 100);
        }
      </script>${shop.head}</head>
      <body><div id="product-details" data-product='${JSON.stringify(product)}'></div><button onclick="add()">Add</button></body></html>`,
  };
};
