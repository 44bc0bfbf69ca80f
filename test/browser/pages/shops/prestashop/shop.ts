/**
 * PrestaShop 1.7 to 9 with its theme Classic, or Hummingbird: every page has a `prestashop` object, whose events come with the scripts at
 * its end. The checkout loads its page again after each step. The page of thanks has prices and names of what was ordered, but no ids.
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
import { runPrestaShop } from './script.ts';

export type Theme = 'classic' | 'hummingbird';

export const shirts: Product[] = [
  { id: '1', name: 'Hummingbird printed t-shirt', price: 1022.94 },
  { id: '6', name: 'Mug The best is yet to come', price: 14.28 },
  { id: '7', name: 'Mug The adventure begins', price: 11.9 },
];
/** Nobody can have it: the cart refuses it. */
const SOLD_OUT = '7';
const SHIPPING = 7;

export const openPrestaShop = (theme: Theme) => serve(respondAs(theme));

/** Looks at a list, puts one from its page, two of another, tries one that is sold out, takes the first out again, buys in two steps. */
export const walkPrestaShop: Walk = async (page, origin, told) => {
  await page.goto(origin);
  await page.click('text=Clothes');
  await told('view_item_list');
  await page.click('a >> text=The adventure');
  await told('view_item');
  await page.click('[data-button-action=add-to-cart]');
  await page.waitForSelector('text=no stock');
  await page.goBack();
  await told('view_item_list');
  await page.click('a >> text=The best');
  await told('view_item');
  await page.click('[data-button-action=add-to-cart]');
  await told('add_to_cart');
  await page.goto(`${origin}/search?controller=search&s=shirt`);
  await told('search');
  await page.goto(`${origin}/clothes/1-shirt.html`);
  await told('view_item');
  await page.fill('[name=qty]', '2');
  await page.click('[data-button-action=add-to-cart]');
  await told('add_to_cart');
  await page.goto(`${origin}/cart?action=show`);
  await told('view_cart');
  const remove = '[data-link-action=delete-from-cart][data-id-product="6"]';
  await Promise.all([page.waitForResponse(/delete=1/), page.click(remove)]);
  await told('remove_from_cart');
  await page.click('text=Proceed to checkout');
  await told('begin_checkout');
  await page.click('text=Continue');
  await told('add_shipping_info');
  await page.click('text=Place order');
  await told('purchase');
  await page.reload();
  await page.goto(origin);
};

const euros = (amount: number) => amount.toLocaleString('de-DE', { style: 'currency', currency: 'EUR' });

