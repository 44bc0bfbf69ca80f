/** `/demo/discount/CODE?to=/demo/cart`: takes a coupon code into the visit and goes on, as Shopify's `/discount/CODE` does. */
import { couponCodePattern } from '../contract/coupon.ts';
import type { DemoAnswer } from './answer.ts';
import { cookieNames } from './cookie-names.ts';
import type { Visit } from './visit.ts';

/** A week. */
const COUPON_SECONDS = 604_800;

/** What is no code, or leads out of the shop, is left out: the answer is a redirect in any case. */
export function discountAnswer({ path, query }: Visit): DemoAnswer {
  const code = path.slice('/demo/discount/'.length);
  const headers: Record<string, string> = {
    'content-type': 'text/html; charset=utf-8',
    location: withinShop(query.get('to')),
  };
  if (new RegExp(couponCodePattern).test(code)) {
    headers['set-cookie'] = `${cookieNames.coupon}=${code}; Path=/demo/; Max-Age=${COUPON_SECONDS}; SameSite=Lax`;
  }
  return { status: 302, headers, html: '' };
}

/** An address of the shop as it was given, else the cart. */
export function withinShop(to: string | null, otherwise = '/demo/cart'): string {
  return to && /^\/demo\/[\w/.~%?&=#-]*$/.test(to) && !to.includes('/..') ? to : otherwise;
}
