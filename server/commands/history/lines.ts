import { Refusal } from '../refusal.ts';

/** A line without its break, and the bytes it takes up in its file with it. */
export type Line = { content: Buffer; bytes: number };

/** A line that goes on for longer is no line: the file holds one large JSON value, or none at all. */
const MAX_LINE_BYTES = 1_048_576;

const LINE_FEED = 0x0a;

/** Cuts a stream of bytes into lines. The last one may lack its line break. Throws Refusal when there are none. */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line[], void> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const lines: Line[] = [];
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      lines.push({ content: bytes.subarray(start, end), bytes: end + 1 - start });
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > MAX_LINE_BYTES) {
      throw new Refusal('A history is JSON Lines: one event a line. This one has a line of more than a megabyte.');
    }
    yield lines;
  }
  if (rest.length > 0) yield [{ content: rest, bytes: rest.length }];
}