function respondAs(theme: Theme): Respond {
  return ({ method, path, query, form, session }, shop): Answer | undefined => {
    const lines = linesOf(shirts, session);
    const draw = (pageName: string, content: string, shipping = 0) => ({
      html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>${shop.head}</head>
        <body id="${pageName}" class="lang-en"><header><a href="/3-clothes">Clothes</a></header><section id="content">${content}</section>
        <script>var prestashop = ${JSON.stringify({
          page: { page_name: pageName },
          cart: cartOf(lines, shipping),
          currency: { iso_code: 'EUR', sign: '€' },
          customer: { is_logged: true, firstname: 'Kim', email: 'kim@example.com' },
        })};</script><script>(${runPrestaShop})('${theme}')</script></body></html>`,
    });
    const product = shirts.find(({ id }) => path.startsWith(`/clothes/${id}-`));
    if (product) return draw('product', productPage(theme, product));
    switch (path) {
      case '/':
        return draw('index', '<h1>Shop</h1>');
      case '/3-clothes':
        return draw('category', `<h1>Clothes</h1>${shirts.map(tile).join('')}`);
      case '/search':
        return draw('search', '<h1>Search results</h1>');
      case '/cart': {
        if (method === 'GET') return draw('cart', cartPage(lines));
        const id = form.get('id_product') ?? query.get('id_product') ?? '';
        if (id === SOLD_OUT) return { json: { hasError: true, errors: ['There is no stock left.'], quantity: 0 } };
        if (query.has('delete')) session.basket.delete(id);
        else session.basket.set(id, (session.basket.get(id) ?? 0) + Number(form.get('qty')));
        const cart = cartOf(linesOf(shirts, session), 0);
        return {
          json: { success: true, id_product: Number(id), id_product_attribute: attributeOf(id), cart, errors: '' },
        };
      }
      case '/order':
        if (form.has('confirmDeliveryOption')) session.member = 'delivered';
        return draw('checkout', stepOf(session.member), session.member ? SHIPPING : 0);
      case '/place': {
        const { id } = sell(shop, shirts, session, `${shop.orders.length + 5}`, SHIPPING);
        return { to: `/order-confirmation?id_cart=9&id_module=2&id_order=${id}&key=abc` };
      }
      case '/order-confirmation':
        return draw('order-confirmation', thanks(theme, session.order as Order));
    }
    return undefined;
  };
}

/** The shirt comes in a size and a colour. */
function attributeOf(id: string): number {
  return id === '1' ? 3 : 0;
}

function cartOf(lines: Order['lines'], shipping: number): object {
  const amount = Math.round((totalOf(lines) + shipping) * 100) / 100;
  return {
    products: lines.map(({ id, name, price, quantity }) => ({
      id,
      id_product: id,
      id_product_attribute: attributeOf(id),
      name,
      category: 'clothes',
      manufacturer_name: 'Studio Design',
      attributes: attributeOf(id) ? { Size: 'S', Color: 'White' } : [],
      price: euros(price),
      price_amount: price,
      quantity,
      cart_quantity: quantity,
    })),
    totals: { total: { type: 'total', label: 'Total', amount, value: euros(amount) } },
    products_count: lines.length,
  };
}

function productPage(theme: Theme, { id, name, price }: Product): string {
  const details = {
    id_product: Number(id),
    id_product_attribute: attributeOf(id),
    name,
    category: 'clothes',
    category_name: 'Clothes',
    attributes: attributeOf(id) ? { 1: { name: 'S', group: 'Size' }, 2: { name: 'White', group: 'Color' } } : [],
    price: euros(price),
    price_amount: price,
    quantity: 300,
    quantity_wanted: 1,
  };
  const mark = theme === 'classic' ? 'id="product-details" class="tab-pane"' : 'class="js-product-details"';
  return `<h1>${name}</h1><span class="current-price-value" content="${price}">${euros(price)}</span>
    <form action="/cart" method="post" id="add-to-cart-or-refresh"><input type="hidden" name="id_product" value="${id}">
    <input name="qty" value="1"><button data-button-action="add-to-cart" type="submit">Add to cart</button></form>
    <div ${mark} data-product="${JSON.stringify(details).replaceAll('"', '&quot;')}"></div>`;
}

function tile({ id, name, price }: Product): string {
  return `<article class="product-miniature js-product-miniature" data-id-product="${id}" data-id-product-attribute="${attributeOf(id)}">
    <h2 class="product-title"><a href="/clothes/${id}-shirt.html">${name}</a></h2>
    <span class="regular-price">${euros(price * 2)}</span> <span class="price">${euros(price)}</span></article>`;
}

function cartPage(lines: Order['lines']): string {
  const rows = lines.map(
    ({
      id,
      name,
    }) => `<li><a>${name}</a> <a class="remove-from-cart" rel="nofollow" href="/cart?delete=1&amp;id_product=${id}"
      data-link-action="delete-from-cart" data-id-product="${id}" data-id-product-attribute="${attributeOf(id)}">delete</a></li>`,
  );
  return `<ul>${rows.join('')}</ul><a href="/order">Proceed to checkout</a>`;
}

function stepOf(done: string | undefined): string {
  return done
    ? '<form action="/place" method="post"><button>Place order</button></form>'
    : '<form action="/order" method="post"><button name="confirmDeliveryOption" value="1">Continue</button></form>';
}

function thanks(theme: Theme, { lines, total }: Order): string {
  const rows = lines.map(
    ({ name, price, quantity }) => `<div class="order-line row"><div class="details"><span>${name}</span></div>
      <div class="qty"><div>${euros(price)}</div><div>${quantity}</div><div>${euros(price * quantity)}</div></div></div>`,
  );
  return theme === 'classic'
    ? `<h3>Your order is confirmed</h3>${rows.join('')}<table><tr><td>Subtotal</td><td>${euros(total - SHIPPING)}</td></tr>
       <tr class="total-value font-weight-bold"><td>Total (tax incl.)</td><td>${euros(total)}</td></tr></table>
       <ul><li id="order-reference-value">Order reference: XKBKNABJK</li></ul>`
    : `<h2>Order details</h2><ul><li>Order reference: XKBKNABJK</li></ul><div class="order-confirmation__line-value">${euros(total)}</div>`;
}
