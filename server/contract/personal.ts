/**
 * Personal parts of a text: `{{ customer.name | default: "고객" }}`. Only these paths and filters, no tags and no loops:
 * LiquidJS's own limits were by-passed three times in 2026.
 */

/** Paths an author may use, with what a preview shows for them. Absent for a person: empty, so give a `default`. */
export const personalPaths = {
  'customer.name': '김단골',
  'customer.points': 1_200,
  'customer.tier': 'VIP',
  'product.name': '린넨 셔츠',
  'product.price': 39_000,
  'product.category': '상의',
  'cart.count': 2,
  'cart.value': 78_000,
  'cart.first': '린넨 셔츠',
  'search.term': '셔츠',
  'coupon.code': 'DANGOL-7K3M-9QXA',
  'coupon.label': '10%',
} as const;
/** Any other attribute of the customer: `customer.attributes.NAME`. */
export const attributePathPrefix = 'customer.attributes.';

/** `money` writes minor-unit-free amounts in the site's currency: `39,000원`. */
export const personalFilters = ['default', 'upcase', 'downcase', 'capitalize', 'truncate', 'money', 'round'] as const;
