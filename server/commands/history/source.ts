/** A file of history that can be gone back to: where an import goes on, and whether the file is still the same. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import type { HistoryMark } from '../../storage/store.ts';
import { Refusal } from '../refusal.ts';

/** Bytes at the start, and before the position, that the fingerprint is made of. */
const WITNESS_BYTES = 65_536;
const CHUNK_BYTES = 1_048_576;

export class HistoryFile {
  /** Absolute, without links: the name of the source. */
  readonly path: string;
  readonly bytes: number;
  readonly #handle: FileHandle;

  private constructor(path: string, handle: FileHandle, bytes: number) {
    this.path = path;
    this.#handle = handle;
    this.bytes = bytes;
  }

  /** Throws Refusal when it cannot be read. */
  static async open(file: string): Promise<HistoryFile> {
    try {
      const path = await realpath(file);
      const handle = await open(path);
      const stat = await handle.stat();
      if (!stat.isFile()) throw new Error('it is not a file; pipe it in with -');
      return new HistoryFile(path, handle, stat.size);
    } catch (error) {
      throw new Refusal(`${file} cannot be read: ${(error as Error).message}.`);
    }
  }

  chunksFrom(position: number): AsyncIterable<Buffer> {
    return createReadStream(this.path, { start: position, highWaterMark: CHUNK_BYTES });
  }

  /** Of the file up to a position. */
  async fingerprint(position: number): Promise<string> {
    const hash = createHash('sha256');
    const tail = Math.max(0, position - WITNESS_BYTES);
    for (const [from, to] of [
      [0, Math.min(position, WITNESS_BYTES)],
      [tail, position],
    ] as const) {
      const { buffer, bytesRead } = await this.#handle.read(Buffer.alloc(to - from), 0, to - from, from);
      hash.update(buffer.subarray(0, bytesRead));
    }
    return hash.digest('base64url');
  }

  /** Whether what was read up to a mark still stands there. */
  async isSame({ position, fingerprint }: HistoryMark): Promise<boolean> {
    return position <= this.bytes && (await this.fingerprint(position)) === fingerprint;
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}
