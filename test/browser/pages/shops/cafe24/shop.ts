/**
 * Cafe24 (카페24), after pages and scripts of shops that run on it: what they have on their window, requests to
 * `/exec/front/order/basket/`, order data that may come late. On the mobile skin pages do not say their role, so it is in the path.
 */
import { type Answer, linesOf, type Product, type Respond, sell, serve } from '../serve.ts';
import { type Late, runCafe24 } from './script.ts';

export type Skin = 'PC' | 'mobile';

/** By item code; `base` is the price of the product before its option. */
type Thing = Product & { no: number; base: number; option?: string };

export const things: Thing[] = [
  { id: 'P0000BUV000A', no: 1217, name: '린넨 셔츠', base: 39_000, option: '블랙#$%M', price: 39_000 },
  { id: 'P0000BUV000B', no: 1217, name: '린넨 셔츠', base: 39_000, option: '블랙#$%L', price: 42_000 },
  { id: 'P0000CAP000A', no: 1300, name: '캡', base: 12_000, price: 12_000 },
  { id: 'P0000OUT000A', no: 1400, name: '품절', base: 5_000, price: 5_000 },
];
const OUT = 1400;
const SHIPPING = 2_500;

export const openCafe24 = (skin: Skin, late: Late, member = '') => serve(respondAs(skin, late, member));

function respondAs(skin: Skin, late: Late, member: string): Respond {
  return ({ path, query, form, session }, shop): Answer | undefined => {
    const lines = () => linesOf(things, session) as (Thing & { quantity: number })[];
    const page = (role: string, content: string, order: object | null = null): Answer => ({
      html: `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>단골</title>${shop.head}
        ${skin === 'PC' ? `<meta name="path_role" content="${role}">` : ''}
        <script>var EC_SDE_SHOP_NUM=1;(${runCafe24})(${JSON.stringify(member)},${JSON.stringify(late)},${JSON.stringify(order)})</script></head>
        <body><a href="/">홈</a> <a href="/order/basket.html">장바구니</a>${content}</body></html>`,
    });
    const put = (code: string, quantity: number) =>
      session.basket.set(code, (session.basket.get(code) ?? 0) + quantity);

    if (path === '/') return page('MAIN', '<h1>단골</h1>');
    const [, seo] = /^\/product\/[^/]+\/(\d+)\//.exec(path) ?? [];
    const no = Number(seo ?? (path === '/product/detail.html' ? query.get('product_no') : 0));
    if (no) return page('PRODUCT_DETAIL', productPage(no));
    if (path === '/product/search.html') return page('PRODUCT_SEARCH', '<h1>검색</h1>');
    if (path === '/member/join_result.html') return page('MEMBER_JOINRESULT', '<h1>환영합니다</h1>');
    if (path === '/exec/front/Product/Wishlist/') return { json: { result: 'SUCCESS', command: 'add', confirm: 'F' } };
    if (path === '/exec/front/order/basket/') {
      const command = form.get('command');
      const num = form.get('num') ?? '';
      if (command === 'delete') session.basket.delete(num);
      if (command === 'modify') session.basket.set(num, Number(form.get('quantity')));
      if (command === 'add') {
        const product = Number(form.get('product_no'));
        if (product === OUT) return { json: { result: -111, alertMSG: '품절된 상품입니다.' } };
        const selected = form.getAll('selected_item[]').map((one) => one.split('||'));
        const [single] = things.filter((thing) => thing.no === product);
        for (const [quantity, code] of selected) put(`${code}`, Number(quantity));
        if (!selected[0] && single) put(single.id, Number(form.get('quantity')));
      }
      return { json: { result: 0, isLogin: member ? 'T' : 'F', isDisplayBasket: 'T' } };
    }
    if (path === '/order/basket.html') return page('ORDER_BASKET', basketPage(lines()));
    if (path === '/order/orderform.html') {
      return page(
        'ORDER_ORDERFORM',
        `${data('aBasketProductOrderData', lines(), true)}<a href="/order/pay">결제하기</a>`,
      );
    }
    if (path === '/order/pay') {
      const { id } = sell(shop, things, session, `20261122-000000${shop.orders.length + 1}`, SHIPPING);
      return { to: `/order/order_result.html?order_id=${id}` };
    }
    if (path === '/order/order_result.html') {
      const order = shop.orders.find(({ id }) => id === query.get('order_id'));
      if (!order) return undefined;
      const sold = order.lines as (Thing & { quantity: number })[];
      return page('ORDER_ORDERRESULT', resultPage(skin, order.id, order.total), {
        order_id: order.id,
        payed_amount: order.total,
        total_basic_ship_fee: SHIPPING,
        order_product: sold.map((line) => ({
          product_no: line.no,
          product_name: line.name,
          product_price: line.base,
          quantity: line.quantity,
          product_code: line.id.slice(0, 8),
          sub_total_price: line.price * line.quantity,
          sum_total_opt_price: line.price * line.quantity,
          category_no_1: 24,
          category_name_1: '상의',
        })),
      });
    }
    return undefined;
  };
}

