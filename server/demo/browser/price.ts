/** What an order costs. Won, whole. */
import type { Text } from '../language.ts';

/** Taken off every order on the checkout page. */
const CHECKOUT_PERCENT = 3;
const SHIPPING = 3_000;
const FREE_SHIPPING_FROM = 50_000;

export type Discount = {
  name: Text;
  /** Goods must come to at least this. */
  from: number;
  off: (goods: number) => number;
};

/** What codes give, by how they begin; `DANGOL-` is what the dashboard proposes for a new campaign. */
const discounts: Record<string, Discount> = {
  WELCOME: { name: { ko: '5,000원 할인', en: '₩5,000 off' }, from: 30_000, off: () => 5_000 },
  'SECRET-': { name: { ko: '15% 할인', en: '15% off' }, from: 0, off: (goods) => share(goods, 15) },
  'DANGOL-': { name: { ko: '10% 할인', en: '10% off' }, from: 0, off: (goods) => share(goods, 10) },
};

export type Totals = {
  goods: number;
  /** Off by coupon, off at checkout: not negative. */
  coupon: number;
  checkout: number;
  shipping: number;
  total: number;
};

/** @returns undefined for a code the shop does not know. */
export function discountOf(code: string | undefined): Discount | undefined {
  const prefix = Object.keys(discounts).find((start) => code?.toUpperCase().startsWith(start));
  return prefix === undefined ? undefined : discounts[prefix];
}

export function totalsOf(goods: number, code: string | undefined, atCheckout: boolean): Totals {
  const discount = discountOf(code);
  const coupon = discount && goods >= discount.from ? Math.min(goods, discount.off(goods)) : 0;
  const checkout = atCheckout ? share(goods - coupon, CHECKOUT_PERCENT) : 0;
  const shipping = goods >= FREE_SHIPPING_FROM || goods === 0 ? 0 : SHIPPING;
  return { goods, coupon, checkout, shipping, total: goods - coupon - checkout + shipping };
}

/** Down to ten won, as Korean shops do. */
function share(amount: number, percent: number): number {
  return Math.floor((amount * percent) / 1_000) * 10;
}
