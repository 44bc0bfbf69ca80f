/**
 * Platforms that shops run on: where the tag goes, and what is seen of a shop once it is there. What a platform gives is
 * what its adapter under `snippet/shop/` reads; where a browser cannot see it, who else tells.
 */
import { type Platform, platforms } from '../../../server/contract/heard.ts';
import type { PlainKey } from '../../i18n/text.ts';

/** What a complete installation gives. */
export const needs = ['pages', 'products', 'cart', 'checkout', 'purchase', 'customer', 'refunds'] as const;
export type Need = (typeof needs)[number];

/**
 * How something is seen. `yes`: by itself. `partly`: by itself, with a gap that the note tells of. `layer`: when the data
 * layer has it. `markup`: from what the page says to search engines, else by mapping. `mapping`: taught by pointing.
 * `webhook`: the platform's server tells. `api`: the shop's server tells through `POST /v1/orders`.
 */
export type Way = 'yes' | 'partly' | 'layer' | 'markup' | 'mapping' | 'webhook' | 'api';

export type GuideId = Platform | 'gtm' | 'other';

export type Guide = {
  id: GuideId;
  /** What people call it; `other` has words of its own. */
  name?: string;
  steps: readonly PlainKey[];
  /** After which step the tag is pasted. */
  pasteAfter: number;
  gives: Record<Need, Way>;
  /** What one should know beforehand. */
  note?: PlainKey;
};

const guides: Record<GuideId, Guide> = {
  cafe24: {
    id: 'cafe24',
    name: 'Cafe24',
    steps: ['guide.cafe24.1', 'guide.cafe24.2', 'guide.cafe24.3'],
    pasteAfter: 2,
    gives: {
      pages: 'yes',
      products: 'yes',
      cart: 'yes',
      checkout: 'yes',
      purchase: 'partly',
      customer: 'yes',
      refunds: 'webhook',
    },
    note: 'guide.cafe24.note',
  },
  shopify: {
    id: 'shopify',
    name: 'Shopify',
    steps: ['guide.shopify.1', 'guide.shopify.2', 'guide.shopify.3'],
    pasteAfter: 2,
    gives: {
      pages: 'yes',
      products: 'yes',
      cart: 'yes',
      checkout: 'yes',
      purchase: 'webhook',
      customer: 'yes',
      refunds: 'webhook',
    },
    note: 'guide.shopify.note',
  },
  woocommerce: {
    id: 'woocommerce',
    name: 'WooCommerce',
    steps: ['guide.woocommerce.1', 'guide.woocommerce.2', 'guide.woocommerce.3'],
    pasteAfter: 2,
    gives: {
      pages: 'yes',
      products: 'yes',
      cart: 'yes',
      checkout: 'yes',
      purchase: 'yes',
      customer: 'partly',
      refunds: 'webhook',
    },
    note: 'guide.woocommerce.note',
  },
  opencart: {
    id: 'opencart',
    name: 'OpenCart',
    steps: ['guide.opencart.1', 'guide.opencart.2', 'guide.opencart.3'],
    pasteAfter: 2,
    gives: {
      pages: 'yes',
      products: 'yes',
      cart: 'yes',
      checkout: 'yes',
      purchase: 'partly',
      customer: 'mapping',
      refunds: 'api',
    },
    note: 'guide.opencart.note',
  },
  magento: {
    id: 'magento',
    name: 'Magento 2',
    steps: ['guide.magento.1', 'guide.magento.2', 'guide.magento.3'],
    pasteAfter: 2,
    gives: {
      pages: 'yes',
      products: 'yes',
      cart: 'yes',
      checkout: 'yes',
      purchase: 'yes',
      customer: 'partly',
      refunds: 'api',
    },
    note: 'guide.magento.note',
  },
  prestashop: {
    id: 'prestashop',
    name: 'PrestaShop',
    steps: ['guide.prestashop.1', 'guide.prestashop.2', 'guide.prestashop.3'],
    pasteAfter: 2,
    gives: {
      pages: 'yes',
      products: 'yes',
      cart: 'yes',
      checkout: 'yes',
      purchase: 'yes',
      customer: 'mapping',
      refunds: 'api',
    },
  },
  gtm: {
    id: 'gtm',
    name: 'Google Tag Manager',
    steps: ['guide.gtm.1', 'guide.gtm.2', 'guide.gtm.3'],
    pasteAfter: 2,
    gives: {
      pages: 'yes',
      products: 'layer',
      cart: 'layer',
      checkout: 'layer',
      purchase: 'layer',
      customer: 'mapping',
      refunds: 'layer',
    },
    note: 'guide.gtm.note',
  },
  other: {
    id: 'other',
    steps: ['guide.other.1', 'guide.other.2', 'guide.other.3'],
    pasteAfter: 2,
    gives: {
      pages: 'yes',
      products: 'markup',
      cart: 'mapping',
      checkout: 'mapping',
      purchase: 'mapping',
      customer: 'mapping',
      refunds: 'api',
    },
  },
};

/** In the order they are offered. */
export const guideIds: readonly GuideId[] = [...platforms, 'gtm', 'other'];

export function guideOf(id: GuideId): Guide {
  return guides[id];
}