function productPage(no: number): string {
  const own = things.filter((thing) => thing.no === no);
  const [first] = own;
  if (!first) return '';
  const stock = Object.fromEntries(
    own.map(({ id, price, option }) => [
      id,
      { option_price: price, option_value: option, option_name: '색상#$%사이즈' },
    ]),
  );
  const boxes = own.map(({ id }) => `<input class="option_box" data-code="${id}" value="0">`);
  return `<meta property="og:type" content="product"><meta property="og:title" content="${first.name}">
    <meta property="product:productId" content="${no}"><meta property="product:price:amount" content="${first.base + 10_000}">
    <meta property="product:price:currency" content="KRW"><meta property="product:sale_price:amount" content="${first.base}">
    <div class="xans-element- xans-product xans-product-headcategory path"><ol><li><a href="/">홈</a></li>
    <li><a href="/category/24/">상의</a></li><li class="displaynone"><a href=""></a></li></ol></div>
    <script>var iProductNo="${no}";var iCategoryNo="24";var product_name=${JSON.stringify(first.name)};
    var product_price="${first.base + 10_000}";${first.option ? `var option_stock_data=${JSON.stringify(JSON.stringify(stock))};` : ''}</script>
    ${first.option ? boxes.join('') : '<input id="quantity" value="1">'}
    <a href="#none" onclick="product_submit(1,'/exec/front/order/basket/',this)">바로구매</a>
    <a href="#none" onclick="product_submit(2,'/exec/front/order/basket/',this)">담기</a>
    <a href="#none" onclick="add_wishlist(this)">관심상품</a>
    <div id="NaverChk_Button"><a href="#" class="npay_btn_link npay_btn_pay" onclick="product_submit('naver_checkout','/exec/front/order/basket/',this)"><span>네이버페이</span></a></div>`;
}

/** `product_sum_price` is of one piece in the basket, and of the whole line on the order form. */
function data(name: string, lines: (Thing & { quantity: number })[], isOrder: boolean): string {
  const entries = lines.map((line) => ({
    product_no: line.no,
    main_cate_no: 24,
    quantity: line.quantity,
    product_qty: line.quantity,
    product_price: line.base,
    product_sale_price: line.base,
    opt_price: line.price - line.base,
    product_sum_price: isOrder ? line.price * line.quantity : line.price,
    product_name: line.name,
    opt_str: line.option ? `옵션=${line.option.replace('#$%', '-')}` : '',
    item_code: line.id,
  }));
  return `<script>var ${name}=${JSON.stringify(entries)};</script>`;
}

function basketPage(lines: (Thing & { quantity: number })[]): string {
  const rows = lines.map(
    ({ id, name, quantity }) => `<li>${name} <a href="#none" onclick="changeBasket('delete','${id}','')">삭제 ${id}</a>
      <a href="#none" onclick="changeBasket('modify','${id}','${quantity + 1}')">추가 ${id}</a></li>`,
  );
  return `${data('aBasketProductData', lines, false)}<ul>${rows.join('')}</ul><a href="/order/orderform.html?basket_type=all_buy">주문하기</a>
    <div id="NaverChk_Button"><a href="#" class="npay_btn_link npay_btn_pay"><span>네이버페이 구매하기</span></a></div>`;
}

function resultPage(skin: Skin, id: string, total: number): string {
  const paid = `${total.toLocaleString('ko-KR')}`;
  return skin === 'PC'
    ? `<form id="frm_order_result"><input id="order_id" name="order_id" value="${id}" type="hidden">
      <div class="xans-element- xans-order xans-order-result"><ul><li>주문번호 : <strong>${id}</strong></li></ul>
      <table><tbody><tr><th scope="row">최종결제금액</th><td class="price"><strong class="txtEm">${paid}</strong><strong>원</strong></td></tr></tbody></table></div></form>`
    : `<div id="mCafe24Order" class="xans-order-result"><div class="resultInfo"><table><tbody><tr><th>주문번호</th><td>${id}</td></tr>
      <tr><th>결제금액</th><td><span class="txtEm">${paid} 원</span></td></tr></tbody></table></div></div>`;
}
