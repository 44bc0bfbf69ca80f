/**
 * One kept-alive connection that asks one thing at a time, as a shopper's browser has. `fetch` costs ten times as much, and
 * on a small machine the shoppers must not be what the server waits for.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { BROWSER, SHOP } from '../support/shopper.ts';

export type Answer = { status: number; retryAfterSeconds: number | undefined; closes: boolean; body: string };
type Waiting = { resolve(answer: Answer): void; reject(error: Error): void };

const HEAD_END = '\r\n\r\n';

export class Connection {
  readonly #url: URL;
  #socket: Socket | undefined;
  #heard = '';
  #waiting: Waiting | undefined;
  #ended: Error | undefined;
  /** The server has said that it answers nothing more on this socket: one carries a thousand requests. */
  #isUsedUp = false;

  /** Rejects when nobody listens. */
  static async open(url: string): Promise<Connection> {
    const connection = new Connection(new URL(url));
    await connection.#connect();
    return connection;
  }

  private constructor(url: URL) {
    this.#url = url;
  }

  get open(): boolean {
    return this.#ended === undefined;
  }

  /** Sends a batch as the tag does. Rejects when the connection ends before the whole answer is there. */
  send(batch: string): Promise<Answer> {
    return this.ask(
      `POST /v1/batch HTTP/1.1\r\nHost: ${this.#url.host}\r\nOrigin: ${SHOP}\r\nUser-Agent: ${BROWSER}\r\n` +
        `Content-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(batch)}${HEAD_END}${batch}`,
    );
  }

  /** Sends a whole request; on another socket when the server wants no more on this one, as a browser does. */
  async ask(request: string): Promise<Answer> {
    if (this.#isUsedUp && this.open) await this.#connect();
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended);
      this.#waiting = { resolve, reject };
      this.#socket?.write(request);
    });
  }

  close(): void {
    this.#end(new Error('The connection was closed.'));
    this.#socket?.destroy();
  }

  async #connect(): Promise<void> {
    this.#socket?.destroy();
    const { hostname, port } = this.#url;
    const socket = connect(Number(port), hostname).setNoDelay(true).setEncoding('latin1');
    this.#socket = socket;
    this.#isUsedUp = false;
    await once(socket, 'connect').catch((error) => {
      this.#end(error);
      throw error;
    });
    socket.on('data', (piece: string) => this.#hear(piece));
    // One that was used up ends nothing any more.
    const end = (error: Error) => socket === this.#socket && !this.#isUsedUp && this.#end(error);
    socket.on('error', end);
    socket.on('close', () => end(new Error('The connection was closed.')));
  }

  #hear(piece: string): void {
    this.#heard += piece;
    const headEnd = this.#heard.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = this.#heard.slice(0, headEnd);
    const from = headEnd + HEAD_END.length;
    const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
    if (this.#heard.length < from + length) return;
    const retryAfter = /^retry-after: *(\d+)/im.exec(head)?.[1];
    const answer = {
      status: Number(head.slice(9, 12)),
      retryAfterSeconds: retryAfter === undefined ? undefined : Number(retryAfter),
      closes: /^connection: *close/im.test(head),
      body: Buffer.from(this.#heard.slice(from, from + length), 'latin1').toString(),
    };
    this.#heard = this.#heard.slice(from + length);
    this.#isUsedUp = answer.closes;
    this.#waiting?.resolve(answer);
    this.#waiting = undefined;
  }

  #end(error: Error): void {
    this.#ended ??= error;
    this.#waiting?.reject(error);
    this.#waiting = undefined;
  }
}
