/**
 * A German shop of bicycles in one page: the address changes first, the old content stays until the new one has come, and prices come after names. Its
 * names of classes mean nothing, and the basket is the browser's own until the order is sent.
 */

import { type Product, type Respond, sell, serve, type Walk } from './serve.ts';
import { runApp } from './single-page-app.ts';

export const bicycles: Product[] = [
  { id: 'R-77', name: 'Reiserad „Möwe“', price: 1_299 },
  { id: 'K-12', name: 'Klapprad', price: 849.5 },
  { id: 'L-03', name: 'Schloss', price: 34.95 },
];
/** How long the shop's server takes for everything: much longer than an address takes to change. */
const SLOW_MS = 300;

export const openSinglePageShop = () => serve(respond);

/** Looks at a bicycle, goes on to another without leaving the page, puts it and a lock, and buys. */
export const walkSinglePageShop: Walk = async (page, origin, told) => {
  await page.goto(origin);
  await page.click('text=Klapprad');
  await told('view_item');
  await page.click('nav >> text=Schloss');
  await told('view_item');
  await page.click('main button');
  await told('add_to_cart');
  await page.click('nav >> text=Reiserad');
  await told('view_item');
  await page.click('main button');
  await told('add_to_cart');
  await page.click('main button');
  await told('add_to_cart');
  await page.click('text=Warenkorb');
  await told('view_cart');
  await page.click('text=Zur Kasse');
  await told('begin_checkout');
  await page.click('text=Jetzt kaufen');
  await told('purchase');
  await page.waitForSelector('text=Vielen Dank');
  await page.goBack();
  await page.waitForSelector('text=Zahlung');
};

const respond: Respond = async ({ method, path, json, session }, shop) => {
  if (!path.startsWith('/api/')) return { html: shell(shop.head) };
  await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
  if (method === 'GET' && path === '/api/products') return { json: bicycles.map(shown) };
  for (const { sku, n } of (json as { lines: { sku: string; n: number }[] }).lines) session.basket.set(sku, n);
  const { id, total, lines } = sell(shop, bicycles, session, `B${shop.orders.length + 5001}`);
  const rows = lines.map((line) => ({ sku: line.id, title: line.name, each: euro(line.price), n: line.quantity }));
  return { json: { data: { order: { number: id, sum: euro(total), rows } } } };
};

const euro = (amount: number) => `${amount.toLocaleString('de-DE', { minimumFractionDigits: 2 })} €`;

function shown({ id, name, price }: Product) {
  return { sku: id, title: name, each: euro(price), cents: Math.round(price * 100) };
}

function shell(head: string): string {
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Radhaus</title>${head}</head><body>
<header class="_h2k"><a data-to="/">Radhaus</a> <a data-to="/warenkorb">Warenkorb <span class="_q8z"></span></a></header>
<nav class="_n0p"></nav><main class="_m5d"></main><script>(${runApp})()</script></body></html>`;
}
