// Pages of an order on Cafe24: basket, order form and thanks. On PC and mobile alike the role of a page is in a meta element,
// or else in its path.
import type { Item, Params } from '../../server/contract/event.ts';
import { on } from '../guard.ts';
import type { Tag } from '../part.ts';
import { type BasketLine, currencyOf, identifyMember, type OrderData, page, until } from './cafe24-page.ts';
import { cartValue } from './cart-diff.ts';
import { beginCheckout, completeOrder, keep, recall } from './order.ts';
import { tellChange, tellItems } from './tell-items.ts';

/** Reads the page. */
export function start(tag: Tag): void {
  identifyMember(tag);
  const role = `${document.querySelector<HTMLMetaElement>('meta[name=path_role]')?.content} ${location.pathname}`;
  const basket = (page.aBasketProductOrderData ?? page.aBasketProductData ?? []).map(readLine);
  if (/basket/i.test(role)) readBasket(tag, basket);
  else keep('basket');
  if (/orderform/i.test(role)) beginCheckout(tag, { ...currencyOf(), value: cartValue(basket), items: basket });
  if (/order_?result/i.test(role)) readResult(tag);
}

/** A line with the price of one piece. */
export function readLine(line: BasketLine): Item {
  const price = Math.min(Number(line.product_price), Number(line.product_sale_price) || Infinity);
  return {
    item_id: `${line.product_no}`,
    item_name: line.product_name,
    item_variant: line.opt_str || undefined,
    price: price + Number(line.opt_price ?? 0),
    quantity: Number(line.product_qty ?? line.quantity),
  };
}

/** The order as the page's own scripts have it; undefined before it has come. */
export function readOrder({
  order_id,
  payed_amount,
  total_basic_ship_fee,
  order_product,
}: OrderData): Params | undefined {
  if (!order_id || !order_product?.[0]) return undefined;
  return {
    transaction_id: order_id,
    value: Number(payed_amount),
    shipping: Number(total_basic_ship_fee),
    items: order_product.map((line) => ({
      item_id: `${line.product_no}`,
      item_name: line.product_name,
      item_category: line.category_name_1,
      price: line.sub_total_price ? Number(line.sub_total_price) / Number(line.quantity) : Number(line.product_price),
      quantity: Number(line.quantity),
    })),
  };
}

/** Changing the basket loads its page again: then what differs is what was changed. */
function readBasket(tag: Tag, basket: Item[]): void {
  const before = recall<Item[]>('basket');
  if (before) tellChange(tag, before, basket, currencyOf());
  keep('basket', basket);
  const view = () => tellItems(tag, 'view_cart', basket, currencyOf());
  tag.entered.push(view);
  view();
  on<MouseEvent>('click', ({ target }) => {
    if ((target as Element).closest('.npay_btn_pay'))
      tellItems(tag, 'begin_checkout', basket, { ...currencyOf(), payment_type: 'naverpay' });
  });
}

/** The page of thanks gets its data late, or never: then it is read as people read it. */
function readResult(tag: Tag): void {
  const told = (order?: Params) => {
    if (order) completeOrder(tag, `${order.transaction_id}`, { ...currencyOf(), ...order });
  };
  const fromData = () =>
    readOrder(page.CAFE24?.FRONT_EXTERNAL_SCRIPT_VARIABLE_DATA ?? page.EC_FRONT_EXTERNAL_SCRIPT_VARIABLE_DATA ?? {});
  const fromText = () =>
    told(readText(document.body.innerText, document.querySelector<HTMLInputElement>('#order_id')?.value));
  until(fromData, told, fromText);
  tag.leaving.push(fromText);
}

/** The order's number and what was paid, as a page says it to people. */
export function readText(text: string, id = /\d{8}-\d{7}/.exec(text)?.[0]): Params | undefined {
  const [, paid] = /결제\s?금액\D*([\d,]+)/.exec(text) ?? [];
  return id && paid ? { transaction_id: id, value: Number(paid.replace(/,/g, '')) } : undefined;
}
