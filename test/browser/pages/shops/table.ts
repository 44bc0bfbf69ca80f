/**
 * An American shop of tools from the days of tables: one script, pages told apart by `page=`, prices in cells without names, forms that post.
 * Number and total of an order stand on the form that places it; the page that gives thanks shows neither.
 */
import {
  type Answer,
  linesOf,
  type Product,
  type Respond,
  type Session,
  sell,
  serve,
  totalOf,
  type Walk,
} from './serve.ts';

export const tools: Product[] = [
  { id: 'TL-100', name: 'Cordless Drill 18V', price: 1_299 },
  { id: 'TL-205', name: 'Claw Hammer', price: 24.5 },
];
const SHIPPING = 12;

export const openTableShop = () => serve(respond);

/** Orders two hammers and a drill. */
export const walkTableShop: Walk = async (page, origin, told) => {
  await page.goto(`${origin}/default.asp`);
  await page.click('text=Claw Hammer');
  await told('view_item');
  await page.fill('[name=qty]', '2');
  await page.click('[type=image]');
  await told('add_to_cart');
  await told('view_cart');
  await page.click('text=Continue Shopping');
  await page.click('text=Cordless Drill');
  await told('view_item');
  await page.click('[type=image]');
  await told('add_to_cart');
  await told('view_cart');
  await page.click('text=Check Out');
  await told('begin_checkout');
  await page.click('text=Place Order');
  await told('purchase');
  await page.reload();
};

const respond: Respond = ({ method, path, query, form, session }, shop) => {
  if (path !== '/default.asp') return undefined;
  const page = (title: string, body: string): Answer => ({ html: layout(shop.head, title, body) });
  const product = tools.find(({ id }) => id === query.get('id'));
  switch (`${method} ${query.get('page') ?? ''}`) {
    case 'GET ':
      return page('Welcome', menu());
    case 'GET item':
      return product && page(product.name, item(product));
    case 'POST cart':
      session.basket.set(form.get('ItemNo') ?? '', Number(form.get('qty')));
      return { to: '/default.asp?page=cart' };
    case 'GET cart':
      return page('Your Cart', cart(session));
    case 'GET order':
      return page('Secure Order Form', orderForm(session, `M${shop.orders.length + 70_001}`));
    case 'POST order':
      sell(shop, tools, session, form.get('OrderNo') ?? '', SHIPPING);
      return { to: '/default.asp?page=thanks' };
    case 'GET thanks':
      return page('Thank You', '<font size="4">Thank you for your order!</font>');
    default:
      return undefined;
  }
};

const usd = (amount: number) => `$${amount.toLocaleString('en-US', { minimumFractionDigits: 2 })}`;

function layout(head: string, title: string, body: string): string {
  return `<html><head><meta charset="utf-8"><title>Miller's Tools - ${title}</title>${head}</head><body bgcolor="#ffffff">
<table width="760" align="center"><tr><td colspan="2" bgcolor="#003366"><font color="#ffffff" size="5">Miller's Tools</font></td></tr>
<tr><td width="140" valign="top"><table><tr><td><a href="default.asp">Home</a></td></tr><tr><td><a href="default.asp?page=cart">View Cart</a></td></tr></table></td>
<td valign="top">${body}</td></tr></table></body></html>`;
}

function menu(): string {
  return `<table>${tools.map(({ id, name }) => `<tr><td><a href="default.asp?page=item&id=${id}">${name}</a></td></tr>`).join('')}</table>`;
}

function item({ id, name, price }: Product): string {
  return `<form method="post" action="default.asp?page=cart"><table border="0"><tr><td rowspan="4"><img width="120" height="120" alt=""></td><td><font size="4"><b>${name}</b></font></td></tr>
<tr><td>Item No. ${id} (in stock)</td></tr><tr><td>List Price: ${usd(price * 1.25)}<br>Our Price: <font color="red">${usd(price)}</font> plus shipping</td></tr>
<tr><td>Quantity: <input name="qty" size="2" value="1"><input type="hidden" name="ItemNo" value="${id}"> <input type="image" alt="Add to Cart" width="90" height="20"></td></tr></table></form>`;
}

function rows(session: Session): string {
  return linesOf(tools, session)
    .map(
      ({ id, name, price, quantity }) =>
        `<tr bgcolor="#eeeeee"><td>${id}</td><td>${name}</td><td align="right">${quantity}</td><td align="right">${usd(price)}</td><td align="right">${usd(price * quantity)}</td></tr>`,
    )
    .join('');
}

const headings =
  '<tr bgcolor="#cccccc"><td>Item No.</td><td>Description</td><td>Qty</td><td>Each</td><td>Amount</td></tr>';

function cart(session: Session): string {
  return `<table border="1">${headings}${rows(session)}<tr><td colspan="4">Subtotal</td><td align="right">${usd(totalOf(linesOf(tools, session)))}</td></tr></table>
<a href="default.asp">Continue Shopping</a> <a href="default.asp?page=order">Check Out</a>`;
}

function orderForm(session: Session, orderNo: string): string {
  const total = totalOf(linesOf(tools, session));
  return `<form method="post" name="f" action="default.asp?page=order"><input type="hidden" name="OrderNo" value="${orderNo}"><table border="1">${headings}${rows(session)}
<tr><td colspan="4">Shipping</td><td align="right">${usd(SHIPPING)}</td></tr><tr><td colspan="4"><b>Order Total</b></td><td align="right"><b>${usd(total + SHIPPING)}</b></td></tr></table>
Name: <input name="name" value="Pat"> <a href="javascript:document.f.submit()">Place Order</a></form>`;
}
