/** What the pages of OpenCart's own themes have on them, version by version, as far as anybody can see from outside. */
import type { Product } from '../serve.ts';

export type Version = 3 | 4;
export type Line = Product & { quantity: number };
type Total = [title: string, amount: number];

/** How a shop writes its addresses: `product_id=40`, or `/smartphone/iphone` when they are rewritten. */
export type LinkTo = (product: Product) => string;

export const dollars = (amount: number) => `$${amount.toLocaleString('en-US', { minimumFractionDigits: 2 })}`;

/** Separates the method of a route from what it belongs to. */
export const dot = (version: Version) => (version === 3 ? '/' : '.');

export function productPage(version: Version, product: Product): string {
  const field = `<input type="hidden" name="product_id" value="${product.id}"${version === 4 ? ' id="input-product-id"' : ''} />`;
  const price =
    version === 4
      ? `<h2><span class="price-new">${dollars(product.price)}</span></h2>`
      : `<h2>${dollars(product.price)}</h2>`;
  const form =
    `<input type="text" name="quantity" value="1" size="2" id="input-quantity" />${field}` +
    `<button type="${version === 4 ? 'submit' : 'button'}" id="button-cart">Add to Cart</button>`;
  return `
    <h1>${product.name}</h1>
    <ul class="list-unstyled"><li>Brands <a href="index.php?route=product/manufacturer">Apple</a></li><li>Product Code: 16</li></ul>
    <ul class="list-unstyled"><li>${price}</li><li>Ex Tax: ${dollars(product.price - 20)}</li></ul>
    <div id="product">${version === 4 ? `<form id="form-product">${form}</form>` : form}</div>
    <div id="tab-specification"><table><tbody><tr><td>Clockspeed</td><td>100mhz</td></tr></tbody></table></div>`;
}

export function thumb(version: Version, product: Product, link: LinkTo): string {
  const action =
    version === 4
      ? `<form method="post" data-oc-toggle="ajax"><button type="submit" class="put">Add</button>
         <input type="hidden" name="product_id" value="${product.id}"/> <input type="hidden" name="quantity" value="1"/></form>`
      : `<button type="button" class="put" onclick="cart.add('${product.id}', '1');">Add</button>`;
  return `<div class="product-thumb"><div class="image"><a href="${link(product)}"><img alt="${product.name}" /></a></div>
    <h4><a href="${link(product)}">${product.name}</a></h4>
    <p class="price"><span class="price-new">${dollars(product.price)}</span> <span class="price-old">${dollars(product.price * 2)}</span>
    <span class="price-tax">Ex Tax: ${dollars(product.price - 20)}</span></p>${action}</div>`;
}

/** The small cart in the header of every page. */
export function smallCart(version: Version, lines: Line[], link: LinkTo): string {
  const rows = lines.map(
    (line) => `<tr><td><a href="${link(line)}"><img alt="${line.name}" /></a></td>
      <td><a href="${link(line)}">${line.name}</a>${version === 4 ? '<ul><li><small> - Model: Product 16</small></li></ul>' : ''}</td>
      <td>x ${line.quantity}</td><td>${dollars(line.price * line.quantity)}</td>
      <td>${
        version === 4
          ? `<form action="index.php?route=common/cart.remove" method="post"><input type="hidden" name="key" value="${line.id}" /></form>`
          : `<button type="button" onclick="cart.remove('${line.id}');"><i style="padding: 8px"></i></button>`
      }</td></tr>`,
  );
  const list = lines.length
    ? `<li><table>${rows.join('')}</table></li><li><div>${totalsTable([
        ['Sub-Total', sum(lines)],
        ['Total', sum(lines)],
      ])}<p><a href="index.php?route=checkout/cart"><strong>View Cart</strong></a></p></div></li>`
    : '<li><p class="text-center">Your shopping cart is empty!</p></li>';
  return `<button type="button">${lines.length} item(s) - ${dollars(sum(lines))}</button><ul class="dropdown-menu">${list}</ul>`;
}

export function cartTable(version: Version, lines: Line[], link: LinkTo): string {
  const rows = lines.map(
    (
      line,
    ) => `<tr><td><a href="${link(line)}"><img alt="${line.name}" /></a></td><td><a href="${link(line)}">${line.name}</a></td>
      ${version === 3 ? '<td>Product 16</td>' : ''}
      <td>${
        version === 4
          ? `<form method="post"><input type="text" name="quantity" value="${line.quantity}" /><input type="hidden" name="key" value="${line.id}" />
             <a href="index.php?route=checkout/cart.remove&amp;key=${line.id}" class="btn btn-danger"><i style="padding: 8px"></i></a></form>`
          : `<input type="text" name="quantity[${line.id}]" value="${line.quantity}" />
             <button type="button" class="btn btn-danger" onclick="cart.remove('${line.id}');"><i style="padding: 8px"></i></button>`
      }</td>
      <td>${dollars(line.price)}</td><td>${dollars(line.price * line.quantity)}</td></tr>`,
  );
  return `<h1>Shopping Cart</h1><table><tbody>${rows.join('')}</tbody></table>${totalsTable([['Total', sum(lines)]])}`;
}

export function confirmTable(version: Version, lines: Line[], shipping: number, link: LinkTo): string {
  const rows = lines.map(
    (
      line,
    ) => `<tr><td>${version === 4 ? `${line.quantity}x ` : ''}<a href="${link(line)}">${line.name}</a><br/><small> - Model: 16</small></td>
      ${version === 3 ? `<td>16</td><td>${line.quantity}</td><td>${dollars(line.price)}</td>` : ''}
      <td>${dollars(line.price * line.quantity)}</td></tr>`,
  );
  return `<table><tbody>${rows.join('')}</tbody><tfoot>${totalRows([
    ['Sub-Total', sum(lines)],
    ['Flat Shipping Rate', shipping],
    ['Total', sum(lines) + shipping],
  ])}</tfoot></table><button type="button" id="button-confirm">Confirm Order</button>`;
}

export function sum(lines: Line[]): number {
  return lines.reduce((total, { price, quantity }) => total + price * quantity, 0);
}

function totalsTable(totals: Total[]): string {
  return `<table>${totalRows(totals)}</table>`;
}

function totalRows(totals: Total[]): string {
  return totals
    .map(([title, amount]) => `<tr><td><strong>${title}</strong></td><td>${dollars(amount)}</td></tr>`)
    .join('');
}
