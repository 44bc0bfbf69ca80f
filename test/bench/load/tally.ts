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
  /** From the moment at which a request was due to its answer. Whoever was refused has waited for ever: Infinity, when so many were. */
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

  refuse(status: number): void {
    this.#refused[status] = (this.#refused[status] ?? 0) + 1;
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
    return {
      seconds,
      ...this.#counts,
      refused: this.#refused,
      firstWrong: this.#firstWrong,
      p50Ms: this.#waitedMs(50),
      p99Ms: this.#waitedMs(99),
      maxMs: this.#latency.max / 1_000,
      servedP99Ms: this.#served.percentile(99) / 1_000,
    };
  }

  /** What so many percent of all do not exceed; those that were refused come after everybody else. */
  #waitedMs(percent: number): number {
    const { count } = this.#latency;
    const ofAnswered = (percent * (count + refusedOf({ refused: this.#refused }))) / count;
    return ofAnswered > 100 ? Number.POSITIVE_INFINITY : this.#latency.percentile(ofAnswered) / 1_000;
  }

  #wait(ms: number): void {
    this.#latency.record(microseconds(ms));
  }
}

/** A histogram takes whole numbers from 1. */
function microseconds(ms: number): number {
  return Math.max(1, Math.round(ms * 1_000));
}

/**
 * Of requests, that may be told to come again before a rate means nothing: they are not counted as done, and a disk that stands
 * still for half a second makes a server refuse for the rest of it. Judgement.
 */
const MOST_REFUSED = 0.1;

/** The same result, when everything was done but for some refusals. @throws Error that says what was not. */
export function requireDone(result: Result): Result {
  if (refusedOf(requireAnswered(result)) > MOST_REFUSED * result.done) throw notCounting(result);
  return result;
}

/** The same result, when everything was done or refused. @throws Error that says what was not. */
export function requireAnswered(result: Result): Result {
  const { done, wrong, broken, unanswered } = result;
  if (wrong + broken + unanswered > 0 || done === 0) throw notCounting(result);
  return result;
}

function notCounting({ done, refused, wrong, firstWrong, broken, unanswered }: Result): Error {
  return new Error(
    `The figure does not count: of the requests ${done} were done, ${JSON.stringify(refused)} refused, ${wrong} answered ` +
      `with something else (${firstWrong}), ${broken} cut off, ${unanswered} not answered.`,
  );
}

/** Requests that were refused, whatever the status. */
export function refusedOf({ refused }: Pick<Result, 'refused'>): number {
  return Object.values(refused).reduce((sum, count) => sum + count, 0);
}
