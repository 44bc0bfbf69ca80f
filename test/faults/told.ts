/** What customers were told: what the server answered for with its 200s, and may never take back. */
import type { CollectAnswer } from '../../server/contract/collect.ts';
import type { WireEvent } from '../../server/contract/event.ts';
import { SHARED_CODE } from './coupon-shop.ts';

type Sent = { customer: string; visitor: string; events: WireEvent[] };

export class Told {
  /** Ids of acknowledged events by the visitor who sent them. */
  readonly events = new Map<string, string[]>();
  /** How many events of each name were acknowledged, and how many were sent. */
  readonly kinds = new Map<string, number>();
  readonly sentKinds = new Map<string, number>();
  /** Codes by customer and campaign, in the order they were told: `customer campaign`. */
  readonly codes = new Map<string, Set<string>>();
  /** Customers who were told a code that is not shared. */
  readonly holders = new Map<string, Set<string>>();
  /** Showings whose report was acknowledged, and those that were reported: `offer turn` by campaign. */
  readonly shown = new Map<string, Set<string>>();
  readonly reported = new Map<string, Set<string>>();
  /** Answers that are neither a receipt nor "come again". */
  readonly mistakes: string[] = [];
  /** When the batches were sent whose connection ended without an answer, by `performance.now()`. */
  readonly cutOff: number[] = [];
  /** How long answers took, milliseconds, in their order; whoever wants to know of a span empties it at its begin. */
  readonly times: number[] = [];
  /** Answers that said "come again". */
  refusals = 0;
  answers = 0;
  acknowledged = 0;
  readonly #campaignOf = new Map<string, string>();
  #answered = Promise.withResolvers<void>();

  /** Resolves when the next batch is acknowledged. */
  nextAnswer(): Promise<void> {
    return this.#answered.promise;
  }

  /** How many events of each visitor were acknowledged by now. */
  sizes(): ReadonlyMap<string, number> {
    return new Map([...this.events].map(([visitor, ids]) => [visitor, ids.length]));
  }

  /** Ids of the events that were acknowledged after the sizes were taken, by visitor; whoever sent none since is left out. */
  since(sizes: ReadonlyMap<string, number>): Map<string, string[]> {
    const fresh = [...this.events].map(([visitor, ids]) => [visitor, ids.slice(sizes.get(visitor) ?? 0)] as const);
    return new Map(fresh.filter(([, ids]) => ids.length > 0));
  }

  /** A batch is about to be sent for the first time. */
  noteSent({ events }: Sent): void {
    for (const event of events) this.#count(event, this.sentKinds, this.reported);
  }

  /** A batch was acknowledged. */
  note({ customer, visitor, events }: Sent, { decisions }: CollectAnswer): void {
    for (const { offer, campaign, coupon } of decisions) {
      this.#campaignOf.set(offer, campaign);
      if (!coupon) continue;
      add(this.codes, `${customer} ${campaign}`, coupon.code);
      if (coupon.code !== SHARED_CODE) add(this.holders, coupon.code, customer);
    }
    const ids = this.events.get(visitor) ?? [];
    this.events.set(visitor, ids);
    for (const event of events) {
      ids.push(event.id);
      this.#count(event, this.kinds, this.shown);
    }
    this.answers++;
    this.acknowledged += events.length;
    this.#answered.resolve();
    this.#answered = Promise.withResolvers();
  }

  noteTime(ms: number): void {
    this.times.push(ms);
  }

  /** Codes that two customers were told. */
  get codesTwice(): number {
    return [...this.holders.values()].filter(({ size }) => size > 1).length;
  }

  /** Customers who were told two codes of one campaign: a second one, or a changed one. */
  get customersTwice(): number {
    return [...this.codes.values()].filter(({ size }) => size > 1).length;
  }

  #count({ name, params }: WireEvent, kinds: Map<string, number>, showings: Map<string, Set<string>>): void {
    kinds.set(name, (kinds.get(name) ?? 0) + 1);
    if (name !== 'offer_shown') return;
    const offer = String(params?.offer);
    add(showings, this.#campaignOf.get(offer) ?? '', `${offer} ${params?.turn}`);
  }
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
