/**
 * WooCommerce with its own templates, classic or of blocks, after their source: classes of the body, forms, jQuery events, the
 * Store API with amounts in minor units, cookies that say whether there is something in the cart and when it has changed.
 */
import {
  type Answer,
  linesOf,
  type Order,
  type Product,
  type Respond,
  type Session,
  sell,
  serve,
  totalOf,
} from '../serve.ts';
import { runBlocks, runClassic } from './script.ts';

export type Theme = 'classic' | 'blocks';

/** A variation has another id than its product, and costs its own. */
type Thing = Product & { parent?: string; size?: string };

export const things: Thing[] = [
  { id: '12', name: 'Mug – blue &#8220;Sea&#8221; &amp; sand'.replace('–', '&#8211;'), price: 18.5 },
  { id: '46', parent: '45', name: 'Linen Shirt', size: 'M', price: 1299 },
  { id: '77', name: 'Sold out', price: 5 },
];
/** What a browser shows of the name above. */
export const MUG = 'Mug – blue “Sea” & sand';
const SHIPPING = 4.9;

const euros = (amount: number) =>
  `<span class="woocommerce-Price-amount amount"><bdi>${amount.toLocaleString('de-DE', { minimumFractionDigits: 2 })}&nbsp;<span class="woocommerce-Price-currencySymbol">&euro;</span></bdi></span>`;

export const openWooCommerce = (theme: Theme) => serve(respondAs(theme));

function respondAs(theme: Theme): Respond {
  return ({ method, path, query, form, json, session }, shop): Answer | undefined => {
    const answered = answer();
    return answered && { ...answered, cookies: cookiesOf(session) };

    function answer(): Answer | undefined {
      const lines = linesOf(things, session) as (Thing & { quantity: number })[];
      const page = (kind: string, content: string): Answer => ({
        html: `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Shop</title>${shop.head}
          <link rel="https://api.w.org/" href="/wp-json/"></head>
          <body class="${kind} ${session.member ? 'logged-in' : ''} theme-${theme} woocommerce-no-js">
          <a href="/">Shop</a> <a href="/cart/">Cart</a> <a href="/checkout/">Checkout</a> <a href="/login/">Log in</a>
          ${session.member ? '<script>window.wcSettings={currentUserId:9,currentUserIsAdmin:false}</script>' : ''}
          <script>(${theme === 'classic' ? runClassic : runBlocks})()</script>${content}</body></html>`,
      });
      const put = (id: string | null | undefined, quantity: number): boolean => {
        if (!id || id === '77') return false;
        if (quantity > 0) session.basket.set(id, quantity);
        else session.basket.delete(id);
        return true;
      };
      const add = (id: string | null | undefined, quantity: number) =>
        put(id, (session.basket.get(id ?? '') ?? 0) + quantity);

      if (query.get('wc-ajax') === 'add_to_cart') {
        const done = add(form.get('product_id'), Number(form.get('quantity')));
        return { json: done ? { fragments: {}, cart_hash: hashOf(session) } : { error: true, product_url: '/' } };
      }
      if (path.startsWith('/wp-json/wc/store/v1/')) return storeApi(path.slice(21));
      if (path === '/product/shirt/') {
        if (method === 'POST') add(form.get('variation_id'), Number(form.get('quantity')));
        return page('single single-product postid-45 woocommerce woocommerce-page', shirtPage);
      }
      if (path === '/product/mug/') {
        return page(
          'single single-product postid-12 woocommerce woocommerce-page',
          `<h1 class="product_title">${MUG}</h1><p class="price"><del>${euros(25)}</del> <ins>${euros(18.5)}</ins></p>`,
        );
      }
      if (path === '/cart/') {
        if (form.has('update_cart')) for (const { id } of lines) put(id, Number(form.get(`cart[${id}][qty]`)));
        const now = linesOf(things, session) as typeof lines;
        return page('woocommerce-cart woocommerce-page', theme === 'classic' ? classicCart(now) : blocksCart(now));
      }
      if (path === '/checkout/' && lines[0]) {
        return page(
          'woocommerce-checkout woocommerce-page',
          '<form method="post" action="/order/"><button id="place_order">Buy</button></form>',
        );
      }
      if (path === '/order/') {
        const { id } = sell(shop, things, session, `${90 + shop.orders.length}`, SHIPPING);
        return { to: `/checkout/order-received/${id}/?key=wc_order_aBc${id}` };
      }
      const [, order] = /order-received\/(\d+)/.exec(path) ?? [];
      if (order) {
        const found = shop.orders.find(({ id }) => id === order);
        return page(
          'woocommerce-checkout woocommerce-order-received woocommerce-page',
          found ? thanks(found, theme) : failed,
        );
      }
      if (path === '/login/') {
        // The cart of an earlier visit comes back.
        session.member = 'kim';
        add('12', 2);
        return { to: '/' };
      }
      if (query.has('s')) return page('search search-results woocommerce', '<h1>Results</h1>');
      if (path === '/') return page('home', list);
      return undefined;
    }

    function storeApi(what: string): Answer | undefined {
      const { key, quantity, requests } = (json ?? {}) as {
        key?: string;
        quantity?: number;
        requests?: { body: { id: number; quantity: number } }[];
      };
      for (const { body } of requests ?? []) {
        session.basket.set(`${body.id}`, (session.basket.get(`${body.id}`) ?? 0) + body.quantity);
      }
      if (key && quantity) session.basket.set(key, quantity);
      else if (key) session.basket.delete(key);
      if (what.startsWith('products/')) {
        const found = things.find(({ id }) => id === what.slice(9));
        return { json: { id: Number(found?.id), parent: Number(found?.parent ?? 0) } };
      }
      return { json: storeCart(linesOf(things, session)) };
    }
  };
}

