/** What became of the requests of one run. */
import { createHistogram } from 'node:perf_hooks';

/** Figures of speed count only when {@link requireDone} lets them. */
export type Result = {
  /** From the first request to the last answer. */
  seconds: number;
  /** Requests answered as they should be: every event in them was accepted. */
  done: number;
  /** Events in those. */
  events: number;
  /** Answers with a message to show. */
  decisions: number;
  /** Answers with another status than 200, by status. */
  refused: Record<string, number>;
  /** Answers with 200 that did not accept all that was sent, and the first of them. */
  wrong: number;
  firstWrong: string | undefined;
  /** Requests whose connection ended before their answer. */
  broken: number;
  /** Requests that were still waiting when the run was given up. */
  unanswered: number;
  /** From the moment at which a request was due, whatever became of it. */
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
  /** From when it was sent, of those that were done: what a shopper waits whom nothing else kept. */
  servedP99Ms: number;
};

export class Tally {
  readonly #counts = { done: 0, events: 0, decisions: 0, wrong: 0, broken: 0, unanswered: 0 };
  readonly #refused: Record<string, number> = {};
  readonly #latency = createHistogram();
  readonly #served = createHistogram();
  #firstWrong: string | undefined;

  /** `waitedMs` since it was due, `servedMs` since it was sent. */
  finish(events: number, waitedMs: number, servedMs: number): void {
    this.#served.record(microseconds(servedMs));
    this.#counts.done++;
    this.#counts.events += events;
    this.#wait(waitedMs);
  }

  decide(): void {
    this.#counts.decisions++;
  }

  finishWrong(body: string, waitedMs: number): void {
    this.#counts.wrong++;
    this.#firstWrong ??= body;
    this.#wait(waitedMs);
  }

  refuse(status: number, waitedMs: number): void {
    this.#refused[status] = (this.#refused[status] ?? 0) + 1;
    this.#wait(waitedMs);
  }

  lose(waitedMs: number): void {
    this.#counts.broken++;
    this.#wait(waitedMs);
  }

  leave(waitedMs: number): void {
    this.#counts.unanswered++;
    this.#wait(waitedMs);
  }

  result(seconds: number): Result {
    const latency = this.#latency;
    return {
      seconds,
      ...this.#counts,
      refused: this.#refused,
      firstWrong: this.#firstWrong,
      p50Ms: latency.percentile(50) / 1_000,
      p99Ms: latency.percentile(99) / 1_000,
      maxMs: latency.max / 1_000,
      servedP99Ms: this.#served.percentile(99) / 1_000,
    };
  }

  #wait(ms: number): void {
    this.#latency.record(microseconds(ms));
  }
}

/** A histogram takes whole numbers from 1. */
function microseconds(ms: number): number {
  return Math.max(1, Math.round(ms * 1_000));
}

/** Of requests, that may be told to come again before the figures mean nothing: they are not counted as done. Judgement. */
const MOST_REFUSED = 0.01;

/** The same result, when everything was done but for a few refusals. @throws Error that says what was not. */
export function requireDone(result: Result): Result {
  const { done, refused, wrong, firstWrong, broken, unanswered } = result;
  const failed = wrong + broken + unanswered;
  if (failed === 0 && refusedOf(result) <= MOST_REFUSED * done && done > 0) return result;
  throw new Error(
    `The figure does not count: of the requests ${done} were done, ${JSON.stringify(refused)} refused, ${wrong} answered ` +
      `with something else (${firstWrong}), ${broken} cut off, ${unanswered} not answered.`,
  );
}

/** Requests that were refused, whatever the status. */
export function refusedOf({ refused }: Result): number {
  return Object.values(refused).reduce((sum, count) => sum + count, 0);
}
