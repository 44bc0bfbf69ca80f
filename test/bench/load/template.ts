/**
 * A batch as the bytes of an HTTP request, in which only ids and times change from one sending to the next. Made once and
 * filled in within a microsecond or two: the load shares its machine with the server that it measures.
 */
import type { Batch } from '../../../server/contract/collect.ts';
import type { Params, WireEvent } from '../../../server/contract/event.ts';
import type { EventId } from '../../../server/contract/ids.ts';
import { BROWSER } from '../../support/shopper.ts';

/** Of `Date.now()`, until the year 2286. */
const TIME_DIGITS = 13;
/** An id is a time in base 36 and two numbers of ten digits that fit in 32 bits, as the tag makes it. */
export const STAMP_DIGITS = 8;
const CHANCE_DIGITS = 10;
export const ID_DIGITS = STAMP_DIGITS + 2 * CHANCE_DIGITS;
const LEAST_CHANCE = 10 ** (CHANCE_DIGITS - 1);
const CHANCES = 2 ** 32 - LEAST_CHANCE;

/** Frames what is filled in while the body is still text; no shop writes it. */
const MARK = '\uE000';
const HOLES = new RegExp(`"?${MARK}(\\w+) (-?\\d+)${MARK}"?`, 'g');

/** What is filled in, by the digits it takes. */
const room = { time: TIME_DIGITS, id: ID_DIGITS, visitor: ID_DIGITS, customer: STAMP_DIGITS, order: STAMP_DIGITS };
type Kind = keyof typeof room;

/** A place in the request. A time there is so much before or after the sending. */
type Hole = { kind: Kind; offset: number; shiftMs: number };

/** Whose request it is this time. */
export type Who = {
  /** Of {@link ID_DIGITS} characters. */
  visitor: string;
  /** Milliseconds UTC that stand for the customer in a customer id, and for the visit in an order's. */
  customer: number;
  order: number;
};

export class Template {
  /** Events in it: what the answer must accept. */
  readonly events: number;
  /** The visitor of the batch it was made of. */
  readonly visitor: string;
  readonly #bytes: Buffer;
  readonly #bodyAt: number;
  readonly #holes: readonly Hole[];

  /**
   * @param url of the server: `http://127.0.0.1:PORT`.
   * @param madeAt moment at which the batch would have been sent, milliseconds UTC.
   */
  constructor(url: string, batch: Batch, madeAt: number) {
    const { text, holes } = dig(JSON.stringify(marked(batch, madeAt)));
    const body = Buffer.from(text);
    const head = Buffer.from(headOf(url, batch.url, body.length));
    this.events = batch.events.length;
    this.visitor = batch.visitor;
    this.#bytes = Buffer.concat([head, body]);
    this.#bodyAt = head.length;
    this.#holes = holes.map((hole) => ({ ...hole, offset: hole.offset + head.length }));
  }

  /**
   * The request with fresh event ids, at `now` in milliseconds UTC. It is the same memory each time: send it again only when
   * it was answered.
   */
  fill(now: number, who: Who): Buffer {
    const bytes = this.#bytes;
    for (const { kind, offset, shiftMs } of this.#holes) {
      if (kind === 'time') writeDigits(bytes, offset, TIME_DIGITS, now + shiftMs, 10);
      else if (kind === 'id') writeId(bytes, offset, now + shiftMs);
      else if (kind === 'visitor') bytes.write(who.visitor, offset, 'latin1');
      else writeDigits(bytes, offset, STAMP_DIGITS, who[kind], 36);
    }
    return bytes;
  }

  /** The batch as it was filled in last. */
  sent(): Batch {
    return JSON.parse(this.#bytes.toString('utf8', this.#bodyAt));
  }
}

/** An id as the tag makes it. */
export function eventId(at: number): EventId {
  const bytes = Buffer.alloc(ID_DIGITS);
  writeId(bytes, 0, at);
  return bytes.toString('latin1') as EventId;
}

function marked(batch: Batch, madeAt: number): object {
  const { sentAt, events } = batch;
  return {
    ...batch,
    visitor: hole('visitor'),
    sentAt: hole('time', sentAt - madeAt),
    events: events.map((event) => markedEvent(event, madeAt)),
  };
}

function markedEvent({ id: _, at, params, ...event }: WireEvent, madeAt: number): object {
  const shiftMs = at - madeAt;
  return {
    id: hole('id', shiftMs),
    at: hole('time', shiftMs),
    ...event,
    ...(params && { params: markedParams(params) }),
  };
}

/** An order that came again would be the same order, and a customer who came with ever new browsers one huge person. */
function markedParams(params: Params): Params {
  const { transaction_id: order, customer_id: customer } = params;
  return {
    ...params,
    ...(order !== undefined && { transaction_id: `${order}-${hole('order')}` }),
    ...(customer !== undefined && { customer_id: `${customer}-${hole('customer')}` }),
  };
}

function hole(kind: Kind, shiftMs = 0): string {
  return `${MARK}${kind} ${shiftMs}${MARK}`;
}

/** Makes room for what is filled in. A time is a number and stands bare; what is part of a text keeps its quotes. */
function dig(json: string): { text: string; holes: Hole[] } {
  const holes: Hole[] = [];
  let text = '';
  let bytes = 0;
  let end = 0;
  const add = (piece: string) => {
    text += piece;
    bytes += Buffer.byteLength(piece);
  };
  for (const { 0: found, 1: name, 2: shiftMs, index } of json.matchAll(HOLES)) {
    const kind = name as Kind;
    const quote = (has: boolean) => (has && kind !== 'time' ? '"' : '');
    add(json.slice(end, index) + quote(found.startsWith('"')));
    holes.push({ kind, offset: bytes, shiftMs: Number(shiftMs) });
    add('0'.repeat(room[kind]) + quote(found.endsWith('"')));
    end = index + found.length;
  }
  add(json.slice(end));
  return { text, holes };
}

/** What Chromium sends with the tag's `fetch`. */
function headOf(server: string, page: string, length: number): string {
  const { origin } = new URL(page);
  const lines = [
    'POST /v1/batch HTTP/1.1',
    `Host: ${new URL(server).host}`,
    'Connection: keep-alive',
    `Content-Length: ${length}`,
    `User-Agent: ${BROWSER}`,
    'Content-Type: text/plain;charset=UTF-8',
    'Accept: */*',
    `Origin: ${origin}`,
    'Sec-Fetch-Site: cross-site',
    'Sec-Fetch-Mode: cors',
    'Sec-Fetch-Dest: empty',
    `Referer: ${origin}/`,
    'Accept-Encoding: gzip, deflate, br, zstd',
    'Accept-Language: ko-KR,ko;q=0.9,en;q=0.8',
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

const ALPHABET = Buffer.from('0123456789abcdefghijklmnopqrstuvwxyz');

function writeDigits(bytes: Buffer, offset: number, length: number, value: number, base: 10 | 36): void {
  let rest = value;
  for (let index = offset + length - 1; index >= offset; index--) {
    const quotient = Math.floor(rest / base);
    bytes[index] = ALPHABET[rest - quotient * base] as number;
    rest = quotient;
  }
}

function writeId(bytes: Buffer, offset: number, at: number): void {
  writeDigits(bytes, offset, STAMP_DIGITS, at, 36);
  for (const chanceAt of [STAMP_DIGITS, STAMP_DIGITS + CHANCE_DIGITS]) {
    writeDigits(bytes, offset + chanceAt, CHANCE_DIGITS, LEAST_CHANCE + Math.floor(Math.random() * CHANCES), 10);
  }
}
