import { cookieNames } from '../cookie-names.ts';
import { emptyCart, readCart } from './cart.ts';
import { readCookie, writeCookie } from './cookie.ts';
import { fillMiniLines, fillSums, findPage, showFilled } from './fill.ts';
import { tellLines } from './ga4.ts';
import { addOrder, makeOrderId } from './orders.ts';
import { totalsOf } from './price.ts';
import { goodsValue, knownLines } from './wares.ts';

/** The form of an order. */
export function wireCheckoutPage(): void {
  const page = findPage('checkout');
  const form = page?.querySelector<HTMLFormElement>('[data-checkout]');
  if (!page || !form) return;

  const lines = knownLines(readCart());
  showFilled(page, lines.length > 0);
  if (lines.length === 0) return;

  const coupon = readCookie(cookieNames.coupon);
  const totals = totalsOf(goodsValue(lines), coupon, true);
  const used = totals.coupon > 0 && coupon ? { coupon } : {};
  const value = totals.total - totals.shipping;
  let shippingTold = false;

  fillMiniLines(page.querySelector('[data-mini-lines]'), lines);
  fillSums(page, totals);
  tellLines('begin_checkout', lines, value, used);
  form.querySelector('[data-shipping]')?.addEventListener('change', () => {
    if (form.checkValidity()) tellShipping();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    order();
  });

  function tellShipping(): void {
    if (shippingTold || !form) return;
    shippingTold = true;
    tellLines('add_shipping_info', lines, value, { ...used, shipping_tier: String(new FormData(form).get('tier')) });
  }

  function order(): void {
    if (!form) return;
    tellShipping();
    tellLines('add_payment_info', lines, value, {
      ...used,
      payment_type: String(new FormData(form).get('payment')),
    });
    const id = makeOrderId(new Date());
    addOrder({ id, at: Date.now(), lines: lines.map(({ line }) => line), totals, ...used });
    emptyCart();
    writeCookie(cookieNames.coupon, undefined);
    // Going back must not lead to a form of an order that is made.
    location.replace(`/demo/order/complete?order=${id}`);
  }
}
