/**
 * What benchmarks and faults take from the simulated shoppers: a history to fill a database with (`simulate`), and
 * requests as the tags of many shoppers send them at one moment.
 */
import type { Batch, Device } from '../../server/contract/collect.ts';
import type { Params } from '../../server/contract/event.ts';
import { idAt } from '../../server/demo/shoppers/id.ts';
import { Random } from '../../server/demo/shoppers/random.ts';
import { bigShop, type Shop } from '../../server/demo/shoppers/shop.ts';
import { type Browser, drawShopper } from '../../server/demo/shoppers/shopper.ts';
import { visit } from '../../server/demo/shoppers/visit.ts';
import { SHOP } from '../support/shopper.ts';

export { type Plan, simulate } from '../../server/demo/shoppers/simulate.ts';

/** A shop of 500 products at the origin that the tests' site has on its list. */
export const shop = bigShop(`${SHOP}/`, 500);

/** One request before it is sent: everything but its times and ids. */
export type LoadRequest = {
  visitor: string;
  device: Device;
  skewMs: number;
  /** Page that is open; an event with another `url` waited in the outbox. */
  url: string;
  events: { name: string; url?: string; referrer?: string; params?: Params }[];
};

export type Load = {
  seed: number;
  /** How many shoppers take turns. The same number always has the same visitor id. */
  people: number;
  eventsPerRequest: number;
  shop?: Shop;
};

/** Visits under way at once. */
const ABREAST = 1_000;

/**
 * Requests without end. Shoppers are drawn evenly; each request goes on where the visit of its shopper stopped, and takes in
 * the next visit when it has too few events left.
 */
export function* requests({ seed, people, eventsPerRequest, shop: at = shop }: Load): Generator<LoadRequest, never> {
  const random = new Random(seed, 3);
  const lines = Array.from({ length: Math.min(people, ABREAST) }, () => {
    return requestsOfVisit(seed, random.below(people), eventsPerRequest, at, random);
  });
  for (let turn = 0; ; turn = (turn + 1) % lines.length) {
    const next = lines[turn]?.next();
    if (next && !next.done) yield next.value;
    else lines[turn] = requestsOfVisit(seed, random.below(people), eventsPerRequest, at, random);
  }
}

/** Shoppers are known since then; it is only a part of their visitor ids. */
const KNOWN_SINCE = Date.UTC(2026, 0);

/** Whole requests of one shopper, ending with the visit that filled the last one. */
function* requestsOfVisit(
  seed: number,
  number: number,
  size: number,
  at: Shop,
  random: Random,
): Generator<LoadRequest, void> {
  const shopper = drawShopper(new Random(seed, number), number, KNOWN_SINCE);
  let browser: Browser = shopper.browsers[0];
  let url = at.home;
  let events: Required<LoadRequest>['events'] = [];
  do {
    const one = visit(at, shopper, KNOWN_SINCE, new Random(random.bits(), random.bits()));
    // A request is one browser's.
    if (events.length === 0) browser = one.browser;
    for (const step of one.steps) {
      url = step.url;
      for (const { name, params } of step.events) {
        const isView = name === 'page_view' && step.referrer !== '';
        events.push({ name, url, ...(isView && { referrer: step.referrer }), ...(params && { params }) });
        if (events.length < size) continue;
        yield { visitor: browser.visitor, device: browser.device, skewMs: browser.skewMs, url, events };
        events = [];
        browser = one.browser;
      }
    }
  } while (events.length > 0);
}

const ids = new Random(Date.now(), 4);

/** The body of a request that is sent now: times by the browser's own clock, ids that nobody had before. */
export function bodyOf({ visitor, device, skewMs, url, events }: LoadRequest, site: string, now: number): Batch {
  const sentAt = now + skewMs;
  return {
    site,
    visitor,
    sentAt,
    url,
    device,
    events: events.map(({ url: page, ...event }, index) => {
      const at = sentAt - (events.length - 1 - index);
      return { id: idAt(at, ids), at, ...event, ...(page !== url && page !== undefined && { url: page }) };
    }),
  };
}
