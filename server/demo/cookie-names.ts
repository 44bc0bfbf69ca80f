/** Cookies of the shop, bound to `/demo/`: who is logged in, the coupon taken along, the language chosen. */
export const cookieNames = { shopper: 'ongi_shopper', coupon: 'ongi_coupon', language: 'ongi_language' } as const;
