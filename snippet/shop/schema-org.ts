// What a product page says of itself to search engines and social networks, for shops without a dataLayer.
import type { Params } from '../../server/contract/event.ts';
import { attempt } from '../guard.ts';
import { toJson } from '../json.ts';
import { cleanParams } from '../params.ts';
import type { Tag } from '../part.ts';

/** Anything that JSON-LD may hold: a field may be missing, one thing or a list of things. */
type Node = { [name: string]: Node } | Node[] | undefined;
type Thing = { [name: string]: Node };

/** The product that was found last: a single-page shop leaves its JSON-LD behind when it moves on. */
let known: string | undefined;

/** Tells of the product that the page is about, if it is about one. */
export function readMarkup(tag: Tag): void {
  const params = readProduct();
  const json = toJson(params);
  if (!params || json === known) return;
  known = json;
  tag.tell('markup', 'view_item', params);
}

/** The view_item of the product that the page is about; undefined when it is about none, or several. */
export function readProduct(): Params | undefined {
  const blocks = document.querySelectorAll('script[type="application/ld+json"]');
  return (
    fromJsonLd(Array.from(blocks, ({ textContent }) => textContent)) ??
    fromOpenGraph((end) => document.querySelector<HTMLMetaElement>(`meta[property$=":${end}"]`)?.content)
  );
}

/** From JSON-LD blocks (https://schema.org/Product). Pages with several products are lists: undefined. */
export function fromJsonLd(blocks: (string | null)[]): Params | undefined {
  const [product, another] = blocks.flatMap((block) => products(attempt(() => JSON.parse(block ?? ''))));
  return product && !another ? viewItem(product) : undefined;
}

/**
 * From meta elements whose property ends like this: `og:title`, `product:price:amount` (https://ogp.me), Shopify's
 * `og:price:amount`, Cafe24's `product:productId` and `product:sale_price:amount`.
 */
export function fromOpenGraph(read: (end: string) => string | undefined): Params | undefined {
  if (!/product/.test(read('type') ?? '')) return undefined;
  return viewItem({
    sku: read('retailer_item_id') ?? read('productId'),
    name: read('title'),
    brand: read('brand'),
    category: read('category'),
    offers: {
      price: read('sale_price:amount') ?? read('price:amount'),
      priceCurrency: read('price:currency'),
    },
  } as unknown as Thing);
}

function products(node: Node): Thing[] {
  if (Array.isArray(node)) return node.flatMap(products);
  if (/\bProduct(Group)?\b/.test(String(node?.['@type']))) return [node as Thing];
  return node ? products([node['@graph'], node.mainEntity]) : [];
}

function first(node: Node): Thing {
  return ((Array.isArray(node) ? node[0] : node) ?? {}) as Thing;
}

function viewItem({ sku, productID, name, brand, category, offers }: Thing): Params {
  const { price, lowPrice, priceSpecification, priceCurrency } = first(offers);
  const value = price ?? lowPrice ?? first(priceSpecification).price;
  const item = {
    item_id: sku ?? productID,
    item_name: name,
    item_brand: first(brand).name ?? brand,
    item_category: category,
    price: value,
    quantity: 1,
  };
  return cleanParams({ currency: priceCurrency, value, items: [item] });
}
