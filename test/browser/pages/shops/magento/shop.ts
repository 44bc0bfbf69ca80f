/**
 * Magento 2 with its theme Luma, or with Hyvä: what belongs to the shopper comes in sections that the page's script keeps in localStorage.
 * Luma fills the cart without leaving the page, Hyvä sends a form and loads the page again. The page of thanks has a number and no more.
 */
import {
  type Answer,
  linesOf,
  type Order,
  type Product,
  type Respond,
  sell,
  serve,
  totalOf,
  type Walk,
} from '../serve.ts';
import { runMagento } from './script.ts';

export type Theme = 'luma' | 'hyva';

export const bags: Product[] = [
  { id: '1', name: 'Joust Duffle Bag', price: 34 },
  { id: '2', name: 'Strive Shoulder Pack', price: 1032.5 },
  { id: '3', name: 'Wayfarer Messenger Bag', price: 45 },
];
/** Not in stock: the cart stays as it is. */
const SOLD_OUT = '3';
const SHIPPING = 10;
const TAX = 8.5;

/** Magento's own numbers of orders. */
const numberOf = (count: number) => String(count).padStart(9, '0');

export const openMagento = (theme: Theme) => serve(respondAs(theme));

/** Looks at a list, puts one from its page, two of another, tries one that is sold out, takes the first out again, buys as a member. */
export const walkMagento: Walk = async (page, origin, told) => {
  // Hyvä loads the page of a product again when it is put into the cart; one who leaves before that has seen it once.
  const putIn = async () => {
    const isLoadedAgain = await page.evaluate(() => 'hyva' in window);
    await page.click('#product-addtocart-button');
    if (isLoadedAgain) await told('view_item');
  };
  await page.goto(origin);
  await page.click('text=Gear');
  await told('view_item_list');
  await page.click('text=Wayfarer');
  await told('view_item');
  await putIn();
  await page.waitForSelector('text=not in stock');
  await page.goto(`${origin}/gear`);
  await told('view_item_list');
  await page.click('text=Joust');
  await told('view_item');
  await putIn();
  await told('add_to_cart');
  await page.goto(`${origin}/catalogsearch/result/?q=pack`);
  await told('search');
  await page.goto(`${origin}/bag/2`);
  await told('view_item');
  await page.fill('#qty', '2');
  await putIn();
  await told('add_to_cart');
  await page.goto(`${origin}/checkout/cart/`);
  await told('view_cart');
  await Promise.all([page.waitForResponse(/cart\/delete/), page.click('.action-delete >> nth=0')]);
  await told('remove_from_cart');
  await page.goto(`${origin}/checkout/`);
  await told('begin_checkout');
  await page.click('text=Next');
  await page.waitForSelector('text=Payment');
  await page.click('text=Place Order');
  await told('purchase');
  await page.reload();
  await page.goto(origin);
};

