/**
 * Customers who come one by one while storage fails, each with one batch: it is taken whole or not at all, and when it is not
 * they are told soon to come again. What they are told is written down.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { CollectAnswer } from '../../server/contract/collect.ts';
import { atMost, type Form, type Row } from '../support/scoreboard.ts';
import { batch, event } from '../support/shopper.ts';
import { type Answer, Connection } from './connection.ts';
import { Told } from './told.ts';

/** A customer is told within this time. Beside other tests a machine may stand still for a second; a store that hangs is told of after ten. */
const ANSWER_MS: Record<Form, number> = { short: 9_000, long: 1_000 };
/** What a mistake begins with when no answer came. */
const UNANSWERED = 'no answer:';
/** How often a customer who was told to come again tries. */
const AGAIN_MS = 50;

export type Newcomer = {
  /** Sends the batch, once more if it was sent before. True when it is acknowledged. */
  send(): Promise<boolean>;
  /** Sends it until it is acknowledged; after how many milliseconds, Infinity when not within the time. */
  sendUntilTaken(withinMs: number): Promise<number>;
};

export class Newcomers {
  readonly told = new Told();
  /** How many were told to come again. */
  toldToComeAgain = 0;
  readonly #url: string;
  readonly #siteKey: string;
  readonly #answerMs: number;
  #count = 0;
  #torn = 0;
  #late = 0;

  constructor(url: string, siteKey: string, form: Form) {
    this.#url = url;
    this.#siteKey = siteKey;
    this.#answerMs = ANSWER_MS[form];
  }

  next(): Newcomer {
    const customer = `newcomer-${++this.#count}`;
    const names = ['page_view', 'view_item', 'scroll', 'wants_pool'];
    const sent = { customer, visitor: `phone-${customer}`, events: names.map((name) => event(Date.now(), name)) };
    let taken = false;

    const send = async (): Promise<boolean> => {
      const parts = { site: this.#siteKey, visitor: sent.visitor as never, events: sent.events };
      const answer = await this.#ask(JSON.stringify(batch(Date.now(), parts)));
      if (answer.status !== 200) {
        this.#noteRefusal(answer);
        return false;
      }
      const told = JSON.parse(answer.body) as CollectAnswer;
      if (told.accepted !== sent.events.length && told.duplicates !== sent.events.length) this.#torn++;
      if (!taken) this.told.note(sent, told);
      taken = true;
      return true;
    };

    this.told.noteSent(sent);
    return {
      send,
      async sendUntilTaken(withinMs) {
        const from = performance.now();
        while (!(await send())) {
          if (performance.now() - from > withinMs) return Number.POSITIVE_INFINITY;
          await wait(AGAIN_MS);
        }
        return performance.now() - from;
      },
    };
  }

  /** The server may have ended: who found nobody comes to the next one. */
  excuseUnanswered(): void {
    const { mistakes } = this.told;
    mistakes.splice(0, mistakes.length, ...mistakes.filter((mistake) => !mistake.startsWith(UNANSWERED)));
  }

  /** `under` says under what: `on a full disk`. */
  rows(under: string): Row[] {
    return [
      atMost(`batches kept in part ${under}`, this.#torn, '', 0),
      atMost(`answers after more than ${this.#answerMs} ms ${under}`, this.#late, '', 0),
    ];
  }

  async #ask(body: string): Promise<Answer> {
    const from = performance.now();
    try {
      const connection = await Connection.open(this.#url);
      const answer = await connection.send(body).finally(() => connection.close());
      if (performance.now() - from > this.#answerMs) this.#late++;
      return answer;
    } catch (error) {
      return { status: 0, retryAfterSeconds: undefined, closes: true, body: `${error}` };
    }
  }

  #noteRefusal({ status, retryAfterSeconds, body }: Answer): void {
    this.toldToComeAgain++;
    const met = status === 0 ? UNANSWERED : status;
    if (status !== 503 || !retryAfterSeconds) this.told.mistakes.push(`${met} ${body}`);
  }
}

/** What `GET /health` is answered with. */
export async function healthOf(url: string): Promise<number> {
  return (await fetch(`${url}/health`)).status;
}
