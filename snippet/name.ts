import { eventNamePattern } from '../server/contract/event.ts';

/** Names that only the tag itself may use: signals, offer and identity events of the contract; a test holds the two together. */
const own =
  /^(scroll|engagement|exit_intent|inactive|click|identify|logout|delay_over|coupon_copied|offer_(shown|clicked|dismissed))$/;

/** Whether a page may record an event of this name. */
export function isEventName(name: unknown): name is string {
  return typeof name === 'string' && new RegExp(eventNamePattern).test(name) && !own.test(name);
}

/** Whether an event of this name in a dataLayer is the shop's: page views we count ourselves, `gtm…` is Tag Manager's. */
export function isShopEvent(name: unknown): name is string {
  return isEventName(name) && !/^(page_view|gtm.*)$/.test(name);
}
