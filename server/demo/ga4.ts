/** The dataLayer of the shop: GA4 e-commerce, as any shop with Tag Manager writes it. */
import type { Item } from '../contract/event.ts';
import { getCategory } from './catalogue.ts';
import { type Html, html, scriptValue } from './html.ts';
import type { Language } from './language.ts';
import type { Product } from './product.ts';
import type { Ware } from './ware.ts';

export const BRAND = '온기 Ongi';

/** One entry of the dataLayer. */
export type Push = { event: string; [parameter: string]: unknown };

/** A product as GA4 names it. Names are Korean in both languages of the shop: a report must not count a product twice. */
export function itemOf(product: Product): Ware['item'] {
  return {
    item_id: product.id,
    item_name: product.name.ko,
    item_brand: BRAND,
    item_category: getCategory(product.category)?.name.ko ?? product.category,
    price: product.price,
  };
}

export function wareOf(product: Product, language: Language): Ware {
  return {
    item: itemOf(product),
    name: product.name[language],
    href: `/demo/product/${product.id}`,
    picture: `/demo/assets/products/${product.id}.svg`,
    options: Object.fromEntries(product.option.values.map((value) => [value.ko, value[language]])),
  };
}

export function viewItem(product: Product): Push {
  const items: Item[] = [{ ...itemOf(product), quantity: 1 }];
  return { event: 'view_item', ecommerce: { currency: 'KRW', value: product.price, items } };
}

/** @param id of the list, as a report groups by: `category_wear`. */
export function viewItemList(id: string, name: string, products: readonly Product[]): Push {
  const items = products.map((product, index) => ({ ...itemOf(product), index, quantity: 1 }));
  return { event: 'view_item_list', ecommerce: { item_list_id: id, item_list_name: name, items } };
}

export function search(term: string): Push {
  return { event: 'search', search_term: term };
}

/** The script that makes the dataLayer and puts the entries of a page in, each after a clearing of the last one's. */
export function dataLayerScript(pushes: readonly Push[], nonce: string): Html {
  const calls = pushes.map((push) =>
    'ecommerce' in push
      ? html`dataLayer.push({ ecommerce: null });dataLayer.push(${scriptValue(push)});`
      : html`dataLayer.push(${scriptValue(push)});`,
  );
  return html`<script nonce="${nonce}">window.dataLayer = window.dataLayer || [];${calls}</script>`;
}
