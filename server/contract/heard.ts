/**
 * What the tag heard: which source told of an act, and what became of what it told. It rides on a batch as
 * `{ 'view_item markup differs price': 1 }`: name, source, verdict and, where the verdict has one, what it is about.
 * Nothing but the Install screen is made of it, so what does not fit is left out and never fails a batch.
 */

/** Who tells of an act, most trusted first. */
export const sources = ['page', 'layer', 'segment', 'platform', 'markup', 'mapping'] as const;
export type Source = (typeof sources)[number];

/**
 * `used`: recorded. `double`: told a second time. `same`, `differs`: beside a more trusted one, which said the same or
 * something else of a field. `unused`: beside a more trusted one, of another act. `found`: the page is of a platform.
 */
export const verdicts = ['used', 'double', 'same', 'differs', 'unused', 'found'] as const;
export type HeardVerdict = (typeof verdicts)[number];

/** In what two sources may differ. */
export const comparedFields = ['transaction_id', 'value', 'currency', 'item_id', 'price', 'quantity'] as const;
export type ComparedField = (typeof comparedFields)[number];

/** Shop platforms that the tag knows by what their pages have. Told as `page_view platform found cafe24`. */
export const platforms = ['cafe24', 'shopify', 'woocommerce', 'opencart', 'magento', 'prestashop'] as const;
export type Platform = (typeof platforms)[number];
