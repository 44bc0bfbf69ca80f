import { describe, expect, it } from 'vitest';
import { DELAY_EVENT, identityEvents, offerEvents, shopEvents, signalEvents } from '../../server/contract/event.ts';
import { isEventName, isShopEvent } from '../../snippet/name.ts';

describe('names a page may record', () => {
  const own: string[] = [...signalEvents, ...offerEvents, ...identityEvents, DELAY_EVENT];

  it.each(own)('%s is the tag’s own', (name) => {
    expect(isEventName(name)).toBe(false);
  });

  it.each(shopEvents.filter((name) => !own.includes(name)))('%s is the shop’s', (name) => {
    expect(isEventName(name)).toBe(true);
    expect(isShopEvent(name)).toBe(name !== 'page_view');
  });

  it.each(['coupon_pack_opened', 'gift', 'scroll_top', 'clicked'])('%s is a custom one', (name) => {
    expect(isShopEvent(name)).toBe(true);
  });

  it.each(['addToCart', 'add to cart', '', 'a'.repeat(41), 'gtm.js', 'gtm_load', 7, null, ['view_item']])(
    '%j is none',
    (name) => {
      expect(isShopEvent(name)).toBe(false);
    },
  );
});
