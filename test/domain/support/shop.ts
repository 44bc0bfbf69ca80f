import type { Condition } from '../../../server/contract/audience.ts';
import type { CampaignDefinition, CampaignState } from '../../../server/contract/campaign.ts';
import type { Device } from '../../../server/contract/collect.ts';
import type { DecidedCoupon } from '../../../server/contract/decision.ts';
import type { Params } from '../../../server/contract/event.ts';
import type { CampaignId, CustomerId, EventId, OfferId, PersonId, VisitorId } from '../../../server/contract/ids.ts';
import { FRESH_MS } from '../../../server/contract/limits.ts';
import { defaultSettings, type SiteSettings } from '../../../server/contract/site.ts';
import { advance } from '../../../server/domain/advance.ts';
import { compileCampaigns } from '../../../server/domain/compile.ts';
import { generateCode, issueCoupon } from '../../../server/domain/coupon.ts';
import { decide } from '../../../server/domain/decide.ts';
import type { CampaignVersion, DecideResult, Effect, OfferPlan } from '../../../server/domain/facts.ts';
import { joinPersons } from '../../../server/domain/join.ts';
import { withHoldOut, withOffer } from '../../../server/domain/ledger.ts';
import { transactionIdOf } from '../../../server/domain/order.ts';
import { newPerson, type Person, type RecordedEvent } from '../../../server/domain/person.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** A Saturday, 10:00 in Seoul. */
export const START = Date.UTC(2026, 10, 21, 1, 0);

export const settings: SiteSettings = {
  ...defaultSettings,
  name: '온기',
  zone: 'Asia/Seoul',
  currency: 'KRW',
  origins: ['https://shop.example'],
};

export const everybody: Condition = { kind: 'all', of: [] };

/** A campaign that shows a text to everybody on every page view, once each; `changes` make it another one. */
export function campaign(changes: Partial<CampaignDefinition> = {}): CampaignDefinition {
  return {
    name: '안내',
    audience: everybody,
    trigger: { event: 'page_view' },
    schedule: {},
    limits: { repeat: 'once', stopAfterConversion: true },
    priority: 50,
    variants: [{ key: 'A', weight: 1, message: { format: 'modal', blocks: [{ type: 'text', text: '안녕하세요' }] } }],
    experiment: { holdoutPercent: 0, rolloutPercent: 100 },
    goal: { event: 'purchase', windowDays: 7 },
    ...changes,
  };
}

export function version(
  id: string,
  definition: CampaignDefinition,
  state: CampaignState = 'live',
  createdAt = 0,
): CampaignVersion {
  return { id: id as CampaignId, version: 1, state, createdAt, definition };
}

let ids = 0;
/** An event id as the tag makes them; another one each time. */
export function eventId(): EventId {
  return `00000000test${String(ids++).padStart(8, '0')}` as EventId;
}

export function event(name: string, at: number, params: Params = {}, url = 'https://shop.example/'): RecordedEvent {
  return { id: eventId(), name, at, url, params, fresh: true };
}

export function person(changes: Partial<Person> = {}): Person {
  return { ...newPerson('p1' as PersonId, START), ...changes };
}

/** What a page was told. */
export type Answer = DecideResult & { coupon: DecidedCoupon | undefined };

/**
 * A shop with its collector in memory: what the storage does in one transaction, in plain words. Time stands still but for
 * {@link Shop.pass}.
 */
export class Shop {
  now = START;
  settings: SiteSettings;
  campaigns: CampaignVersion[];
  readonly people = new Map<PersonId, Person>();
  readonly effects: Effect[] = [];
  readonly orders = new Map<string, number>();
  stock = Number.POSITIVE_INFINITY;
  readonly #personOf = new Map<VisitorId, PersonId>();
  readonly #customers = new Map<string, PersonId>();
  readonly #seen = new Set<EventId>();
  #made = 0;

  constructor(campaigns: CampaignDefinition[] | CampaignVersion[] = [], changes: Partial<SiteSettings> = {}) {
    this.settings = { ...settings, fatigue: { perDay: 100, pauseMinutes: 0 }, ...changes };
    this.campaigns = campaigns.map((one, index) => ('definition' in one ? one : version(`c${index + 1}`, one)));
  }

  pass(ms: number): void {
    this.now += ms;
  }

  browser(name = 'phone', device?: Device): Browser {
    return new Browser(this, `visitor-${name}` as VisitorId, device);
  }

  personOf(visitor: VisitorId): Person {
    const id = this.#personOf.get(visitor) ?? (`person-${++this.#made}` as PersonId);
    this.#personOf.set(visitor, id);
    const found = this.people.get(id) ?? newPerson(id, this.now);
    this.people.set(id, found);
    return found;
  }

