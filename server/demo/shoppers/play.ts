/**
 * Plays a visit against a collector, at the times of the visit: opens the pages, waits for what the collector armed, looks
 * at the message that it decided, and lets the shopper go on with what was heard.
 */
import type { Batch, CollectAnswer } from '../../contract/collect.ts';
import type { ArmedTrigger, Decision } from '../../contract/decision.ts';
import type { Params } from '../../contract/event.ts';
import { idAt } from './id.ts';
import { Random } from './random.ts';
import type { Heard, Step, Visit } from './visit.ts';

/** Takes a batch that comes at `now`, milliseconds UTC. */
export type Collector = (batch: Batch, now: number) => Promise<Pick<CollectAnswer, 'accepted' | 'decisions' | 'armed'>>;

/** What people do with a message that they see; the rest let it be. Judgement. */
const CLICKED = 0.16;
const DISMISSED = 0.55;
/** Of those who see a coupon. */
const COPIED = 0.4;
/** Pages that are left with a movement that looks like leaving. */
const LEAVES = 0.15;
/** A message appears so long after its cause, and is answered so long after that. */
const APPEARS_MS = 400;
const ANSWERED_MS = 3_000;

/** Plays until the visit ends or reaches `until`. Returns how many events were recorded. */
export async function playVisit(collect: Collector, site: string, visit: Visit, until: number): Promise<number> {
  const page = new OpenPage(collect, site, visit);
  let heard: Heard | undefined;
  for (;;) {
    const next = visit.steps.next(heard);
    if (next.done || next.value.at >= until) return page.recorded;
    heard = await page.take(next.value);
  }
}

type Told = { name: string; params?: Params | undefined; referrer?: string };

class OpenPage {
  recorded = 0;
  readonly #collect: Collector;
  readonly #envelope: Pick<Batch, 'site' | 'visitor' | 'device'>;
  readonly #random: Random;

  constructor(collect: Collector, site: string, { browser, startedAt }: Visit) {
    this.#collect = collect;
    this.#envelope = { site, visitor: browser.visitor, device: browser.device };
    // The same visit played again sends the same ids.
    this.#random = new Random(startedAt, Number(browser.visitor.slice(8, 17)));
  }

  async take(step: Step): Promise<Heard | undefined> {
    const told = step.events.map(({ name, params }, index): Told => {
      return index === 0 && step.referrer ? { name, params, referrer: step.referrer } : { name, params };
    });
    const answer = await this.#send(step.at, step.url, told);
    const [decision] = answer.decisions;
    if (decision) return this.#see(decision, step.at, step.url);
    return this.#wait(step, answer.armed ?? []);
  }

  /** The first of the awaited things that the shopper does on this page. */
  async #wait({ at, url, stayMs, depth }: Step, armed: readonly ArmedTrigger[]): Promise<Heard | undefined> {
    const happening = armed
      .map((trigger) => ({ trigger, afterMs: this.#afterMs(trigger, stayMs, depth) }))
      .filter(({ afterMs }) => afterMs < stayMs)
      .sort((a, b) => a.afterMs - b.afterMs);
    for (const { trigger, afterMs } of happening) {
      const { key, on, percent, seconds } = trigger;
      const measure = { ...(percent !== undefined && { percent }), ...(on === 'engagement' && { seconds }) };
      const then = Math.round(at + afterMs);
      const { decisions } = await this.#send(then, url, [{ name: on, params: { armed: key, ...measure } as Params }]);
      const [decision] = decisions;
      if (decision) return this.#see(decision, then, url);
    }
    return undefined;
  }

  /** When on this page it happens; Infinity for never. */
  #afterMs({ on, percent = 0, seconds = 0 }: ArmedTrigger, stayMs: number, depth: number): number {
    if (on === 'scroll') return percent <= depth ? (stayMs * percent) / 120 : Number.POSITIVE_INFINITY;
    if (on === 'delay_over' || on === 'engagement') return seconds * 1_000;
    if (on === 'exit_intent' && this.#random.chance(LEAVES)) return stayMs * 0.9;
    return Number.POSITIVE_INFINITY;
  }

  async #see({ offer, turn, coupon, message }: Decision, at: number, url: string): Promise<Heard> {
    const random = this.#random;
    const params = { offer, turn };
    await this.#send(at + APPEARS_MS, url, [{ name: 'offer_shown', params }]);
    const drawn = random.share();
    const isCopied = coupon !== undefined && random.chance(COPIED);
    const reactions: string[] = [];
    if (isCopied) reactions.push('coupon_copied');
    if (drawn < CLICKED) reactions.push('offer_clicked');
    else if (drawn < CLICKED + DISMISSED) reactions.push('offer_dismissed');
    const answered = reactions.map((name) => ({ name, params }));
    if (answered.length > 0) await this.#send(at + APPEARS_MS + ANSWERED_MS, url, answered);
    const href = message.blocks.flatMap((block) => ('href' in block && block.href ? [block.href] : [])).at(0);
    return { coupon: isCopied ? coupon.code : undefined, href: drawn < CLICKED ? href : undefined };
  }

  async #send(now: number, url: string, told: readonly Told[]) {
    const events = told.map(({ name, params, referrer }) => ({
      id: idAt(now, this.#random),
      name,
      at: now,
      ...(params && { params }),
      ...(referrer !== undefined && { referrer }),
    }));
    const answer = await this.#collect({ ...this.#envelope, sentAt: now, url, events }, now);
    this.recorded += answer.accepted;
    return answer;
  }
}
