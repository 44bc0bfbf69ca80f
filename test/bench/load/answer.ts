/** Reads the answers of one connection: HTTP/1.1 with a Content-Length, one request under way at a time. */
const HEAD_END = Buffer.from('\r\n\r\n');

export type Answer = {
  status: number;
  body: Buffer;
  /** The server wants no more requests on this connection. */
  closes: boolean;
};

export class AnswerReader {
  #rest: Buffer | undefined;

  /**
   * The answer, once its last byte is there. The body is a piece of `chunk` or of what was kept: use it at once.
   *
   * @throws Error when it has no Content-Length: such an answer cannot be told from half of one.
   */
  read(chunk: Buffer): Answer | undefined {
    const bytes = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk;
    const headEnd = bytes.indexOf(HEAD_END);
    if (headEnd < 0) return this.#keep(bytes);
    const head = bytes.toString('latin1', 0, headEnd);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (length === undefined) throw new Error(`An answer without Content-Length: ${head}`);
    const bodyAt = headEnd + HEAD_END.length;
    const end = bodyAt + Number(length);
    if (bytes.length < end) return this.#keep(bytes);
    this.#rest = undefined;
    return {
      status: Number(head.slice(9, 12)),
      body: bytes.subarray(bodyAt, end),
      closes: /\r\nconnection: *close/i.test(head),
    };
  }

  /** What was read of an answer that will not come to its end is forgotten. */
  reset(): void {
    this.#rest = undefined;
  }

  #keep(bytes: Buffer): undefined {
    this.#rest = Buffer.from(bytes);
    return undefined;
  }
}
