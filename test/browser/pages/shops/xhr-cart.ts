/**
 * A Korean shop of cups, rendered by its server, whose cart is filled without leaving the page: by XMLHttpRequest with a form on the product page,
 * by fetch with JSON on the list. One address takes everything about the cart, and answers 200 to what it refuses.
 */
import { setTimeout as wait } from 'node:timers/promises';
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

export const cups: Product[] = [
  { id: '1042', name: '백자 머그', price: 39_000 },
  { id: '1043', name: '분청 찻잔', price: 18_500 },
  { id: '1044', name: '청자 접시', price: 1_290_000 },
];
/** Shown, but the cart refuses it. */
const SOLD_OUT = '1044';
const SHIPPING = 3_000;
/** The page that is loaded anew while an answer is read is a network away, as any shop's. */
const PAGE_MS = 300;

export const openXhrCartShop = () => serve(respond);

/** Looks at the list, puts one cup from there, two of another from its page, tries one that is sold out, takes the first out again, buys. */
export const walkXhrCartShop: Walk = async (page, origin, told) => {
  await page.goto(origin);
  await page.click('text=찻그릇');
  await told('view_item_list');
  await page.click('li[data-no="1043"] .put');
  await told('add_to_cart');
  await page.click('text=청자 접시');
  await told('view_item');
  await page.click('#put');
  await page.waitForSelector('text=품절');
  await page.goBack();
  await told('view_item_list');
  await page.click('text=백자 머그');
  await told('view_item');
  await page.fill('[name=ea]', '2');
  await page.click('#put');
  await told('add_to_cart');
  await page.click('.basket');
  await told('view_cart');
  await page.click('li[data-no="1043"] .del');
  await told('remove_from_cart');
  await page.waitForSelector('li[data-no="1043"]', { state: 'detached' });
  await told('view_cart');
  await page.click('text=로그인');
  await page.fill('[name=id]', 'kim77');
  await page.click('text=들어가기');
  await told('identify');
  await page.click('text=주문하기');
  await told('begin_checkout');
  await page.click('text=결제하기');
  await told('purchase');
  await page.reload();
};

const respond: Respond = async ({ method, path, query, form, json, session }, shop) => {
  const page = (body: string): Answer => ({ html: layout(shop.head, session, body) });
  const product = cups.find(({ id }) => id === query.get('no'));
  switch (`${method} ${path}`) {
    case 'GET /':
      return page('<p><a href="/shop/list.php?cate=tea">찻그릇</a></p>');
    case 'GET /shop/list.php':
      return page(`<h2>찻그릇</h2><ul class="goods">${cups.map(card).join('')}</ul>${script(putFromList)}`);
    case 'GET /shop/view.php':
      return product && page(detail(product));
    case 'POST /ajax/cart.php':
      return { json: changeCart(session, json ? Object.entries(json as object) : [...form]) };
    case 'GET /shop/cart.php':
      await wait(PAGE_MS);
      return page(basket(session));
    case 'GET /shop/order.php':
      return page(orderForm(session));
    case 'POST /shop/order.php':
      return {
        to: `/shop/done.php?ordno=${sell(shop, cups, session, `20261122-${shop.orders.length + 101}`, SHIPPING).id}`,
      };
    case 'GET /shop/done.php':
      return page(done(session));
    case 'POST /member/login.php':
      session.member = form.get('id') ?? '';
      return { to: '/shop/cart.php' };
    case 'GET /member/login.php':
      return page('<form method="post"><input name="id"><button>들어가기</button></form>');
    default:
      return undefined;
  }
};

function changeCart({ basket: held }: Session, given: [string, unknown][]): unknown {
  const { mode, no, ea } = Object.fromEntries(given) as Record<string, string>;
  const product = cups.find(({ id }) => id === String(no));
  if (!product || product.id === SOLD_OUT) return { code: '91', msg: '품절' };
  if (mode === 'del') held.delete(product.id);
  else held.set(product.id, (held.get(product.id) ?? 0) + Number(ea));
  return { code: '00', cnt: held.size, line: { nm: product.name, prc: won(product.price), ea: String(ea) } };
}

