/**
 * One visit to a shop, step by step. It is a conversation: whoever plays it tells after each step whether the shopper
 * heard a message, and the shopper goes on accordingly. A playback that tells nothing is a shop without messages.
 *
 * Lengths: P(at least n pages) = n^−1.25, at most 20, so half of all visits are one page and the mean is three, with the
 * product views and searches on them five and a half events. That lies between the 1.87 events a session of the published
 * report, which counts few kinds, and what one real shop shows: 3.4 product views, carts and purchases (REES46).
 */
import type { Params } from '../../contract/event.ts';
import { drawSource, type Source } from './channels.ts';
import type { Random } from './random.ts';
import type { List, Shop, Ware } from './shop.ts';
import type { Browser, Shopper } from './shopper.ts';

/** What a shopper does at one moment: opens a page, or acts on the one that is open. */
export type Step = {
  at: number;
  url: string;
  /** Of the first event, when that is a `page_view`; empty for none. */
  referrer: string;
  events: readonly { name: string; params?: Params }[];
  /** How long the shopper stays with it, milliseconds. */
  stayMs: number;
  /** Percent of the page that is scrolled to. */
  depth: number;
};

/** What a shopper heard with a step: a coupon code to use, an address that was followed. */
export type Heard = { coupon?: string | undefined; href?: string | undefined };

/** A message's true effect: how much likelier somebody buys in a visit in which they heard one. 0.5 is half as likely again. */
export type Effect = { lift: number };

export type Visit = {
  shopper: Shopper;
  browser: Browser;
  source: Source;
  startedAt: number;
  /** Whether there will be a purchase, with and without a message: what an experiment never sees of one and the same person. */
  buys: { anyway: boolean; whenTold: boolean };
  /** Steps in order of time; `next` takes what was heard with the last one. */
  steps: Generator<Step, void, Heard | undefined>;
};

/** Longest visit in pages. */
const MAX_PAGES = 20;
/** Nobody buys more surely than this, whatever the model says. */
const MAX_CHANCE = 0.9;
/** Of visits without a purchase. With those of buyers 7 % of visits fill a cart and 3.5 % reach the checkout. Judgement. */
const ABANDONED_CARTS = 0.06;
const ABANDONED_CHECKOUTS = 0.25;
/** Of purchases: 142 of 211 in REES46 had no cart, most shops see fewer. */
const BUY_NOW = 0.4;

export function visit(shop: Shop, shopper: Shopper, at: number, random: Random, effect: Effect = { lift: 0 }): Visit {
  const { browsers } = shopper;
  const browser = browsers[1] && random.chance(0.35) ? browsers[1] : browsers[0];
  const source = drawSource(random);
  const chance = Math.min(MAX_CHANCE, source.conversion * shopper.keenness);
  const drawn = random.share();
  const buys = { anyway: drawn < chance, whenTold: drawn < chance * (1 + effect.lift) };
  shopper.visits++;
  const steps = new Walk(shop, shopper, browser, source, at, random).steps(buys);
  return { shopper, browser, source, startedAt: at, buys, steps };
}

/** Where a shopper is in a visit. */
class Walk {
  readonly #shop: Shop;
  readonly #shopper: Shopper;
  readonly #browser: Browser;
  readonly #source: Source;
  readonly #random: Random;
  #at: number;
  #url = '';
  #logsIn = false;
  #ware: Ware | undefined;

  constructor(shop: Shop, shopper: Shopper, browser: Browser, source: Source, at: number, random: Random) {
    this.#shop = shop;
    this.#shopper = shopper;
    this.#browser = browser;
    this.#source = source;
    this.#at = at;
    this.#random = random;
  }