function respondAs(theme: Theme): Respond {
  return ({ method, path, query, form, session }, shop): Answer | undefined => {
    const lines = linesOf(bags, session);
    const draw = (kind: string, content: string, script = '') => ({
      html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
        ${theme === 'luma' ? '<script type="text/x-magento-init">{"*":{}}</script>' : '<script>window.hyva={}</script>'}
        <meta property="product:price:currency" content="USD"><script>${script}</script>${shop.head}</head>
        <body class="${kind} page-layout-1column"><a href="/gear">Gear</a><main>${content}</main>
        <script>(${runMagento})('${theme}')</script></body></html>`,
    });
    const bag = bags.find(({ id }) => path === `/bag/${id}`);
    if (bag) return draw('catalog-product-view product-bag', productPage(theme, bag, query.has('failed')));
    const [, add] = /^\/checkout\/cart\/add\/product\/(\d+)\//.exec(path) ?? [];
    if (add) {
      if (add !== SOLD_OUT) session.basket.set(add, (session.basket.get(add) ?? 0) + Number(form.get('qty')));
      session.member = add === SOLD_OUT ? 'failed' : '';
      return theme === 'luma' ? { json: [] } : { to: `/bag/${add}` };
    }
    switch (path) {
      case '/':
        return draw('cms-index-index', '<h1>Home</h1>');
      case '/gear':
        return draw('catalog-category-view page-products', `<h1>Gear</h1>${bags.map(tile).join('')}`);
      case '/catalogsearch/result/':
        return draw('catalogsearch-result-index', '<h1>Search results</h1>');
      case '/customer/section/load/': {
        const messages = session.member === 'failed' ? [{ text: 'The product is not in stock.' }] : [];
        return { json: { cart: sectionOf(lines), messages: { messages }, customer: { fullname: '', firstname: '' } } };
      }
      case '/checkout/cart/':
        return draw(
          'checkout-cart-index',
          cartPage(lines),
          `window.checkoutConfig=${JSON.stringify(configOf(lines, 0, false))}`,
        );
      case '/customer/account/loginPost/':
        // What was in the cart when the member was here last.
        session.basket.set('2', 1);
        return { to: '/customer/account/' };
      case '/customer/account/':
        return draw('customer-account-index', '<h1>My Account</h1>');
      case '/customer/account/login/':
        return draw(
          'customer-account-login',
          '<form action="/customer/account/loginPost/" method="post"><button>Sign In</button></form>',
        );
      case '/checkout/cart/delete/':
        if (method === 'POST') session.basket.delete(form.get('id') ?? '');
        return { to: '/checkout/cart/' };
      case '/checkout/':
        return draw(
          'checkout-index-index',
          '<button id="next">Next</button><button id="place">Place Order</button>',
          `window.checkoutConfig=${JSON.stringify(configOf(lines, 0, true))}`,
        );
      case '/rest/default/V1/carts/mine/shipping-information':
        return { json: { payment_methods: [], totals: configOf(lines, SHIPPING, true).totalsData } };
      case '/rest/default/V1/carts/mine/payment-information':
        sell(shop, bags, session, numberOf(shop.orders.length + 1), SHIPPING + TAX);
        return { json: '12' };
      case '/checkout/onepage/success/':
        return draw('checkout-onepage-success', thanks(theme, session.order as Order));
    }
    return undefined;
  };
}

function sectionOf(lines: Order['lines']): object {
  return {
    summary_count: lines.length,
    items: lines.map(({ id, name, price, quantity }) => ({
      product_type: 'simple',
      options: [],
      qty: quantity,
      item_id: `${100 + Number(id)}`,
      product_id: id,
      product_name: name,
      product_sku: `24-MB0${id}`,
      product_price: `<span class="price-container"><span class="price">$${price}</span></span>`,
      product_price_value: price,
    })),
    data_id: Math.floor(Date.now() / 1000),
  };
}

function configOf(lines: Order['lines'], shipping: number, isMember: boolean) {
  const total = totalOf(lines) + shipping;
  return {
    quoteData: { entity_id: '7', quote_currency_code: 'USD' },
    quoteItemData: lines.map(({ id, name, price, quantity }) => ({
      item_id: `${100 + Number(id)}`,
      product_id: id,
      sku: `24-MB0${id}`,
      name,
      qty: quantity,
      price: price.toFixed(4),
      options: [],
    })),
    totalsData: {
      grand_total: total,
      total_segments: [
        { code: 'subtotal', value: totalOf(lines) },
        { code: 'grand_total', value: total + (shipping && TAX) },
      ],
    },
    isCustomerLoggedIn: isMember,
    customerData: isMember ? { id: '42', firstname: 'Kim', email: 'kim@example.com' } : [],
  };
}

function productPage(theme: Theme, { id, name, price }: Product, hasFailed: boolean): string {
  const amount =
    theme === 'luma'
      ? `<span data-price-amount="${price}" data-price-type="finalPrice" class="price-wrapper">$${price}</span>`
      : '';
  return `<meta property="product:price:amount" content="${price}">${hasFailed ? 'The product is not in stock.' : ''}
    <div class="product-info-main"><h1 class="page-title"><span class="base">${name}</span></h1>
    <div class="price-box" data-role="priceBox"${theme === 'luma' ? ` data-product-id="${id}"` : ''}>${amount}</div>
    <form action="/checkout/cart/add/product/${id}/" method="post" id="product_addtocart_form" data-product-sku="24-MB0${id}">
    <input type="hidden" name="product" value="${id}"><input name="qty" id="qty" value="1">
    <button type="submit" id="product-addtocart-button">Add to Cart</button></form></div>`;
}

function tile({ id, name, price }: Product): string {
  return `<li class="product-item"><strong><a class="product-item-link" href="/bag/${id}"> ${name} </a></strong>
    <div class="price-box" data-product-id="${id}"><span data-price-amount="${price * 2}" data-price-type="oldPrice">$${price * 2}</span>
    <span data-price-amount="${price}" data-price-type="finalPrice">$${price}</span></div></li>`;
}

function cartPage(lines: Order['lines']): string {
  const rows = lines.map(
    ({
      id,
      name,
    }) => `<li>${name} <form action="/checkout/cart/delete/" method="post"><input type="hidden" name="id" value="${id}">
      <button class="action action-delete">Remove</button></form></li>`,
  );
  return `<h1>Shopping Cart</h1><ul>${rows.join('')}</ul>`;
}

/** Members get a link to their order. */
function thanks(theme: Theme, { id }: Order): string {
  const text =
    theme === 'luma'
      ? `Your order number is: <a href="/sales/order/view" class="order-number"><strong>${id}</strong></a>.`
      : `Your order # is: <span>${id}</span>.`;
  return `<h1><span>Thank you for your purchase!</span></h1><div class="checkout-success"><p>${text}</p>
    <a class="action primary continue"><span>Continue Shopping</span></a></div>`;
}
