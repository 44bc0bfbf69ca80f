/** The shop that the campaigns of the benchmarks are about, as the simulated shoppers see it. */
import type { List, Shop, Ware } from '../../server/demo/shoppers/shop.ts';
import { SHOP } from '../support/shopper.ts';
import { brands, searchTerms, shelves } from './campaigns.ts';

const home = `${SHOP}/demo/`;
const currency = 'KRW';
/** Products that a list tells of. */
const LISTED = 6;

const shelved = shelves.map(({ id, name, products }) => ({
  id,
  name,
  wares: products.map((own) => wareOf(own, name)),
}));

export const shop: Shop = {
  home,
  currency,
  // The first of each shelf before the second of any: popular things are of every kind.
  wares: shelved[0]?.wares.flatMap((_, place) => shelved.flatMap(({ wares }) => wares[place] ?? [])) ?? [],
  categories: shelved.map(listOf),
  terms: searchTerms,
};

function wareOf(id: string, category: string): Ware {
  const place = Number(id.split('-')[1]);
  const brand = brands[place % brands.length] as string;
  const price = 9_000 + 3_000 * place;
  const item = {
    item_id: id,
    item_name: `${brand} ${id}`,
    item_brand: brand,
    item_category: category,
    price,
    quantity: 1,
  };
  return { item, url: `${home}product/${id}`, params: { currency, value: price, items: [item] } };
}

function listOf({ id, name, wares }: (typeof shelved)[number]): List {
  const items = wares.slice(0, LISTED).map(({ item }, index) => ({ ...item, index }));
  return { url: `${home}category/${id}`, params: { item_list_id: id, item_list_name: name, items }, wares };
}
