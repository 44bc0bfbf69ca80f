// Segment's analytics.js: what the page tells it, in its e-commerce vocabulary
// (https://www.twilio.com/docs/segment/connections/spec/ecommerce/v2), under GA4's names.
import { attempt, guard, later } from '../guard.ts';
import { isObject } from '../params.ts';
import type { Tag } from '../part.ts';

/** Until the library is there it is a list of calls, with methods that add to it; what is called then is called again later. */
type Analytics = unknown[] & {
  on?: (name: string, hear: (...words: unknown[]) => void) => void;
  ready?: (act: () => void) => void;
  user?: () => { id: () => unknown };
};
type Fields = Record<string, unknown>;

/** Once the library says something, it has soon said again all that had waited for it. */
const REPLAY_MS = 3_000;

/** A shop tells Segment more of its customers than who they are to us. */
const contact = /mail|phone|address|birth|pass|token|card/i;

/** GA4's names of Segment's events, in lower case. The first version of its vocabulary had the words the other way round. */
const names: Record<string, string> = {
  'products searched': 'search',
  'product list viewed': 'view_item_list',
  'product clicked': 'select_item',
  'product viewed': 'view_item',
  'viewed product': 'view_item',
  'product added to wishlist': 'add_to_wishlist',
  'product added': 'add_to_cart',
  'added product': 'add_to_cart',
  'product removed': 'remove_from_cart',
  'removed product': 'remove_from_cart',
  'cart viewed': 'view_cart',
  'checkout started': 'begin_checkout',
  'payment info entered': 'add_payment_info',
  'order completed': 'purchase',
  'completed order': 'purchase',
  'order refunded': 'refund',
  'promotion viewed': 'view_promotion',
  'promotion clicked': 'select_promotion',
  'signed in': 'login',
  'signed up': 'sign_up',
};

/** Hears what the page tells Segment, from its first call on, also where the library itself is blocked. */
export function start(tag: Tag): void {
  const host = window as unknown as { analytics: Analytics };
  const { analytics } = host;
  const waiting = Array.isArray(analytics) ? [...analytics] : [];
  /** What was heard before the library came, to know it when it is said again. */
  const heard: string[] = [];
  for (const verb of ['track', 'identify', 'reset']) {
    analytics.on?.(
      verb,
      guard((...words) => {
        const at = heard.indexOf(JSON.stringify([verb, words[0]]));
        if (at < 0) return take(verb, ...words);
        heard.splice(at, 1);
        later(() => heard.splice(0), REPLAY_MS);
      }),
    );
  }
  analytics.ready?.(guard(() => take('identify', host.analytics.user?.().id())));
  if (!Array.isArray(analytics)) return;
  const { push } = analytics;
  analytics.push = (...calls) => {
    const length = push.apply(analytics, calls);
    calls.forEach(hear);
    return length;
  };
  waiting.forEach(hear);

  function hear(call: unknown): void {
    attempt(() => {
      const [verb, ...words] = Array.from(call as unknown[]);
      heard.push(JSON.stringify([verb, words[0]]));
      take(verb, ...words);
    });
  }

  function take(verb: unknown, first?: unknown, second?: unknown): void {
    const fields = isObject(second) && !second.__t ? second : {};
    const name = verb === 'track' && names[String(first).toLowerCase().replace(/_/g, ' ')];
    if (name) tag.tell('segment', name, paramsOf(fields, name));
    else if (verb === 'reset') tag.call('logout');
    else if (verb === 'identify' && first && !isObject(first)) tag.call('identify', first, attributesOf(fields));
  }
}

/** Parameters as GA4 calls them. The value of an order is what is paid for it. */
export function paramsOf(fields: Fields, name: string): Fields {
  const { products = [fields], total, revenue, value, order_id, query, category, list_id, payment_method } = fields;
  const { coupon, currency, shipping, tax, affiliation, promotion_id } = fields;
  const isOrder = /purchase|refund/.test(name);
  const items = [products]
    .flat()
    .filter(isObject)
    .map(itemOf)
    .filter(({ item_id }) => item_id);
  return {
    currency,
    value: isOrder ? (total ?? revenue ?? value) : value,
    ...(isOrder && { transaction_id: order_id }),
    coupon,
    shipping,
    tax,
    affiliation,
    promotion_id,
    promotion_name: promotion_id && fields.name,
    ...(name === 'view_item_list' && { item_list_id: list_id, item_list_name: category }),
    search_term: query,
    payment_type: payment_method,
    ...(items[0] && { items }),
  };
}

function itemOf({
  product_id,
  id,
  sku,
  name,
  brand,
  category,
  variant,
  price,
  quantity,
  coupon,
  position,
}: Fields): Fields {
  return {
    item_id: product_id ?? id ?? sku,
    item_name: name,
    item_brand: brand,
    item_category: category,
    item_variant: variant,
    price,
    quantity,
    coupon,
    index: position,
  };
}

function attributesOf(traits: Fields): Fields {
  return Object.fromEntries(Object.entries(traits).filter(([name]) => !contact.test(name)));
}
