/**
 * One connection and the shoppers who share it. Their requests leave in order, each after the answer to the one before it, and
 * begin again from the first when all have been sent. What is due while an answer is awaited waits, and its waiting counts.
 */
import { connect, type Socket } from 'node:net';
import type { CollectAnswer } from '../../../server/contract/collect.ts';
import { type Answer, AnswerReader } from './answer.ts';
import type { Crowd } from './crowd.ts';
import type { Tally } from './tally.ts';
import { eventId, Template, type Who } from './template.ts';

/** One answer in so many is parsed as a whole; of the others the beginning tells enough. */
const SAMPLE = 64;
const READ_BYTES = 16_384;

/** A request and the moment at which somebody wanted it sent, by `performance.now()`. */
type Due = { template: Template; who: Who; at: number };

export class Lane {
  /** Where outcomes are counted: each run brings its own. */
  tally: Tally | undefined;
  /** Called when nothing waits any more. */
  free: () => void = () => {};
  readonly #url: string;
  readonly #templates: readonly Template[];
  readonly #crowd: Crowd;
  readonly #waiting: Due[] = [];
  readonly #reader = new AnswerReader();
  #asked = 0;
  #answers = 0;
  #underWay: Due | undefined;
  #sentAt = 0;
  #socket: Socket | undefined;

  /** @param url of the server. */
  constructor(url: string, templates: readonly Template[], crowd: Crowd) {
    this.#url = url;
    this.#templates = templates;
    this.#crowd = crowd;
  }

  /** The next request of its shoppers is due since `at`, by `performance.now()`. */
  ask(at: number): void {
    const lap = Math.floor(this.#asked / this.#templates.length);
    const template = this.#templates[this.#asked % this.#templates.length] as Template;
    this.#asked++;
    this.#waiting.push({ template, who: this.#crowd(template.visitor, lap), at });
    if (!this.#underWay) this.#sendNext();
  }

  /** Whether an answer is awaited. */
  get isBusy(): boolean {
    return this.#underWay !== undefined;
  }

  /** Counts what was not answered, and forgets it. */
  giveUp(): void {
    const now = performance.now();
    const left = this.#underWay ? [this.#underWay, ...this.#waiting] : [...this.#waiting];
    this.#underWay = undefined;
    this.#waiting.length = 0;
    this.close();
    for (const { at } of left) this.tally?.leave(now - at);
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
    this.#reader.reset();
  }

  #sendNext(): void {
    this.#underWay = this.#waiting.shift();
    if (!this.#underWay) {
      this.free();
      return;
    }
    const { template, who } = this.#underWay;
    this.#socket ??= this.#connect();
    this.#sentAt = performance.now();
    this.#socket.write(template.fill(Date.now(), who));
  }

  #connect(): Socket {
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    const read = (length: number) => {
      const answer = this.#reader.read(buffer.subarray(0, length));
      if (answer) this.#answered(answer);
      return true;
    };
    const port = Number(new URL(this.#url).port);
    const socket = connect({ host: '127.0.0.1', port, noDelay: true, onread: { buffer, callback: read } });
    // 'close' follows and says the same.
    socket.on('error', () => {});
    socket.on('close', () => this.#lost(socket));
    return socket;
  }

  #answered({ status, body, closes }: Answer): void {
    const due = this.#underWay;
    if (!due) throw new Error('an answer that nobody asked for');
    const waitedMs = performance.now() - due.at;
    if (status !== 200) this.tally?.refuse(status);
    else this.#count(due, body, waitedMs);
    if (closes) this.close();
    this.#sendNext();
  }

  #count(due: Due, body: Buffer, waitedMs: number): void {
    const { events } = due.template;
    const start = acceptance(events);
    const isPlain = body.toString('latin1', 0, start.length) === start && body[start.length] === CLOSING;
    if (isPlain && this.#answers++ % SAMPLE !== 0) {
      this.tally?.finish(events, waitedMs, performance.now() - this.#sentAt);
      return;
    }
    const answer: CollectAnswer = JSON.parse(body.toString());
    if (answer.accepted !== events || answer.duplicates > 0 || answer.refused.length > 0) {
      this.tally?.finishWrong(body.toString(), waitedMs);
      return;
    }
    this.tally?.finish(events, waitedMs, performance.now() - this.#sentAt);
    for (const decision of answer.decisions) {
      this.tally?.decide();
      this.#reportShown(due, decision);
    }
  }

  /** As the tag does when it has drawn the message. */
  #reportShown({ template, who }: Due, { offer, turn }: CollectAnswer['decisions'][number]): void {
    const { device: _, ...batch } = template.sent();
    const now = Date.now();
    const shown = { id: eventId(now), name: 'offer_shown', at: now, params: { offer, turn } };
    const report = new Template(this.#url, { ...batch, sentAt: now, events: [shown] }, now);
    this.#waiting.unshift({ template: report, who, at: performance.now() });
  }

  /** The server ended the connection; the request that was under way on it got no answer. */
  #lost(socket: Socket): void {
    if (socket !== this.#socket) return;
    this.close();
    const due = this.#underWay;
    if (!due) return;
    this.tally?.lose(performance.now() - due.at);
    this.#sendNext();
  }
}

const CLOSING = ']'.charCodeAt(0);
const acceptances: string[] = [];

/** How an answer begins that accepts all events, up to the decisions. */
function acceptance(events: number): string {
  acceptances[events] ??= `{"accepted":${events},"duplicates":0,"refused":[],"decisions":[`;
  return acceptances[events];
}
