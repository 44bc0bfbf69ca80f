/**
 * OpenCart 3 and 4 with their own themes: a server-rendered shop of which the cart is filled by XMLHttpRequest. The product page has no
 * markup for machines, the answer to "add to cart" no product, the page of thanks neither number nor total.
 */
import { type Answer, linesOf, type Product, type Respond, type Session, sell, serve, type Walk } from '../serve.ts';
import { cartTable, confirmTable, dot, type LinkTo, productPage, smallCart, thumb, type Version } from './pages.ts';
import { runOpenCart } from './script.ts';

export const phones: Product[] = [
  { id: '40', name: 'iPhone', price: 123.2 },
  { id: '43', name: 'MacBook 2x USB', price: 1602 },
  { id: '49', name: 'Galaxy Tab', price: 242.5 },
];
/** Has an option that must be chosen, so the cart refuses it. */
const REFUSED = '49';
const SHIPPING = 5;

/** @param rewritten whether addresses of products and lists are words, as with "SEO URLs" */
export const openOpenCart = (version: Version, rewritten: boolean) => serve(respondAs(version, rewritten));

/** Looks at a list, puts one from there, two of another from its page, tries one that is refused, takes the first out again, buys. */
export const walkOpenCart: Walk = async (page, origin, told) => {
  await page.goto(`${origin}/index.php?route=common/home`);
  await page.click('text=Phones');
  await told('view_item_list');
  await page.click('.put >> nth=0');
  await told('add_to_cart');
  await page.click('h4 >> text=MacBook');
  await told('view_item');
  await page.fill('#input-quantity', '2');
  await page.click('#button-cart');
  await told('add_to_cart');
  await page.goBack();
  await told('view_item_list');
  await page.click('h4 >> text=Galaxy');
  await told('view_item');
  await page.click('#button-cart');
  await page.waitForSelector('text=No.');
  await page.goto(`${origin}/index.php?route=product/search&search=pod`);
  await told('search');
  await page.goto(`${origin}/index.php?route=checkout/cart`);
  await told('view_cart');
  await Promise.all([page.waitForResponse(/cart[./]remove/), page.click('#content .btn-danger >> nth=0')]);
  await told('remove_from_cart');
  await page.goto(`${origin}/index.php?route=checkout/checkout`);
  await told('begin_checkout');
  await page.click('#button-shipping-method');
  await page.click('#button-confirm');
  await told('purchase');
  await page.reload();
  await page.goto(`${origin}/index.php?route=common/home`);
};

function respondAs(version: Version, rewritten: boolean): Respond {
  const link: LinkTo = ({ id, name }) =>
    rewritten
      ? `/phones/${name.toLowerCase().replaceAll(' ', '-')}`
      : `index.php?route=product/product&amp;path=20&amp;product_id=${id}`;
  const list = rewritten ? '/phones' : 'index.php?route=product/category&path=20';

  return ({ path, query, form, session }, shop): Answer | undefined => {
    if (path.startsWith('/catalog/')) return { html: '' };
    const lines = linesOf(phones, session);
    const sold = phones.find((product) => link(product) === path || product.id === query.get('product_id'));
    const method = (name: string) => name.replace('#', dot(version));
    const draw = (id: string, content: string, trail: string[] = []) => ({
      html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Your Store</title><base href="/">
        <script>document.cookie = 'currency=USD; path=/'</script>
        <script src="catalog/view/javascript/common.js"></script>${shop.head}</head>
        <body><header><div id="logo"><h1><a href="/">Your Store</a></h1></div><div id="cart">${smallCart(version, lines, link)}</div></header>
        <nav><a href="${list}">Phones</a></nav>
        <div id="${id}" class="container"><ul class="breadcrumb">${trail.map((step) => `<li><a href="#">${step}</a></li>`).join('')}</ul>
        <div class="row"><div id="content" class="col">${content}</div></div></div>
        <script>(${runOpenCart})('${dot(version)}')</script></body></html>`,
    });
    const route = query.get('route') ?? (sold ? 'product/product' : path === list ? 'product/category' : 'common/home');
    switch (route) {
      case 'common/home':
        return draw(
          'common-home',
          phones
            .slice(2)
            .map((phone) => thumb(version, phone, link))
            .join(''),
        );
      case 'product/product':
        return (
          sold &&
          draw(version === 4 ? 'product-info' : 'product-product', productPage(version, sold), [
            '',
            'Phones',
            sold.name,
          ])
        );
      case 'product/category':
        return draw(
          'product-category',
          `<h2>Phones</h2>${phones.map((phone) => thumb(version, phone, link)).join('')}`,
        );
      case 'product/search':
        return draw('product-search', '<h1>Search</h1>');
      case 'checkout/cart':
        return draw('checkout-cart', `<div id="shopping-cart">${cartTable(version, lines, link)}</div>`);
      case 'checkout/checkout':
        return draw('checkout-checkout', checkoutOf(version));
      case 'checkout/success':
        return draw('common-success', '<h1>Your order has been placed!</h1>');
      case method('common/cart#info'):
        return { html: smallCart(version, lines, link) };
      case 'checkout/cart.list':
        return { html: cartTable(version, lines, link) };
      case version === 4 ? 'checkout/confirm.confirm' : 'checkout/confirm':
        return { html: confirmTable(version, lines, SHIPPING, link) };
      case method('checkout/cart#add'):
        return { json: add(session, form) };
      case method('checkout/cart#remove'):
        session.basket.delete(query.get('key') ?? form.get('key') ?? '');
        return { json: { success: 'Removed' } };
      case method('checkout/shipping_method#save'):
        return { json: version === 4 ? { success: 'Changed' } : [] };
      case method('extension/payment/cod#confirm'):
        sell(shop, phones, session, `${shop.orders.length + 1}`, SHIPPING);
        return { json: { redirect: 'index.php?route=checkout/success' } };
    }
    return undefined;
  };
}

function add({ basket }: Session, form: URLSearchParams): object {
  const product = phones.find(({ id }) => id === form.get('product_id'));
  if (!product || product.id === REFUSED) return { error: { option: { 226: 'Select required!' } }, redirect: '/' };
  basket.set(product.id, (basket.get(product.id) ?? 0) + Number(form.get('quantity')));
  return { success: `Success: You have added <a href="#">${product.name}</a> to your <a href="#">shopping cart</a>!` };
}

function checkoutOf(version: Version): string {
  const button = '<h1>Checkout</h1><button type="button" id="button-shipping-method">Continue</button>';
  return version === 4
    ? `${button}<div id="checkout-confirm"></div>`
    : `${button}<div id="collapse-checkout-confirm"><div class="panel-body"></div></div>`;
}
