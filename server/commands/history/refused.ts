import { appendFile, truncate } from 'node:fs/promises';
import type { FieldFault } from '../../contract/error.ts';
import type { Line } from './lines.ts';

/** Faults that are shown; the others are mostly of the same kind. */
const SHOWN = 10;

/** Lines that broke a rule: counted, put into a file as they stand so that they can be mended, the first ones told of. */
export class RefusedLines {
  readonly file: string;
  readonly #tell: (sentence: string) => void;
  #waiting: Buffer[] = [];
  #shown = 0;
  count = 0;
  bytes = 0;

  constructor(file: string, tell: (sentence: string) => void) {
    this.file = file;
    this.#tell = tell;
  }

  /** Goes on after an import that was cut off: what it wrote after its last commit comes again. */
  async resume(count: number, bytes: number): Promise<void> {
    this.count = count;
    this.bytes = bytes;
    await truncate(this.file, bytes).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      // Mended and moved away meanwhile.
      this.bytes = 0;
    });
  }

  add(number: number, { content }: Line, { path, rule, received }: FieldFault): void {
    this.count++;
    this.#waiting.push(content, Buffer.from('\n'));
    if (++this.#shown > SHOWN) return;
    const what = [path, rule].filter(Boolean).join(' ');
    this.#tell(`line ${number}: ${what}${received === undefined ? '' : `; got ${received}`}`);
  }

  /** Writes down those that came since. */
  async flush(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const lines = Buffer.concat(this.#waiting);
    this.#waiting = [];
    await appendFile(this.file, lines);
    this.bytes += lines.length;
  }
}
