import type { Mapping } from '../../../../server/contract/mapping.ts';
import { cafe24 } from './cafe24.ts';
import { magento } from './magento.ts';
import { opencart } from './opencart.ts';
import { plain } from './plain.ts';
import { prestashop } from './prestashop.ts';
import { shopify } from './shopify.ts';
import { woocommerce } from './woocommerce.ts';

/** Mappings to begin with; `mapping.ready.KEY.name` and `.text` say what each is. */
export const readyMappings = {
  plain,
  cafe24,
  shopify,
  woocommerce,
  opencart,
  magento,
  prestashop,
} satisfies Record<string, Mapping>;
export type ReadyKey = keyof typeof readyMappings;
