/** The shops that the shoppers visit: the demo shop as it is, or one of any size. */
import type { Item, Params } from '../../contract/event.ts';
import { categories, products } from '../catalogue.ts';
import { itemOf } from '../ga4.ts';
import { Random } from './random.ts';

/** A product: as one line of a cart, its address, and what its page tells of it. Made once and shared by all events: change none. */
export type Ware = { item: Item & { item_id: string; price: number }; url: string; params: Params };

/** A page with several products. */
export type List = { url: string; params: Params; wares: readonly Ware[] };

export type Shop = {
  /** Address of the home page; the other pages lie below it. Ends with a slash. */
  home: string;
  currency: string;
  /** Best sellers first: the n-th is looked at about as often as 1/n. */
  wares: readonly Ware[];
  categories: readonly List[];
  /** What shoppers type, in the order of popularity. */
  terms: readonly string[];
};

/** @param origin of the server that shows the demo shop, without a slash at the end. */
export function demoShop(origin: string): Shop {
  const home = `${origin}/demo/`;
  const wares = products.map((product) => wareOf(itemOf(product), `${home}product/${product.id}`));
  return {
    home,
    currency: 'KRW',
    wares,
    categories: categories.map(({ id, name }) => {
      const own = wares.filter((_, index) => products[index]?.category === id);
      return listOf(`${home}category/${id}`, `category_${id}`, name.ko, own);
    }),
    terms: ['린넨 셔츠', '가디건', '캔들', '머그', '조명', '담요', '비누', '쿠션'],
  };
}

const adjectives = ['포근한', '가벼운', '매일', '여름', '겨울', '클래식', '미니', '오버핏', '천연', '핸드메이드'];
const nouns = [
  '셔츠',
  '니트',
  '팬츠',
  '원피스',
  '머그',
  '접시',
  '조명',
  '러그',
  '향초',
  '비누',
  '가방',
  '양말',
  '쿠션',
  '담요',
];

/** A shop with `count` made-up products in a dozen categories, the same for the same arguments. */
export function bigShop(home: string, count: number, currency = 'KRW'): Shop {
  const rate = rates[currency] ?? 0.001;
  const random = new Random(count, 7);
  const wares = Array.from({ length: count }, (_, index) => {
    const id = `P${100_000 + index}`;
    const item = {
      item_id: id,
      item_name: `${random.pick(adjectives)} ${random.pick(nouns)} ${index + 1}`,
      item_brand: `브랜드 ${1 + random.below(40)}`,
      item_category: categoryName(index % CATEGORIES),
      // From 5,000 to half a million won, most around 30,000.
      price: rate * Math.min(500_000, Math.max(5_000, Math.round(30 * Math.exp(0.7 * random.normal())) * 1_000)),
    };
    return wareOf(item, `${home}product/${id}`, currency);
  });
  const categories = Array.from({ length: CATEGORIES }, (_, category) => {
    const own = wares.filter((_ware, index) => index % CATEGORIES === category);
    return listOf(`${home}category/c${category + 1}`, `category_c${category + 1}`, categoryName(category), own);
  });
  return { home, currency, wares, categories, terms: adjectives.flatMap((a) => nouns.map((n) => `${a} ${n}`)) };
}

const CATEGORIES = 12;

/** Of a won, roughly; a thousandth where it is not listed. */
const rates: Record<string, number> = { KRW: 1, JPY: 0.1 };

function categoryName(index: number): string {
  return `${nouns[index]} 컬렉션`;
}

function wareOf(item: Omit<Ware['item'], 'quantity'>, url: string, currency = 'KRW'): Ware {
  const one = { ...item, quantity: 1 } as Ware['item'];
  return { item: one, url, params: { currency, value: one.price, items: [one] } };
}

/** Products that a list tells of: those that can be seen without scrolling far. */
const LISTED = 6;

function listOf(url: string, id: string, name: string, wares: readonly Ware[]): List {
  const items = wares.slice(0, LISTED).map(({ item }, index) => ({ ...item, index }));
  return { url, params: { item_list_id: id, item_list_name: name, items }, wares };
}