const won = (amount: number) => `${amount.toLocaleString('ko-KR')}원`;
const script = (act: () => void) => `<script>(${act})()</script>`;

function layout(head: string, { member, basket: held }: Session, body: string): string {
  const who = member
    ? `<span class="me" data-mid="${member}">김단골님 <i>1,200P</i></span>`
    : '<a href="/member/login.php">로그인</a>';
  return `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>그릇가게</title>${head}</head><body>
<header><a href="/">그릇가게</a> ${who} <a class="basket" href="/shop/cart.php">장바구니 <b>${held.size}</b></a></header>${body}</body></html>`;
}

function card({ id, name, price }: Product): string {
  return `<li data-no="${id}"><a href="/shop/view.php?no=${id}"><b>${name}</b></a><p class="cost"><s>${won(price + 9_000)}</s> <em>${won(price)}</em></p><button class="put">담기</button></li>`;
}

function detail({ id, name, price }: Product): string {
  return `<div id="detail"><h2 class="tit">${name} <small>무료 포장</small></h2><dl><dt>판매가</dt><dd class="cost"><s>${won(price + 9_000)}</s> <em>${won(price)}</em></dd>
<dt>적립금</dt><dd class="cost">${won(price / 100)}</dd></dl><input type="hidden" name="no" value="${id}"><input name="ea" value="1"><button id="put">장바구니</button></div>${script(putFromPage)}`;
}

function basket(session: Session): string {
  const lines = linesOf(cups, session);
  return `<ul class="lines">${lines.map((one) => `<li data-no="${one.id}"><b>${one.name}</b> <span>${won(one.price)}</span> <input name="ea" value="${one.quantity}"> <button class="del">삭제</button></li>`).join('')}</ul>
<p class="sum">합계 <em>${won(totalOf(lines))}</em></p><a href="/shop/order.php">주문하기</a>${script(takeOut)}`;
}

function orderForm(session: Session): string {
  const lines = linesOf(cups, session);
  return `<h2>주문서</h2><ul class="lines">${lines.map((one) => `<li data-no="${one.id}"><b>${one.name}</b> <span>${won(one.price)}</span> × <i>${one.quantity}</i></li>`).join('')}</ul>
<form method="post"><input name="receiver" value="김단골"><button>결제하기</button></form>`;
}

function done({ order }: Session): string {
  if (!order) return '<p>주문이 없습니다</p>';
  return `<h2>주문이 완료되었습니다</h2><p>주문번호 <strong class="no">${order.id}</strong></p><ul class="lines">${order.lines.map((one) => `<li data-no="${one.id}"><b>${one.name}</b> <span>${won(one.price)}</span> × <i>${one.quantity}</i></li>`).join('')}</ul>
<p>배송비 ${won(SHIPPING)}</p><p class="sum">결제금액 : <em>${won(order.total)}</em></p>`;
}

/** The shop's own scripts: they run in its pages. */
function putFromPage(): void {
  const value = (name: string) => document.querySelector<HTMLInputElement>(`[name=${name}]`)?.value;
  document.querySelector('#put')?.addEventListener('click', () => {
    const request = new XMLHttpRequest();
    request.open('POST', '/ajax/cart.php');
    request.setRequestHeader('content-type', 'application/x-www-form-urlencoded');
    request.onload = () => {
      const { code, msg } = JSON.parse(request.responseText);
      const note = document.createElement('p');
      note.textContent = code === '00' ? '담았습니다' : msg;
      document.body.append(note);
    };
    request.send(`mode=add&no=${value('no')}&ea=${value('ea')}`);
  });
}

function putFromList(): void {
  for (const button of document.querySelectorAll('.put')) {
    button.addEventListener('click', () => {
      const no = button.closest('li')?.dataset.no;
      const body = JSON.stringify({ mode: 'add', no: Number(no), ea: 1 });
      return fetch('/ajax/cart.php', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    });
  }
}

function takeOut(): void {
  for (const button of document.querySelectorAll('.del')) {
    button.addEventListener('click', async () => {
      const no = button.closest('li')?.dataset.no;
      await fetch('/ajax/cart.php', { method: 'POST', body: new URLSearchParams({ mode: 'del', no: no ?? '' }) });
      location.reload();
    });
  }
}
