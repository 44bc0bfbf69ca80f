/**
 * Shopify's storefront, as its documents and its themes have it: what `content_for_header` puts on every page, the Ajax API with
 * amounts in hundredths, standard storefront events (https://shopify.dev/docs/api/storefront-events-and-actions). The checkout is
 * on pages that no script of the shop reaches.
 */
import { type Answer, linesOf, type Product, type Respond, type Session, sell, serve } from '../serve.ts';
import { runTheme } from './script.ts';

/** `theme`: of today. `forms`: an old one, in which every change of the cart is a form and another page. */
export type Theme = 'theme' | 'forms';

type Variant = Product & { product: number; title: string | null; handle: string };

/** By variant. The third is sold out. */
export const variants: Variant[] = [
  { id: '401', product: 40, name: 'Linen Shirt', title: 'S', handle: 'linen-shirt', price: 39 },
  { id: '402', product: 40, name: 'Linen Shirt', title: 'M', handle: 'linen-shirt', price: 42.5 },
  { id: '501', product: 50, name: 'Mug - large', title: null, handle: 'mug', price: 12.5 },
];
const SOLD_OUT = '501';

const KEY = '?key=0123456789abcdef';

export const openShopify = (theme: Theme, currency: string, customer?: number) =>
  serve(respondAs(theme, currency, customer));

function respondAs(theme: Theme, currency: string, customer?: number): Respond {
  let carts = 0;
  const tokens = new Map<Session, string>();

  return ({ method, path, query, form, json, session }, shop): Answer | undefined => {
    const page = (content: string, meta: object = {}): Answer => ({
      html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>${shop.head}
        <script>window.Shopify=window.Shopify||{};Shopify.shop="regular.myshopify.com";
        Shopify.currency={"active":"${currency}","rate":"1.0"};Shopify.routes={root:"/"};
        window.ShopifyAnalytics={meta:Object.assign({currency:"${currency}"},${JSON.stringify(meta)})}</script></head>
        <body><a href="/">Home</a> <a href="/cart">Cart</a>${content}
        ${theme === 'theme' ? `<script>(${runTheme})()</script>` : ''}</body></html>`,
    });
    const as = (pageType: string) => ({ page: { pageType, ...(customer && { customerId: customer }) } });
    const put = (id: string, quantity: number): boolean => {
      if (id === SOLD_OUT) return false;
      if (!tokens.has(session)) tokens.set(session, `Z2NwLXVz${++carts}`);
      if (quantity) session.basket.set(id, quantity);
      else session.basket.delete(id);
      return true;
    };
    const cookies = () => ({
      cart: encodeURIComponent(`${tokens.get(session) ?? ''}${tokens.has(session) ? KEY : ''}`),
    });
    const lines = () => linesOf(variants, session) as (Variant & { quantity: number })[];

    if (path === '/cart.js') return { json: ajaxCart(lines(), `${tokens.get(session)}${KEY}`, currency) };
    if (path === '/cart/add.js') {
      const { items } = json as { items: { id: string; quantity: number }[] };
      const done = items.every(({ id, quantity }) => put(id, (session.basket.get(id) ?? 0) + quantity));
      if (!done) return { json: { status: 422, message: 'Cart Error', description: 'sold out' }, status: 422 };
      return { json: { items }, cookies: cookies() };
    }
    if (path === '/cart/change.js') {
      const { id, quantity } = json as { id: string; quantity: number };
      put(id.split(':')[0] ?? '', quantity);
      return { json: ajaxCart(lines(), `${tokens.get(session)}${KEY}`, currency), cookies: cookies() };
    }
    if (path === '/cart/add') {
      const id = form.get('id') ?? '';
      put(id, (session.basket.get(id) ?? 0) + Number(form.get('quantity')));
      return { to: '/cart', cookies: cookies() };
    }
    if (path === '/cart' && method === 'POST') {
      if (form.has('checkout')) return { to: '/checkouts/cn/1' };
      for (const line of lines()) put(line.id, Number(form.get(`updates[${line.id}]`)));
      return { to: '/cart', cookies: cookies() };
    }
    if (path === '/checkouts/cn/1') {
      sell(shop, variants, session, `${1000 + shop.orders.length}`, 5);
      tokens.delete(session);
      return { html: '<!doctype html><h1>Thank you</h1><a href="/">Continue</a>', cookies: { cart: '' } };
    }
    if (path === '/') {
      return page(
        `<a href="/products/linen-shirt">Shirt</a> <a href="/products/linen-shirt?variant=402">Shirt M</a> <a href="/products/mug">Mug</a>
         <button data-quick="50" title="Mug - large">quick view</button>`,
        as('home'),
      );
    }
    if (path.startsWith('/products/')) return productPage(path.slice(10), query.get('variant'));
    if (path === '/cart') {
      return page(cartPage(lines()), as('cart'));
    }
    if (path === '/search') {
      return page(`<h1>Results</h1><button data-update="${query.get('q')}">in stock</button>`, as('searchresults'));
    }
    return undefined;

    function productPage(handle: string, chosen: string | null): Answer {
      const own = variants.filter((variant) => variant.handle === handle);
      const [first] = own;
      if (!first) return { to: '/' };
      const id = chosen ?? first.id;
      const product = {
        id: first.product,
        gid: `gid://shopify/Product/${first.product}`,
        vendor: 'Regular',
        type: 'Tops',
        handle,
        variants: own.map((variant) => ({
          id: Number(variant.id),
          price: Math.round(variant.price * 100),
          name: variant.title ? `${variant.name} - ${variant.title}` : variant.name,
          public_title: variant.title,
          sku: `SKU-${variant.id}`,
        })),
        remote: false,
      };
      return page(
        `<h1>${first.name}</h1><script type="application/ld+json">${JSON.stringify({
          '@context': 'http://schema.org/',
          '@type': 'Product',
          name: first.name,
          sku: `SKU-${first.id}`,
          offers: [{ '@type': 'Offer', price: first.price, priceCurrency: currency }],
        })}</script>
        <form action="/cart/add" method="post"><input type="hidden" name="id" value="${id}"><input name="quantity" value="1">
        <button type="submit" name="add">Add to cart</button></form>
        <div class="shopify-payment-button"><button type="button" onclick="location='/checkouts/cn/1'">Buy it now</button></div>`,
        { product, ...as('product') },
      );
    }
  };
}

function cartPage(lines: (Variant & { quantity: number })[]): string {
  const rows = lines.map(
    ({ id, name, quantity }) => `<li>${name} <input name="updates[${id}]" value="${quantity}">
      <button type="button" data-line="${id}:9f" data-quantity="${quantity - 1}">one less</button></li>`,
  );
  return `<form action="/cart" method="post"><ul>${rows.join('')}</ul><button name="update">Update</button>
    <button name="checkout">Check out</button></form>`;
}

function ajaxCart(lines: (Variant & { quantity: number })[], token: string, currency: string) {
  const items = lines.map(({ id, product, name, title, price, quantity }) => ({
    id: Number(id),
    key: `${id}:9f`,
    quantity,
    variant_id: Number(id),
    product_id: product,
    title: title ? `${name} - ${title}` : name,
    product_title: name,
    variant_title: title,
    vendor: 'Regular',
    product_type: 'Tops',
    price: Math.round(price * 100),
    final_price: Math.round(price * 100),
    final_line_price: Math.round(price * 100) * quantity,
  }));
  return { token, currency, item_count: items.reduce((sum, { quantity }) => sum + quantity, 0), items, attributes: {} };
}