  collect(visitor: VisitorId, url: string, events: RecordedEvent[], device?: Device): Answer {
    const campaigns = compileCampaigns(this.campaigns, this.settings);
    for (const one of events) {
      if (this.#seen.has(one.id)) continue;
      this.#seen.add(one.id);
      if (one.name === 'identify') this.#identify(visitor, one);
      const transaction = transactionIdOf(one);
      const newOrder = transaction !== undefined && !this.orders.has(transaction);
      const before = this.personOf(visitor);
      const facts = { visitor, device, settings: this.settings, newOrder, campaigns };
      const advanced = advance(before, one, facts);
      this.#keep(advanced.person);
      this.effects.push(...advanced.effects);
      for (const effect of advanced.effects) {
        if (effect.kind === 'order') this.orders.set(effect.transactionId, effect.valueMinor);
      }
    }
    const totals = [...this.orders.values()];
    const total = totals.reduce((sum, value) => sum + value, 0);
    const site = { settings: this.settings, ...(totals.length > 0 && { averageOrderMinor: total / totals.length }) };
    const counts = { stockLeft: () => this.stock, shownInAll: (id: CampaignId) => this.count(id, 'shown') };
    const page = { url, leaving: false, gpc: false };
    const result = decide(this.personOf(visitor), events, campaigns, { site, page, counts, visitor }, this.now);
    for (const plan of result.heldOut) {
      this.#keep(withHoldOut(this.personOf(visitor), plan, plan.offer ?? this.#offer(), this.now));
    }
    return { ...result, coupon: result.winner && this.#settle(visitor, result.winner) };
  }

  /** How often something became of the offers of a campaign. */
  count(id: string, became: string): number {
    return this.effects.filter((one) => one.kind === 'offer' && one.campaign === id && one.became === became).length;
  }

  /** Sum of a metric. */
  total(metric: string): number {
    return this.effects.reduce(
      (sum, one) => (one.kind === 'count' && one.metric === metric ? sum + one.amount : sum),
      0,
    );
  }

  #settle(visitor: VisitorId, plan: OfferPlan): DecidedCoupon | undefined {
    const before = this.personOf(visitor);
    const { coupon } = plan.campaign.definition;
    const known = before.ledger[plan.campaign.id]?.coupon;
    const code = () => coupon?.code ?? generateCode(coupon?.pattern ?? '', crypto.getRandomValues(new Uint8Array(40)));
    const issued = known ?? (coupon && issueCoupon(coupon, code(), this.settings.zone, this.now));
    this.#keep(withOffer(before, plan, plan.offer ?? this.#offer(), issued, this.now));
    return issued;
  }

  #identify(visitor: VisitorId, { params }: RecordedEvent): void {
    const customer = String(params.customer_id) as CustomerId;
    const current = this.personOf(visitor);
    const owner = this.people.get(this.#customers.get(customer) ?? ('' as PersonId));
    if (owner && owner.id !== current.id && !current.customerId) {
      this.people.delete(current.id);
      this.#keep(joinPersons(owner, current));
      for (const [one, id] of this.#personOf) if (id === current.id) this.#personOf.set(one, owner.id);
    }
    this.#customers.set(customer, this.personOf(visitor).id);
  }

  #keep(changed: Person): void {
    this.people.set(changed.id, changed);
  }

  #offer(): OfferId {
    return `offer-${++this.#made}` as OfferId;
  }
}

/** One browser of a shopper. Each act is a batch of its own. */
export class Browser {
  url = 'https://shop.example/';
  readonly #shop: Shop;
  readonly #visitor: VisitorId;
  readonly #device: Device | undefined;

  constructor(shop: Shop, visitor: VisitorId, device: Device | undefined) {
    this.#shop = shop;
    this.#visitor = visitor;
    this.#device = device;
  }

  get person(): Person {
    return this.#shop.personOf(this.#visitor);
  }

  /** Opens a page of the shop. */
  open(path: string, referrer?: string): Answer {
    this.url = `https://shop.example${path}`;
    return this.send([{ ...this.happens('page_view'), ...(referrer && { referrer }) }]);
  }

  does(name: string, params: Params = {}): Answer {
    return this.send([this.happens(name, params)]);
  }

  /** The event that the tag would make of it now. */
  happens(name: string, params: Params = {}): RecordedEvent {
    return event(name, this.#shop.now, params, this.url);
  }

  /** Sends a batch; sending it again is what a retry does. */
  send(events: RecordedEvent[]): Answer {
    const fresh = events.map((one) => ({ ...one, fresh: one.fresh && this.#shop.now - one.at <= FRESH_MS }));
    return this.#shop.collect(this.#visitor, this.url, fresh, this.#device);
  }

  logsIn(customer: string, attributes: Record<string, string | number> = {}): Answer {
    return this.does('identify', { customer_id: customer, attributes });
  }

  /** The popup is on the screen. Returns the campaign. */
  sees(answer: Answer): string | undefined {
    if (!answer.winner) return undefined;
    const { campaign: shown, turn } = answer.winner;
    this.does('offer_shown', { offer: this.offer(shown.id), turn });
    return shown.id;
  }

  offer(id: CampaignId): string {
    return this.person.ledger[id]?.offer ?? '';
  }
}
