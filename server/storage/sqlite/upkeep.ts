/**
 * What the storage threads do for the write-ahead log beside their work, on a timer. Whatever goes wrong there is told once and
 * tried again: a disk that is full now may have space at the next look, and nobody's answer depends on it.
 */
import { statSync } from 'node:fs';
import { LOOK_MS } from './checkpoint.ts';
import { toStoreError } from './fault.ts';

/** Returns what ends it. */
export function lookOften(look: () => void, warn: (message: string) => void): () => void {
  let failing = false;
  const timer = setInterval(() => {
    try {
      look();
      failing = false;
    } catch (error) {
      if (!failing) warn(`The write-ahead log could not be copied: ${toStoreError(error).message}`);
      failing = true;
    }
  }, LOOK_MS);
  return () => clearInterval(timer);
}

/**
 * Whether the log of an open database is still in its folder. Without it commits go on into a file without a name, which is
 * gone with the process.
 */
export function watchLog(file: string): () => boolean {
  const number = numberOf(`${file}-wal`);
  return () => numberOf(`${file}-wal`) === number;
}

/** The inode; undefined when there is no such file. */
function numberOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.ino;
}
