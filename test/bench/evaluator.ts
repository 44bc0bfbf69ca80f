/**
 * The evaluator alone: how long `decide` takes with a thousand live campaigns for people who remember all they can. Regulars of
 * the shop browse on, and every event of theirs is one decision; what is decided is written down and mostly shown, so that
 * ledgers and fatigue are as they are in a shop. Folding the event into the person is not timed.
 */
import type { Item, Params } from '../../server/contract/event.ts';
import type { CampaignId, EventId, OfferId, PersonId, VisitorId } from '../../server/contract/ids.ts';
import { defaultSettings, type SiteSettings } from '../../server/contract/site.ts';
import { advance } from '../../server/domain/advance.ts';
import { compileCampaigns } from '../../server/domain/compile.ts';
import { decide } from '../../server/domain/decide.ts';
import type { CampaignVersion, DecisionFacts } from '../../server/domain/facts.ts';
import { withHoldOut, withOffer } from '../../server/domain/ledger.ts';
import { MAX_REMEMBERED_EVENTS } from '../../server/domain/past.ts';
import { newPerson, type Person, type RecordedEvent } from '../../server/domain/person.ts';
import { DAY_MS, MINUTE_MS } from '../../server/domain/zone.ts';
import { atMost, type Check, type Form, type Row } from '../support/scoreboard.ts';
import { brands, eventPages, mixedCampaigns, searchTerms, seeded, shelves, tiers, utmCampaigns } from './campaigns.ts';

const LIVE_CAMPAIGNS = 1_000;
const REGULARS = 20;
/** Decisions that are made before the clock counts, and that it counts. */
const RUNS: Record<Form, { warmUp: number; timed: number }> = {
  short: { warmUp: 1_000, timed: 2_000 },
  long: { warmUp: 10_000, timed: 40_000 },
};
/** Each regular's first visit: a year before the campaigns are asked. */
const FIRST_VISIT = Date.UTC(2025, 9, 1);

const settings: SiteSettings = { ...defaultSettings, name: 'Ongi', zone: 'Asia/Seoul', currency: 'KRW', origins: [] };

export const evaluator: Check = {
  name: 'evaluator',
  run: async (form) => rowsOf(timeDecisions(RUNS[form])),
};

function rowsOf(micros: number[]): Row[] {
  const sorted = micros.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * sorted.length)] ?? Number.NaN;
  const load = `decide, ${LIVE_CAMPAIGNS} live campaigns, people with ${MAX_REMEMBERED_EVENTS} events, ${sorted.length} decisions`;
  return [
    { what: `${load}, median`, value: Math.round(at(0.5)), unit: 'µs', reach: 'no bound', met: true },
    atMost(`${load}, p99`, at(0.99) / 1_000, 'ms', 1),
  ];
}

/** Microseconds of each decision that counts. */
function timeDecisions({ warmUp, timed }: { warmUp: number; timed: number }): number[] {
  const set = compileCampaigns(mixedCampaigns(LIVE_CAMPAIGNS).map(toVersion), settings);
  const regulars = Array.from({ length: REGULARS }, (_, index) => new Regular(index));
  for (const regular of regulars) {
    while (regular.person.past.size < MAX_REMEMBERED_EVENTS) regular.act();
  }
  const micros: number[] = [];
  for (let run = 0; run < warmUp + timed; run++) {
    const regular = regulars[run % REGULARS] as Regular;
    const event = regular.act();
    const { person, now } = regular;
    const facts = factsOf(regular, event);
    const began = process.hrtime.bigint();
    const result = decide(person, [event], set, facts, now);
    const took = Number(process.hrtime.bigint() - began) / 1_000;
    if (run >= warmUp) micros.push(took);
    for (const plan of result.heldOut)
      regular.person = withHoldOut(regular.person, plan, offerOf(plan.campaign.id), now);
    if (result.winner) regular.hear(result.winner);
  }
  return micros;
}

function toVersion(definition: CampaignVersion['definition'], index: number): CampaignVersion {
  return { id: `campaign-${index}` as CampaignId, version: 1, state: 'live', createdAt: index, definition };
}

function factsOf({ visitor }: Regular, { url }: RecordedEvent): DecisionFacts {
  return {
    site: { settings, averageOrderMinor: 62_000 },
    page: { url, leaving: false, gpc: false },
    counts: { stockLeft: () => 1_000, shownInAll: () => 1_000 },
    visitor,
  };
}

function offerOf(campaign: CampaignId): OfferId {
  return `offer-of-${campaign}` as OfferId;
}

/** Somebody who comes back every few days, and what they do next. */
class Regular {
  person: Person;
  now: number;
  readonly visitor: VisitorId;
  readonly #random: () => number;
  readonly #favourite: (typeof shelves)[number];
  #page = '';
  #acts = 0;
  #left = 0;
  /** What the page they are on still tells of by itself. */
  #queue: { name: string; params: Params }[] = [];

