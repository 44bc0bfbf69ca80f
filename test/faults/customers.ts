/**
 * Customers who shop over HTTP and try again until they are answered, as the tag does: the same events under the same ids.
 * Each has a phone and a laptop, logs in on both, and wants a code of every campaign on both. What they are told is written
 * down, to be compared with what is on record.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { CollectAnswer } from '../../server/contract/collect.ts';
import type { Decision } from '../../server/contract/decision.ts';
import { batch, event } from '../support/shopper.ts';
import { type Answer, Connection } from './connection.ts';
import { wishes } from './coupon-shop.ts';
import { Told } from './told.ts';

/** A customer who is told to come again does not wait the whole second of Retry-After: the fault is over sooner. */
const COME_AGAIN_MS = 50;

type Events = ReturnType<typeof event>[];

let crowds = 0;

export class Customers {
  readonly told: Told;
  readonly #siteKey: string;
  readonly #pauseMs: number;
  readonly #lanes: Promise<void>[];
  /** Resolves to the address while the shop is open. */
  #open = Promise.withResolvers<string>();
  /** Sets them apart from others in the same shop. */
  readonly #name = ++crowds;
  #next = 1;
  #leaving = false;

  /**
   * So many customers at a time, one after the other. `told` may be what others were told before; `pauseMs` is how long a
   * customer looks at a page.
   */
  constructor(siteKey: string, atATime: number, { told = new Told(), pauseMs = 0 } = {}) {
    this.#siteKey = siteKey;
    this.told = told;
    this.#pauseMs = pauseMs;
    this.#lanes = Array.from({ length: atATime }, () => this.#shopOneAfterTheOther());
  }

  /** Whoever waits goes on. */
  open(url: string): void {
    this.#open.resolve(url);
  }

  /** Whoever is not answered any more waits until it opens again. */
  close(): void {
    this.#open = Promise.withResolvers();
  }

  /** No new customers; those who are under way come to their end. False when they did not within the time. */
  async leave(withinMs: number): Promise<boolean> {
    this.#leaving = true;
    const late = new AbortController();
    const all = Promise.all(this.#lanes).then(() => true);
    const done = await Promise.race([all, wait(withinMs, false, { signal: late.signal })]);
    late.abort();
    return done;
  }

  async #shopOneAfterTheOther(): Promise<void> {
    const line = new Line(() => this.#open.promise, this.told);
    while (!this.#leaving) await this.#shop(line, `customer-${this.#name}-${this.#next++}`);
    line.close();
  }

  async #shop(line: Line, customer: string): Promise<void> {
    for (const device of ['phone', 'laptop']) {
      const visitor = `${device}-${customer}`;
      const send = async (...events: Events) => {
        if (this.#pauseMs > 0) await wait(Math.random() * 2 * this.#pauseMs);
        return line.send({ customer, visitor, events }, () =>
          JSON.stringify(batch(Date.now(), { site: this.#siteKey, visitor: visitor as never, events })),
        );
      };
      await send(...does('page_view', 'view_item_list', 'scroll'), ...logsIn(customer, device === 'laptop'));
      for (const wish of wishes) {
        const decision = await send(...does('page_view', 'view_item', wish));
        // Two tabs that both tell of one showing: it counts once.
        if (decision) await send(...sees(decision), ...sees(decision), ...does('scroll', 'engagement'));
      }
      await send(...does('view_cart'), ...logsIn(customer, device === 'phone'));
    }
  }
}

/** One customer at a time, on a connection that is made anew whenever it broke. */
class Line {
  readonly #open: () => Promise<string>;
  readonly #told: Told;
  #connection: Connection | undefined;

  constructor(open: () => Promise<string>, told: Told) {
    this.#open = open;
    this.#told = told;
  }

  /** Resolves when it is answered for good, to what the customer is shown. `body` is made anew for each attempt. */
  async send(
    sent: { customer: string; visitor: string; events: Events },
    body: () => string,
  ): Promise<Decision | undefined> {
    this.#told.noteSent(sent);
    for (;;) {
      const answer = await this.#try(body());
      if (!answer || answer.status === 503 || answer.status === 429) {
        if (answer) this.#told.refusals++;
        await wait(answer ? COME_AGAIN_MS : 1);
        continue;
      }
      const told = answer.status === 200 ? (JSON.parse(answer.body) as CollectAnswer) : undefined;
      if (!told || told.refused.length > 0 || told.accepted + told.duplicates !== sent.events.length) {
        this.#told.mistakes.push(`${answer.status} ${answer.body}`);
        return undefined;
      }
      this.#told.note(sent, told);
      return told.decisions[0];
    }
  }

  close(): void {
    this.#connection?.close();
  }

  async #try(body: string): Promise<Answer | undefined> {
    let sentAt: number | undefined;
    try {
      const url = await this.#open();
      if (!this.#connection?.open) this.#connection = await Connection.open(url);
      sentAt = performance.now();
      const answer = await this.#connection.send(body);
      this.#told.noteTime(performance.now() - sentAt);
      if (answer.closes) this.#connection.close();
      return answer;
    } catch {
      if (sentAt !== undefined) this.#told.cutOff.push(sentAt);
      return undefined;
    }
  }
}

function does(...names: string[]): Events {
  return names.map((name) => event(Date.now(), name));
}

function logsIn(customer: string, now: boolean): Events {
  return now ? [event(Date.now(), 'identify', { params: { customer_id: customer } })] : [];
}

function sees({ offer, turn }: Decision): Events {
  return [event(Date.now(), 'offer_shown', { params: { offer, turn } })];
}