/** WooCommerce sets both while there is something in the cart, and takes them away with the last of it. */
function cookiesOf(session: Session): Record<string, string> {
  const hash = hashOf(session);
  return { woocommerce_items_in_cart: hash && '1', woocommerce_cart_hash: hash };
}

function hashOf({ basket }: Session): string {
  return [...basket].map(([id, quantity]) => `${id}x${quantity}`).join('');
}

function storeCart(lines: (Thing & { quantity: number })[]) {
  const money = { currency_code: 'EUR', currency_symbol: '€', currency_minor_unit: 2 };
  const items = lines.map(({ id, name, size, price, quantity }) => ({
    key: id,
    id: Number(id),
    type: size ? 'variation' : 'simple',
    quantity,
    name,
    sku: `SKU-${id}`,
    permalink: '/product/',
    variation: size ? [{ attribute: 'Size', value: size }] : [],
    prices: { price: `${Math.round(price * 100)}`, regular_price: '999999', ...money },
    totals: { line_subtotal: `${Math.round(price * 100 * quantity)}`, ...money },
  }));
  return { items, items_count: items.length, totals: { total_price: `${Math.round(totalOf(lines) * 100)}`, ...money } };
}

const list = `<a href="/product/shirt/">Shirt</a> <a href="/product/mug/">Mug</a>
  <a href="/?add-to-cart=12" data-product_id="12" data-quantity="1" class="button add_to_cart_button ajax_add_to_cart">Add mug</a>
  <a href="/?add-to-cart=77" data-product_id="77" data-quantity="1" class="button add_to_cart_button ajax_add_to_cart">Add other</a>
  <button data-add="12">Add block mug</button>`;

const shirtPage = `<h1 class="product_title">Linen Shirt</h1><p class="price">${euros(1299)}</p>
  <form class="variations_form cart" action="/product/shirt/" method="post" data-product_id="45">
    <input type="hidden" name="variation_id" value="46"><input type="hidden" name="product_id" value="45">
    <input name="quantity" value="1"><button type="submit" class="single_add_to_cart_button">Add</button></form>
  <script type="application/ld+json">${JSON.stringify({
    '@context': 'https://schema.org/',
    '@type': 'Product',
    name: 'Linen Shirt',
    sku: 'SHIRT',
    category: 'Tops',
    offers: [{ '@type': 'AggregateOffer', lowPrice: '1299.00', highPrice: '1399.00', priceCurrency: 'EUR' }],
  })}</script>`;

function classicCart(lines: (Thing & { quantity: number })[]): string {
  if (!lines[0]) return '<p class="cart-empty wc-empty-cart-message">Your cart is empty.</p>';
  const rows = lines.map(
    ({
      id,
      name,
      quantity,
    }) => `<tr class="woocommerce-cart-form__cart-item cart_item"><td class="product-name">${name}</td>
      <td class="product-quantity"><input name="cart[${id}][qty]" value="${quantity}" class="qty"></td></tr>`,
  );
  return `<form class="woocommerce-cart-form" action="/cart/" method="post"><table>${rows.join('')}</table>
    <button name="update_cart" value="1">Update cart</button></form>`;
}

function blocksCart(lines: Thing[]): string {
  const rows = lines.map(
    ({ id, name }) => `<tr class="wc-block-cart-items__row"><td>${name}
      <button data-key="${id}" data-quantity="3">three</button> <button data-key="${id}" data-quantity="0">remove</button></td></tr>`,
  );
  return `<div class="wp-block-woocommerce-cart"><table>${rows.join('')}</table></div>`;
}

function thanks({ id, total, lines }: Order, theme: Theme): string {
  const rows = (lines as (Thing & { quantity: number })[]).map(
    ({ name, size, price, quantity }) => `<tr class="woocommerce-table__line-item order_item">
      <td class="woocommerce-table__product-name product-name"><a href="/product/">${name}${size ? ` - ${size}` : ''}</a> <strong class="product-quantity">&times;&nbsp;${quantity}</strong></td>
      <td class="woocommerce-table__product-total product-total">${euros(price * quantity)}</td></tr>`,
  );
  const overview = `<ul class="woocommerce-order-overview woocommerce-thankyou-order-details order_details">
    <li class="woocommerce-order-overview__order order">Order number: <strong>N-${id}</strong></li>
    <li class="woocommerce-order-overview__total total">Total: <strong>${euros(total)}</strong></li></ul>`;
  return `<div class="woocommerce-order">${theme === 'classic' ? overview : ''}
    <table class="woocommerce-table woocommerce-table--order-details shop_table order_details"><tbody>${rows.join('')}</tbody>
    <tfoot><tr><th>Subtotal:</th><td>${euros(total - SHIPPING)}</td></tr><tr><th>Payment method:</th><td>Card</td></tr>
    <tr><th>Total:</th><td>${euros(total)} <small class="includes_tax">(includes ${euros(1)} VAT)</small></td></tr></tfoot></table></div>`;
}

const failed =
  '<p class="woocommerce-notice woocommerce-notice--error woocommerce-thankyou-order-failed">Your order cannot be processed.</p>';