  constructor(index: number) {
    this.#random = seeded(index + 1);
    this.visitor = `visitor-${index}` as VisitorId;
    this.now = FIRST_VISIT + index * MINUTE_MS;
    this.#favourite = this.#oneOf(shelves);
    this.person = newPerson(`person-${index}` as PersonId, this.now);
    if (index % 2 === 0) {
      const attributes = { tier: this.#oneOf(tiers), points: Math.floor(this.#random() * 5_000) };
      this.#tell('identify', { customer_id: `customer-${index}`, attributes });
    }
  }

  /** Does the next thing; `person` and `now` are those after it. */
  act(): RecordedEvent {
    if (this.#left-- <= 0) this.#comeBack();
    const told = this.#queue.shift();
    if (told) return this.#tell(told.name, told.params);
    this.now += Math.floor(5_000 + this.#random() * 55_000);
    return this.#goOn();
  }

  /** Is offered a message, and mostly sees it a moment later. */
  hear(plan: Parameters<typeof withOffer>[1]): void {
    const offer = offerOf(plan.campaign.id);
    this.person = withOffer(this.person, plan, offer, undefined, this.now);
    if (this.#random() < 0.9) this.#queue.push({ name: 'offer_shown', params: { offer, turn: plan.turn } });
  }

  #comeBack(): void {
    this.now += Math.floor(DAY_MS * (0.3 + this.#random() * 5));
    this.#left = 5 + Math.floor(this.#random() * 25);
    this.#queue = [];
    const brought =
      this.#random() < 0.3 ? `?utm_source=letter&utm_medium=email&utm_campaign=${this.#oneOf(utmCampaigns)}` : '';
    this.#open(`/demo/${brought}`);
  }

  #goOn(): RecordedEvent {
    const chance = this.#random();
    const product = this.#product();
    if (chance < 0.5)
      this.#open(`/demo/product/${product.item_id}`, 'view_item', { items: [product], value: product.price });
    else if (chance < 0.65) this.#open(`/demo/category/${this.#shelf().id}`);
    else if (chance < 0.75) this.#open('/demo/search', 'search', { search_term: this.#oneOf(searchTerms) });
    else if (chance < 0.82) this.#open(`/demo/event/${this.#oneOf(eventPages)}`);
    else if (chance < 0.85) this.#open('/demo/cart', 'view_cart', { value: product.price, items: [product] });
    else if (chance < 0.93)
      this.#queue.push({ name: 'add_to_cart', params: { value: product.price, items: [product] } });
    else if (chance < 0.96) this.#queue.push({ name: 'scroll', params: { percent: 90, armed: 'scroll:90' } });
    else if (chance < 0.98) this.#queue.push({ name: 'exit_intent', params: { armed: 'exit_intent' } });
    else this.#buy(product);
    return this.act();
  }

  #open(path: string, name?: string, params: Params = {}): void {
    this.#page = `https://shop.example${path}`;
    this.#queue.push({ name: 'page_view', params: {} });
    if (name) this.#queue.push({ name, params: { currency: 'KRW', ...params } });
  }

  #buy(product: Item & { price: number }): void {
    const bought = { currency: 'KRW', value: product.price, items: [product] };
    this.#open('/demo/checkout', 'begin_checkout', bought);
    this.#queue.push({
      name: 'purchase',
      params: { ...bought, transaction_id: `order-${this.visitor}-${this.#acts}` },
    });
  }

  /** Mostly of the category they like. */
  #shelf(): (typeof shelves)[number] {
    return this.#random() < 0.6 ? this.#favourite : this.#oneOf(shelves);
  }

  #product(): Item & { item_id: string; price: number } {
    const shelf = this.#shelf();
    const item_id = this.#oneOf(shelf.products);
    return {
      item_id,
      item_name: `${shelf.name} ${item_id}`,
      item_brand: this.#oneOf(brands),
      item_category: shelf.name,
      price: 10_000 + 5_000 * (item_id.length + Math.floor(this.#random() * 20)),
      quantity: 1,
    };
  }

  #tell(name: string, params: Params): RecordedEvent {
    this.now += 200;
    const id = `${String(this.#acts++).padStart(8, '0')}${this.visitor}` as EventId;
    const event: RecordedEvent = { id, name, at: this.now, url: this.#page, params, fresh: true };
    const facts = { visitor: this.visitor, settings, newOrder: name === 'purchase', campaigns: noCampaigns };
    this.person = advance(this.person, event, facts).person;
    return event;
  }

  #oneOf<Kind>(list: readonly Kind[]): Kind {
    return list[Math.floor(this.#random() * list.length)] as Kind;
  }
}

/** Goals are no part of the decision. */
const noCampaigns = compileCampaigns([], settings);