  *steps({ anyway, whenTold }: Visit['buys']): Visit['steps'] {
    const random = this.#random;
    // Who is about to buy, or could be talked into it, looks at more than one page.
    const pages = whenTold ? 2 + random.below(6) : Math.min(MAX_PAGES, Math.floor((1 - random.share()) ** (-1 / 1.25)));
    const heard: Heard[] = [];
    const hear = (told: Heard | undefined) => told && heard.push(told);
    hear(yield this.#land());
    for (let page = 1; page < pages; page++) {
      if (this.#isToLogIn(whenTold)) hear(yield this.#logIn());
      hear(yield this.#browse());
    }
    if (heard.some(({ href }) => href?.endsWith('/account')) && this.#shopper.orders > 0) yield this.#review();
    const buys = anyway || (whenTold && heard.length > 0);
    if (!buys && !random.chance(ABANDONED_CARTS)) return;
    if (!this.#ware) hear(yield this.#openProduct());
    yield* this.#order(buys, hear, () => heard.find(({ coupon }) => coupon)?.coupon);
  }

  /** Into the cart, to the checkout and through it, as far as this shopper goes. */
  *#order(buys: boolean, hear: (told: Heard | undefined) => void, coupon: () => string | undefined): Visit['steps'] {
    const random = this.#random;
    const { home } = this.#shop;
    const lines = this.#lines();
    const isDirect = buys && random.chance(BUY_NOW);
    if (!isDirect) {
      hear(yield this.#act('add_to_cart', lines));
      if (!buys && random.chance(0.4)) return;
      hear(yield this.#open(`${home}cart`, [{ name: 'view_cart', params: lines }]));
      if (!buys && !random.chance(ABANDONED_CHECKOUTS)) return;
    }
    hear(yield this.#open(`${home}checkout`, [{ name: 'begin_checkout', params: lines }]));
    if (!buys) return;
    const used = coupon();
    const order = { ...lines, ...(used !== undefined && { coupon: used }) };
    yield this.#act('add_payment_info', order);
    const transaction_id = `T${this.#at.toString(36)}${random.bits().toString(36)}`.toUpperCase();
    this.#shopper.orders++;
    yield this.#open(`${home}order/complete?order=${transaction_id}`, [
      { name: 'purchase', params: { ...order, transaction_id } },
    ]);
  }

  #land(): Step {
    const random = this.#random;
    const { queries, referrers, onProduct, onList } = this.#source;
    const drawn = random.share();
    const query = random.pick(queries);
    const referrer = random.pick(referrers);
    // The session of a browser that is logged in already tells so again.
    this.#logsIn = this.#browser.loggedIn;
    if (drawn < onProduct) return this.#openProduct(query, referrer);
    if (drawn < onProduct + onList) return this.#openList(query, referrer);
    return this.#open(this.#shop.home, [], query, referrer);
  }

  #browse(): Step {
    const drawn = this.#random.share();
    if (drawn < 0.62) return this.#openProduct();
    return drawn < 0.87 ? this.#openList() : this.#search();
  }

  #openProduct(query = '', referrer?: string): Step {
    const ware = drawPopular(this.#shop.wares, this.#random);
    this.#ware = ware;
    return this.#open(ware.url, [{ name: 'view_item', params: ware.params }], query, referrer);
  }

  #openList(query = '', referrer?: string): Step {
    const list: List = drawPopular(this.#shop.categories, this.#random);
    return this.#open(list.url, [{ name: 'view_item_list', params: list.params }], query, referrer);
  }

  #search(): Step {
    const term = drawPopular(this.#shop.terms, this.#random);
    const url = `${this.#shop.home}search?q=${encodeURIComponent(term)}`;
    return this.#open(url, [{ name: 'search', params: { search_term: term } }]);
  }

  #isToLogIn(buys: boolean): boolean {
    const { customer } = this.#shopper;
    return customer !== undefined && !this.#browser.loggedIn && this.#random.chance(buys ? 0.35 : 0.12);
  }

  /** The next page tells who it is, as a page does after a log-in. */
  #logIn(): Step {
    const step = this.#open(`${this.#shop.home}login`, []);
    this.#browser.loggedIn = true;
    this.#logsIn = true;
    return step;
  }

  #review(): Step {
    return this.#open(`${this.#shop.home}account`, [{ name: 'write_review', params: { rating: 5 } }]);
  }

  /** One to three kinds of things, the one looked at last among them. */
  #lines(): Params {
    const random = this.#random;
    const drawn = random.share();
    const more = drawn < 0.72 ? 0 : drawn < 0.92 ? 1 : 2;
    const wares = new Set<Ware | undefined>([this.#ware]);
    for (let turn = 0; turn < more; turn++) wares.add(drawPopular(this.#shop.wares, random));
    const items = [...wares].flatMap((ware) => (ware ? [ware.item] : []));
    const value = items.reduce((sum, { price }) => sum + price, 0);
    return { currency: this.#shop.currency, value, items };
  }

  #open(address: string, told: Step['events'], query = '', referrer = this.#url): Step {
    const url = query ? `${address}${address.includes('?') ? '&' : '?'}${query}` : address;
    this.#url = url;
    return this.#step([{ name: 'page_view' }, ...this.#identity(), ...told], referrer);
  }

  #act(name: string, params: Params): Step {
    return this.#step([{ name, params }], '');
  }

  #identity(): Step['events'] {
    const { customer, orders } = this.#shopper;
    if (!this.#logsIn || customer === undefined) return [];
    this.#logsIn = false;
    const tier = orders > 2 ? 'VIP' : orders > 0 ? '단골' : '새싹';
    return [{ name: 'identify', params: { customer_id: customer, attributes: { tier, points: orders * 500 } } }];
  }

  #step(events: Step['events'], referrer: string): Step {
    const random = this.#random;
    // Median 20 s, one page in a hundred over five minutes.
    const stayMs = Math.round(Math.min(600_000, Math.max(2_000, 20_000 * Math.exp(1.15 * random.normal()))));
    const step = { at: this.#at, url: this.#url, referrer, events, stayMs, depth: drawDepth(random) };
    this.#at += stayMs;
    return step;
  }
}

/** The n-th of a list about as often as 1/n. */
function drawPopular<Thing>(things: readonly Thing[], random: Random): Thing {
  const index = Math.floor(Math.exp(random.share() * Math.log(things.length + 1))) - 1;
  return things[Math.min(index, things.length - 1)] as Thing;
}

/** One page in five is read to the end. Judgement. */
function drawDepth(random: Random): number {
  return random.chance(0.2) ? 100 : 10 + random.below(80);
}
